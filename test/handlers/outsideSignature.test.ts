import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyOutput, output } from '../report/foreign';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let reportId = '';

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), [
    'investigator',
    'evidence-officer',
    'witness',
    'expired',
    'wrong-usage',
  ]);
  await makeDeskVault(test);
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело «Алтын»' } });
  const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
  reportId = (await test.request('report.sign', { caseId, language: 'kk', ...key })).id;
}, 60_000);
afterAll(() => test.end());

const at = (name: string) => join(test.folder, name);

async function takeOut(role: 'second-officer' | 'witness', name: string): Promise<string> {
  const to = at(`${name}.tosign`);
  await test.request('report.cmsRequest', { id: reportId, role, name, to });
  return to;
}

/** A detached CMS as a foreign program makes it. */
function sign(file: string, who: Officer, out: string, ...more: string[]): string {
  const key = ['-signer', join(pki.dir, `${who}.pem`), '-inkey', join(pki.dir, `${who}.key`)];
  const form = more.includes('-outform') ? [] : ['-outform', 'DER'];
  output(
    'openssl',
    'cms',
    '-sign',
    '-binary',
    '-md',
    'sha256',
    '-in',
    file,
    ...key,
    ...form,
    ...more,
    '-out',
    at(out),
  );
  return at(out);
}

const bring = (file: string) => test.request('report.cmsAnswer', { id: reportId, files: [file] });

describe('a signature made in another program', () => {
  it('is awaited: exact bytes and digest are taken out, and no other signature is taken meanwhile', async () => {
    const file = await takeOut('second-officer', 'ЖҮНІСОВА ҰЛПАН');
    const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(readFileSync(`${file}.sha256`, 'utf8').trim()).toBe(digest);
    // Would catch: bytes that differ the second time, so that a signature over the first file fits no more.
    const again = at('again.tosign');
    expect(await test.request('report.cmsAgain', { id: reportId, to: again })).toEqual({ digests: [digest] });
    expect(readFileSync(again)).toEqual(readFileSync(file));
    const { report } = await test.request('report.get', { id: reportId });
    expect(report.status).toBe('awaiting-cms');
    const key = { pkcs12: pki.p12('witness'), passphrase: pki.passphrase };
    await expect(
      test.request('report.countersign', { id: reportId, role: 'witness', ...key }),
    ).rejects.toThrow('report.awaits-cms');
    await expect(test.request('report.timestampRequest', { id: reportId, to: at('x.tsq') })).rejects.toThrow(
      'report.awaits-cms',
    );
  });

  // Would catch: whatever calls itself a signature being put into a report.
  it('is refused with words where it is none, carries the file, is of another file, or its certificate may not sign', async () => {
    const file = at('ЖҮНІСОВА ҰЛПАН.tosign');
    writeFileSync(at('nonsense.p7s'), 'нечто');
    await expect(bring(at('nonsense.p7s'))).rejects.toThrow('cms.not-a-signature');
    await expect(bring(sign(file, 'evidence-officer', 'whole.p7s', '-nodetach'))).rejects.toThrow(
      'cms.not-detached',
    );
    writeFileSync(at('other'), 'another file');
    await expect(bring(sign(at('other'), 'evidence-officer', 'other.p7s'))).rejects.toThrow(
      'cms.other-report',
    );
    await expect(bring(sign(file, 'expired', 'expired.p7s'))).rejects.toThrow('signing.expired');
    await expect(bring(sign(file, 'wrong-usage', 'usage.p7s'))).rejects.toThrow('signing.wrong-usage');
    await expect(bring(sign(file, 'investigator', 'same.p7s'))).rejects.toThrow('report.same-signer');
    const broken = readFileSync(sign(file, 'evidence-officer', 'broken.p7s'));
    broken[broken.length - 3] = (broken[broken.length - 3] ?? 0) ^ 1;
    writeFileSync(at('broken.p7s'), broken);
    await expect(bring(at('broken.p7s'))).rejects.toThrow(/cms\./);
    expect((await test.request('report.get', { id: reportId })).report.status).toBe('awaiting-cms');
  });

  it('is put in when it verifies, in DER and in PEM, so that foreign programs accept the whole file', async () => {
    const chain = ['-certfile', join(pki.dir, 'chain.pem')];
    const first = await bring(sign(at('ЖҮНІСОВА ҰЛПАН.tosign'), 'evidence-officer', 'good.p7s', ...chain));
    expect(first).toMatchObject({ status: 'countersigned', signatures: 2, cmsRequest: '' });
    await expect(test.request('report.cmsAgain', { id: reportId, to: at('late.tosign') })).rejects.toThrow(
      'report.awaits-nothing',
    );
    const { pdf } = await test.request('report.file', { id: reportId });
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(first.sha256);
    const [found] = await test.request('report.find', { text: first.number.toLowerCase() });
    expect(found).toMatchObject({ how: 'number', report: { id: reportId } });
    const file = await takeOut('witness', 'Witness');
    const second = await bring(sign(file, 'witness', 'good.pem', '-outform', 'PEM', ...chain));
    expect(second.signatures).toBe(3);
    const copy = at('copy.pdf');
    await test.request('report.export', { id: reportId, to: copy });
    const seen = anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, copy);
    expect(seen.split('Signature Validation: Signature is Valid').length - 1).toBe(3);
    expect(seen.split('Certificate is Trusted').length - 1).toBe(3);
    expect(output('qpdf', '--check', copy)).not.toMatch(/warning/i);
    const { verdict, versions } = await test.request('report.get', { id: reportId });
    expect(verdict?.verdict).toBe('intact');
    expect(versions.map(({ role, event }) => [role, event])).toEqual([
      ['investigator', 'signature'],
      ['second-officer', 'signature'],
      ['witness', 'signature'],
    ]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('may be given up, and the report is what it was', async () => {
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Другое дело' } });
    const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
    const report = await test.request('report.sign', { caseId, language: 'ru', ...key });
    const to = join(mkdtempSync(at('given-up-')), 'x.tosign');
    await test.request('report.cmsRequest', { id: report.id, role: 'witness', name: 'Никто', to });
    const back = await test.request('report.cmsGiveUp', { id: report.id });
    expect(back).toMatchObject({ status: 'signed', sha256: report.sha256, cmsRequest: '' });
    await expect(bring(to)).rejects.toThrow('report.awaits-nothing');
  });
});
