import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TwoHands } from '../../../db/domain/hands';
import type { RouteOutput } from '../../ipc/contract';
import { type Call, UsageError } from '../io';
import { readJsonInput } from '../jsonInput';
import type { Program } from '../program';
import { idOf, withIds } from '../recordKinds';
import { readSecret } from '../secrets';
import { fieldLines } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface CaseOptions extends VaultOptions {
  readonly case: string;
}

interface HandsOptions extends VaultOptions {
  readonly jsonInput: string;
  readonly case: string;
  readonly reason?: string;
  readonly authorisation?: string;
  readonly secondOfficer?: string;
  readonly secondPassphraseFile?: string;
  readonly recoveryKeyFile?: string;
}

/** `funds`, `observation`, `movement`, `valuation`, `rates`, `bridge`: where the money of a case is. */
export function addFunds(parent: Command, program: Program): void {
  const ofCase = (command: Command) =>
    vaultOptions(command).requiredOption('--case <number>', 'number of the case');
  const funds = ofCase(parent.command('funds').description('balances, movements and drops of a case'));
  program.answering(funds, async (call, options: CaseOptions) => {
    const value = await withVault(call, options, async (ask) =>
      ask('funds.view', { caseId: await idOf(ask, 'case', options.case) }),
    );
    return { value, text: fieldLines({ totals: value.totals, drops: value.drops }) };
  });
  addObservations(parent, program, ofCase);
  addMovements(parent, program, ofCase);
  addValuations(parent, program, ofCase);
  addRates(parent, program);
  addBridge(parent, program, ofCase);
}

type OfCase = (command: Command) => Command;

/** A draft of a case: an address or an account may be named by its text or number instead of its id. */
async function draftIn(ask: Ask, call: Call, options: { jsonInput: string; case: string }) {
  const caseId = await idOf(ask, 'case', options.case);
  const given = await readJsonInput(call.io, options.jsonInput);
  const whole = typeof given.draft === 'object' && given.draft !== null ? { ...given.draft } : given;
  const draft = await withIds(ask, { ...(whole as Record<string, unknown>), caseId });
  const { places } = await ask('funds.view', { caseId });
  for (const [name, field] of [
    ['address', 'addressId'],
    ['fromAddress', 'fromAddressId'],
    ['toAddress', 'toAddressId'],
  ] as const) {
    const text = draft[name];
    if (typeof text !== 'string') continue;
    const place = places.find((one) => one.text === text || one.text.toLowerCase() === text.toLowerCase());
    if (!place) throw new UsageError('input.address', `${name}: no wallet of the case has this address`);
    delete draft[name];
    draft[field] = place.id;
  }
  return draft;
}

function addObservations(parent: Command, program: Program, ofCase: OfCase): void {
  const group = parent.command('observation').description('amounts that were seen: new, list');
  const add = ofCase(
    group.command('new').description('record one; see: schema observation.record'),
  ).requiredOption(
    '--json-input <file>',
    'the draft as JSON, - for stdin; "address" may stand instead of addressId',
  );
  program.answering(add, async (call, options: CaseOptions & { readonly jsonInput: string }) => {
    const value = await withVault(call, options, async (ask) =>
      ask.byName('observation.record', { draft: await draftIn(ask, call, options) }),
    );
    return { value, text: fieldLines(value) };
  });
  list(group, program, ofCase, 'observation.list', 'the observations of a case, withdrawn ones too');
}

function list(
  group: Command,
  program: Program,
  ofCase: OfCase,
  route: 'observation.list' | 'movement.list' | 'valuation.list',
  description: string,
): void {
  const command = ofCase(group.command('list').description(description));
  program.answering(command, async (call, options: CaseOptions) => {
    const value = await withVault(call, options, async (ask) =>
      ask(route, { caseId: await idOf(ask, 'case', options.case) }),
    );
    return { value, text: fieldLines(value) };
  });
}

