import { and, count, eq, inArray } from 'drizzle-orm';
import type { Finding } from './domain/finding';
import { Refusal } from './domain/refusal';
import { checkSeizure, type SeizureDraft, type SeizureRecord, seizureTitle } from './domain/seizure';
import { type Closing, type ClosingPhoto, checkSeizureClose, inventoryOf } from './domain/seizureClose';
import { wallClock } from './domain/time';
import type { WalletRecord } from './domain/wallet';
import { listEnvelopes } from './envelopes';
import { listSeized } from './exhibits';
import type { ReadDb } from './open';
import {
  type Amendment,
  nextNumber,
  requireAcceptable,
  requireCaseKept,
  requireChanged,
  requireFound,
  subjectOf,
} from './record';
import { attachment, seizure } from './schema';
import type { WriteTx } from './tx';
import { listWallets } from './wallets';

/** Opens a search. @throws Refusal `draft.refused`, `record.not-found` */
export function recordSeizure(tx: WriteTx, draft: SeizureDraft): SeizureRecord {
  requireAcceptable(checkSeizure(draft));
  requireSupplement(tx.read, draft);
  const recorded =
    tx.read.select({ n: count() }).from(seizure).where(eq(seizure.caseId, draft.caseId)).get()?.n ?? 0;
  const row: SeizureRecord = {
    ...tx.meta(nextNumber(tx, 'seizure', draft.caseId, recorded)),
    ...draft,
    state: 'open',
    closedAt: '',
    closedOffset: 0,
    closedById: '',
    closedByName: '',
    inventory: [],
  };
  tx.insert('seizure', row);
  tx.about(subjectOf('seizure', row, seizureTitle(row)));
  return row;
}

/** @throws Refusal `seizure.closed`, `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendSeizure(tx: WriteTx, { id, draft, reason }: Amendment<SeizureDraft>): SeizureRecord {
  requireAcceptable(checkSeizure(draft));
  const before = requireOpen(tx.read, id);
  requireCaseKept(before.caseId, draft.caseId);
  requireSupplement(tx.read, draft, id);
  requireChanged(tx.update('seizure', id, draft));
  return aboutSeizure(tx, id, reason);
}

/** Only what is closed needs a supplement, and of its own case. @throws Refusal `draft.refused` */
function requireSupplement(read: ReadDb, draft: SeizureDraft, self = ''): void {
  if (draft.supplementTo === null) return;
  const main = readSeizure(read, draft.supplementTo);
  const code =
    main.id === self || main.state === 'open'
      ? 'seizure.supplement-to-open'
      : main.caseId === draft.caseId
        ? undefined
        : 'record.other-case';
  if (code)
    throw new Refusal('draft.refused', {}, [{ field: 'supplementTo', code, level: 'error', params: {} }]);
}

/** What the rule of closing looks at, as it stands now. */
export function readClosing(read: ReadDb, id: string): Closing {
  const row = readSeizure(read, id);
  const exhibits = listSeized(read, id);
  const ids = exhibits.map((one) => one.id);
  return {
    seizure: row,
    exhibits,
    wallets: walletsOf(read, row.caseId, new Set(ids)),
    photographed: photographedOf(read, row.caseId, new Set(ids)),
  };
}

/** Everything that keeps the protocol open, and what should be looked at. @throws Refusal `record.not-found` */
export function reviewSeizure(read: ReadDb, id: string): Finding[] {
  return checkSeizureClose(readClosing(read, id));
}

/**
 * Closes the protocol: what was seized is written into it as it stands, and from here on nothing joins or leaves it.
 * @throws Refusal `seizure.closed`, `seizure.not-ready` with every finding
 */
export function closeSeizure(tx: WriteTx, id: string): SeizureRecord {
  requireOpen(tx.read, id);
  const closing = readClosing(tx.read, id);
  const findings = checkSeizureClose(closing, wallClock(tx.now));
  const stops = findings.filter(({ level }) => level === 'error');
  if (stops.length > 0) throw new Refusal('seizure.not-ready', { count: stops.length }, findings);
  tx.update('seizure', id, {
    state: 'closed',
    closedAt: tx.now.at,
    closedOffset: tx.now.offset,
    closedById: tx.author.id,
    closedByName: tx.author.name,
    inventory: inventoryOf(
      closing.exhibits,
      closing.wallets,
      photosOf(tx.read, closing.seizure.caseId),
      listEnvelopes(tx.read, closing.seizure.caseId),
    ),
  });
  return aboutSeizure(tx, id);
}

function aboutSeizure(tx: WriteTx, id: string, reason = ''): SeizureRecord {
  const row = readSeizure(tx.read, id);
  tx.about(subjectOf('seizure', row, seizureTitle(row)), reason);
  return row;
}

function requireOpen(read: ReadDb, id: string): SeizureRecord {
  const row = readSeizure(read, id);
  if (row.state === 'closed') throw new Refusal('seizure.closed', { number: row.number });
  return row;
}

/** @throws Refusal `record.not-found` */
export function readSeizure(read: ReadDb, id: string): SeizureRecord {
  return requireFound(read.select().from(seizure).where(eq(seizure.id, id)).get(), 'seizure');
}

/** Searches of one case, or all, by number. */
export function listSeizures(read: ReadDb, caseId?: string): SeizureRecord[] {
  const all = read.select().from(seizure).$dynamic();
  return (caseId === undefined ? all : all.where(eq(seizure.caseId, caseId))).orderBy(seizure.number).all();
}

function walletsOf(read: ReadDb, caseId: string, ids: ReadonlySet<string>): WalletRecord[] {
  if (ids.size === 0) return [];
  return listWallets(read, caseId).filter(({ exhibitId }) => exhibitId !== null && ids.has(exhibitId));
}

function photographedOf(read: ReadDb, caseId: string, ids: ReadonlySet<string>): Set<string> {
  const owners = photosOf(read, caseId).map(({ ownerId }) => ownerId);
  return new Set(owners.filter((id) => ids.has(id)));
}

function photosOf(read: ReadDb, caseId: string): ClosingPhoto[] {
  return read
    .select({ ownerId: attachment.ownerId, number: attachment.number, sha256: attachment.sha256 })
    .from(attachment)
    .where(
      and(
        eq(attachment.caseId, caseId),
        eq(attachment.withdrawn, 0),
        inArray(attachment.kind, ['image', 'video']),
      ),
    )
    .orderBy(attachment.ledgerSeq)
    .all();
}
