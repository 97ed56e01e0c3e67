import { createHash, randomUUID } from 'node:crypto';
import { caseUco } from '../../../db/domain/interchange/caseUco';
import { mispEvent } from '../../../db/domain/interchange/misp';
import type { PartnerSource } from '../../../db/domain/interchange/source';
import { stixBundle } from '../../../db/domain/interchange/stix';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import { listMovements } from '../../../db/movements';
import { listObservations } from '../../../db/observations';
import { readCaseSnapshot } from '../../../db/snapshot';
import { type OutCell, openTableWriter, type TableWriter } from '../../exchange/exporters/table';
import { writePieces } from '../../vault/durable';
import type { VaultSession } from '../../vault/session';
import type { RouteParsed } from '../contract';
import type { exportContract } from '../contract/exports';
import type { Desk } from './desk';
import type { Handlers } from './handlers';

type PartnerFormat = RouteParsed<'case.exportTo'>['format'];

interface Leaving {
  readonly path: string;
  readonly title: string;
  readonly columns: number;
  readonly writer: TableWriter;
  readonly clean: Set<string>;
  rows: number;
}

/** Files that are being made, by the session that may make them: a lock leaves none. */
const underWay = new WeakMap<VaultSession, Map<string, Leaving>>();
/** A window writes one at a time; more are forgotten ones. */
const mostAtOnce = 4;
const mostRows = 3_000_000;

function leavings(desk: Desk): Map<string, Leaving> {
  const known = underWay.get(desk.session) ?? new Map<string, Leaving>();
  underWay.set(desk.session, known);
  return known;
}

/** @throws Refusal `export.gone` */
function leavingOf(desk: Desk, id: string): Leaving {
  const found = leavings(desk).get(id);
  if (!found) throw new Refusal('export.gone');
  return found;
}

/** Neither eight words nor a key have room in less. */
const shortest = 16;
/** Addresses of the most common forms: a table has them by the million, and no key is written so. */
const plainAddress =
  /^(?:0x[0-9a-fA-F]{40}|[13LDTX][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc1|ltc1)[0-9a-z]{20,62})$/;

/** Nothing that opens a wallet leaves in a table, however it came into the vault. @throws Refusal `export.secret` */
function requireNoSecret({ clean, title }: Leaving, rows: readonly (readonly OutCell[])[]): void {
  for (const cell of rows.flat()) {
    if (typeof cell !== 'string' || cell.length < shortest || clean.has(cell)) continue;
    if (plainAddress.test(cell)) continue;
    if (findSecrets(cell, { allowHash: true }).length > 0) throw new Refusal('export.secret', { title });
    if (clean.size < 20_000) clean.add(cell);
  }
}

/** What a case says to a partner, read at once with the ledger's head. */
function partnerSource({ session: { vault } }: Desk, caseId: string): PartnerSource {
  return {
    ...readCaseSnapshot(vault, caseId),
    movements: listMovements(vault.read, { caseId }),
    observations: listObservations(vault.read, { caseId }),
  };
}

/** Without persons, the case's title and notes, and without the words about who told of a link, nobody is named. */
function unnamed(source: PartnerSource): PartnerSource {
  const links = source.links.map((one) => ({ ...one, source: '' }));
  return { ...source, case: { ...source.case, title: '', notes: '' }, persons: [], links };
}

const writers: Record<PartnerFormat, (source: PartnerSource, named: boolean) => object> = {
  'case-uco': (source, named) => caseUco(named ? source : unnamed(source)),
  misp: mispEvent,
  stix: stixBundle,
};

export const exportHandlers: Handlers<keyof typeof exportContract> = {
  'case.exportTo': (desk, { caseId, format, named, to }) => {
    const path = desk.around.resolveFile(to);
    const text = `${JSON.stringify(writers[format](partnerSource(desk, caseId), named), undefined, 2)}\n`;
    if (findSecrets(text, { allowHash: true }).length > 0)
      throw new Refusal('export.secret', { title: format });
    const bytes = Buffer.from(text);
    desk.checkpoint('export');
    writePieces(path, [bytes]);
    return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  },
  'table.exportBegin': (desk, { to, format, title, header }) => {
    const open = leavings(desk);
    const [oldest] = open.keys();
    if (open.size >= mostAtOnce && oldest !== undefined) open.delete(oldest);
    const id = randomUUID();
    const path = desk.around.resolveFile(to);
    const writer = openTableWriter(format, title, header);
    open.set(id, { path, title, columns: header.length, writer, clean: new Set(), rows: 0 });
    return { id };
  },
  'table.exportRows': (desk, { id, rows }) => {
    const leaving = leavingOf(desk, id);
    if (leaving.rows + rows.length > mostRows) throw new Refusal('export.too-many', { most: mostRows });
    requireNoSecret(leaving, rows);
    leaving.writer.add(rows.map((row) => row.slice(0, leaving.columns)));
    leaving.rows += rows.length;
    return { rows: leaving.rows };
  },
  'table.exportEnd': (desk, { id, keep }) => {
    const { path, title, writer, rows } = leavingOf(desk, id);
    leavings(desk).delete(id);
    if (!keep) return { title: '', rows: 0, size: 0, sha256: '' };
    const pieces = writer.end();
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    desk.checkpoint('export');
    writePieces(path, pieces);
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    return { title, rows, size, sha256: hash.digest('hex') };
  },
};
