import { z } from 'zod';
import { error, type Finding, warning } from './finding';
import { isBinOrIin } from './kz';
import { recordMeta } from './record';
import { checkTexts, line, note } from './text';

/** What a provider of services with virtual assets does. */
export const providerKind = z.enum(['exchange', 'otc', 'mixer', 'pool', 'payment', 'wallet', 'other']);
export type ProviderKind = z.infer<typeof providerKind>;

/** A provider as the vault knows it: of no case, for requests of every case go to the same desk. */
export const providerDraft = z.strictObject({
  name: line,
  kind: providerKind.default('exchange'),
  legalEntity: line,
  /** BIN, or the number of a foreign register. */
  registration: line,
  jurisdiction: line,
  licence: line,
  domains: line,
  /** Whom to write to. */
  contact: line,
  /** How a request is served: portal, treaty, what it must hold. */
  requestChannel: note,
  notes: note,
});
export type ProviderDraft = z.infer<typeof providerDraft>;

export const providerRecord = recordMeta.extend(providerDraft.shape);
export type ProviderRecord = z.infer<typeof providerRecord>;

export function checkProvider(draft: ProviderDraft): Finding[] {
  const found = checkTexts(draft);
  if (draft.name.trim() === '') found.push(error('name', 'required'));
  if (/^\d{12}$/.test(draft.registration) && !isBinOrIin(draft.registration))
    found.push(warning('registration', 'kz.bin-check'));
  if (draft.contact.trim() === '' && draft.requestChannel.trim() === '')
    found.push(warning('contact', 'provider.no-contact'));
  return found;
}
