import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import { error, type Finding } from '../../../db/domain/finding';
import { type AccountRecord, accountTitle } from '../../../db/domain/funds/account';
import { checkLink, type LinkDraft, type LinkEnd, linkEnd } from '../../../db/domain/link';
import { shortNumber } from '../../records/numbers';

/** One record that a link can begin or end at. */
export interface EndOption {
  kind: LinkEnd;
  id: string;
  /** What is shown and found by typing: `W-02 Ledger Nano X`. */
  label: string;
}

/** A link whose ends may still be missing. */
export function emptyLink(caseId: string, from: { kind: LinkEnd; id: string } | undefined): LinkDraft {
  return {
    caseId,
    fromKind: from?.kind ?? 'wallet',
    fromId: from?.id ?? '',
    kind: 'related',
    toKind: 'person',
    toId: '',
    source: '',
    confidence: 'probable',
    notes: '',
  };
}

/** The link's own checks; an end that is not picked is said once, not as a link to itself. */
export function checkLinkForm(draft: LinkDraft): Finding[] {
  const missing = (['fromId', 'toId'] as const)
    .filter((end) => draft[end] === '')
    .map((end) => error(end, 'required'));
  const found = checkLink(draft);
  return [
    ...missing,
    ...(missing.length === 0 ? found : found.filter((one) => one.code !== 'link.to-itself')),
  ];
}

/** Reads `wallet:0190…` of a URL; undefined when it names no end of a link. */
export function readEnd(text: string | undefined): { kind: LinkEnd; id: string } | undefined {
  const [kind = '', id = ''] = (text ?? '').split(':', 2);
  const known = linkEnd.safeParse(kind);
  return known.success && id !== '' ? { kind: known.data, id } : undefined;
}

interface CaseRecords {
  file: { id: string; number: string; title: string } | undefined;
  exhibits: readonly ExhibitRecord[];
  wallets: readonly { id: string; number: string; label: string }[];
  accounts: readonly AccountRecord[];
  sites: readonly { id: string; number: string; name: string }[];
  persons: readonly { id: string; number: string; name: string; nameLatin: string }[];
}

/** Everything in the case that a link can name: the case first, then by kind and number. */
export function endOptions({ file, exhibits, wallets, accounts, sites, persons }: CaseRecords): EndOption[] {
  const named = (kind: LinkEnd, id: string, number: string, title: string): EndOption => ({
    kind,
    id,
    label: [kind === 'case' ? number : shortNumber(number), title].filter(Boolean).join(' '),
  });
  return [
    ...(file === undefined ? [] : [named('case', file.id, file.number, file.title)]),
    ...persons.map((person) => named('person', person.id, person.number, person.name || person.nameLatin)),
    ...wallets.map((wallet) => named('wallet', wallet.id, wallet.number, wallet.label)),
    ...accounts.map((one) => named('account', one.id, one.number, accountTitle(one))),
    ...exhibits.map((exhibit) => named('exhibit', exhibit.id, exhibit.number, exhibitTitle(exhibit))),
    ...sites.map((site) => named('site', site.id, site.number, site.name)),
  ];
}

/** Persons and wallets are what most links are about; exhibits are many, so they stand last. */
const groupOrder: readonly LinkEnd[] = ['person', 'wallet', 'account', 'site', 'case', 'exhibit'];

/** The same records under the name of their kind, for a list to pick from. */
export function groupEnds(
  options: readonly EndOption[],
  words: (kind: LinkEnd) => string,
): { group: string; items: { value: string; label: string }[] }[] {
  return groupOrder
    .map((kind) => ({
      group: words(kind),
      items: options
        .filter((option) => option.kind === kind)
        .map((option) => ({ value: option.id, label: option.label })),
    }))
    .filter((group) => group.items.length > 0);
}
