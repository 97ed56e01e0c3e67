import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Refusal } from '../../../db/domain/refusal';
import { hasFile } from '../../../db/domain/report';
import { readReport } from '../../../db/reports';
import { attachmentsOf } from '../../signing/pdf/attachments';
import { PdfFile } from '../../signing/pdf/document';
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
 * Writes what a court needs into a new folder within `place`: the report, the page that checks it, and the files that
 * the report carries as they are in it. @throws Refusal `report.not-signed`, `vault.folder-not-empty`
 */
export function exportFolder(
  desk: Desk,
  id: string,
  place: string,
): { folder: string; files: ExportedFile[] } {
  const report = readReport(desk.session.vault.read, id);
  if (!hasFile(report)) throw new Refusal('report.not-signed');
  const pdf = desk.session.files.get(report.sha256);
  const carried = attachmentsOf(new PdfFile(pdf)).filter(({ name }) => /^[\w.-]{1,100}$/.test(name));
  const folder = join(place, parse(report.fileName).name);
  const contents: [string, Uint8Array][] = [
    [report.fileName, pdf],
    ['verify.html', verifyPage(desk.around.assetsDir)],
    ...carried.map(({ name, bytes }): [string, Uint8Array] => [name, bytes]),
  ];
  if (existsSync(folder)) throw new Refusal('vault.folder-not-empty', { folder });
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
  desk.checkpoint('export');
  const files = contents.map(([name, bytes]) => {
    writeDurable(join(folder, name), bytes);
    return { name, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  });
  return { folder, files };
}
