import type { Command } from 'commander';
import { type Call, UsageError } from '../io';
import { readJsonInput } from '../jsonInput';
import type { Program } from '../program';
import { idOf, type Kind, kinds, type Listed, listKind, recordKinds, withIds } from '../recordKinds';
import { columns, fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface NewOptions extends VaultOptions {
  readonly jsonInput: string;
  readonly case?: string;
}

interface AmendOptions extends NewOptions {
  readonly reason?: string;
}

/** `case`, `exhibit`, `wallet`, `site`, `person`, `link`, `envelope`, each with `new`, `show`, `list`, `amend`. */
export function addRecords(parent: Command, program: Program): void {
  for (const kind of recordKinds) {
    const group = parent.command(kind).description(`${kinds[kind].plural}: new, show, list, amend`);
    addNew(group, program, kind);
    addAmend(group, program, kind);
    addShow(group, program, kind);
    addList(group, program, kind);
  }
}

const inCase = (command: Command, kind: Kind, words: string) =>
  kind === 'case' ? command : command.option('--case <number>', words);

function addNew(group: Command, program: Program, kind: Kind): void {
  const command = vaultOptions(
    group.command('new').description(`record a ${kind}; see: schema ${kind}.record`),
  ).requiredOption('--json-input <file>', 'the draft as JSON, - for stdin');
  inCase(command, kind, 'number of the case, where the draft does not name it');
  program.answering(command, async (call, options: NewOptions) => {
    const { draft: whole, ...given } = await readJsonInput(call.io, options.jsonInput);
    const bare = whole === undefined ? given : { ...asDraft(whole) };
    const record = await withVault(call, options, async (ask) => {
      const draft = await withIds(ask, options.case === undefined ? bare : { ...bare, caseId: options.case });
      tellWarnings(call, kind, draft);
      return ask.byName(`${kind}.record`, { ...(whole === undefined ? {} : given), draft });
    });
    return { value: record, text: recordedText(record) };
  });
}

function addAmend(group: Command, program: Program, kind: Kind): void {
  const command = vaultOptions(
    group.command('amend <number>').description(`correct a ${kind}: the fields given replace those recorded`),
  )
    .requiredOption(
      '--json-input <file>',
      'the fields that change, or {"draft", "reason"} with the whole draft; - for stdin',
    )
    .option('--reason <words>', 'why, for the ledger');
  program.answering(command, async (call, number: string, options: AmendOptions) => {
    const { reason: inInput, draft: whole, ...given } = await readJsonInput(call.io, options.jsonInput);
    const reason = options.reason ?? inInput;
    if (typeof reason !== 'string' || reason === '')
      throw new UsageError('input.no-reason', 'a correction says why: --reason');
    const record = await withVault(call, options, async (ask) => {
      const id = await idOf(ask, kind, number);
      const draft = await withIds(
        ask,
        whole === undefined ? { ...(await draftOf(ask, kind, id)), ...given } : asDraft(whole),
      );
      tellWarnings(call, kind, draft);
      return ask.byName(`${kind}.amend`, { id, draft, reason });
    });
    return { value: record, text: recordedText(record) };
  });
}

function addShow(group: Command, program: Program, kind: Kind): void {
  const command = vaultOptions(group.command('show <number>').description(`one ${kind} by number or id`));
  program.answering(command, async (call, number: string, options: VaultOptions) => {
    const record = await withVault(call, options, async (ask) =>
      ask.byName(`${kind}.get`, { id: await idOf(ask, kind, number) }),
    );
    return { value: record, text: fieldLines(record) };
  });
}

function addList(group: Command, program: Program, kind: Kind): void {
  const command = inCase(
    vaultOptions(group.command('list').description(`all ${kinds[kind].plural}`)),
    kind,
    'of this case only',
  );
  program.answering(command, async (call, options: VaultOptions & { readonly case?: string }) => {
    const rows = await withVault(call, options, async (ask) =>
      listKind(ask, kind, options.case === undefined ? undefined : await idOf(ask, 'case', options.case)),
    );
    return { value: rows, text: columns(rows.map((row) => [row.number, titleOf(row)])) };
  });
}

function asDraft(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new UsageError('input.not-an-object', '--json-input: draft is an object');
}

/** The draft that a record was made from: its own fields, and those of its lines, without what the vault added. */
async function draftOf(ask: Ask, kind: Kind, id: string): Promise<Record<string, unknown>> {
  const record = Object(await ask.byName(`${kind}.get`, { id })) as Record<string, unknown>;
  const fields = Object.keys(kinds[kind].draft.shape);
  return Object.fromEntries(
    fields.map((field) => [field, field in lineFields ? pickLines(field, record[field]) : record[field]]),
  );
}

/** What the vault adds to a line of a record, by the field that holds the lines. */
const lineFields: Readonly<Record<string, readonly string[]>> = {
  addresses: ['id', 'walletId', 'position', 'network', 'canonical', 'format', 'checksum'],
  equipment: ['id', 'siteId', 'position'],
};

function pickLines(field: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const added = lineFields[field] ?? [];
  return value.map((line: object) =>
    Object.fromEntries(Object.entries(line).filter(([name]) => !added.includes(name))),
  );
}

/** What is doubtful but recorded goes to stderr; what keeps the draft from being recorded comes as a refusal. */
function tellWarnings(call: Call, kind: Kind, draft: unknown): void {
  for (const found of kinds[kind].check(draft)) {
    if (found.level === 'warning') call.io.tell(`warning: ${call.words.finding(found)}`);
  }
}

function titleOf(row: Listed): string {
  const named = ['title', 'label', 'name', 'description', 'model', 'printedNumber', 'seal', 'kind']
    .map((field) => row[field])
    .find((value) => typeof value === 'string' && value !== '');
  const ends = [row.from, row.to].map((end) =>
    typeof end === 'object' && end !== null && 'number' in end ? String(end.number) : '',
  );
  return ends[0] ? `${ends[0]} ${String(row.kind)} ${ends[1]}` : String(named ?? '');
}

function recordedText(record: unknown): string {
  return `recorded\n${fieldLines(record, '  ')}`;
}
