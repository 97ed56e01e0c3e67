import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportAlerts } from '../../db/reportAlerts';
import { failedChecks } from '../report/checkReport';
import { anyOutput, output } from '../report/foreign';
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
    // would catch: a register that names the first hand alone
    const [listed] = await test.request('report.list', {});
    expect(listed?.signers.map(({ role }) => role)).toEqual(['investigator', 'second-officer']);
    expect(new Set(listed?.signers.map(({ name }) => name)).size).toBe(2);
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
      params: {
        number: 'ШМК-2026-001/R-01',
        signatures: 1,
        all: 2,
        size: versions[0]?.size,
        newestSize: versions[1]?.size,
      },
    });
    const newest = await test.request('report.verify', { file: await exported() });
    expect(newest.findings.map(({ code }) => code)).toContain('known-version');
  });

  // Would catch: a report that nobody completes and nobody is reminded of, or one that is nagged about on its first day.
  it('is spoken of at home once its next hand has been awaited for days', async () => {
    const { read } = test.desk.session.vault;
    const { signedAt } = (await test.request('report.get', { id: reportId })).report;
    const daysLater = (days: number) => new Date(Date.parse(signedAt) + days * 86_400_000).toISOString();
    expect(reportAlerts(read, daysLater(2))).toEqual([]);
    expect(reportAlerts(read, daysLater(4))).toMatchObject([
      { code: 'report.unsigned', subject: { id: reportId }, params: { signed: 2, all: 3 } },
    ]);
  });

  it('lets the witness sign last', async () => {
    const report = await test.request('report.countersign', {
      id: reportId,
      role: 'witness',
      ...key('witness'),
    });
    expect(report.signatures).toBe(3);
    expect((await test.request('report.get', { id: reportId })).verdict?.verdict).toBe('intact');
    expect(reportAlerts(test.desk.session.vault.read, '2100-01-01T00:00:00.000Z')).toEqual([]);
  });
});

