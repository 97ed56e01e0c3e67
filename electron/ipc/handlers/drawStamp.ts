import { join } from 'node:path';
import type { ReportWords } from '../../../db/domain/paper';
import { momentWords } from '../../../db/domain/paper/words';
import { Refusal } from '../../../db/domain/refusal';
import type { Moment } from '../../../db/domain/time';
import type { StampJob } from '../../report/types';
import type { SignerIdentity } from '../../signing/signer';
import type { Desk } from './desk';

/** Who signs, as far as it is known when the stamp is drawn: before a signature from outside there is only a name. */
export interface StampedHand {
  readonly name: string;
  readonly organisation: string;
  readonly issuer: string;
  readonly certificate: string;
}

export function handOf(signer: SignerIdentity): StampedHand {
  return {
    name: signer.subject.commonName,
    organisation: signer.subject.organisation,
    issuer: signer.issuer.commonName,
    certificate: signer.chain[0].serialNumber,
  };
}

/**
 * The signature's visible part, as large as its box; a drawing process makes it, which sees names, never the key.
 * @throws Refusal `report.drawing-failed`
 */
export async function drawStamp(
  desk: Desk,
  hand: StampedHand,
  when: Moment,
  words: ReportWords,
  box: { width: number; height: number },
): Promise<Uint8Array> {
  const answer = await desk.around.draw({ draw: 'stamps', jobs: [stampJob(desk, hand, when, words, box)] });
  if (answer.ok && answer.draw === 'stamps' && answer.stamps[0]) return answer.stamps[0];
  throw new Refusal('report.drawing-failed', { why: answer.ok ? '' : answer.message.slice(0, 300) });
}

function stampJob(
  desk: Desk,
  { name, organisation, issuer, certificate }: StampedHand,
  when: Moment,
  words: ReportWords,
  box: { width: number; height: number },
): StampJob {
  const line = (label: string, value: string) =>
    value === '' ? [] : [{ label: words.paper(`stamp.${label}`), value }];
  return {
    language: words.language,
    title: words.paper('stamp.title'),
    name,
    lines: [
      ...line('organisation', organisation),
      ...line('issuer', issuer),
      ...line('certificate', certificate),
      ...line('claimed', momentWords(when, words.language)),
    ],
    ...(/SAMPLE/.test(name + organisation) ? { mark: 'SAMPLE' } : {}),
    width: box.width,
    height: box.height,
    assetsDir: join(desk.around.assetsDir, 'report'),
  };
}
