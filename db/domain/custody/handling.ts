import { z } from 'zod';
import { recordId } from '../ids';
import { legalStatus } from '../legalStatus';
import { custodyAction, sealFound } from './event';

/** Who has an exhibit, where and under which seal, as its custody says. Names only: what a paper prints of it. */
export const heldExhibit = z.strictObject({
  exhibitId: recordId,
  holder: z.string(),
  /** Local time. */
  since: z.string(),
  place: z.string(),
  seal: z.string(),
  intact: sealFound,
  status: z.enum(['held', 'lost', 'disposed']),
  dueBack: z.string(),
});
export type HeldExhibit = z.infer<typeof heldExhibit>;

/** The last step of an exhibit's legal status. */
export const exhibitStatus = z.strictObject({
  exhibitId: recordId,
  status: legalStatus,
  orderNumber: z.string(),
  issuer: z.string(),
  date: z.string(),
});
export type ExhibitStatus = z.infer<typeof exhibitStatus>;

/** One act of custody on exhibits of the case. */
export const handlingAct = z.strictObject({
  number: z.string(),
  happenedAt: z.string(),
  action: custodyAction,
  exhibitIds: z.array(recordId),
  from: z.string(),
  to: z.string(),
  place: z.string(),
  purpose: z.string(),
});
export type HandlingAct = z.infer<typeof handlingAct>;

/** What became of the exhibits of a case since they were recorded. */
export const handling = z.strictObject({
  held: z.array(heldExhibit),
  statuses: z.array(exhibitStatus),
  /** In the order of the ledger. */
  acts: z.array(handlingAct),
  /** How many events, older than those listed, are not among them. */
  left: z.int().optional(),
  searches: z.array(z.strictObject({ id: recordId, number: z.string(), protocolNumber: z.string() })),
});
export type Handling = z.infer<typeof handling>;
