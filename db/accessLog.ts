import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { AccessBody, AccessEntry, AccessKind } from './domain/access';
import { accessBody } from './domain/access';
import { mayRead } from './domain/acts';
import { type Author, canonicalJson, genesisHash } from './domain/ledger';
import { Refusal } from './domain/refusal';
import type { Moment } from './domain/time';
import { readStaff, signs } from './hands';
import { entryHash, readHead } from './ledger';
import type { ReadDb, Vault } from './open';
import { accessEntry } from './schema';
import type { Signer } from './tx';
import { readOfficer } from './vaultFacts';

/** What was read, tried or carried out; `what` names it and never holds a secret. */
export interface AccessNote {
  readonly kind: AccessKind;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly what?: string;
  readonly caseId?: string;
  readonly toldUnit?: string;
  /** When it happened, where that was before the log could be written. */
  readonly moment?: Moment;
}

/**
 * Adds an entry to the second log: a chain of its own, signed where somebody is known. A vault that is open for reading
 * alone keeps its notes beside the header until somebody unlocks it: see electron/vault/notes.ts.
 */
export function noteAccess(vault: Vault, by: Signer | undefined, note: AccessNote): void {
  if (vault.readOnly) return;
  const add = vault.client.transaction(() => {
    const last = accessHead(vault.whole);
    const moment = note.moment ?? vault.sources.clock();
    const body: AccessBody = {
      v: 1,
      seq: last.seq + 1,
      kind: note.kind,
      at: moment.at,
      offset: moment.offset,
      device: vault.sources.device,
      ledgerSeq: readHead(vault.whole).seq,
      officer: by?.author ?? null,
      subjectKind: note.subjectKind ?? '',
      subjectId: note.subjectId ?? '',
      // A letter of two halves may be cut in the middle, or come in as one half.
      what: (note.what ?? '').slice(0, 400).toWellFormed(),
      caseId: note.caseId ?? '',
      toldUnit: note.toldUnit ?? '',
      prev: last.hash,
    };
    const text = canonicalJson(body);
    const hash = entryHash(text);
    const signature = by ? Buffer.from(by.sign(Buffer.from(hash, 'hex'))).toString('hex') : '';
    vault.drizzle.insert(accessEntry).values({ seq: body.seq, body: text, hash, signature }).run();
  });
  add.immediate();
}

/** The last entry of the second log; sequence 0 and the genesis hash in an empty one. */
export function accessHead(whole: ReadDb): { seq: number; hash: string } {
  const last = whole
    .select({ seq: accessEntry.seq, hash: accessEntry.hash })
    .from(accessEntry)
    .orderBy(desc(accessEntry.seq))
    .limit(1)
    .get();
  return last ?? { seq: 0, hash: genesisHash };
}

/** When labels were last printed or saved, by anybody; '' where they never were. */
export function lastLabels(whole: ReadDb): { readonly at: string; readonly offset: number } {
  const found = whole
    .select({ body: accessEntry.body })
    .from(accessEntry)
    .where(
      and(
        inArray(accessEntry.kind, ['print', 'export']),
        sql`json_extract(${accessEntry.body}, '$.what') glob 'labels [0-9]*'`,
      ),
    )
    .orderBy(desc(accessEntry.seq))
    .limit(1)
    .get();
  if (!found) return { at: '', offset: 0 };
  const { at, offset } = accessBody.parse(JSON.parse(found.body));
  return { at, offset };
}

export interface AccessFilter {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly officerId?: string | undefined;
  readonly kind?: AccessKind | undefined;
}

/** @throws Refusal `access.role` for whom the second log is not */
export function requireAccessLog(vault: Vault, reader: Author | undefined): void {
  const role = reader && readOfficer(vault.whole, reader.id).role;
  if (!role || !mayRead(role, 'accessLog.all', readStaff(vault.whole)))
    throw new Refusal('access.role', { act: 'accessLog.all', role: role ?? '' });
}

