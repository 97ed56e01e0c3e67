import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { findChain } from '../../../db/domain/address';
import { hdChains } from '../../../db/domain/hd';
import { signedMessage, verifySignedMessage } from '../../../db/domain/proof';
import { UsageError } from '../io';
import type { Program } from '../program';

interface Options {
  readonly chain: string;
  readonly address: string;
  readonly message?: string;
  readonly messageFile?: string;
  readonly signature: string;
}

/** `proof verify`: does a signed message show control of an address? Offline; it needs no vault. */
export function addProof(parent: Command, program: Program): void {
  const proof = parent.command('proof').description('proofs of control of an address');
  const verify = proof
    .command('verify')
    .description('a signed message: Bitcoin (BIP-137, BIP-322 simple), Ethereum (EIP-191), TRON')
    .option('--chain <chain>', 'chain of the address', 'bitcoin')
    .requiredOption('--address <address>', 'the address whose key signed')
    .option('--message <text>', 'the message, to the letter')
    .option('--message-file <file>', 'the message in a file, to the letter')
    .requiredOption('--signature <signature>', 'base64, or hex for Ethereum and TRON');
  program.answering(verify, async (_call, options: Options) => {
    const { verdict, method, reason } = verifySignedMessage(inputOf(options));
    const text = [verdict, method, reason].filter(Boolean).join(', ');
    return { value: { verdict, method, reason }, text, no: verdict !== 'valid' };
  });
}

function inputOf({ chain: name, address, message, messageFile, signature }: Options) {
  const id = findChain(name)?.id;
  const chain = hdChains.find((one) => one === id);
  if (chain === undefined)
    throw new UsageError('chain.unknown', `no signed messages are known for ${JSON.stringify(name)}`);
  if ((message === undefined) === (messageFile === undefined))
    throw new UsageError('proof.message', 'give --message or --message-file');
  const text = message ?? readFileSync(messageFile ?? '', 'utf8');
  const parsed = signedMessage.safeParse({ chain, address, message: text, signature });
  if (!parsed.success)
    throw new UsageError('proof.input', 'the address, message or signature is too long or empty');
  return parsed.data;
}
