import { checkExhibit, type ExhibitDraft, exhibitDraft } from '../exhibit';
import { error, type Finding, warning } from '../finding';
import type { ImportKind, TableDialect } from '../import';
import { checkPerson, type PersonDraft, personDraft } from '../person';
import type { ProviderDraft } from '../provider';
import { serialList } from '../site';
import { type ListedDraft, listedOf, type MachineRow, machineOf, providerOf } from './otherRows';
import { exhibitKindOf, personRoleOf } from './terms';
import { type TransferDraft, transferOf } from './transferRow';
import { plainDate, plainNumber } from './values';

export type RecordImportKind = Exclude<ImportKind, 'addresses'>;

export type ImportedDraft =
  | { readonly kind: 'exhibits'; readonly draft: ExhibitDraft }
  | { readonly kind: 'persons'; readonly draft: PersonDraft }
  | { readonly kind: 'transactions'; readonly draft: TransferDraft }
  | { readonly kind: 'statements'; readonly draft: TransferDraft }
  | { readonly kind: 'equipment'; readonly draft: MachineRow }
  | { readonly kind: 'providers'; readonly draft: ProviderDraft }
  | { readonly kind: 'watchlist'; readonly draft: ListedDraft };

/** A draft from the cells of a row, with what is wrong or doubtful in it; no draft where an error keeps it from being one. */
export interface RowDraft {
  readonly made: ImportedDraft | undefined;
  readonly findings: readonly Finding[];
}

type Cells = Readonly<Record<string, string>>;

/** The rules of the record's own form, and those of values that a table writes in its own way. */
export function draftOfRow(
  kind: RecordImportKind,
  caseId: string,
  cells: Cells,
  dialect: TableDialect,
): RowDraft {
  switch (kind) {
    case 'exhibits':
      return exhibitOf(caseId, cells, dialect);
    case 'persons':
      return personOf(caseId, cells, dialect);
    case 'transactions':
    case 'statements': {
      const { draft, findings } = transferOf(kind, caseId, trimmed(cells), dialect);
      return { made: draft && { kind, draft }, findings };
    }
    case 'equipment': {
      const { draft, findings } = machineOf(trimmed(cells), dialect);
      return { made: draft && { kind, draft }, findings };
    }
    case 'providers': {
      const { draft, findings } = providerOf(trimmed(cells));
      return { made: draft && { kind, draft }, findings };
    }
    case 'watchlist': {
      const { draft, findings } = listedOf(trimmed(cells), dialect);
      return { made: draft && { kind, draft }, findings };
    }
  }
}

function exhibitOf(caseId: string, cells: Cells, dialect: TableDialect): RowDraft {
  const doubts: Finding[] = [];
  const { kind: kindCell, quantity, foundAt, ...words } = trimmed(cells);
  const kind = exhibitKindOf(kindCell ?? '') ?? exhibitKindOf(words.description ?? '');
  if (kind === undefined && (kindCell ?? '') !== '') doubts.push(warning('kind', 'import.unknown-term'));
  const day = plainDate(foundAt ?? '', dialect.dateOrder);
  if (day === undefined) doubts.push(error('foundAt', 'date.not-a-day'));
  // The register says the day; what it does not say is not made up: an exhibit's time goes into its notes.
  const exact = day?.includes('T') ? day : '';
  const told = day && !exact ? `${foundAt}` : '';
  const count = quantity ? plainNumber(quantity, dialect.decimalComma) : '';
  if (count === undefined || count.includes('.') || count === '0')
    doubts.push(warning('quantity', 'number.form'));
  const counted = count && /^[1-9]\d{0,6}$/.test(count) ? Number(count) : null;
  const notes = [words.notes ?? '', told].filter(Boolean).join('\n');
  const draft = exhibitDraft.safeParse({
    caseId,
    ...words,
    notes,
    kind: kind ?? 'other',
    foundAt: exact,
    quantity: counted,
  });
  if (!draft.success)
    return {
      made: undefined,
      findings: [...doubts, error(String(draft.error.issues[0]?.path[0] ?? ''), 'value.form')],
    };
  return judged({ kind: 'exhibits', draft: draft.data }, [...doubts, ...checkExhibit(draft.data)]);
}

