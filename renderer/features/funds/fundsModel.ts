import { z } from 'zod';
import { error, type Finding } from '../../../db/domain/finding';
import { type AccountDraft, accountDraft, checkAccount } from '../../../db/domain/funds/account';
import {
  checkMovement,
  type MovementDraft,
  type MovementPlaces,
  movementDraft,
} from '../../../db/domain/funds/movement';
import {
  checkObservation,
  type ObservationDraft,
  observationDraft,
} from '../../../db/domain/funds/observation';
import { checkValuation, type ValuationDraft, valuationDraft } from '../../../db/domain/funds/valuation';

/** A draft with nothing in it but what is known before the first key. `caseId` may be '' until it is chosen. */
function emptyOf<D extends { caseId: string }>(schema: z.ZodObject, known: Partial<D>): D {
  const { caseId: _caseId, ...shape } = schema.shape;
  const blank = Object.fromEntries(
    Object.entries(shape).map(([key, one]) => [key, z.parse(one as z.ZodType, undefined)]),
  );
  return { ...blank, caseId: '', ...known } as D;
}

export const emptyAccount = (known: Partial<AccountDraft>) => emptyOf<AccountDraft>(accountDraft, known);
export const emptyObservation = (known: Partial<ObservationDraft>) =>
  emptyOf<ObservationDraft>(observationDraft, known);
export const emptyMovement = (known: Partial<MovementDraft>) => emptyOf<MovementDraft>(movementDraft, known);
export const emptyValuation = (known: Partial<ValuationDraft>) =>
  emptyOf<ValuationDraft>(valuationDraft, known);

const ofCase = (caseId: string, found: Finding[]): Finding[] =>
  caseId === '' ? [error('caseId', 'required'), ...found] : found;

export const checkAccountForm = (draft: AccountDraft): Finding[] => ofCase(draft.caseId, checkAccount(draft));
export const checkObservationForm = (draft: ObservationDraft): Finding[] =>
  ofCase(draft.caseId, checkObservation(draft, nowHere()));
export const checkValuationForm = (draft: ValuationDraft): Finding[] =>
  ofCase(draft.caseId, checkValuation(draft, nowHere().slice(0, 10)));
export const checkMovementForm = (draft: MovementDraft, places: MovementPlaces): Finding[] =>
  ofCase(draft.caseId, checkMovement(draft, { ...places, now: nowHere() }));

/** The wall clock of this machine, `2026-11-18T02:31`. */
export function nowHere(): string {
  const here = new Date();
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A word that stands first on its line. */
export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
