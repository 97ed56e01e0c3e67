import { createHash } from 'node:crypto';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { assetsAt } from './domain/funds/assets';
import {
  askedFor,
  type BridgeAnswer,
  type BridgeFile,
  type BridgeRequest,
  bridgeText,
} from './domain/funds/bridge';
import type { ObservationDraft } from './domain/funds/observation';
import { Refusal } from './domain/refusal';
import { wallClock } from './domain/time';
import { listObservations, recordObservations } from './observations';
import type { ReadDb } from './open';
import { requireFound, subjectOf } from './record';
import { readRef } from './refs';
import { address, bridgeRequest, wallet } from './schema';
import type { WriteTx } from './tx';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const digits = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Sixteen letters and digits of a random number: nothing in them tells case, officer or unit. */
function randomReference(seed: string): string {
  const bytes = createHash('sha256').update(`bridge reference ${seed}`).digest().subarray(0, 16);
  const text = Array.from(bytes, (byte) => digits.charAt(byte % digits.length)).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Puts public addresses together into a request that may leave. The addresses of the case that were not named are left out;
 * none named means all whose form holds. @throws Refusal `bridge.no-address`
 */
export function makeRequest(
  tx: WriteTx,
  { caseId, addressIds }: { readonly caseId: string; readonly addressIds: readonly string[] },
): { readonly request: BridgeRequest; readonly text: string } {
  const lines = tx.read
    .select({ line: address })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .where(
      and(
        eq(wallet.caseId, caseId),
        eq(address.withdrawn, 0),
        addressIds.length === 0 ? undefined : inArray(address.id, [...addressIds]),
      ),
    )
    .orderBy(address.chain, address.canonical)
    .all()
    .map(({ line }) => line)
    .filter(({ checksum }) => checksum !== 'failed');
  if (lines.length === 0) throw new Refusal('bridge.no-address');
  const id = tx.newId();
  const unique = [...new Map(lines.map((line) => [`${line.chain} ${line.canonical}`, line])).values()];
  const items = unique.map((line, index) => ({
    n: index + 1,
    chain: line.chain,
    network: line.network,
    address: line.canonical,
    assets: assetsAt(line.chain)
      .filter((asset) => asset.chain === line.chain)
      .map((asset) => asset.id),
  }));
  const file: BridgeFile = { dalel: 'balance-request', v: 1, reference: randomReference(id), items };
  const text = bridgeText(file);
  const row: BridgeRequest = {
    id,
    caseId,
    reference: file.reference,
    items: unique.map((line, index) => ({
      n: index + 1,
      addressId: line.id,
      assets: items[index]?.assets ?? [],
    })),
    sha256: sha256(text),
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  };
  tx.insert('bridgeRequest', row);
  const ref = readRef(tx.read, 'case', caseId);
  tx.about(subjectOf('case', ref, ref.title));
  return { request: row, text };
}

/** The request file again, byte for byte. @throws Refusal `record.not-found`, `bridge.changed` where an address was withdrawn since */
export function requestText(read: ReadDb, id: string): string {
  const row = requireFound(read.select().from(bridgeRequest).where(eq(bridgeRequest.id, id)).get(), 'case');
  const items = row.items.flatMap(({ n, addressId, assets }) => {
    const line = read.select().from(address).where(eq(address.id, addressId)).get();
    return line ? [{ n, chain: line.chain, network: line.network, address: line.canonical, assets }] : [];
  });
  const text = bridgeText({ dalel: 'balance-request', v: 1, reference: row.reference, items });
  if (sha256(text) !== row.sha256) throw new Refusal('bridge.changed');
  return text;
}

export function listRequests(read: ReadDb, caseId: string): BridgeRequest[] {
  return read
    .select()
    .from(bridgeRequest)
    .where(eq(bridgeRequest.caseId, caseId))
    .orderBy(desc(bridgeRequest.ledgerSeq))
    .all();
}

/** The request that an answer names. @throws Refusal `bridge.unknown-reference` */
export function requestOf(read: ReadDb, reference: string): BridgeRequest {
  const found = read.select().from(bridgeRequest).where(eq(bridgeRequest.reference, reference.trim())).get();
  if (!found) throw new Refusal('bridge.unknown-reference', { reference: reference.slice(0, 40) });
  return found;
}

export interface AnswerTaken {
  readonly added: number;
  /** Answers that the vault has already: the same file again adds nothing. */
  readonly same: number;
  /** Numbers of answers to what was not asked, or without a time and a block. */
  readonly strange: readonly number[];
}

/** Every answer becomes an observation with the hash of what it came in, which `keep` records in the same entry. @throws Refusal `draft.refused`, `bridge.unknown-reference` */
export function takeAnswer(
  tx: WriteTx,
  answer: BridgeAnswer,
  { fileHash, keep }: { readonly fileHash: string; readonly keep: (tx: WriteTx) => string | null },
): AnswerTaken {
  const request = requestOf(tx.read, answer.reference);
  const known = new Set(
    listObservations(tx.read, { caseId: request.caseId })
      .filter((one) => one.fileHash === fileHash)
      .map((one) => `${one.addressId} ${one.assetId}`),
  );
  const drafts: Omit<ObservationDraft, 'attachmentId'>[] = [];
  const strange: number[] = [];
  let same = 0;
  for (const line of answer.answers) {
    const asked = askedFor(request, line);
    if (!asked || (line.at === undefined && line.block === undefined)) strange.push(line.n);
    else if (known.has(`${asked.addressId} ${asked.assetId}`)) same += 1;
    else {
      known.add(`${asked.addressId} ${asked.assetId}`);
      drafts.push({
        caseId: request.caseId,
        accountId: null,
        ...asked,
        amount: line.amount,
        observedAt:
          line.at === undefined
            ? ''
            : wallClock({ at: new Date(line.at).toISOString(), offset: tx.now.offset }),
        blockHeight: line.block ?? null,
        source: answer.source.kind,
        sourceName: answer.source.name,
        notes: request.reference,
      });
    }
  }
  if (drafts.length > 0) {
    const attachmentId = keep(tx);
    const told = drafts.map((draft) => ({ ...draft, attachmentId }));
    recordObservations(tx, request.caseId, told, { entry: 'bridge', fileHash });
  }
  return { added: drafts.length, same, strange };
}
