import { error, type Finding, warning } from '../finding';
import { identify } from '../identify';
import type { TableDialect } from '../import';
import { checkProvider, type ProviderDraft, type ProviderKind, providerDraft } from '../provider';
import { type EquipmentDraft, equipmentDraft, serialList } from '../site';
import { checkTexts } from '../text';
import type { ListedEntry, ListedKind } from '../watchlist';
import { foldHeader } from './fields';
import { plainDate, plainNumber } from './values';

type Cells = Readonly<Record<string, string>>;

/** A machine, and the site that the table names: by name or number; '' where it names none. */
export interface MachineRow {
  readonly site: string;
  readonly line: EquipmentDraft;
}
/** A row of a list, before it has an import and a place. */
export type ListedDraft = Pick<
  ListedEntry,
  | 'kind'
  | 'value'
  | 'raw'
  | 'chain'
  | 'label'
  | 'category'
  | 'confidence'
  | 'source'
  | 'listName'
  | 'issuer'
  | 'listedAt'
>;

interface Made<D> {
  readonly draft: D | undefined;
  readonly findings: Finding[];
}

export function machineOf(cells: Cells, dialect: TableDialect): Made<MachineRow> {
  const { site = '', count = '', nameplateWatts = '', measuredWatts = '', ...words } = cells;
  const found: Finding[] = [];
  const whole = (field: string, text: string, kilo: boolean): number | null => {
    if (text === '') return null;
    const kilowatts = kilo && /(kw|квт|кВт)/i.test(text);
    const digits = text.replace(/[^\d.,\s-]/g, '').trim();
    // Units beside the numbers hide from the whole table how it writes fractions.
    const number = plainNumber(digits, dialect.decimalComma) ?? plainNumber(digits, !dialect.decimalComma);
    // Doubles make 1000.9999999999999 of 1.001 kW.
    const watts =
      number === undefined ? Number.NaN : Number((Number(number) * (kilowatts ? 1_000 : 1)).toFixed(6));
    if (Number.isInteger(watts) && watts >= 0 && watts <= 1_000_000) return watts;
    found.push(warning(field, 'number.form'));
    return null;
  };
  const counted = whole('count', count, false);
  const serials = (words.serials ?? '').trim();
  const parsed = equipmentDraft.safeParse({
    ...words,
    count: counted ?? Math.max(1, serialList(serials).length),
    nameplateWatts: whole('nameplateWatts', nameplateWatts, true),
    measuredWatts: whole('measuredWatts', measuredWatts, true),
  });
  if ((words.model ?? '') === '') found.push(error('model', 'required'));
  if (!parsed.success) found.push(error(String(parsed.error.issues[0]?.path[0] ?? ''), 'value.form'));
  found.push(...checkTexts(words));
  const refused = found.some(({ level }) => level === 'error');
  return { draft: parsed.success && !refused ? { site, line: parsed.data } : undefined, findings: found };
}

const providerKinds: readonly (readonly [ProviderKind, RegExp])[] = [
  ['otc', /^(otc|обменник|обменныйпункт|айырбастау)/],
  ['exchange', /^(exchange|биржа|cex|dex)/],
  ['mixer', /^(mixer|tumbler|миксер)/],
  ['pool', /^(pool|пул)/],
  ['payment', /^(payment|платеж|төлем)/],
  ['wallet', /^(wallet|кошелек|әмиян)/],
];

export function providerOf(cells: Cells): Made<ProviderDraft> {
  const { kind = '', ...words } = cells;
  const folded = foldHeader(kind);
  const known = providerKinds.find(([, form]) => form.test(folded))?.[0];
  const found: Finding[] = kind !== '' && !known ? [warning('kind', 'import.unknown-term')] : [];
  const parsed = providerDraft.safeParse({ ...words, kind: known ?? (kind === '' ? 'exchange' : 'other') });
  if (!parsed.success)
    return {
      draft: undefined,
      findings: [error(String(parsed.error.issues[0]?.path[0] ?? ''), 'value.form')],
    };
  found.push(...checkProvider(parsed.data));
  return { draft: found.some(({ level }) => level === 'error') ? undefined : parsed.data, findings: found };
}

const listedKinds: Readonly<Record<string, ListedKind>> = {
  address: 'address',
  domain: 'domain',
  url: 'url',
  email: 'email',
  phone: 'phone',
  iban: 'iban',
  iin: 'iin',
  bin: 'bin',
};

/** What a text is and how it is compared: an address as its chain writes it, everything else in small letters. */
export function listedValue(text: string): { kind: ListedKind; value: string } {
  const raw = text.trim();
  for (const match of identify(raw).matches) {
    const kind = listedKinds[match.kind];
    // A failed checksum may be the list's own error: the text is compared as it stands.
    if (kind === undefined || !('canonical' in match) || match.checksum === 'failed') continue;
    return { kind, value: kind === 'address' ? match.canonical : match.canonical.toLowerCase() };
  }
  return { kind: 'other', value: raw };
}

export function listedOf(cells: Cells, dialect: TableDialect): Made<ListedDraft> {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const raw = cell('raw');
  const found: Finding[] = raw === '' ? [error('raw', 'required')] : [];
  const { kind, value } = listedValue(raw);
  if (raw !== '' && kind === 'other') found.push(warning('raw', 'listed.unknown'));
  const listedAt = plainDate(cell('listedAt').slice(0, 19), dialect.dateOrder);
  if (listedAt === undefined) found.push(warning('listedAt', 'date.not-a-day'));
  const draft: ListedDraft = {
    kind,
    value,
    raw,
    chain: cell('chain'),
    label: cell('label'),
    category: cell('category'),
    confidence: cell('confidence'),
    source: cell('source'),
    listName: cell('listName'),
    issuer: cell('issuer'),
    listedAt: listedAt ?? '',
  };
  found.push(...checkTexts(draft, ['raw', 'value']));
  return { draft: found.some(({ level }) => level === 'error') ? undefined : draft, findings: found };
}
