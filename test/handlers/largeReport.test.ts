import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCaseSnapshot } from '../../db/snapshot';
import { gather } from '../../electron/ipc/handlers/carriedFiles';
import { keepPacked } from '../../electron/ipc/handlers/packedRecords';
import { addSignatureFields, fieldSize, sizeOfPlace } from '../../electron/signing/fields';
import { attachmentsOf, readKept } from '../../electron/signing/pdf/attachments';
import { anyOutput, output } from '../report/foreign';
import { plainFile } from '../signing/handMade';
import { makePki, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

// A hundred thousand wallets take minutes: here six are already too many to be held, thirty rows a volume, any file too large.
vi.mock('../../db/domain/paper/volumes', async (original) => {
  const real = await original<typeof import('../../db/domain/paper/volumes')>();
  const splitVolumes: typeof real.splitVolumes = (model, first, second) =>
    real.splitVolumes(model, first, second, 30);
  return { ...real, splitVolumes };
});
vi.mock('../../electron/ipc/handlers/packedRecords', async (original) => {
  const real = await original<typeof import('../../electron/ipc/handlers/packedRecords')>();
  return { keepPacked: () => real.keepPacked(2) };
});
vi.mock('../../electron/ipc/handlers/carriedFiles', async (original) => {
  const real = await original<typeof import('../../electron/ipc/handlers/carriedFiles')>();
  const shareOut: typeof real.shareOut = (files) => real.shareOut(files, 0);
  return { ...real, shareOut };
});

let test: TestDesk;
let pki: Pki;
let caseId = '';
beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator']);
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Дело «Алтын»' } })).id;
  for (let n = 0; n < 12; n += 1)
    await test.request('wallet.record', {
      draft: { caseId, label: `W ${n}`, notes: n % 3 === 0 ? 'қағаз' : '' },
    });
}, 60_000);
afterAll(() => test.end());

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const aside = () =>
  readdirSync(join(test.desk.session.folder, 'files')).filter((one) => one.endsWith('.unfinished'));

describe('a report that is too large to be held', () => {
  // Would catch: data in an order of their own, or a wallet lost between pages of the database.
  it('is read as a small one is', () => {
    const { vault } = test.desk.session;
    const whole = readCaseSnapshot(vault, caseId);
    const paged = readCaseSnapshot(vault, caseId, keepPacked());
    expect(Array.isArray(paged.wallets)).toBe(false);
    expect([...paged.wallets]).toEqual(whole.wallets);
    expect(whole.wallets).toHaveLength(12);
  });

  // Would catch: a file that differs from what its pages print of it, and what is left of volumes put aside.
  it('is signed in volumes, carries its files whole and leaves nothing aside', async () => {
    const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
    const { id, caseJsonSha256, volumes } = await test.request('report.sign', {
      caseId,
      language: 'ru',
      ...key,
    });
    expect(volumes).toBeGreaterThan(2);
    expect(aside()).toEqual([]);
    const kept = await test.request('report.get', { id });
    expect(kept.verdict).toMatchObject({ verdict: 'intact' });
    expect(kept.verdict?.findings.map(({ code }) => code)).toEqual(['known-version']);
    expect(kept.set).toMatchObject({ complete: true });
    const { folder, files } = await test.request('report.exportFolder', { id, to: test.folder });
    const first = join(folder, files[0]?.name ?? '');
    output('qpdf', '--check', first);
    expect(anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, first)).toContain('Signature is Valid');
    const carried = attachmentsOf(readKept(readFileSync(first)));
    expect(carried.map(({ name }) => name).sort()).toEqual([
      'case.json',
      'case.jsonld',
      'inventory.csv',
      'volumes.json',
    ]);
    const pages = output('pdftotext', '-layout', first, '-').toString().replace(/\s/g, '');
    expect(pages).toContain(caseJsonSha256);
    for (const { name, bytes } of carried) {
      expect(sha(readFileSync(join(folder, name)))).toBe(sha(bytes));
      if (name !== 'volumes.json') expect(pages).toContain(sha(bytes));
      if (name === 'case.json') expect(sha(bytes)).toBe(caseJsonSha256);
    }
  });

  // Would catch: a volume that cannot be looked at alone, and a number beyond the last that fails.
  it('is looked at volume by volume', async () => {
    const order = { caseId, language: 'ru' as const };
    const second = await test.request('report.preview', { ...order, volume: 2 });
    expect(second.volume).toMatchObject({ number: 2 });
    const of = second.volume?.of ?? 0;
    const beyond = await test.request('report.pages', { ...order, volume: of + 5 });
    expect(beyond).toMatchObject({ volume: of, volumes: of });
  });

  // Would catch: a stamp that is drawn larger or smaller than the box that it is put into.
  it('knows the size of a field before the field is there', () => {
    fc.assert(
      fc.property(
        fc.tuple(...[1, 1, 1, 1].map(() => fc.double({ min: 10, max: 250, noNaN: true }))),
        (numbers) => {
          const [x = 0, y = 0, width = 0, height = 0] = numbers;
          const box = { page: 1, x, y, width, height };
          expect(sizeOfPlace(box)).toEqual(
            fieldSize(addSignatureFields(plainFile(), [{ field: 'S', label: 'S', box }]), 'S'),
          );
        },
      ),
    );
  });

  // Would catch: a text whose packed form is another, is cut, or whose hash is that of the packed bytes.
  it('carries files that were packed while they were made', async () => {
    const text = 'Қазақстан '.repeat(100_000);
    const gathered = await gather([text.slice(0, 7), text.slice(7)], 1_000);
    expect(gathered).toMatchObject({ size: Buffer.byteLength(text), sha256: sha(Buffer.from(text)) });
    const packed = gathered.bytes instanceof Uint8Array ? Buffer.of() : inflateSync(gathered.bytes.packed);
    expect(packed.toString('utf8')).toBe(text);
    expect((await gather([text, text], 1_000)).bytes).toEqual((await gather([text, text], 1_000)).bytes);
  });
});
