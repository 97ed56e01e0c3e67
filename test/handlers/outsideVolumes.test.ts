import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anyOutput, output } from '../report/foreign';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

// Ten thousand rows take seconds to draw; thirty make volumes as well.
vi.mock('../../db/domain/paper/volumes', async (original) => {
  const real = await original<typeof import('../../db/domain/paper/volumes')>();
  const splitVolumes: typeof real.splitVolumes = (model, first, second) =>
    real.splitVolumes(model, first, second, 30);
  return { ...real, splitVolumes };
});

let test: TestDesk;
let pki: Pki;
let caseId = '';
let reportId = '';
let volumes = 0;

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator', 'evidence-officer', 'witness', 'revoked']);
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Дело «Алтын»' } })).id;
  const addresses = [
    'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
  ];
  await test.request('wallet.record', {
    draft: { caseId, label: 'Ledger', addresses: addresses.map((text) => ({ chain: 'bitcoin', text })) },
  });
}, 60_000);
afterAll(() => test.end());

const at = (name: string) => join(test.folder, name);
/** `name.ext` of the first volume, `name-2.ext` of the second. */
const named = (name: string, ext: string, volume: number) =>
  at(volume === 1 ? `${name}.${ext}` : `${name}-${volume}.${ext}`);
const each = (name: string, ext: string) =>
  Array.from({ length: volumes }, (_, index) => named(name, ext, index + 1));

/** A detached CMS as a foreign program makes it. */
function sign(file: string, who: Officer): string {
  const key = ['-signer', join(pki.dir, `${who}.pem`), '-inkey', join(pki.dir, `${who}.key`)];
  const to = `${file}.${who}.p7s`;
  const chain = ['-certfile', join(pki.dir, 'chain.pem')];
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
    ...chain,
    '-outform',
    'DER',
    '-out',
    to,
  );
  return to;
}
const stamped = (file: string) => {
  pki.stamp(file, `${file}.tsr`);
  return `${file}.tsr`;
};
const valid = (file: string) =>
  anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, file).split('Signature is Valid').length - 1;
const report = () => test.request('report.get', { id: reportId });