function addMovements(parent: Command, program: Program, ofCase: OfCase): void {
  const group = parent.command('movement').description('transfers of funds by two: new, confirm, list');
  const hands = (command: Command) =>
    command
      .option('--reason <words>', 'why, for the ledger')
      .option('--authorisation <words>', 'number and date of the order')
      .option('--second-officer <name>', 'who confirms')
      .option('--second-passphrase-file <file>', 'file with the passphrase of the second officer')
      .option('--recovery-key-file <file>', 'file with the recovery key, in a vault of one person');
  const add = hands(
    ofCase(group.command('new').description('record one; see: schema movement.record')).requiredOption(
      '--json-input <file>',
      'the draft as JSON, - for stdin; "fromAddress" and "toAddress" may stand instead of ids',
    ),
  );
  program.answering(add, async (call, options: HandsOptions) => {
    const value = await withVault(call, options, async (ask) => {
      const draft = await draftIn(ask, call, options);
      const alone = draft.purpose === 'found' && !saysHands(options);
      const second = alone ? {} : { hands: await handsOf(ask, call, options) };
      return ask.byName('movement.record', { draft, ...second });
    });
    return { value, text: fieldLines(value) };
  });
  const confirm = hands(
    ofCase(
      group
        .command('confirm <number>')
        .description('it was seen where it went, by two with nothingLeft; see: schema movement.confirm'),
    ).requiredOption(
      '--json-input <file>',
      '{"arrival": {…}, "nothingLeft": "…"} or {"source": "…"}, - for stdin',
    ),
  );
  program.answering(confirm, async (call, number: string, options: HandsOptions) => {
    const given = await readJsonInput(call.io, options.jsonInput);
    const value = await withVault(call, options, async (ask) => {
      const moves = await ask('movement.list', { caseId: await idOf(ask, 'case', options.case) });
      const row = moves.find((one) => one.number === number || one.id === number);
      if (!row) throw new UsageError('movement.unknown', `no movement ${number} in this case`);
      const second = saysHands(options) ? { hands: await handsOf(ask, call, options) } : {};
      return ask.byName('movement.confirm', { ...given, id: row.id, ...second });
    });
    return { value, text: fieldLines(value) };
  });
  list(group, program, ofCase, 'movement.list', 'the movements of a case, withdrawn ones too');
}

/** Whether the command names a second hand at all. */
function saysHands({ secondOfficer, secondPassphraseFile, recoveryKeyFile }: HandsOptions): boolean {
  return [secondOfficer, secondPassphraseFile, recoveryKeyFile].some((one) => one !== undefined);
}

/** The second hand of the options: another officer, or the recovery key where one person stands behind the vault. */
async function handsOf(ask: Ask, call: Call, options: HandsOptions): Promise<TwoHands> {
  const { reason = '', authorisation = '', secondOfficer } = options;
  if (reason === '' || authorisation === '')
    throw new UsageError(
      'hands.missing',
      'a transfer says why and on what authority: --reason, --authorisation',
    );
  if (secondOfficer === undefined) {
    const key = await readSecret(call.io, options.recoveryKeyFile, '--recovery-key-file', 'Recovery key: ');
    return { reason, authorisation, second: { recoveryKey: key } };
  }
  const officer = (await ask('officer.list', {})).find(
    ({ id, name }) => name === secondOfficer || id === secondOfficer,
  );
  if (!officer)
    throw new UsageError('officer.unknown', `no officer of this vault is called ${secondOfficer}`);
  const passphrase = await readSecret(
    call.io,
    options.secondPassphraseFile,
    '--second-passphrase-file',
    'Passphrase of the second officer: ',
  );
  return { reason, authorisation, second: { officerId: officer.id, passphrase } };
}

