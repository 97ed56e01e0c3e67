import type { Command } from 'commander';
import { type CustodyEvent, itemState } from '../../../db/domain/custody/event';
import type { TwoHands } from '../../../db/domain/hands';
import { type Call, UsageError } from '../io';
import type { Program } from '../program';
import { idOf } from '../recordKinds';
import { readSecret } from '../secrets';
import { columns, visible } from '../text';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface TransferOptions extends VaultOptions {
  readonly to?: string;
  readonly toOutside?: string;
  readonly organisation?: string;
  readonly document?: string;
  readonly paper?: string;
  readonly action: string;
  readonly place?: string;
  readonly purpose?: string;
  readonly authorisation?: string;
  readonly dueBack?: string;
  readonly secondPassphraseFile?: string;
}

interface AnswerOptions extends VaultOptions {
  readonly place?: string;
  readonly paper?: string;
  readonly reason?: string;
}

/** `custody transfer|accept|refuse|list|held`: who answers for what. */
export function addCustody(parent: Command, program: Program): void {
  const group = parent.command('custody').description('hand-overs: transfer, accept, refuse, list, held');
  addTransfer(group, program);
  addAnswers(group, program);
  addLists(group, program);
}

function addTransfer(group: Command, program: Program): void {
  const command = vaultOptions(
    group.command('transfer <things...>').description('hand things over, by number, bag or seal'),
  )
    .option('--to <officer>', 'the officer who receives them')
    .option('--to-outside <name>', 'somebody outside who receives them')
    .option('--organisation <name>', 'of somebody outside')
    .option('--document <text>', 'what they showed')
    .option('--paper <number>', 'number of the receipt that they signed')
    .option(
      '--action <action>',
      'to-storage, to-laboratory, to-court, …; see: schema custody.record',
      'to-storage',
    )
    .option('--place <path>', 'where they are put')
    .option('--purpose <words>', 'why')
    .option('--authorisation <words>', 'number and date of the order')
    .option('--due-back <day>', 'when they must be back')
    .option('--second-passphrase-file <file>', 'the receiver signs here and now');
  program.answering(command, async (call, things: string[], options: TransferOptions) => {
    const value = await withVault(call, options, async (ask) => {
      const items = await Promise.all(things.map((text) => thingOf(ask, text)));
      const { purpose = '', authorisation = '', place = '', dueBack = '', paper } = options;
      const to = await receiverOf(ask, options);
      const draft = {
        action: options.action,
        items,
        to,
        purpose,
        authorisation,
        toPlace: place,
        dueBack,
        paper: paper === undefined ? null : { number: paper },
      };
      const hands = await handsOf(call, options, to);
      return (await ask.byName('custody.record', { draft, ...hands })) as CustodyEvent[];
    });
    return { value: value.length === 1 ? value[0] : value, text: value.map(eventText).join('\n') };
  });
}

async function thingOf(ask: Ask, text: string) {
  const thing = await ask('custody.find', { text });
  if (thing === null)
    throw new UsageError('input.thing', `nothing has this number, bag or seal: ${visible(text)}`);
  return { kind: thing.kind, id: thing.id };
}

type To =
  | { kind: 'officer'; officerId: string }
  | { kind: 'outside'; name: string; organisation: string; document: string };

async function receiverOf(
  ask: Ask,
  { to, toOutside, organisation = '', document = '' }: TransferOptions,
): Promise<To | null> {
  if (toOutside !== undefined) return { kind: 'outside', name: toOutside, organisation, document };
  if (to === undefined) return null;
  const officer = (await ask('officer.list', {})).find(({ id, name }) => name === to || id === to);
  if (!officer) throw new UsageError('officer.unknown', `no officer of this vault is called ${visible(to)}`);
  return { kind: 'officer', officerId: officer.id };
}

async function handsOf(call: Call, options: TransferOptions, to: To | null): Promise<{ hands?: TwoHands }> {
  if (options.secondPassphraseFile === undefined) return {};
  const { purpose = '', authorisation = '' } = options;
  if (to?.kind !== 'officer' || purpose === '' || authorisation === '')
    throw new UsageError('hands.missing', 'who signs here and now needs --to, --purpose and --authorisation');
  const passphrase = await readSecret(
    call.io,
    options.secondPassphraseFile,
    '--second-passphrase-file',
    'Passphrase of the receiver: ',
  );
  return { hands: { reason: purpose, authorisation, second: { officerId: to.officerId, passphrase } } };
}

function addAnswers(group: Command, program: Program): void {
  const accept = vaultOptions(
    group.command('accept <event>').description('accept all that an event offers, by its number'),
  )
    .option('--place <path>', 'where they are put')
    .option('--paper <number>', 'the receipt that somebody outside signed');
  program.answering(accept, (call, number: string, options: AnswerOptions) =>
    answer(call, number, options, (itemId) => ({ take: true, itemId })),
  );
  const refuse = vaultOptions(
    group.command('refuse <event>').description('refuse all that an event offers'),
  ).requiredOption('--reason <words>', 'why');
  program.answering(refuse, (call, number: string, options: AnswerOptions) =>
    answer(call, number, options, (itemId) => ({ take: false, itemId, reason: options.reason ?? '' })),
  );
}

async function answer(call: Call, number: string, options: AnswerOptions, line: (itemId: string) => object) {
  const value = await withVault(call, options, async (ask) => {
    const event = (await ask('custody.offers', {})).find((one) => one.number === number || one.id === number);
    if (!event)
      throw new UsageError('input.event', `no event of this number waits for an answer: ${visible(number)}`);
    const lines = event.items
      .filter((item) => itemState(event, item) === 'offered')
      .map(({ id }) => line(id));
    const { place = '', paper } = options;
    const draft = { eventId: event.id, lines, place, paper: paper === undefined ? null : { number: paper } };
    return (await ask.byName('custody.answer', { draft })) as CustodyEvent;
  });
  return { value, text: eventText(value) };
}

interface ListOptions extends VaultOptions {
  readonly case?: string;
}

function addLists(group: Command, program: Program): void {
  const list = vaultOptions(group.command('list').description('custody events, newest first')).option(
    '--case <number>',
    'of one case',
  );
  program.answering(list, async (call, options: ListOptions) => {
    const value = await withVault(call, options, async (ask) =>
      ask(
        'custody.list',
        options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) },
      ),
    );
    return { value, text: value.map(eventText).join('\n') };
  });
  const held = vaultOptions(group.command('held').description('who holds what now')).option(
    '--case <number>',
    'of one case',
  );
  program.answering(held, async (call, options: ListOptions) => {
    const value = await withVault(call, options, async (ask) =>
      ask(
        'custody.holdings',
        options.case === undefined ? {} : { caseId: await idOf(ask, 'case', options.case) },
      ),
    );
    const rows = value.map(({ number, title, state }) =>
      [number, title, state.custodian.name, state.place, state.status].map(visible),
    );
    return { value, text: columns(rows) };
  });
}

function eventText(event: CustodyEvent): string {
  const to = event.to === null ? '' : ` -> ${event.to.name}`;
  const head = visible(`${event.number}  ${event.action}  ${event.happenedAt}  ${event.from.name}${to}`);
  const items = event.items.map((item) => [`  ${item.number}`, visible(item.title), itemState(event, item)]);
  return `${head}\n${columns(items)}`;
}
