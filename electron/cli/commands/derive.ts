import { type Command, InvalidArgumentError, Option } from 'commander';
import { findChain } from '../../../db/domain/address';
import {
  type DeriveRange,
  deriveRange,
  type HdChain,
  hdChains,
  openKeySource,
  type ScriptKind,
  scriptKinds,
} from '../../../db/domain/hd';
import { UsageError } from '../io';
import type { Program } from '../program';
import { columns } from '../text';

interface Options {
  readonly from: number;
  readonly count: number;
  readonly branch?: DeriveRange['branch'];
  readonly script?: ScriptKind;
  readonly chain?: string;
}

/** `derive`: addresses of an extended public key or a descriptor. It needs no vault and takes no private key. */
export function addDerive(parent: Command, program: Program): void {
  const command = parent
    .command('derive <key-or-descriptor>')
    .description('addresses from an extended public key or an output descriptor; private keys are refused')
    .option('--from <index>', 'first index', whole, 0)
    .option('--count <n>', 'how many of each branch', whole, 20)
    .addOption(new Option('--branch <branch>', 'which branch').choices(['receive', 'change', 'both']))
    .addOption(new Option('--script <kind>', 'kind of address of a bare key').choices(scriptKinds))
    .option('--chain <chain>', `chain that the key is used on: ${hdChains.join(', ')}`);
  program.answering(command, async (call, text: string, options: Options) => {
    const chain = options.chain === undefined ? undefined : chainNamed(options.chain);
    const source = openKeySource(text, { script: options.script, chain });
    const rows = deriveRange(source, options);
    if (source.customaryPath)
      call.io.tell('The paths above the key are the custom of its kind; the key itself does not say them.');
    const lines = rows.map(({ path, branch, address, format }) => [path, branch ?? '', address, format]);
    return { value: rows, text: columns(lines) };
  });
}

function whole(text: string): number {
  const value = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('a whole number is wanted');
  return value;
}

function chainNamed(name: string): HdChain {
  const id = findChain(name)?.id;
  const chain = hdChains.find((one) => one === id);
  if (chain === undefined)
    throw new UsageError('chain.unknown', `keys are not derived on the chain ${JSON.stringify(name)}`);
  return chain;
}