describe('time stamps by files', () => {
  const at = (name: string) => join(test.folder, name);

  // Would catch: a further signature that covers the space in which the time stamp is still to come.
  it('keep the report waiting, refuse the answer to another request, and prove the time of every signature that stands', async () => {
    const waiting = await test.request('report.timestampRequest', { id: reportId, to: at('first.tsq') });
    expect(waiting.status).toBe('awaiting-timestamp');
    const { alerts } = await test.request('home.get', {});
    expect(alerts.map(({ code }) => code)).toContain('report.awaiting-timestamp');
    pki.stamp(at('first.tsq'), at('first.tsr'));
    await expect(
      test.request('report.countersign', { id: reportId, role: 'witness', ...key('witness') }),
    ).rejects.toThrow('report.awaits-timestamp');
    await test.request('report.timestampGiveUp', { id: reportId });
    await test.request('report.timestampRequest', { id: reportId, to: at('second.tsq') });
    const answer = (file: string) =>
      test.request('report.timestampAnswer', { id: reportId, files: [at(file)] });
    await expect(answer('first.tsr')).rejects.toThrow('timestamp.other-request');
    await expect(answer('second.tsq')).rejects.toThrow('timestamp.not-an-answer');
    pki.stamp(at('second.tsq'), at('second.tsr'));
    expect(await answer('second.tsr')).toMatchObject({ status: 'countersigned', signatures: 4 });
    const copy = await exported();
    const seen = anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, copy);
    expect(seen.split('Certificate is Trusted').length - 1).toBe(3);
    expect(output('qpdf', '--check', copy)).not.toMatch(/warning/i);
    const verdict = await test.request('report.verify', { file: copy, roots: [pki.root] });
    expect(verdict.verdict).toBe('intact');
    expect(verdict.signatures.map(({ provenBy }) => provenBy)).toEqual(Array(4).fill('Test Time Stamping'));
    expect(Date.parse(verdict.signatures[2]?.provenAt ?? '')).toBeGreaterThan(Date.now() - 600_000);
  });

  it('keep what judges the signatures later, and give the document its own time after that', async () => {
    // Lists of revoked certificates count whole seconds: a revocation in the second of the time stamp would not be later.
    const stamped =
      (await test.request('report.get', { id: reportId })).verdict?.signatures[2]?.provenAt ?? '';
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(stamped) + 1_000);
    await test.request('trust.add', { file: pki.root });
    const stored = await test.request('report.validationData', { id: reportId, crls: [pki.crl('witness')] });
    expect(stored.status).toBe('countersigned');
    await test.request('report.timestampRequest', { id: reportId, to: at('document.tsq') });
    pki.stamp(at('document.tsq'), at('document.tsr'));
    await test.request('report.timestampAnswer', { id: reportId, files: [at('document.tsr')] });
    const { verdict, versions } = await test.request('report.get', { id: reportId });
    expect(versions.map(({ event }) => event).slice(-3)).toEqual([
      'document-timestamp',
      'validation-data',
      'document-timestamp',
    ]);
    expect(verdict?.verdict).toBe('intact');
    expect(verdict?.signatures.map(({ trust, provenBy }) => [trust, provenBy])).toEqual([
      ['trusted', 'Test Time Stamping'],
      ['trusted', 'Test Time Stamping'],
      // revoked after the proven time: the signature stands
      ['trusted', 'Test Time Stamping'],
      ['trusted', 'Test Time Stamping'],
      ['trusted', 'Test Time Stamping'],
    ]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  // Would catch: a time stamp by anybody being believed once the vault has chosen its roots.
  it('refuse an authority that the chosen roots do not vouch for', async () => {
    const strangers = makePki(join(test.folder, 'strangers'), []);
    await test.request('report.timestampRequest', { id: reportId, to: at('strange.tsq') });
    strangers.stamp(at('strange.tsq'), at('strange.tsr'));
    await expect(
      test.request('report.timestampAnswer', { id: reportId, files: [at('strange.tsr')] }),
    ).rejects.toMatchObject({ code: 'timestamp.does-not-verify', params: { why: 'untrusted' } });
    await test.request('report.timestampGiveUp', { id: reportId });
  });
});

describe('what leaves the vault', () => {
  // Would catch: a folder whose files are not those of the report, or a check page that is missing.
  it('is a folder with the report, the page that checks it and what the report carries', async () => {
    const root = resolve(import.meta.dirname, '../..');
    if (!existsSync(join(root, 'out/verify/verify.html')))
      await build({ configFile: join(root, 'assets/verify/vite.config.ts'), logLevel: 'warn' });
    const { folder, files } = await test.request('report.exportFolder', { id: reportId, to: test.folder });
    const { report } = await test.request('report.get', { id: reportId });
    expect(readdirSync(folder).sort()).toEqual(
      ['case.json', 'case.jsonld', 'inventory.csv', report.fileName, 'verify.html'].sort(),
    );
    const hashes = new Map(files.map(({ name, sha256 }) => [name, sha256]));
    expect(hashes.get('case.json')).toBe(report.caseJsonSha256);
    expect(hashes.get(report.fileName)).toBe(report.sha256);
    await expect(test.request('report.exportFolder', { id: reportId, to: test.folder })).rejects.toThrow(
      'vault.folder-not-empty',
    );
  });

  // Would catch: a draft that could pass for a report, or that leaves a row in the register.
  it('may be a draft, marked on every page, unsigned and not registered', async () => {
    const before = await test.request('report.list', {});
    const [first] = await test.request('case.list', {});
    const to = join(test.folder, 'draft.pdf');
    const order = { caseId: first?.id ?? '', language: 'ru' } as const;
    const drawn = await test.request('report.draft', { ...order, to });
    expect((await test.request('report.verify', { file: to })).verdict).toBe('unsigned');
    expect(await test.request('report.list', {})).toEqual(before);
    // the mark lies across the page in letters taller than any other
    const tall = /yMin="([\d.]+)"[^>]*yMax="([\d.]+)"/g;
    const marked = output('pdftotext', '-bbox', to, '-')
      .split('<page ')
      .slice(1)
      .map((page) => [...page.matchAll(tall)].some(([, top, end]) => Number(end) - Number(top) > 60));
    expect(marked).toEqual(Array.from({ length: drawn.pages }, () => true));
    // Would catch: a preview that is another drawing than the one that is printed.
    const seen = join(test.folder, 'seen.pdf');
    const shown = await test.request('report.pages', order);
    writeFileSync(seen, shown.pdf);
    const wordsOf = (file: string) =>
      output('pdftotext', '-layout', file, '-').replace(/[\d:]+|[0-9a-f]{16,}/g, '');
    expect(shown).toMatchObject({ pages: drawn.pages, volume: 1, volumes: 1 });
    expect(wordsOf(seen)).toBe(wordsOf(to));
    expect(await test.request('report.list', {})).toEqual(before);
  });

  // Would catch: seed words that came past an older guard, refused on signed pages and written out on a draft's.
  it('is not written out with a secret on it', async () => {
    const { id: caseId } = await test.request('case.record', { draft: { title: 'Дело' } });
    const title = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    test.desk.write('case.amend', (tx) => {
      tx.update('caseFile', caseId, { title });
      tx.about({ kind: 'case', id: caseId, number: '', title: '', caseId });
    });
    const to = join(test.folder, 'secret.pdf');
    await expect(test.request('report.draft', { caseId, language: 'ru', to })).rejects.toThrow(
      'draft.secret',
    );
    expect(existsSync(to)).toBe(false);
  });
});
