import { and, eq } from 'drizzle-orm';
import { hdChains } from './domain/hd';
import {
  type ControlProof,
  type ControlProofDraft,
  challengeText,
  isChallengeFor,
  verifySignedMessage,
} from './domain/proof';
import { Refusal } from './domain/refusal';
import type { Moment } from './domain/time';
import { readHead } from './ledger';
import type { ReadDb } from './open';
import { requireFound, subjectOf } from './record';
import { address, caseFile, controlProof, wallet } from './schema';
import type { WriteTx } from './tx';

function ownerOf(read: ReadDb, addressId: string) {
  const row = read
    .select({ address, wallet, caseNumber: caseFile.number })
    .from(address)
    .innerJoin(wallet, eq(wallet.id, address.walletId))
    .innerJoin(caseFile, eq(caseFile.id, wallet.caseId))
    .where(and(eq(address.id, addressId), eq(address.withdrawn, 0)))
    .get();
  return requireFound(row, 'address');
}

/** The text to sign for an address of the vault, with the ledger's head as it is now. @throws Refusal `record.not-found` */
export function challengeFor(read: ReadDb, addressId: string, now: Moment): string {
  const { address: row, caseNumber } = ownerOf(read, addressId);
  const head = readHead(read);
  const date = now.at.slice(0, 10);
  return challengeText({ caseNumber, address: row.canonical, date, head: head.hash, headSeq: head.seq });
}

/** Verifies once more and records. @throws Refusal `proof.not-valid`, `record.not-found` */
export function recordProof(tx: WriteTx, draft: ControlProofDraft): ControlProof {
  const { address: row, wallet: owner, caseNumber } = ownerOf(tx.read, draft.addressId);
  const chain = hdChains.find((one) => one === row.chain);
  if (chain === undefined) throw new Refusal('proof.not-valid');
  const { message, signature } = draft;
  const { verdict, method } = verifySignedMessage({ chain, address: row.canonical, message, signature });
  if (verdict !== 'valid' || method === null) throw new Refusal('proof.not-valid');
  const asked = isChallengeFor(message, { caseNumber, address: row.canonical });
  const proof: ControlProof = {
    ...draft,
    id: tx.newId(),
    walletId: owner.id,
    chain,
    address: row.canonical,
    method,
    challenge: asked ? 'own' : 'other',
    recordedAt: tx.now.at,
    recordedOffset: tx.now.offset,
    officerId: tx.author.id,
    officerName: tx.author.name,
    ledgerSeq: tx.seq,
  };
  tx.insert('controlProof', proof);
  tx.about(subjectOf('wallet', owner, owner.label));
  return proof;
}

/** The proofs of one wallet, oldest first. */
export function listProofs(read: ReadDb, walletId: string): ControlProof[] {
  return read
    .select()
    .from(controlProof)
    .where(eq(controlProof.walletId, walletId))
    .orderBy(controlProof.ledgerSeq)
    .all();
}
