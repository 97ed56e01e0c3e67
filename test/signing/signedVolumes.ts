import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commit, hide } from '../../db/domain/commitments';
import { canonicalJson } from '../../db/domain/ledger';
import { drawReport } from '../../electron/report/draw';
import { openEngine } from '../../electron/report/engine';
import { addSignatureFields } from '../../electron/signing/fields';
import { openPkcs12 } from '../../electron/signing/pkcs12';
import { signPdf } from '../../electron/signing/sign';
import { assetsDir, sampleJob, sampleModel } from '../report/sampleModel';
import type { Pki } from '../tools/makePki';

await openEngine(assetsDir);

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Three small volumes, drawn and signed as the application does; `other` changes what the second shows. */
export function signVolumeSample(pki: Pki, report: string, other = ''): Buffer[] {
  const job = sampleJob(sampleModel('en', { addresses: 3 }));
  const drawn = [1, 2, 3].map((number) => {
    const after = { section: 0, subheading: 0 };
    const volume = { number, of: 3, text: `Volume ${number} of 3${other}`, note: '', continued: '', after };
    const attachments = number === 1 ? job.attachments : [];
    return drawReport({ ...job, attachments, model: { ...job.model, volume } });
  });
  const named = drawn.map(({ pdf, pages }) => ({ sha256: hash(pdf), size: pdf.length, pages, rows: 3 }));
  const signer = openPkcs12(readFileSync(pki.p12('evidence-officer')), pki.passphrase);
  return drawn.map((one, index) => {
    const said = {
      format: 'dalel-volumes',
      version: 1,
      report,
      caseJsonSha256: job.caseJsonSha256,
      volume: index + 1,
      volumes: named,
    };
    const file = {
      name: 'volumes.json',
      mime: 'application/json',
      relationship: 'Data' as const,
      description: 'Все тома',
      bytes: Buffer.from(canonicalJson(said)),
      modified: '2026-11-18T09:02:11Z',
    };
    const places = one.signatureBoxes.map((box, at) => ({ field: `S${at}`, label: `S${at}`, box }));
    const prepared = addSignatureFields(one.pdf, places, [file]);
    return signPdf({ pdf: prepared, field: 'S0', signer, claimedTime: '2026-11-18T14:02:11+05:00' });
  });
}

/** A small report whose data are committed to, and a copy of it that hides a name. */
export function signCopySample(pki: Pki): { original: Buffer; copy: Buffer; changed: Buffer } {
  const people = [
    { number: 'P-01', name: 'Әлия Сәрсен', role: 'victim' },
    { number: 'P-02', name: 'Дамир Оспан', role: 'suspect' },
  ];
  const whole = commit({ report: 'R-01', persons: people }, (pointer) =>
    Buffer.from(hash(Buffer.from(pointer)), 'hex').subarray(0, 16),
  ).document;
  const copy = hide(whole, ['/persons/0/name']).document;
  const changed = structuredClone(copy);
  Object.assign(changed.persons[1] ?? {}, { role: 'witness' });
  const signer = openPkcs12(readFileSync(pki.p12('evidence-officer')), pki.passphrase);
  const made = (document: object): Buffer => {
    const job = sampleJob(sampleModel('en', { addresses: 2 }));
    const bytes = Buffer.from(canonicalJson(document));
    const attachments = job.attachments.map((file) =>
      file.name === 'case.json' ? { ...file, bytes } : file,
    );
    const drawn = drawReport({ ...job, attachments, caseJsonSha256: hash(bytes) });
    const [box] = drawn.signatureBoxes;
    if (box === undefined) throw new Error('no box');
    const pdf = addSignatureFields(drawn.pdf, [{ field: 'S0', label: 'S0', box }]);
    return signPdf({ pdf, field: 'S0', signer, claimedTime: '2026-11-18T14:02:11+05:00' });
  };
  return { original: made(whole), copy: made(copy), changed: made(changed) };
}
