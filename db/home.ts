import { and, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { matchesTold } from './accessLog';
import { backupAlerts } from './backups';
import { clockAlerts } from './clock';
import { exhibitTitle } from './domain/exhibit';
import { foldAlerts, type HomeAlert, type HomePage, type RecordCounts } from './domain/home';
import { sumMinor } from './domain/money';
import { seizureTitle } from './domain/seizure';
import { isOurs } from './domain/wallet';
import { dropAlerts } from './dropAlerts';
import { envelopeAlerts } from './envelopeAlerts';
import { notUndone } from './imports';
import { listEntries, readHead } from './ledger';
import type { ReadDb, Vault } from './open';
import { reportAlerts } from './reportAlerts';
import { roomAlerts } from './roomAlerts';
import {
  address,
  attachment,
  caseFile,
  envelope,
  equipment,
  exhibit,
  holding,
  link,
  person,
  report,
  seizure,
  site,
  wallet,
} from './schema';
import { readFact } from './vaultFacts';

/** Of each kind and urgency. */
const mostAlerts = 40;
const recentEntries = 8;

/** What can be lost today, oldest first, and where things stand. */
export function readHome({ read, whole, sources }: Pick<Vault, 'read' | 'whole' | 'sources'>): HomePage {
  const alerts = [
    ...recoveryAlerts(read),
    ...walletAlerts(read),
    ...seizureAlerts(read),
    ...dropAlerts(read),
    ...sealAlerts(read),
    ...reportAlerts(read, sources.clock().at),
    ...addressAlerts(read),
    ...backupAlerts(whole, sources.clock().at),
    ...clockAlerts(whole),
    ...toldAlerts(read, whole, sources.clock().at),
    ...attachmentAlerts(read),
    ...envelopeAlerts(read),
    ...roomAlerts(read, sources.clock()),
  ];
  alerts.sort((left, right) => (left.since < right.since ? -1 : left.since > right.since ? 1 : 0));
  const folded = foldAlerts(alerts, mostAlerts);
  return {
    alerts: folded.alerts,
    alertCount: alerts.length,
    alertSums: folded.sums,
    counts: readCounts(read, whole),
    byControl: read
      .select({ control: wallet.control, count: count() })
      .from(wallet)
      .groupBy(wallet.control)
      .all(),
    byCategory: byCategory(read),
    recent: listEntries(read, { limit: recentEntries, exceptKind: 'checkpoint.sign' }).map(
      ({ seq, body }) => ({
        seq,
        kind: body.kind,
        at: body.at,
        offset: body.offset,
        officerName: body.author.name,
        subject: body.subject,
      }),
    ),
  };
}

function readCounts(read: ReadDb, whole: ReadDb): RecordCounts {
  const of = (table: SQLiteTable, where?: SQL) =>
    read.select({ n: count() }).from(table).where(where).get()?.n ?? 0;
  const machines =
    read
      .select({ n: sql<number>`coalesce(sum(${equipment.count}), 0)` })
      .from(equipment)
      .where(eq(equipment.withdrawn, 0))
      .get()?.n ?? 0;
  return {
    cases: of(caseFile),
    exhibits: of(exhibit, notUndone(exhibit.id)),
    wallets: of(wallet),
    addresses: of(address, eq(address.withdrawn, 0)),
    sites: of(site, notUndone(site.id)),
    machines,
    persons: of(person, notUndone(person.id)),
    links: of(link),
    reports: of(report),
    envelopes: of(envelope),
    entries: readHead(whole).seq,
  };
}

/** Damage is summed in code: SQL's SUM would make doubles of it. */
function byCategory(read: ReadDb): HomePage['byCategory'] {
  const groups = new Map<HomePage['byCategory'][number]['category'], string[]>();
  for (const row of read
    .select({ category: caseFile.category, damage: caseFile.damageTiyn })
    .from(caseFile)
    .all()) {
    groups.set(row.category, [...(groups.get(row.category) ?? []), row.damage]);
  }
  return [...groups].map(([category, damages]) => ({
    category,
    count: damages.length,
    damageTiyn: String(sumMinor(damages)),
  }));
}

function recoveryAlerts(read: ReadDb): HomeAlert[] {
  if (readFact(read, 'sample') === 'yes' || readFact(read, 'recoveryConfirmedAt') !== '') return [];
  return [
    {
      code: 'recovery.unconfirmed',
      state: 'red',
      subject: null,
      caseNumber: '',
      since: readFact(read, 'createdAt'),
      params: {},
    },
  ];
}

function walletAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select({ row: wallet, caseNumber: caseFile.number })
    .from(wallet)
    .innerJoin(caseFile, eq(wallet.caseId, caseFile.id))
    .where(ne(wallet.control, 'confirmed'))
    .orderBy(wallet.recordedAt)
    .all();
  const others = walletsOfOthers(read);
  return rows
    .filter(({ row }) => !others.has(row.id))
    .map(({ row, caseNumber }) => ({
      code: row.control === 'lost' ? 'wallet.lost' : 'wallet.not-secured',
      state: row.control === 'access' || row.control === 'moved' ? 'amber' : 'red',
      subject: { kind: 'wallet', id: row.id, number: row.number, title: row.label },
      caseNumber,
      since: row.recordedAt,
      params: { control: row.control, others: row.othersMayHold },
    }));
}

