import { readFileSync } from 'node:fs';
import type { ReportLanguage } from '../../db/domain/reportModel';
import { drawReport } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import { addSignatureFields } from '../../electron/signing/fields';
import { openPkcs12 } from '../../electron/signing/pkcs12';
import { signPdf } from '../../electron/signing/sign';
import { assetsDir, sampleJob, sampleModel } from '../report/sampleModel';
import type { Officer, Pki } from '../tools/makePki';

export interface SignedSample {
  /** drawn, without a signature */
  drawn: Uint8Array;
  /** with empty fields */
  prepared: Buffer;
  /** after each signature in turn */
  revisions: Buffer[];
}

await openEngine(assetsDir);

/** Draws the sample report and lets each of `who` sign it in order, as the application does. */
export function signSample(
  language: ReportLanguage,
  pki: Pki,
  who: readonly Officer[],
  addresses = 36,
): SignedSample {
  const model = sampleModel(language, { addresses });
  const signers = who.map((name) => openPkcs12(readFileSync(pki.p12(name)), pki.passphrase));
  const drawn = drawReport({
    ...sampleJob(model),
    stamps: signers.map((signer, i) => ({
      title: 'Электрондық қолтаңба',
      name: signer.subject.commonName,
      lines: [
        { label: 'Лауазымы', value: model.signatures[i]?.position ?? '' },
        { label: 'Ұйым', value: signer.subject.organisation },
        { label: 'Берген', value: signer.issuer.commonName },
      ],
    })),
  });
  const places = drawn.signatureBoxes.map((box, i) => ({
    field: `Signature${i + 1}`,
    label: model.signatures[i]?.role ?? '',
    box,
  }));
  const prepared = addSignatureFields(drawn.pdf, places);
  const revisions: Buffer[] = [];
  for (const [i, signer] of signers.entries()) {
    const appearance = drawn.stamps[i];
    if (appearance === undefined) throw new Error('no stamp');
    revisions.push(
      signPdf({
        pdf: revisions.at(-1) ?? prepared,
        field: `Signature${i + 1}`,
        signer,
        appearance,
        reason: 'Қылмыстық іс бойынша есеп',
        location: 'Шымкент',
        claimedTime: `2026-11-18T14:0${i + 2}:11+05:00`,
      }),
    );
  }
  return { drawn: drawn.pdf, prepared, revisions };
}
