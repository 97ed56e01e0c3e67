import { judgeCommitments } from '../../../db/domain/commitments';
import { openJson } from '../../../db/domain/openJson';
import type { CarriedData } from '../../../db/domain/pdfVerdict';
import { attachmentNamed } from '../pdf/attachments';
import { PdfFile } from '../pdf/document';
import { digestOf, isUnanswered } from '../primitives';

/**
 * What the `case.json` of a report says of itself: its number, and whether its fields follow from their root, some of
 * them hidden or none. Undefined where the file carries no such data. Says nothing of signatures.
 */
export function carriedData(bytes: Uint8Array): CarriedData | undefined {
  try {
    const main = attachmentNamed(new PdfFile(bytes), 'case.json');
    if (main === undefined) return undefined;
    const document = openJson(main);
    const { state, root, hidden } = judgeCommitments(document);
    const { report } = document as { report?: unknown };
    return {
      report: typeof report === 'string' ? report.slice(0, 200) : '',
      caseJsonSha256: Buffer.from(digestOf('sha256', main)).toString('hex'),
      commitments: state,
      root,
      hidden,
    };
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return undefined;
  }
}
