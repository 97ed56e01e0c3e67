import { canonicalJson } from '../../../db/domain/ledger';
import { type VolumeSet, type VolumesFile, volumesFile } from '../../../db/domain/volumeSet';
import { attachmentNamed } from '../pdf/attachments';
import { PdfFile } from '../pdf/document';
import { digestOf, isUnanswered } from '../primitives';

/** The name of the attachment in which the volumes of a report speak of each other. */
export const volumesName = 'volumes.json';

const hex = (bytes: Uint8Array): string => Buffer.from(digestOf('sha256', bytes)).toString('hex');

/** What one file says of the volumes, and whether it is the one that it says; its bytes need not be held any more. */
export interface LookedAt {
  readonly said: VolumesFile;
  /** it begins with the bytes that it names as its own pages */
  readonly own: boolean;
  readonly caseJson: string | undefined;
}

/** Undefined where the file is no volume. */
export function lookAtVolume(bytes: Uint8Array): LookedAt | undefined {
  try {
    const file = new PdfFile(bytes);
    const own = attachmentNamed(file, volumesName);
    if (own === undefined) return undefined;
    const said = volumesFile.parse(JSON.parse(Buffer.from(own).toString('utf8')));
    const expected = said.volumes[said.volume - 1];
    const drawn = bytes.subarray(0, expected?.size ?? 0);
    const matches =
      expected !== undefined && drawn.length === expected.size && hex(drawn) === expected.sha256;
    return { said, own: matches, caseJson: dataHash(file) };
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return undefined;
  }
}

/**
 * Hash of the data that a volume carries, '' where it carries none, undefined where they are too large to be read here:
 * they stand among the bytes whose hash all volumes name, so nothing is lost by that.
 */
function dataHash(file: PdfFile): string | undefined {
  try {
    const main = attachmentNamed(file, 'case.json');
    return main === undefined ? '' : hex(main);
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return undefined;
  }
}

/**
 * Whether files are the volumes of one report, none missing, none of another making: each carries the hashes of all as
 * they were drawn, and begins with the bytes that the others name. Says nothing of signatures: each file has its own
 * verdict. Undefined where no file is a volume.
 */
export function judgeVolumes(files: readonly Uint8Array[]): VolumeSet | undefined {
  return judgeLooked(files.map(lookAtVolume));
}

/** The same of files that were looked at one after the other. */
export function judgeLooked(given: readonly (LookedAt | undefined)[]): VolumeSet | undefined {
  const first = given.find((one) => one !== undefined);
  if (first === undefined) return undefined;
  const { said } = first;
  const findings = new Set<string>();
  const told = (one: VolumesFile) => canonicalJson({ ...one, volume: 0 });
  const volumes = said.volumes.map((expected, index) => {
    const volume = index + 1;
    const at = given.findIndex((one) => one?.said.volume === volume && told(one.said) === told(said));
    const found = given[at];
    if (found === undefined)
      return { volume, file: null, state: 'missing' as const, sha256: expected.sha256 };
    const state = found.own ? ('matches' as const) : ('differs' as const);
    return { volume, file: at, state, sha256: expected.sha256 };
  });
  if (volumes.some(({ state }) => state === 'missing')) findings.add('volume-missing');
  if (volumes.some(({ state }) => state === 'differs')) findings.add('volume-differs');
  const used = new Set(volumes.map(({ file }) => file));
  if (given.some((_, index) => !used.has(index))) findings.add('volume-of-other');
  if (volumes[0]?.file !== null) {
    const data = given[volumes[0]?.file ?? -1]?.caseJson;
    if (data !== undefined && data !== said.caseJsonSha256) findings.add('volume-data-differs');
  }
  return {
    report: said.report,
    caseJsonSha256: said.caseJsonSha256,
    complete: findings.size === 0,
    volumes,
    findings: [...findings],
  };
}
