import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { Transaction } from '@scure/btc-signer';
import { z } from 'zod';
import { addressOfScript, type HdChain } from './hd/networks';
import { Refusal } from './refusal';

export interface PsbtCoin {
  /** Null where the script has no address form, or is not told. */
  address: string | null;
  /** Satoshi; null where an input does not say what it spends. */
  amount: bigint | null;
}

/** A partially signed transaction (BIP-174, 370) in words: nothing is signed, finalised or sent. */
export interface PsbtSummary {
  inputs: readonly (PsbtCoin & { txid: string; index: number; signatures: number; finalised: boolean })[];
  outputs: readonly PsbtCoin[];
  /** Null where an input does not say its amount. */
  fee: bigint | null;
}

const MAGIC = Uint8Array.of(0x70, 0x73, 0x62, 0x74, 0xff);

/** The bytes of a PSBT from a file: binary, base64 or hex; undefined where it is none. */
export function psbtBytes(file: Uint8Array): Uint8Array | undefined {
  const isPsbt = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);
  if (isPsbt(file)) return file;
  const text = new TextDecoder('latin1').decode(file).trim();
  try {
    if (/^70736274ff(?:[0-9a-f]{2})*$/i.test(text)) return hexToBytes(text.toLowerCase());
    if (/^cHNidP[0-9A-Za-z+/=]+$/.test(text)) return base64.decode(text);
  } catch {
    return undefined;
  }
  return undefined;
}

/** @throws Refusal `psbt.unreadable` */
export function readPsbt(bytes: Uint8Array, chain: HdChain = 'bitcoin'): PsbtSummary {
  try {
    const options = { allowUnknownInputs: true, allowUnknownOutputs: true, disableScriptCheck: true };
    return summary(Transaction.fromPSBT(bytes, { ...options, allowLegacyWitnessUtxo: true }), chain);
  } catch (thrown) {
    throw new Refusal('psbt.unreadable', {
      part: thrown instanceof Error ? thrown.message.slice(0, 120) : '',
    });
  }
}

function summary(tx: Transaction, chain: HdChain): PsbtSummary {
  const place = (script: Uint8Array | undefined): string | null =>
    script === undefined ? null : (addressOfScript(script, chain)?.address ?? null);
  const inputs = Array.from({ length: tx.inputsLength }, (_, i) => {
    const input = tx.getInput(i);
    const index = input.index ?? 0;
    const spent = input.witnessUtxo ?? input.nonWitnessUtxo?.outputs[index];
    return {
      txid: input.txid === undefined ? '' : bytesToHex(input.txid),
      index,
      address: place(spent?.script),
      amount: spent?.amount ?? null,
      signatures: (input.partialSig?.length ?? 0) + (input.tapKeySig === undefined ? 0 : 1),
      finalised: input.finalScriptSig !== undefined || input.finalScriptWitness !== undefined,
    };
  });
  const outputs = Array.from({ length: tx.outputsLength }, (_, i) => {
    const output = tx.getOutput(i);
    return { address: place(output.script), amount: output.amount ?? null };
  });
  const sum = (coins: readonly PsbtCoin[]): bigint | null =>
    coins.reduce<bigint | null>(
      (total, { amount }) => (total === null || amount === null ? null : total + amount),
      0n,
    );
  const [spent, paid] = [sum(inputs), sum(outputs)];
  return { inputs, outputs, fee: spent === null || paid === null ? null : spent - paid };
}

const amount = z.string().nullable();
const coin = z.strictObject({ address: z.string().nullable(), amount });

/** The summary as it travels: amounts in satoshi as decimal strings. */
export const psbtAnswer = z.strictObject({
  inputs: z.array(
    coin.extend({ txid: z.string(), index: z.int(), signatures: z.int(), finalised: z.boolean() }),
  ),
  outputs: z.array(coin),
  fee: amount,
});
export type PsbtAnswer = z.infer<typeof psbtAnswer>;

/** @throws Refusal `psbt.unreadable` */
export function psbtInWords(bytes: Uint8Array): PsbtAnswer {
  const { inputs, outputs, fee } = readPsbt(bytes);
  const text = (value: bigint | null): string | null => (value === null ? null : value.toString());
  return {
    inputs: inputs.map((input) => ({ ...input, amount: text(input.amount) })),
    outputs: outputs.map((output) => ({ ...output, amount: text(output.amount) })),
    fee: text(fee),
  };
}
