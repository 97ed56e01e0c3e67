import type { Command } from 'commander';
import { findChain, groupAddress } from '../../../db/domain/address';
import {
  type ChainAnswer,
  type Identification,
  identify,
  identifyOnChain,
} from '../../../db/domain/identify';
import { type Call, UsageError } from '../io';
import { lineBatches } from '../lines';
import type { Program } from '../program';
import { visible } from '../text';

interface Options {
  readonly stdin?: boolean;
  readonly chain?: string;
}

type One = (text: string) => Identification | ChainAnswer;

/** `identify`: what strings are. It needs no vault, and its answer is never "no": a wrong string was identified too. */
export function addIdentify(parent: Command, program: Program): void {
  const command = parent
    .command('identify [text...]')
    .description('say what strings are: addresses, keys, transactions, numbers, names')
    .option('--stdin', 'read one string a line, answer one line each')
    .option('--chain <chain>', 'judge by the rules of this chain only (name or ticker)');
  program.streaming(command, async (call, texts: string[], options: Options) => {
    const one = judge(options.chain);
    if (options.stdin) return answerStream(call, one);
    if (texts.length === 0) throw new UsageError('identify.nothing', 'give a text, or --stdin');
    await call.io.write(texts.map((text) => lineFor(call, one(text))).join(''));
  });
}

function judge(name: string | undefined): One {
  if (name === undefined) return identify;
  const chain = findChain(name);
  if (!chain)
    throw new UsageError('chain.unknown', `no rules are known for the chain ${JSON.stringify(name)}`);
  return (text) => identifyOnChain(chain.id, text);
}

async function answerStream(call: Call, one: One): Promise<void> {
  for await (const lines of lineBatches(call.io.stdin)) {
    await call.io.write(lines.map((line) => lineFor(call, one(line))).join(''));
  }
}

function lineFor(call: Call, answer: Identification | ChainAnswer): string {
  if (call.json) return `${JSON.stringify(answer)}\n`;
  return 'matches' in answer ? `${identificationText(answer)}\n` : `${chainText(answer)}\n`;
}

function identificationText({ input, matches }: Identification): string {
  const name = input === null ? '(secret, not repeated)' : visible(input);
  if (matches.length === 0) return `${name}\n  nothing known`;
  const lines = matches.map((match) => {
    if ('secret' in match) return `  ${match.kind}: seal it, never type it`;
    const facts = [match.kind, match.chain, match.network, match.format, `checksum ${match.checksum}`]
      .filter(Boolean)
      .join(', ');
    const repairs = match.repairs.map(
      (repair) =>
        `\n    would pass with ${repair.from} → ${repair.to} at ${repair.position + 1}: ${groupAddress(repair.text)}`,
    );
    return `  ${facts}${repairs.join('')}`;
  });
  return [name, ...lines].join('\n');
}

function chainText({ input, valid, format, network, reason }: ChainAnswer): string {
  const name = input === null ? '(secret, not repeated)' : visible(input);
  return `${name}\n  ${[valid ? 'valid' : 'not valid', format, network, reason].filter(Boolean).join(', ')}`;
}