function addValuations(parent: Command, program: Program, ofCase: OfCase): void {
  const group = parent.command('valuation').description('amount × price × rate on a day: new, list');
  const add = ofCase(
    group.command('new').description('make one; see: schema valuation.record'),
  ).requiredOption('--json-input <file>', 'the draft as JSON, - for stdin');
  program.answering(add, async (call, options: CaseOptions & { readonly jsonInput: string }) => {
    const value = await withVault(call, options, async (ask) =>
      ask.byName('valuation.record', { draft: await draftIn(ask, call, options) }),
    );
    return { value, text: fieldLines(value) };
  });
  list(group, program, ofCase, 'valuation.list', 'the valuation sheet of a case');
}

function addRates(parent: Command, program: Program): void {
  const group = parent.command('rates').description('rates of the National Bank: import, list');
  const add = vaultOptions(group.command('import <file>').description('a CSV of date, currency, rate, units'))
    .requiredOption('--source <words>', 'where the file comes from')
    .option('--dry-run', 'say what would be read and keep nothing');
  program.answering(
    add,
    async (
      call,
      file: string,
      options: VaultOptions & { readonly source: string; readonly dryRun?: boolean },
    ) => {
      const value = await withVault(call, options, (ask) =>
        ask('rates.import', {
          source: { file },
          sourceName: options.source,
          dryRun: options.dryRun ?? false,
        }),
      );
      return {
        value,
        text: fieldLines({ count: value.count, known: value.known, rejected: value.rejected }),
      };
    },
  );
  const tables = vaultOptions(group.command('list').description('imported tables'));
  program.answering(tables, async (call, options: VaultOptions) => {
    const value = await withVault(call, options, (ask) => ask('rates.list', {}));
    return { value, text: fieldLines(value) };
  });
}

function addBridge(parent: Command, program: Program, ofCase: OfCase): void {
  const group = parent.command('bridge').description('public addresses out, balances in: request, answer');
  const request = ofCase(
    group
      .command('request')
      .description('a file of public addresses that may leave; --json answers the frames too'),
  ).requiredOption('--out <file>', 'a new file');
  program.answering(request, async (call, options: CaseOptions & { readonly out: string }) => {
    const out = resolve(options.out);
    if (existsSync(out)) throw new UsageError('file.exists', `${out} stands there already`);
    const made = await withVault(call, options, async (ask) =>
      ask('bridge.request', { caseId: await idOf(ask, 'case', options.case) }),
    );
    writeFileSync(out, made.text);
    const { reference, sha256, items } = made.request;
    const value = { file: out, reference, sha256, addresses: items.length, frames: made.frames };
    return { value, text: fieldLines({ ...value, frames: made.frames.length }) };
  });
  const answer = vaultOptions(
    group.command('answer <file>').description('an answer as JSON, or its frames line by line'),
  );
  program.answering(answer, async (call, file: string, options: VaultOptions) => {
    const value = await withVault(call, options, (ask) => ask('bridge.answer', { source: { file } }));
    return { value, text: fieldLines(value), no: value.waiting !== null };
  });
}

/** `import observations`: in the answer's form of every import. Every row that was not read stands in the file beside it. */
export async function importObservations(
  ask: Ask,
  caseId: string,
  file: string,
  dryRun: boolean,
): Promise<Record<string, unknown>> {
  const begun = performance.now();
  const source = { file };
  const done: RouteOutput<'observation.import'> = await ask('observation.import', { caseId, source, dryRun });
  const rejects = done.rejected.length === 0 || dryRun ? '' : resolve(`${file}.rejects.csv`);
  if (rejects !== '' && !existsSync(rejects)) {
    const cell = (text: string) => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
    const rows = done.rejected.map(({ line, reason, text }) => [String(line), reason, cell(text)].join(','));
    writeFileSync(rejects, `line,reason,text\r\n${rows.join('\r\n')}\r\n`);
  }
  return {
    read: done.drafts.length + done.rejected.length + done.same,
    accepted: done.drafts.length,
    flagged: 0,
    rejected: done.rejected.length,
    duplicates: done.same,
    rejects,
    seconds: (performance.now() - begun) / 1_000,
    importId: null,
  };
}
