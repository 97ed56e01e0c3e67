import { join } from 'node:path';
import type { ReportWords } from '../../../db/domain/paper';
import { momentWords } from '../../../db/domain/paper/words';
import { Refusal } from '../../../db/domain/refusal';
import type { Moment } from '../../../db/domain/time';
import type { StampJob } from '../../report/types';
import type { Signer } from '../../signing/signer';
import type { Desk } from './desk';

/**
 * The signature's visible part, as large as its box; a drawing process makes it, which sees names, never the key.
 * @throws Refusal `report.drawing-failed`
 */
export async function drawStamp(
  desk: Desk,
  signer: Signer,
  when: Moment,
  words: ReportWords,
  box: { width: number; height: number },
): Promise<Uint8Array> {
  const answer = await desk.around.draw({ draw: 'stamps', jobs: [stampJob(desk, signer, when, words, box)] });
  if (answer.ok && answer.draw === 'stamps' && answer.stamps[0]) return answer.stamps[0];
  throw new Refusal('report.drawing-failed', { why: answer.ok ? '' : answer.message.slice(0, 300) });
}

function stampJob(
  desk: Desk,
  signer: Signer,
  when: Moment,
  words: ReportWords,
  box: { width: number; height: number },
): StampJob {
  const line = (name: string, value: string) =>
    value === '' ? [] : [{ label: words.paper(`stamp.${name}`), value }];
  return {
    language: words.language,
    title: words.paper('stamp.title'),
    name: signer.subject.commonName,
    lines: [
      ...line('organisation', signer.subject.organisation),
      ...line('issuer', signer.issuer.commonName),
      ...line('certificate', signer.chain[0].serialNumber),
      ...line('claimed', momentWords(when, words.language)),
    ],
    ...(/SAMPLE/.test(signer.subject.commonName + signer.subject.organisation) ? { mark: 'SAMPLE' } : {}),
    width: box.width,
    height: box.height,
    assetsDir: join(desk.around.assetsDir, 'report'),
  };
}
