import { z } from 'zod';
import { recordId } from '../ids';
import { custodian } from './custodian';
import { heldKind, sealFound } from './event';

/** An exhibit or an envelope as custody speaks of it, with where it stands: `CustodyState` of state.ts. */
export const heldThing = z.strictObject({
  kind: heldKind,
  id: recordId,
  caseId: recordId,
  number: z.string(),
  title: z.string(),
  /** What it is part of. */
  parentId: recordId.nullable(),
  /** Without a bag and seal of its own it is counted with what it is part of. */
  ownSeal: z.boolean(),
  state: z.strictObject({
    custodian,
    since: z.string(),
    lastAt: z.string(),
    place: z.string(),
    seal: z.string(),
    intact: sealFound,
    status: z.enum(['held', 'lost', 'disposed']),
    offered: z.strictObject({ itemId: recordId, to: custodian, final: z.boolean() }).nullable(),
    dueBack: z.string(),
    moved: z.boolean(),
  }),
  /** The event that the open offer belongs to; '' where there is none. */
  offeredEventId: z.string(),
});
export type HeldThing = z.infer<typeof heldThing>;
