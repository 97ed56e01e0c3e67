import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { folded } from './folded';
import type { AccountRecord } from './funds/account';
import { recordId } from './ids';
import type { ProviderRecord } from './provider';
import { checkTexts, line } from './text';
import { existingDate, localDateTime, partialDate } from './time';
import type { AddressRecord, WalletRecord } from './wallet';

/** What a provider can be asked for, in the order on paper. */
export const requestAsk = z.enum(['owner', 'access', 'transactions', 'balances', 'links', 'freeze']);
export type RequestAsk = z.infer<typeof requestAsk>;

/** What a request to a provider is about. Only what is chosen leaves the vault: the provider is a stranger to the case. */
export const requestChoice = z.strictObject({
  /** Ids of addresses and accounts of the case; left out: those that the records attribute to the provider. */
  places: z.array(recordId).max(2_000).optional(),
  /** Ids of movements of the case that are asked about by their hash. */
  transactions: z.array(recordId).max(1_000).default([]),
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

/** That a request was sent, as typed. */
export const sentDraft = z.strictObject({
  /** Local time; '' for now. */
  sentAt: localDateTime,
  /** How it went and under which outgoing number. */
  channel: line,
  /** The day of the answer; '' for what the request itself says, else the unit's own period. */
  answerBy: partialDate,
});
export type SentDraft = z.infer<typeof sentDraft>;

/** @param now the wall clock, `2026-11-18T02:31` */
export function checkSent({ sentAt, channel, answerBy }: SentDraft, now: string): Finding[] {
  const found = checkTexts({ channel });
  if (!existingDate(sentAt)) found.push(error('sentAt', 'date.not-a-day'));
  else if (sentAt > now) found.push(error('sentAt', 'custody.future'));
  if (!existingDate(answerBy) || (answerBy !== '' && answerBy.length < 10))
    found.push(error('answerBy', 'date.not-a-day'));
  else if (answerBy !== '' && answerBy < (sentAt || now).slice(0, 10))
    found.push(error('answerBy', 'deadline.ends-before'));
  if (channel.trim() === '') found.push(warning('channel', 'request.no-channel'));
  return found;
}

/** Which of the unit's periods an answer falls under. */
export const answerRule = (asks: readonly RequestAsk[]): 'provider-freeze' | 'provider-answer' =>
  asks.includes('freeze') ? 'provider-freeze' : 'provider-answer';

/** An article that the shipped table leaves to the unit's lawyers is not to be cited on paper. */
export const settledArticle = (article: string): string =>
  article.includes('to be confirmed') ? '' : article;

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
