import { z } from 'zod';
import { error, type Finding } from './finding';
import { folded } from './folded';
import type { AccountRecord } from './funds/account';
import { recordId } from './ids';
import type { ProviderRecord } from './provider';
import { checkTexts, line } from './text';
import { existingDate, partialDate } from './time';
import type { AddressRecord, WalletRecord } from './wallet';

/** What a provider can be asked for, in the order on paper. */
export const requestAsk = z.enum(['owner', 'access', 'transactions', 'balances', 'links', 'freeze']);
export type RequestAsk = z.infer<typeof requestAsk>;

/** What a request to a provider is about. Only what is chosen leaves the vault: the provider is a stranger to the case. */
export const requestChoice = z.strictObject({
  /** Ids of addresses and accounts of the case; left out: those that the records attribute to the provider. */
  places: z.array(recordId).max(2_000).optional(),
  asks: z
    .array(requestAsk)
    .max(requestAsk.options.length)
    .default(['owner', 'access', 'transactions', 'balances']),
  /** Code and article, as in periods ("CPC 161"), or as the unit writes it; '' for that of the unit's own period. */
  article: line,
  answerBy: partialDate,
});
export type RequestChoice = z.infer<typeof requestChoice>;

/** Its own words are printed and kept: no secret, no sign that deceives. */
export function checkRequest(choice: RequestChoice): Finding[] {
  const found = checkTexts({ article: choice.article });
  if (!existingDate(choice.answerBy)) found.push(error('answerBy', 'date.not-a-day'));
  return found;
}

type Owner = Pick<WalletRecord, 'label' | 'software'>;

/** Whether the records say that the address is the provider's: its name stands in the label of the address or its wallet. */
export function isAddressOf(
  { name }: Pick<ProviderRecord, 'name'>,
  { label }: Pick<AddressRecord, 'label'>,
  owner: Owner,
): boolean {
  return [label, owner.label, owner.software].some((text) => folded(text).includes(folded(name.trim())));
}

/** Whether the account is at the provider, as its record says. */
export function isAccountOf(
  { name }: Pick<ProviderRecord, 'name'>,
  account: Pick<AccountRecord, 'provider'>,
): boolean {
  return folded(account.provider.trim()) === folded(name.trim());
}
