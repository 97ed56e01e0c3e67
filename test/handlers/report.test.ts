import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedChecks } from '../report/checkReport';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let reportId = '';
let copies = 0;

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator', 'evidence-officer', 'witness', 'expired']);
  await makeDeskVault(test);
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело «Алтын»' } });
  await test.request('wallet.record', {
    draft: {
      caseId,
      label: 'Ledger Nano X',
      addresses: [{ chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }],
    },
  });
  const { id } = await test.request('report.sign', { caseId, language: 'kk', ...key('investigator') });
  reportId = id;
});
afterAll(() => test.end());

function key(name: Officer) {
  return { pkcs12: pki.p12(name), passphrase: pki.passphrase };
}

async function exported(): Promise<string> {
  copies += 1;
  const to = join(test.folder, `copy-${copies}.pdf`);
  await test.request('report.export', { id: reportId, to });
  return to;
}

describe('further signatures on a report', () => {
  it('refuses an expired certificate, the same signer again and a place that is signed, and changes nothing', async () => {
    const before = await test.request('report.get', { id: reportId });
    const sign = (role: 'investigator' | 'second-officer', who: Officer) =>
      test.request('report.countersign', { id: reportId, role, ...key(who) });
    await expect(sign('second-officer', 'expired')).rejects.toThrow('signing.expired');
    await expect(sign('second-officer', 'investigator')).rejects.toThrow('report.same-signer');
    await expect(sign('investigator', 'evidence-officer')).rejects.toThrow('report.role-signed');
    expect(await test.request('report.get', { id: reportId })).toEqual(before);
  });

  it('adds P-256 to RSA so that foreign programs accept both, and the first signature still holds', async () => {
    const first = readFileSync(await exported());
    const report = await test.request('report.countersign', {
      id: reportId,
      role: 'second-officer',
      ...key('evidence-officer'),
    });
    expect(report).toMatchObject({ status: 'countersigned', signatures: 2 });
    const copy = await exported();
    expect(failedChecks(copy, pki, 2, mkdtempSync(join(test.folder, 'checked-')))).toEqual([]);
    expect(readFileSync(copy).subarray(0, first.length).equals(first)).toBe(true);
    const { versions, verdict } = await test.request('report.get', { id: reportId });
    expect(versions.map(({ role, signatures }) => [role, signatures])).toEqual([
      ['investigator', 1],
      ['second-officer', 2],
    ]);
    expect(verdict?.signatures.map(({ changesAfter }) => changesAfter)).toEqual(['signatures', 'none']);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Would catch: a file whose last signature was cut off passing as the report, since it is intact by itself.
  it('knows a file whose last signature was cut off', async () => {
    const { versions } = await test.request('report.get', { id: reportId });
    const whole = readFileSync(await exported());
    const cut = join(test.folder, 'cut.pdf');
    writeFileSync(cut, whole.subarray(0, versions[0]?.size));
    const verdict = await test.request('report.verify', { file: cut });
    expect(verdict.verdict).toBe('intact');
    expect(verdict.findings).toContainEqual({
      code: 'superseded-version',
      params: { number: 'ШМК-2026-001/R-01', signatures: '1/2' },
    });
    const newest = await test.request('report.verify', { file: await exported() });
    expect(newest.findings.map(({ code }) => code)).toContain('known-version');
  });

  it('lets the witness sign last', async () => {
    const report = await test.request('report.countersign', {
      id: reportId,
      role: 'witness',
      ...key('witness'),
    });
    expect(report.signatures).toBe(3);
    expect((await test.request('report.get', { id: reportId })).verdict?.verdict).toBe('intact');
  });
});