/** Entries of the second log, newest first. @throws Refusal `access.role` */
export function listAccessLog(vault: Vault, reader: Author | undefined, filter: AccessFilter): AccessEntry[] {
  requireAccessLog(vault, reader);
  const wanted = and(
    filter.before === undefined ? undefined : lt(accessEntry.seq, filter.before),
    filter.officerId === undefined ? undefined : eq(accessEntry.officerId, filter.officerId),
    filter.kind === undefined ? undefined : eq(accessEntry.kind, filter.kind),
  );
  const rows = vault.whole
    .select({ seq: accessEntry.seq, hash: accessEntry.hash, body: accessEntry.body })
    .from(accessEntry)
    .where(wanted)
    .orderBy(desc(accessEntry.seq))
    .limit(filter.limit)
    .all();
  return rows.map(({ seq, hash, body }) => ({ seq, hash, body: accessBody.parse(JSON.parse(body)) }));
}

/** Matches in hidden cases that were told since `since`, newest first. */
export function matchesTold(whole: ReadDb, since: string): AccessBody[] {
  const rows = whole
    .select({ body: accessEntry.body })
    .from(accessEntry)
    .where(eq(accessEntry.kind, 'match.told'))
    .orderBy(desc(accessEntry.seq))
    .limit(200)
    .all();
  return rows.map(({ body }) => accessBody.parse(JSON.parse(body))).filter(({ at }) => at >= since);
}

const pageSize = 200;

/** One place where the second log does not follow from itself. */
export interface AccessLogBreak {
  readonly seq: number;
  readonly field: 'seq' | 'prev' | 'hash' | 'body' | 'signature';
  readonly recorded: string;
  readonly found: string;
}

/** Ed25519 public key (32 bytes in hex) that an officer had at an entry of the ledger. */
export type KeyAt = (officerId: string, ledgerSeq: number) => string | undefined;

/**
 * Recomputes the second log's chain and signatures, a page at a time, so that others may speak in between.
 * A tail that was cut off leaves a shorter chain that still follows from itself.
 */
export function* accessLogBreaks(vault: Vault, keyAt: KeyAt): Generator<AccessLogBreak[]> {
  let [seq, prev] = [0, genesisHash];
  for (;;) {
    const page = vault.whole
      .select({
        seq: accessEntry.seq,
        body: accessEntry.body,
        hash: accessEntry.hash,
        signature: accessEntry.signature,
      })
      .from(accessEntry)
      .where(gt(accessEntry.seq, seq))
      .orderBy(accessEntry.seq)
      .limit(pageSize)
      .all();
    const breaks: AccessLogBreak[] = [];
    for (const entry of page) {
      breaks.push(...breaksOf(entry, seq + 1, prev, keyAt));
      [seq, prev] = [entry.seq, entry.hash];
    }
    yield breaks;
    if (page.length < pageSize) return;
  }
}

function breaksOf(
  entry: { seq: number; body: string; hash: string; signature: string },
  seq: number,
  prev: string,
  keyAt: KeyAt,
): AccessLogBreak[] {
  const wrong = (field: AccessLogBreak['field'], recorded: string, found: string): AccessLogBreak[] => [
    { seq: entry.seq, field, recorded, found },
  ];
  if (entry.seq !== seq) return wrong('seq', String(seq), String(entry.seq));
  const hash = entryHash(entry.body);
  if (hash !== entry.hash) return wrong('hash', entry.hash, hash);
  const parsed = readAccessBody(entry.body);
  if (!parsed) return wrong('body', '', '');
  if (parsed.prev !== prev) return wrong('prev', parsed.prev, prev);
  const { officer, ledgerSeq } = parsed;
  const signed = officer
    ? signs(keyAt(officer.id, ledgerSeq) ?? '', Buffer.from(hash, 'hex'), Buffer.from(entry.signature, 'hex'))
    : entry.signature === '';
  return signed ? [] : wrong('signature', parsed.officer?.name ?? '', '');
}

function readAccessBody(text: string): AccessBody | undefined {
  try {
    return accessBody.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