/** Wallets whose every address is a victim's or an exchange's: nobody expects us to move that money. */
function walletsOfOthers(read: ReadDb): Set<string> {
  const rows = read
    .select({ walletId: address.walletId, role: address.role })
    .from(address)
    .where(eq(address.withdrawn, 0))
    .groupBy(address.walletId, address.role)
    .all();
  const ours = new Set(rows.filter((row) => isOurs([row])).map(({ walletId }) => walletId));
  return new Set(rows.map(({ walletId }) => walletId).filter((id) => !ours.has(id)));
}

const toldDays = 14;

/** Somebody outside was told that a case here holds what they look for: whoever sees the case hears of it. */
function toldAlerts(read: ReadDb, whole: ReadDb, now: string): HomeAlert[] {
  const since = new Date(Date.parse(now) - toldDays * 86_400_000).toISOString();
  return matchesTold(whole, since).flatMap((told): HomeAlert[] => {
    const row = read.select().from(caseFile).where(eq(caseFile.id, told.caseId)).get();
    if (!row) return [];
    return [
      {
        code: 'match.told',
        state: 'amber',
        subject: { kind: 'case', id: row.id, number: row.number, title: row.title },
        caseNumber: row.number,
        since: told.at,
        params: { officer: told.officer?.name ?? '', unit: told.officer?.unit ?? '', what: told.what },
      },
    ];
  });
}

/** A search that was begun and whose protocol nobody closed: what was seized is not fixed yet. */
function seizureAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select({ row: seizure, caseNumber: caseFile.number })
    .from(seizure)
    .innerJoin(caseFile, eq(seizure.caseId, caseFile.id))
    .where(eq(seizure.state, 'open'))
    .orderBy(seizure.recordedAt)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    code: 'seizure.open',
    state: 'amber',
    subject: { kind: 'seizure', id: row.id, number: row.number, title: seizureTitle(row) },
    caseNumber,
    since: row.recordedAt,
    params: {},
  }));
}

function sealAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select({ row: exhibit, caseNumber: caseFile.number })
    .from(exhibit)
    .innerJoin(caseFile, eq(exhibit.caseId, caseFile.id))
    .leftJoin(holding, eq(holding.id, exhibit.id))
    // A seal that came later, or the end of custody, ends it.
    .where(
      and(
        notUndone(exhibit.id),
        or(
          and(eq(exhibit.sealNumber, ''), isNull(holding.id)),
          and(eq(holding.seal, ''), eq(holding.status, 'held'), eq(exhibit.sealNumber, '')),
        ),
      ),
    )
    .orderBy(desc(exhibit.recordedAt))
    .all();
  return rows.map(({ row, caseNumber }) => ({
    code: 'exhibit.unsealed',
    state: 'amber',
    subject: { kind: 'exhibit', id: row.id, number: row.number, title: exhibitTitle(row) },
    caseNumber,
    since: row.recordedAt,
    params: {},
  }));
}

function addressAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select({ line: address, row: wallet, caseNumber: caseFile.number })
    .from(address)
    .innerJoin(wallet, eq(address.walletId, wallet.id))
    .innerJoin(caseFile, eq(wallet.caseId, caseFile.id))
    .where(inArray(address.checksum, ['failed']))
    .limit(mostAlerts)
    .all();
  return rows
    .filter(({ line }) => line.withdrawn === 0)
    .map(({ line, row, caseNumber }) => ({
      code: 'address.failed',
      state: 'amber',
      subject: { kind: 'wallet', id: row.id, number: row.number, title: row.label },
      caseNumber,
      since: row.recordedAt,
      params: { address: line.text },
    }));
}

/** A kept file that is gone or is not what was recorded: a backup may still have it. */
function attachmentAlerts(read: ReadDb): HomeAlert[] {
  const rows = read
    .select({ row: attachment, caseNumber: caseFile.number })
    .from(attachment)
    .innerJoin(caseFile, eq(attachment.caseId, caseFile.id))
    .where(ne(attachment.state, 'intact'))
    .limit(mostAlerts)
    .all();
  return rows.map(({ row, caseNumber }) => ({
    code: row.state === 'missing' ? 'attachment.missing' : 'attachment.altered',
    state: 'red',
    subject: { kind: 'attachment', id: row.id, number: row.number, title: row.name },
    caseNumber,
    since: row.recordedAt,
    params: { name: row.name },
  }));
}