describe('a report in volumes whose first hand signs elsewhere', () => {
  it('is drawn and waits; there is no file of it yet, and nobody else signs it', async () => {
    const order = { caseId, language: 'ru' as const, name: 'ТЕКСЕРУШІ', to: at('first.tosign') };
    const waiting = await test.request('report.signOutside', order);
    reportId = waiting.id;
    expect(waiting).toMatchObject({ status: 'awaiting-cms', sha256: '', signatures: 0 });
    while (existsSync(named('first', 'tosign', volumes + 1))) volumes += 1;
    expect(volumes).toBeGreaterThan(1);
    expect((await report()).verdict).toBeNull();
    await expect(test.request('report.export', { id: reportId, to: at('x.pdf') })).rejects.toThrow(
      'report.not-signed',
    );
    const key = { pkcs12: pki.p12('witness'), passphrase: pki.passphrase };
    await expect(
      test.request('report.countersign', { id: reportId, role: 'witness', ...key }),
    ).rejects.toThrow('report.awaits-cms');
    const { alerts } = await test.request('home.get', {});
    expect(alerts.map(({ code }) => code)).toContain('report.awaiting-cms');
  });

  // Would catch: a volume that stays without a signature, one that is signed by somebody else, a signature of another file.
  it('takes the signatures of all volumes by one hand, in any order, or none', async () => {
    const bring = (files: string[]) => test.request('report.cmsAnswer', { id: reportId, files });
    const files = each('first', 'tosign');
    const good = files.map((file) => sign(file, 'investigator'));
    await expect(bring(good.slice(0, -1))).rejects.toMatchObject({
      code: 'cms.missing',
      params: { volumes: String(volumes) },
    });
    const stranger = sign(files.at(-1) ?? '', 'witness');
    await expect(bring([...good.slice(0, -1), stranger])).rejects.toThrow('cms.other-hand');
    await expect(bring([...good, sign(pki.root, 'investigator')])).rejects.toThrow('cms.other-report');
    await expect(bring([...good, good[0] ?? ''])).rejects.toThrow('cms.other-report');
    expect((await report()).report.status).toBe('awaiting-cms');
    const signed = await bring([...good].reverse());
    expect(signed).toMatchObject({ status: 'signed', volumes, signatures: 1, cmsRequest: '' });
    expect(signed.signer).toBe('ТЕКСЕРУШІ ӘБІЛҚАЙЫР ҒАНИ');
    await test.request('report.export', { id: reportId, to: at('signed.pdf') });
    for (const file of each('signed', 'pdf')) expect(valid(file)).toBe(1);
    expect((await report()).set?.complete).toBe(true);
  });

  it('gets a time for each volume, and no further hand meanwhile', async () => {
    await test.request('report.timestampRequest', { id: reportId, to: at('one.tsq') });
    const key = { pkcs12: pki.p12('witness'), passphrase: pki.passphrase };
    await expect(
      test.request('report.countersign', { id: reportId, role: 'witness', ...key }),
    ).rejects.toThrow('report.awaits-timestamp');
    const answers = each('one', 'tsq').map(stamped);
    const bring = (files: string[]) => test.request('report.timestampAnswer', { id: reportId, files });
    await expect(bring(answers.slice(1))).rejects.toMatchObject({
      code: 'timestamp.missing',
      params: { volumes: '1' },
    });
    await expect(bring([...answers, answers[0] ?? ''])).rejects.toThrow('timestamp.other-request');
    expect(await bring([...answers].reverse())).toMatchObject({ status: 'signed' });
    const { versions, verdict } = await report();
    // a signature that is plain CMS gets its time as a revision of its own
    expect(versions.filter(({ ordinal }) => ordinal === 2).map(({ event }) => event)).toEqual(
      Array(volumes).fill('document-timestamp'),
    );
    expect(verdict?.signatures[0]?.provenBy).toBe('Test Time Stamping');
  });

  it('lets a file and another program sign after that, keeps answers of the authority, and a later time proves all', async () => {
    const key = { pkcs12: pki.p12('evidence-officer'), passphrase: pki.passphrase };
    await test.request('report.countersign', { id: reportId, role: 'second-officer', ...key });
    const third = { id: reportId, role: 'witness' as const, name: 'Witness', to: at('third.tosign') };
    await test.request('report.cmsRequest', third);
    const files = each('third', 'tosign').map((file) => sign(file, 'witness'));
    await test.request('report.cmsAnswer', { id: reportId, files });
    await test.request('trust.add', { file: pki.root });
    const told = [pki.ocsp('evidence-officer'), pki.ocsp('witness', 'authority'), pki.crl()];
    await test.request('report.validationData', { id: reportId, crls: told });
    await test.request('report.timestampRequest', { id: reportId, to: at('late.tsq') });
    await test.request('report.timestampAnswer', { id: reportId, files: each('late', 'tsq').map(stamped) });
    const { verdict, set, versions } = await report();
    expect(verdict?.verdict).toBe('intact');
    expect(set?.complete).toBe(true);
    expect(versions.filter(({ volume }) => volume === 2).map(({ event }) => event)).toEqual([
      'signature',
      'document-timestamp',
      'signature',
      'signature',
      'validation-data',
      'document-timestamp',
    ]);
    const judged = verdict?.signatures.map(({ provenBy, trust, revocation }) => [
      provenBy,
      trust,
      revocation,
    ]);
    expect(judged).toEqual(Array(5).fill(['Test Time Stamping', 'trusted', 'good']));
    await test.request('report.export', { id: reportId, to: at('whole.pdf') });
    for (const file of each('whole', 'pdf')) {
      expect(output('qpdf', '--check', file)).not.toMatch(/warning/i);
    }
    const together = await test.request('report.verifyTogether', { files: each('whole', 'pdf') });
    expect(together.set?.complete).toBe(true);
    expect(new Set(together.verdicts.map(({ verdict: one }) => one))).toEqual(new Set(['intact']));
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Would catch: a hand that is refused with its file or token signing through another program.
  it('takes nothing from a hand that a list of the vault calls revoked', async () => {
    await test.request('report.validationData', { id: reportId, crls: [pki.crl('revoked')] });
    const order = { caseId, language: 'ru' as const, name: 'Revoked', to: at('revoked.tosign') };
    const { id } = await test.request('report.signOutside', order);
    const files = each('revoked', 'tosign').map((file) => sign(file, 'revoked'));
    await expect(test.request('report.cmsAnswer', { id, files })).rejects.toThrow('signing.revoked');
    expect((await test.request('report.get', { id })).report.status).toBe('awaiting-cms');
  });

  it('comes to nothing when the first signature is given up', async () => {
    const order = { caseId, language: 'kk' as const, name: 'Ешкім', to: at('none.tosign') };
    const { id } = await test.request('report.signOutside', order);
    const back = await test.request('report.cmsGiveUp', { id });
    expect(back).toMatchObject({ status: 'failed', failure: 'cms.given-up', cmsRequest: '' });
  });
});

// Would catch: a single signature whose time costs it a revision of its own (PAdES B-T asks for none).
it('gives the only signature of a report its time inside the signature', async () => {
  const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
  const { id } = await test.request('report.sign', { caseId, language: 'en', ...key });
  await test.request('report.timestampRequest', { id, to: at('bt.tsq') });
  const files = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((one) => named('bt', 'tsq', one))
    .filter((one) => existsSync(one));
  await test.request('report.timestampAnswer', { id, files: files.map(stamped) });
  const { versions, verdict } = await test.request('report.get', { id });
  expect(new Set(versions.filter(({ ordinal }) => ordinal === 2).map(({ event }) => event))).toEqual(
    new Set(['timestamp']),
  );
  expect(verdict?.signatures).toHaveLength(1);
  expect(verdict?.signatures[0]).toMatchObject({ provenBy: 'Test Time Stamping', coverage: 'whole-file' });
});
