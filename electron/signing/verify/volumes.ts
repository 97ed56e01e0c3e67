import { canonicalJson } from '../../../db/domain/ledger';
import { type VolumeSet, type VolumesFile, volumesFile } from '../../../db/domain/volumeSet';
import { attachmentNamed } from '../pdf/attachments';
import { PdfFile } from '../pdf/document';
import { digestOf, isUnanswered } from '../primitives';

/** The name of the attachment in which the volumes of a report speak of each other. */
export const volumesName = 'volumes.json';

const hex = (bytes: Uint8Array): string => Buffer.from(digestOf('sha256', bytes)).toString('hex');

interface Given {
  said: VolumesFile;
  bytes: Uint8Array;
  caseJson: string | undefined;
}

function read(bytes: Uint8Array): Given | undefined {
  try {
    const file = new PdfFile(bytes);
    const own = attachmentNamed(file, volumesName);
    if (own === undefined) return undefined;
    const said = volumesFile.parse(JSON.parse(Buffer.from(own).toString('utf8')));
    return { said, bytes, caseJson: dataHash(file) };
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
  const given = files.map(read);
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
    const drawn = found.bytes.subarray(0, expected.size);
    const matches = drawn.length === expected.size && hex(drawn) === expected.sha256;
    return {
      volume,
      file: at,
      state: matches ? ('matches' as const) : ('differs' as const),
      sha256: expected.sha256,
    };
  });
  if (volumes.some(({ state }) => state === 'missing')) findings.add('volume-missing');
  if (volumes.some(({ state }) => state === 'differs')) findings.add('volume-differs');
  const used = new Set(volumes.map(({ file }) => file));
  if (files.some((_, index) => !used.has(index))) findings.add('volume-of-other');
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
