import { and, count, eq } from 'drizzle-orm';
import {
  checkSite,
  type EquipmentDraft,
  type EquipmentRecord,
  type SiteDraft,
  type SiteRecord,
} from './domain/site';
import { reconcileLines } from './lines';
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
import { equipment, site } from './schema';
import type { WriteTx } from './tx';
import { notUndone, requireLive } from './undone';

/** Records a mining site with its equipment schedule. @throws Refusal `draft.refused`, `record.not-found` */
export function recordSite(tx: WriteTx, draft: SiteDraft): SiteRecord {
  requireAcceptable(checkSite(draft));
  const recorded =
    tx.read.select({ n: count() }).from(site).where(eq(site.caseId, draft.caseId)).get()?.n ?? 0;
  const { equipment: lines, ...facts } = draft;
  const row = { ...tx.meta(nextNumber(tx, 'site', draft.caseId, recorded)), ...facts };
  tx.insert('site', row);
  for (const line of lines.map(placed)) insertEquipment(tx, row.id, line);
  tx.about(subjectOf('site', row, row.name));
  return readSite(tx.read, row.id);
}

/** @throws Refusal `draft.refused`, `record.unchanged`, `record.not-found` */
export function amendSite(tx: WriteTx, { id, draft, reason }: Amendment<SiteDraft>): SiteRecord {
  requireAcceptable(checkSite(draft));
  requireCaseKept(readSite(tx.read, id).caseId, draft.caseId);
  requireLive(tx.read, 'site', id);
  const { equipment: wanted, ...facts } = draft;
  const kept = tx.read
    .select()
    .from(equipment)
    .where(eq(equipment.siteId, id))
    .orderBy(equipment.position)
    .all();
  const key = (line: { maker: string; model: string }) => `${line.maker} ${line.model}`;
  const lines = reconcileLines(tx, 'equipment', kept, wanted.map(placed), key, (line) =>
    insertEquipment(tx, id, line),
  );
  requireChanged(tx.update('site', id, facts) + lines);
  const row = readSite(tx.read, id);
  tx.about(subjectOf('site', row, row.name), reason);
  return row;
}

type PlacedEquipment = EquipmentDraft & { position: number };

function placed(line: EquipmentDraft, position: number): PlacedEquipment {
  return { ...line, position };
}

/** Adds a machine of a table to a site's schedule, after those that stand there. */
export function addMachine(tx: WriteTx, siteId: string, line: EquipmentDraft): string {
  const mine = eq(equipment.siteId, siteId);
  const position = tx.read.select({ n: count() }).from(equipment).where(mine).get()?.n ?? 0;
  const id = tx.newId();
  tx.insert('equipment', { id, siteId, ...line, position, withdrawn: 0, ledgerSeq: tx.seq });
  return id;
}

function insertEquipment(tx: WriteTx, siteId: string, line: PlacedEquipment): void {
  tx.insert('equipment', { id: tx.newId(), siteId, ...line, withdrawn: 0, ledgerSeq: tx.seq });
}

/** @throws Refusal `record.not-found` */
export function readSite(read: ReadDb, id: string): SiteRecord {
  const row = requireFound(read.select().from(site).where(eq(site.id, id)).get(), 'site');
  return { ...row, equipment: readEquipment(read, id) };
}

export function listSites(read: ReadDb, caseId?: string): SiteRecord[] {
  const rows = read
    .select()
    .from(site)
    .where(and(caseId === undefined ? undefined : eq(site.caseId, caseId), notUndone(site.id)))
    .orderBy(site.number)
    .all();
  return rows.map((row) => ({ ...row, equipment: readEquipment(read, row.id) }));
}

function readEquipment(read: ReadDb, siteId: string): EquipmentRecord[] {
  const mine = and(eq(equipment.siteId, siteId), eq(equipment.withdrawn, 0));
  return read
    .select()
    .from(equipment)
    .where(mine)
    .orderBy(equipment.position)
    .all()
    .map(({ withdrawn: _withdrawn, ledgerSeq: _ledgerSeq, ...line }) => line);
}
