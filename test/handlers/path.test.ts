import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from './support';

let test: TestDesk;
beforeEach(() => {
  test = makeTestDesk();
});
afterEach(() => test.end());

const bitcoin = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';

async function recordAll() {
  const opened = await test.request('case.record', {
    draft: {
      title: 'Пирамида «Алтын»',
      category: 'pyramid',
      erdrNumber: '255500121000123',
      articles: [{ article: '217', part: '2', point: '1' }],
      damageTiyn: '120450000050',
    },
  });
  const exhibit = await test.request('exhibit.record', {
    draft: {
      caseId: opened.id,
      make: 'Ledger',
      model: 'Nano X',
      bagNumber: '118-2201',
      sealNumber: '0044179',
    },
  });
  const wallet = await test.request('wallet.record', {
    draft: {
      caseId: opened.id,
      exhibitId: exhibit.id,
      label: 'Ledger Nano X',
      control: 'carrier-held',
      addresses: [
        { chain: 'bitcoin', text: bitcoin },
        { chain: 'ethereum', text: '0x52908400098527886E0F7030069857D2E4169EE7' },
        { chain: 'tron', text: 'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW' },
        { chain: 'bitcoin', text: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', label: 'на бумаге' },
      ],
    },
  });
  const site = await test.request('site.record', {
    draft: {
      caseId: opened.id,
      name: 'Шардара-2',
      address: 'Түркістан обл., Шардара ауд., 2-учаске',
      equipment: [{ maker: 'Bitmain', model: 'Antminer S19', count: 40, nameplateWatts: 3250 }],
    },
  });
  const link = await test.request('link.record', {
    draft: {
      caseId: opened.id,
      fromKind: 'wallet',
      fromId: wallet.id,
      kind: 'payout-of',
      toKind: 'site',
      toId: site.id,
      source: 'страница пула',
    },
  });
  return { opened, exhibit, wallet, site, link };
}

describe('the main job, through the router', () => {
  it('walks from an empty folder to a signed report, and finds everything again after locking', async () => {
    const { folder, recoveryKey } = await makeDeskVault(test);
    expect(recoveryKey.split('-')).toHaveLength(9);
    await test.request('vault.confirmRecoveryKey', {
      recoveryKey: recoveryKey.toUpperCase().replaceAll('-', ' '),
    });
    const { opened, wallet, exhibit } = await recordAll();
    expect([opened.number, exhibit.number, wallet.number]).toEqual([
      'ШМК-2026-001',
      'ШМК-2026-001/E-01',
      'ШМК-2026-001/W-01',
    ]);
    expect(wallet.addresses.map((address) => address.checksum)).toEqual([
      'verified',
      'verified',
      'verified',
      'failed',
    ]);

    const preview = await test.request('report.preview', { caseId: opened.id, language: 'kk' });
    expect(JSON.stringify(preview)).toContain(bitcoin);
    const signer = makeSampleSigner({
      commonName: 'Ә. Ғани',
      organisation: 'SAMPLE',
      from: new Date('2026-11-01'),
    });
    writeFileSync(join(test.folder, 'officer.p12'), signer.p12);
    const report = await test.request('report.sign', {
      caseId: opened.id,
      language: 'kk',
      pkcs12: join(test.folder, 'officer.p12'),
      passphrase: signer.passphrase,
    });
    expect(report).toMatchObject({ status: 'signed', signatures: 1, number: 'ШМК-2026-001/R-01' });
    expect((await test.request('report.get', { id: report.id })).verdict).toMatchObject({
      verdict: 'intact',
    });
    const copy = join(test.folder, 'copy.pdf');
    await test.request('report.export', { id: report.id, to: copy });
    expect((await test.request('report.verify', { file: copy })).verdict).toBe('intact');

    const before = {
      home: await test.request('home.get', {}),
      wallets: await test.request('wallet.list', {}),
    };
    // Ten acts, and a checkpoint before the report and before the export.
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [], entries: 12 });
    // Locking signs one more.
    test.desk.close();
    await expect(test.request('case.list', {})).rejects.toThrow('session.locked');
    await test.request('vault.unlock', { folder, passphrase });
    expect({
      home: await test.request('home.get', {}),
      wallets: await test.request('wallet.list', {}),
    }).toEqual({ ...before, home: { ...before.home, counts: { ...before.home.counts, entries: 13 } } });
    expect(test.events).toContain('head');
  });

  it('leaves no plain text of a record in the vault folder', async () => {
    const { folder } = await makeDeskVault(test);
    await recordAll();
    await test.request('draft.put', { key: 'case:new', json: '{"title":"ПЛАНТЕД-ЧЕРНОВИК"}' });
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    for (const planted of ['Пирамида', bitcoin, 'ПЛАНТЕД', 'Шардара']) {
      expect(bytes.some((file) => file.includes(planted))).toBe(false);
    }
  });

  it('refuses the wrong passphrase, the wrong recovery key and a wrong certificate passphrase, each in its words', async () => {
    const { folder, recoveryKey } = await makeDeskVault(test);
    const { opened } = await recordAll();
    const signer = makeSampleSigner({
      commonName: 'Ә. Ғани',
      organisation: 'SAMPLE',
      from: new Date('2026-11-01'),
    });
    writeFileSync(join(test.folder, 'officer.p12'), signer.p12);
    const order = { caseId: opened.id, language: 'ru' as const, pkcs12: join(test.folder, 'officer.p12') };
    await expect(test.request('report.sign', { ...order, passphrase: 'не та' })).rejects.toThrow(
      'signing.wrong-passphrase',
    );
    expect(await test.request('report.list', {})).toEqual([]);
    test.desk.close();
    await expect(test.request('vault.unlock', { folder, passphrase: 'не та' })).rejects.toThrow(
      'vault.wrong-passphrase',
    );
    const other = `${recoveryKey.startsWith('b') ? 'd' : 'b'}${recoveryKey.slice(1)}`;
    await expect(test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey: other })).rejects.toThrow(
      'vault.wrong-recovery-key',
    );
  });

  it('opens with the recovery key to read, and writes nothing', async () => {
    const { folder, recoveryKey } = await makeDeskVault(test);
    const { opened } = await recordAll();
    test.desk.close();
    const session = await test.request('vault.unlockWithRecoveryKey', { folder, recoveryKey });
    expect(session).toMatchObject({ readOnly: true, officer: null });
    expect((await test.request('case.get', { id: opened.id })).title).toBe('Пирамида «Алтын»');
    await expect(test.request('case.record', { draft: { title: 'x' } })).rejects.toThrow('session.read-only');
  });

  it('says who holds a vault that is open already, and lets it go on closing', async () => {
    const { folder } = await makeDeskVault(test);
    const second = makeTestDesk();
    await expect(second.request('vault.unlock', { folder, passphrase })).rejects.toMatchObject({
      code: 'vault.held',
      params: { officer: 'Ә. Ғани' },
    });
    test.desk.close();
    expect((await second.request('vault.unlock', { folder, passphrase })).officer?.name).toBe('Ә. Ғани');
    second.end();
  });

  it('never makes a vault over files that are there', async () => {
    const folder = join(test.folder, 'taken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'photo.jpg'), 'x');
    const wanted = { folder, name: 'x', shortCode: 'AB', passphrase, officer: { name: 'a', unit: 'b' } };
    await expect(test.request('vault.create', wanted)).rejects.toThrow('vault.folder-not-empty');
    expect(readdirSync(folder)).toEqual(['photo.jpg']);
  });

  it('notices a header that somebody edited', async () => {
    const { folder } = await makeDeskVault(test);
    test.desk.close();
    const path = join(folder, 'vault.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sample": false', '"sample": true'));
    await expect(test.request('vault.unlock', { folder, passphrase })).rejects.toThrow(
      'vault.header-damaged',
    );
  });

  it('changes a passphrase, after which the old one is wrong', async () => {
    const { folder } = await makeDeskVault(test);
    await test.request('vault.changePassphrase', { current: passphrase, next: 'совсем другая фраза 2026' });
    test.desk.close();
    await expect(test.request('vault.unlock', { folder, passphrase })).rejects.toThrow(
      'vault.wrong-passphrase',
    );
    expect(
      (await test.request('vault.unlock', { folder, passphrase: 'совсем другая фраза 2026' })).officer?.name,
    ).toBe('Ә. Ғани');
  });

  it('purges a draft with the record that came of it, and keeps no secret in a draft', async () => {
    await makeDeskVault(test);
    await test.request('draft.put', { key: 'case:new', json: '{}' });
    await test.request('case.record', { draft: { title: 'Дело' }, draftKey: 'case:new' });
    expect(await test.request('draft.list', {})).toEqual([]);
    const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    await expect(
      test.request('draft.put', { key: 'x', json: JSON.stringify({ notes: seed }) }),
    ).rejects.toThrow('draft.secret');
  });

  it('records amendments with their reason, and refuses one that changes nothing', async () => {
    await makeDeskVault(test);
    const { wallet, opened } = await recordAll();
    const {
      id,
      number: _n,
      recordedAt: _a,
      recordedOffset: _o,
      officerId: _i,
      officerName: _m,
      device: _d,
      ledgerSeq: _s,
      addresses,
      ...rest
    } = wallet;
    const plain = addresses.map(({ chain, text, role, path, memo, label }) => ({
      chain,
      text,
      role,
      path,
      memo,
      label,
    }));
    await expect(
      test.request('wallet.amend', { id, draft: { ...rest, addresses: plain }, reason: 'ничего' }),
    ).rejects.toThrow('record.unchanged');
    const amended = await test.request('wallet.amend', {
      id,
      draft: { ...rest, control: 'lost', addresses: plain.slice(0, 3) },
      reason: 'переведено',
    });
    expect([amended.control, amended.addresses.length]).toEqual(['lost', 3]);
    const [entry] = await test.request('ledger.list', { caseId: opened.id, limit: 1 });
    expect(entry?.body).toMatchObject({ kind: 'wallet.amend', reason: 'переведено' });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });
});
