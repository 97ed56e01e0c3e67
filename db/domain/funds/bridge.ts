import { z } from 'zod';
import { recordId } from '../ids';
import { chainId } from '../wallet';
import { findAsset } from './assets';
import { observationSource } from './observation';
import { readFrames } from './ur';

/** One address to be looked up. Nothing but what everybody can see on the chain. */
export const bridgeItem = z.strictObject({
  n: z.int().min(1),
  chain: chainId,
  network: z.string().max(60),
  address: z.string().max(400),
  /** Ids of what is asked for, the chain's own coin first. */
  assets: z.array(z.string().max(80)).min(1).max(60),
});
export type BridgeItem = z.infer<typeof bridgeItem>;

/** What leaves: public addresses under a random reference that says nothing of case, officer or unit. */
export const bridgeFile = z.strictObject({
  dalel: z.literal('balance-request'),
  v: z.literal(1),
  reference: z.string(),
  items: z.array(bridgeItem).min(1).max(10_000),
});
export type BridgeFile = z.infer<typeof bridgeFile>;

/** A request as the vault keeps it: only here the reference and the case stand together. */
export const bridgeRequest = z.strictObject({
  id: recordId,
  caseId: recordId,
  reference: z.string(),
  items: z.array(z.strictObject({ n: z.int(), addressId: recordId, assets: z.array(z.string()) })),
  /** SHA-256 of the request file. */
  sha256: z.string(),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: z.string(),
  officerName: z.string(),
  ledgerSeq: z.int(),
});
export type BridgeRequest = z.infer<typeof bridgeRequest>;

const answerLine = z.object({
  n: z.int().min(1),
  /** Id of the asset; the chain's own coin where it is left out. */
  asset: z.string().max(80).optional(),
  /** Base units as a decimal string. */
  amount: z.string().regex(/^(0|[1-9]\d{0,77})$/),
  /** ISO 8601 with its zone. */
  at: z.iso.datetime({ offset: true }).optional(),
  block: z.int().min(0).optional(),
});

/** What comes back; fields that are not known here are left alone. */
export const bridgeAnswer = z.object({
  dalel: z.literal('balance-answer'),
  v: z.literal(1),
  reference: z.string().max(80),
  source: z.object({ kind: observationSource, name: z.string().min(1).max(200) }),
  answers: z.array(answerLine).max(20_000),
});
export type BridgeAnswer = z.infer<typeof bridgeAnswer>;

/** The request as it leaves: one line of JSON in a fixed order of fields. */
export function bridgeText(file: BridgeFile): string {
  const items = file.items.map(({ n, chain, network, address, assets }) => ({
    n,
    chain,
    network,
    address,
    assets,
  }));
  return `${JSON.stringify({ dalel: file.dalel, v: file.v, reference: file.reference, items })}\n`;
}

export type BridgeReading =
  | { readonly state: 'read'; readonly answer: BridgeAnswer; readonly text: string }
  | {
      readonly state: 'incomplete';
      readonly have: number;
      readonly count: number;
      readonly missing: readonly number[];
    }
  | { readonly state: 'unreadable'; readonly where: string };

/** Reads an answer from a file's text, from pasted text, or from the frames of a QR code, one a line. */
export function readBridgeAnswer(given: string): BridgeReading {
  const text = given.trim();
  if (!/^ur:/i.test(text)) return parsed(text);
  const { message, have, count, missing } = readFrames(text.split(/\s+/));
  if (message === undefined && count === 0) return { state: 'unreadable', where: '' };
  if (message === undefined) return { state: 'incomplete', have, count, missing };
  return parsed(new TextDecoder().decode(message));
}

function parsed(text: string): BridgeReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: 'unreadable', where: '' };
  }
  const read = bridgeAnswer.safeParse(value);
  if (read.success) return { state: 'read', answer: read.data, text };
  return { state: 'unreadable', where: read.error.issues[0]?.path.map(String).join('.') ?? '' };
}

/** What a line answers, where the request asked for it: the address's place in it and the asset. */
export function askedFor(
  request: Pick<BridgeRequest, 'items'>,
  line: BridgeAnswer['answers'][number],
): { readonly addressId: string; readonly assetId: string } | undefined {
  const item = request.items.find(({ n }) => n === line.n);
  const assetId = line.asset ?? item?.assets[0];
  if (!item || assetId === undefined || !item.assets.includes(assetId) || findAsset(assetId) === undefined)
    return undefined;
  return { addressId: item.addressId, assetId };
}
