import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIncluded, leafHash } from '../../db/domain/merkle';
import { type ReportKind, reportKinds } from '../../db/domain/report';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { output } from '../report/foreign';
import { makePki, type Pki } from '../tools/makePki';
import { makeTestDesk, passphrase, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let caseId = '';
beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator']);
  await test.request('vault.create', {
    folder: join(test.folder, 'vault'),
    name: 'Қойма 7',
    shortCode: 'ШМК',
    passphrase,
    officer: { name: 'Ә. Ғани', rank: 'майор', unit: 'Шымкент қ. ПД', role: 'supervisor' },
  });
  caseId = (await test.request('case.record', { draft: { title: 'Дело «Алтын»', category: 'pyramid' } })).id;
});
afterAll(() => test.end());

const key = () => ({ pkcs12: pki.p12('investigator'), passphrase: pki.passphrase });
const offered = async (of: { caseId?: string }) =>
  (await test.request('report.offered', of)).map(({ kind }) => kind);

async function signed(order: { kind: ReportKind; caseId?: string; second?: 'ru' }) {
  const report = await test.request('report.sign', { ...order, language: 'kk', ...key() });
  const to = join(test.folder, `${report.id}.pdf`);
  await test.request('report.export', { id: report.id, to });
  return { report, to };
}

/** `case.json` as it is inside the file. */
function caseJson(path: string) {
  const carried = attachmentsOf(new PdfFile(readFileSync(path))).find(({ name }) => name === 'case.json');
  return JSON.parse(Buffer.from(carried?.bytes ?? []).toString('utf8'));
}

describe('which kinds are offered', () => {
  // Would catch: a form that offers an inventory of nothing.
  it('grow with the records of the case', async () => {
    expect(await offered({ caseId })).not.toContain('inventory');
    await expect(
      test.request('report.preview', { kind: 'mining-site', caseId, language: 'kk' }),
    ).rejects.toThrow('report.not-offered');
    await test.request('exhibit.record', { draft: { caseId, description: 'Ledger Nano X' } });
    const equipment = [{ model: 'S19', count: 40, nameplateWatts: 3250 }];
    await test.request('site.record', {
      draft: { caseId, name: 'Шардара-2', runningSince: '2026-03', tariffTiyn: '2250', equipment },
    });
    expect(await offered({ caseId })).toEqual(
      expect.arrayContaining(['case', 'inventory', 'mining-site', 'ledger-extract']),
    );
    expect(await offered({})).toEqual(['statistics']);
  });

  it('never the same language twice', async () => {
    const order = { caseId, language: 'kk', second: 'kk' } as const;
    await expect(test.request('report.preview', order)).rejects.toThrow('report.one-language-twice');
  });
});

describe('each kind', () => {
  it.each(['case', 'inventory', 'mining-site', 'ledger-extract'] as const)(
    'is signed, verified and registered: %s',
    async (kind) => {
      const { report, to } = await signed({ kind, caseId });
      expect(report).toMatchObject({ kind, status: 'signed', caseId });
      const verdict = await test.request('report.verify', { file: to });
      expect(verdict.verdict).toBe('intact');
      expect(caseJson(to)).toMatchObject({ report: report.number });
      // a place for each hand that the kind asks for, filled or not
      const fields = output('pdfsig', to).match(/Signature #/g) ?? [];
      expect(fields.length).toBe(reportKinds[kind].signatures.length);
    },
  );

  // Would catch: numbers that cannot be traced to cases, and a report about everything that stands in one case.
  it('is about the whole vault where it counts cases', async () => {
    const { report, to } = await signed({ kind: 'statistics' });
    expect(report).toMatchObject({ caseId: null, number: 'ШМК/R-01' });
    const { statistics } = caseJson(to);
    expect(statistics.total.cases).toEqual([caseId]);
    expect(statistics.cases[0].id).toBe(caseId);
  });

  // Would catch: machines that an amendment took off the list, still counted for the ministry.
  it('counts the machines that stand there now', async () => {
    const machines = async () => (await test.request('statistics.read', { from: '', to: '' })).total.machines;
    const before = await machines();
    const draft = { caseId, name: 'Ангар', equipment: [{ model: 'M30', count: 7, nameplateWatts: 3400 }] };
    const { id } = await test.request('site.record', { draft });
    expect(await machines()).toBe(before + 7);
    const fewer = { ...draft, equipment: [{ model: 'M50', count: 2, nameplateWatts: 3300 }] };
    await test.request('site.amend', { id, draft: fewer, reason: 'пересчитали' });
    expect(await machines()).toBe(before + 2);
    expect((await test.request('home.get', {})).counts.machines).toBe(before + 2);
  });

  // Would catch: an extract whose entries cannot be checked without the vault.
  it('carries entries that anybody can check', async () => {
    const { to } = await signed({ kind: 'ledger-extract', caseId });
    const { entries, tree, keys } = caseJson(to);
    expect(entries.length).toBeGreaterThan(2);
    const root = { size: tree.size, root: Buffer.from(tree.root, 'hex') };
    for (const entry of entries) {
      const hash = createHash('sha256').update(entry.body, 'utf8').digest();
      expect(hash.toString('hex')).toBe(entry.hash);
      const proof = entry.proof.map((one: string) => Buffer.from(one, 'hex'));
      expect(isIncluded(leafHash(hash), entry.seq - 1, root, proof)).toBe(true);
      const author = keys.find(({ officerId }: { officerId: string }) => officerId === entry.author.id);
      const spki = Buffer.concat([
        Buffer.from('302a300506032b6570032100', 'hex'),
        Buffer.from(author.signingKey, 'hex'),
      ]);
      const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      expect(verify(null, hash, publicKey, Buffer.from(entry.signature, 'hex'))).toBe(true);
    }
  });
});
