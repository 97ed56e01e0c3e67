import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Refusal } from '../../../db/domain/refusal';
import { hasFile } from '../../../db/domain/report';
import { readReport, reportFiles } from '../../../db/reports';
import { attachmentNamed, attachmentNames, readKept } from '../../signing/pdf/attachments';
import { diskRefusal, writeDurable } from '../../vault/durable';
import type { Desk } from './desk';

export interface ExportedFile {
  name: string;
  sha256: string;
  size: number;
}

/** The page that checks a report in any browser; it is built beside the app. */
function verifyPage(assetsDir: string): Buffer {
  return readFileSync(join(assetsDir, '..', 'out', 'verify', 'verify.html'));
}

/**
 * Writes what a court needs into a new folder within `place`: the report with all of its volumes, the page that checks it, and the files that
 * the report carries as they are in it. @throws Refusal `report.not-signed`, `vault.folder-not-empty`
 */
export function exportFolder(
  desk: Desk,
  id: string,
  place: string,
): { folder: string; files: ExportedFile[] } {
  const report = readReport(desk.session.vault.read, id);
  if (!hasFile(report)) throw new Refusal('report.not-signed');
  const volumes = reportFiles(desk.session.vault.read, report);
  const first = desk.session.files.get(volumes[0]?.sha256 ?? '');
  const carried = attachmentNames(readKept(first)).filter((name) => /^[\w.-]{1,100}$/.test(name));
  const folder = join(place, parse(report.fileName).name);
  // each file is read or unpacked when it is its turn: a report of many volumes is large
  const contents: [string, () => Uint8Array][] = [
    ...volumes.map(({ fileName, sha256 }): [string, () => Uint8Array] => [
      fileName,
      () => desk.session.files.get(sha256),
    ]),
    ['verify.html', () => verifyPage(desk.around.assetsDir)],
    ...carried.map((name): [string, () => Uint8Array] => [
      name,
      () => attachmentNamed(readKept(first), name) ?? new Uint8Array(),
    ]),
  ];
  if (existsSync(folder)) throw new Refusal('vault.folder-not-empty', { folder });
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
  desk.checkpoint('export');
  const files = contents.map(([name, read]) => {
    const bytes = read();
    writeDurable(join(folder, name), bytes);
    return { name, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  });
  return { folder, files };
}