function personOf(caseId: string, cells: Cells, dialect: TableDialect): RowDraft {
  const doubts: Finding[] = [];
  const { role: roleCell, birth, iin, ...words } = trimmed(cells);
  const role = personRoleOf(roleCell ?? '');
  if (role === undefined && (roleCell ?? '') !== '') doubts.push(warning('role', 'import.unknown-term'));
  const day = plainDate(birth ?? '', dialect.dateOrder, new Date().getUTCFullYear());
  if (day === undefined) doubts.push(error('birth', 'date.not-a-day'));
  // Spreadsheets drop the zeros at the beginning of an IIN of the two thousands.
  const whole = /^\d{8,11}$/.test(iin ?? '') ? (iin ?? '').padStart(12, '0') : (iin ?? '');
  const draft = personDraft.safeParse({
    caseId,
    ...words,
    iin: whole,
    birth: (day ?? '').slice(0, 10),
    role: role ?? 'other',
  });
  if (!draft.success)
    return {
      made: undefined,
      findings: [...doubts, error(String(draft.error.issues[0]?.path[0] ?? ''), 'value.form')],
    };
  return judged({ kind: 'persons', draft: draft.data }, [...doubts, ...checkPerson(draft.data)]);
}

function trimmed(cells: Cells): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.trim()]));
}

function judged(made: ImportedDraft, findings: Finding[]): RowDraft {
  const refused = findings.some(({ level }) => level === 'error');
  return { made: refused ? undefined : made, findings };
}

/** Warnings that are no doubt about the row: old registers simply do not say these things. */
const silent = new Set(['exhibit.no-bag', 'exhibit.no-seal']);

/** The doubt that flags a row, if any. */
export function doubtOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ level, code }) => level === 'warning' && !silent.has(code));
}

/** By what a record is known again: one of these in common makes two the same. Nothing where nothing identifies it. */
export function identityKeys(made: ImportedDraft): string[] {
  if (made.kind === 'persons') {
    const { name, birth, iin } = made.draft;
    if (iin !== '') return [`iin ${iin}`];
    return birth === '' ? [] : [`name ${name.toLocaleLowerCase('ru')} ${birth}`];
  }
  if (made.kind === 'transactions') return transferKeys(made.draft);
  if (made.kind === 'statements') return transferKeys(made.draft);
  if (made.kind === 'equipment')
    return serialList(made.draft.line.serials).map((serial) => `machine ${serial.toLocaleLowerCase('ru')}`);
  if (made.kind === 'providers') {
    const { registration, name, jurisdiction } = made.draft;
    return registration === ''
      ? [`provider ${name} ${jurisdiction}`.toLocaleLowerCase('ru')]
      : [`registration ${registration}`];
  }
  if (made.kind === 'watchlist') {
    const { value, label, category, source } = made.draft;
    return [`listed ${[value, label, category, source].join('\u001f')}`];
  }
  const { serial, make, model, imei } = made.draft;
  const unitNumber = 'unitNumber' in made.draft ? String(made.draft.unitNumber) : '';
  if (unitNumber !== '') return [`unit ${unitNumber}`];
  if (imei !== '') return [`imei ${imei}`];
  return serial === '' ? [] : [`serial ${make} ${model} ${serial}`.toLocaleLowerCase('ru')];
}

/** One transaction may pay several: the whole of it is compared. Rows without a number may be the same and stand twice. */
function transferKeys({ txid, fromText, toText, asset, amount, happenedAt }: TransferDraft): string[] {
  return txid === '' ? [] : [`tx ${[txid, fromText, toText, asset, amount, happenedAt].join('\u001f')}`];
}
