import { Command, CommanderError, Option } from 'commander';
import { toEnvelopeError } from '../ipc/errors';
import { addAttachments } from './commands/attachments';
import { addBackup } from './commands/backup';
import { addCms } from './commands/cms';
import { addCustody } from './commands/custody';
import { addDerive } from './commands/derive';
import { addDisclose } from './commands/disclose';
import { addExport } from './commands/export';
import { addFunds } from './commands/funds';
import { addIdentify } from './commands/identify';
import { addImport } from './commands/import';
import { addLedger } from './commands/ledger';
import { addProof } from './commands/proof';
import { addRecords } from './commands/records';
import { addRecoveryKey } from './commands/recoveryKey';
import { addReport } from './commands/report';
import { addSchema } from './commands/schema';
import { addSearch } from './commands/search';
import { addSign } from './commands/sign';
import { addStats } from './commands/stats';
import { addTimestamp } from './commands/timestamp';
import { addToken } from './commands/token';
import { addTrust } from './commands/trust';
import { addVault } from './commands/vault';
import { addVerify } from './commands/verify';
import { addWatch } from './commands/watch';
import { type Answer, type Call, type Io, type Machine, UsageError } from './io';
import { openWords, type WordLanguage, wordLanguages } from './words';

/** Commander gives a command its arguments, then its options, then itself; each command names its own types. */
type Action<A extends unknown[], R> = (call: Call, ...given: A) => Promise<R>;

/** What a command is registered with: it gets the options that all commands have and the one way to answer. */
export interface Program {
  /** The command answers once. */
  answering<A extends unknown[]>(command: Command, action: Action<A, Answer>): void;
  /** The command writes by itself, line by line. */
  streaming<A extends unknown[]>(command: Command, action: Action<A, void>): void;
}

/**
 * Runs one command line. Answers the exit code: 0 done, 1 the answer is no, 2 wrong use.
 * Nothing but the answer goes to stdout.
 */
export async function run(argv: readonly string[], io: Io, machine: Machine): Promise<number> {
  let exit = 0;
  const act = (command: Command, action: (call: Call, given: unknown[]) => Promise<number>) => {
    command
      .option('--json', 'one JSON document on stdout and nothing else')
      .addOption(
        new Option('--language <language>', 'language of words').choices(wordLanguages).default('en'),
      );
    command.action(async (...given: unknown[]) => {
      const { json, language } = command.optsWithGlobals<{ json?: boolean; language: WordLanguage }>();
      const call: Call = { io, machine, json: json ?? false, words: openWords(machine.assetsDir, language) };
      exit = await action(call, given.slice(0, -1));
    });
  };
  const program: Program = {
    answering: <A extends unknown[]>(command: Command, action: Action<A, Answer>) =>
      act(command, async (call, given) => writeAnswer(call, await action(call, ...(given as A)))),
    streaming: <A extends unknown[]>(command: Command, action: Action<A, void>) =>
      act(command, async (call, given) => {
        await action(call, ...(given as A));
        return 0;
      }),
  };
  const root = build(io, program);
  try {
    await root.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (thrown) {
    return fail(argv, io, machine, thrown);
  }
}

function build(io: Io, program: Program): Command {
  const root = new Command('dalel')
    .description(
      'Dalel in a terminal: the evidence vault, checks of strings and reports, without a window and without a network',
    )
    .enablePositionalOptions()
    .option('--json', 'one JSON document on stdout and nothing else');
  root.exitOverride().configureOutput({ writeOut: (text) => void io.write(text), writeErr: () => undefined });
  addVault(root, program);
  addIdentify(root, program);
  addDerive(root, program);
  addProof(root, program);
  addRecords(root, program);
  addCustody(root, program);
  addAttachments(root, program);
  addFunds(root, program);
  addImport(root, program);
  addExport(root, program);
  addReport(root, program);
  addSign(root, program);
  addDisclose(root, program);
  addVerify(root, program);
  addTrust(root, program);
  addToken(root, program);
  addTimestamp(root, program);
  addCms(root, program);
  addLedger(root, program);
  addSearch(root, program);
  addWatch(root, program);
  addStats(root, program);
  addBackup(root, program);
  addRecoveryKey(root, program);
  addSchema(root, program);
  return root;
}

async function writeAnswer(call: Call, { value, text, no }: Answer): Promise<number> {
  await call.io.write(call.json ? `${JSON.stringify(value)}\n` : `${text}\n`);
  return no ? 1 : 0;
}

/** Wrong use is told from a refusal by the exit code; both are one error document on `--json`. */
async function fail(argv: readonly string[], io: Io, machine: Machine, thrown: unknown): Promise<number> {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  const usage = usageOf(thrown);
  const refused = toEnvelopeError(thrown);
  const { code, data } = usage ? { code: usage.code, data: { params: {}, findings: [] } } : refused;
  const message = usage?.message ?? openWords(machine.assetsDir, languageOf(argv)).refusal(refused);
  if (argv.includes('--json')) await io.write(`${JSON.stringify({ error: { code, message, data } })}\n`);
  else io.tell(message);
  return usage || code === 'request.invalid' || code === 'request.unknown-route' ? 2 : 1;
}

function usageOf(thrown: unknown): { code: string; message: string } | undefined {
  if (thrown instanceof UsageError) return thrown;
  if (thrown instanceof CommanderError)
    return { code: 'usage', message: thrown.message.replace(/^error: /, '') };
  return undefined;
}

/** The command line may be what is wrong with it, so the language is looked up without parsing it. */
function languageOf(argv: readonly string[]): WordLanguage {
  const asked = argv.includes('--language') ? argv[argv.indexOf('--language') + 1] : undefined;
  return wordLanguages.find((one) => one === asked) ?? 'en';
}
