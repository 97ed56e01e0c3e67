import { z } from 'zod';
import { error, type Finding, warning } from '../finding';
import { recordId } from '../ids';
import { recordMeta } from '../record';
import { checkTexts, line, note } from '../text';
import { existingDate, partialDate } from '../time';

/** What the provider did with the account, as its answers say. */
export const freezeState = z.enum(['none', 'requested', 'frozen', 'refused', 'released']);
export type FreezeState = z.infer<typeof freezeState>;

/** A customer account at a provider: an exchange, a payment agent. It is no wallet: the provider holds the keys. */
export const accountDraft = z.strictObject({
  caseId: recordId,
  provider: line,
  userId: line,
  email: line,
  phone: line,
  personId: recordId.nullable().default(null),
  freeze: freezeState.default('none'),
  /** Number of the freeze order or of the provider's ticket. */
  freezeReference: line,
  freezeDate: partialDate,
  notes: note,
});
export type AccountDraft = z.infer<typeof accountDraft>;

export const accountRecord = recordMeta.extend(accountDraft.shape);
export type AccountRecord = z.infer<typeof accountRecord>;

export function checkAccount(draft: AccountDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.provider.trim() === '') found.push(error('provider', 'required'));
  if ([draft.userId, draft.email, draft.phone].every((one) => one.trim() === '') && draft.personId === null)
    found.push(error('userId', 'account.nobody'));
  if (draft.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email))
    found.push(warning('email', 'account.email-form'));
  if (!existingDate(draft.freezeDate)) found.push(error('freezeDate', 'date.not-a-day'));
  if (draft.freeze === 'none') found.push(warning('freeze', 'account.not-frozen'));
  else if (draft.freezeReference.trim() === '')
    found.push(warning('freezeReference', 'account.no-reference'));
  return found;
}

/** How an account is named in a sentence. */
export function accountTitle(account: Pick<AccountDraft, 'provider' | 'userId' | 'email' | 'phone'>): string {
  return [account.provider, account.userId || account.email || account.phone].filter(Boolean).join(' · ');
}
