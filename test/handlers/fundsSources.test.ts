import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { urFrames } from '../../db/domain/funds/ur';
import { agencyTron, scene, suspectTron } from './fundsSupport';
import { refusalOf } from './officersSupport';

describe('observations from a file', () => {
  it('carry its hash, keep it beside the case, and are added once', async () => {
    const made = await scene();
    const file = join(made.folder, 'balances.csv');
    writeFileSync(
      file,
      `address;asset;balance;date;source\n${suspectTron};USDT;5;2026-11-15 10:00;tronscan.org\n${suspectTron};BTC;1;2026-11-15;x\n`,
    );
    const source = { file };
    const caseId = made.of.id;
    const dry = await made.test.request('observation.import', { caseId, source, dryRun: true });
    expect(dry).toMatchObject({ drafts: [{ amount: '5000000' }], rejected: [{ line: 3, reason: 'asset' }] });
    expect(await made.test.request('observation.list', { caseId })).toEqual([]);
    await made.test.request('observation.import', { caseId, source });
    const again = await made.test.request('observation.import', { caseId, source });
    expect(again).toMatchObject({ drafts: [], same: 1 });
    const [only, ...none] = await made.test.request('observation.list', { caseId });
    expect(none).toEqual([]);
    expect(only).toMatchObject({ entry: 'file', fileHash: dry.sha256 });
    const files = await made.test.request('attachment.list', { caseId });
    expect(files.map(({ sha256, id }) => [sha256, id])).toEqual([[dry.sha256, only?.attachmentId]]);
  });
});

// Would catch: a file kept beside the case though its amounts were refused, or amounts whose file was not kept.
it('a file of balances that is refused leaves neither entry, record nor sealed content', async () => {
  const made = await scene();
  const { test, of } = made;
  const before = await test.request('ledger.list', { limit: 500 });
  const text = `address;asset;balance;date;source\n${suspectTron};USDT;5;2036-11-15 10:00;x\n`;
  const imported = () => test.request('observation.import', { caseId: of.id, source: { text } });
  expect(await refusalOf(imported())).toBe('draft.refused');
  expect(await test.request('attachment.list', { caseId: of.id })).toEqual([]);
  expect(await test.request('ledger.list', { limit: 500 })).toEqual(before);
  const files = join(made.folder, 'files');
  expect(existsSync(files) ? readdirSync(files) : []).toEqual([]);
});

describe('the bridge', () => {
  // Only public data may leave: a number of a case or a name in the file would tell whom we look at.
  it('lets public addresses out and nothing else, and takes each answer once', async () => {
    const made = await scene();
    const { test, of } = made;
    const { request, text, frames } = await test.request('bridge.request', { caseId: of.id });
    for (const secret of [of.number, of.id, made.founder.name, made.suspect.id, 'Сбор', 'suspect', 'agency'])
      expect(text).not.toContain(secret);
    expect(
      JSON.parse(text)
        .items.map(({ address }: { address: string }) => address)
        .sort(),
    ).toEqual([agencyTron, suspectTron].sort());
    expect(frames.length).toBeGreaterThan(1);
    expect(await test.request('bridge.show', { id: request.id })).toEqual({ text, frames });
    const n = JSON.parse(text).items.find(({ address }: { address: string }) => address === suspectTron).n;
    const answer = JSON.stringify({
      dalel: 'balance-answer',
      v: 1,
      reference: request.reference,
      source: { kind: 'own-node', name: 'java-tron 4.8' },
      answers: [
        { n, asset: 'usdt.tron', amount: '42', at: '2026-11-17T05:00:00Z', block: 77_000_000 },
        { n, asset: 'bitcoin', amount: '1', block: 1 },
        { n: 99, amount: '1', block: 1 },
      ],
    });
    const cut = urFrames(Buffer.from(answer), 60);
    const part = { source: { text: cut.slice(1).join('\n') } };
    expect(await test.request('bridge.answer', part)).toMatchObject({ waiting: { count: cut.length } });
    expect(await test.request('bridge.answer', { source: { text: answer } })).toMatchObject({
      added: 1,
      strange: [n, 99],
    });
    expect(await test.request('bridge.answer', { source: { text: answer } })).toMatchObject({
      added: 0,
      same: 1,
    });
    expect(await test.request('observation.list', { caseId: of.id })).toMatchObject([
      {
        entry: 'bridge',
        amount: '42',
        observedAt: '2026-11-17T10:00',
        blockHeight: 77_000_000,
        source: 'own-node',
      },
    ]);
    const foreign = answer.replace(request.reference, 'AAAA-BBBB-CCCC-DDDD');
    expect(await refusalOf(test.request('bridge.answer', { source: { text: foreign } }))).toBe(
      'bridge.unknown-reference',
    );
  });
});

describe('valuations', () => {
  it('take the rate of the imported table, of the day or the last before it, and are computed here', async () => {
    const made = await scene();
    const { test, of } = made;
    const text = 'date;currency;rate;quantum\n2026-11-13;USD;523,45;1\n2026-11-10;USD;500;1\n';
    const draft = {
      caseId: of.id,
      assetId: 'bitcoin',
      amount: '184210000',
      basis: 'seizure' as const,
      date: '2026-11-15',
      price: '67234.12',
      priceCurrency: 'USD' as const,
      priceSource: 'coinmarketcap.com, 15.11.2026',
    };
    expect(await refusalOf(test.request('valuation.record', { draft }))).toBe('draft.refused');
    const source = { text };
    const table = await test.request('rates.import', { source, sourceName: 'nationalbank.kz' });
    expect(table).toMatchObject({ count: 2, known: false, table: { rows: 2, currencies: 'USD' } });
    expect(await test.request('rates.import', { source, sourceName: 'nationalbank.kz' })).toMatchObject({
      known: true,
    });
    const row = await test.request('valuation.record', { draft });
    expect(row).toMatchObject({
      rate: '523.45',
      rateDate: '2026-11-13',
      rateTableId: table.table?.id,
      valueMinor: '12385197',
      valueTiyn: '6483031498',
    });
    const old = { ...draft, date: '2026-11-09' };
    expect(await refusalOf(test.request('valuation.record', { draft: old }))).toBe('draft.refused');
    await test.request('valuation.withdraw', { id: row.id, reason: 'цена не та' });
    expect(await test.request('valuation.list', { caseId: of.id })).toMatchObject([{ withdrawn: 1 }]);
  });
});

describe('entitlements', () => {
  it('come from what was held at the fork, and keep what became of them', async () => {
    const made = await scene();
    const { test, of } = made;
    const { addresses, id: walletId } = await test.request('wallet.record', {
      draft: {
        caseId: of.id,
        label: 'Старый',
        addresses: [{ chain: 'bitcoin', text: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', role: 'suspect' }],
      },
    });
    const addressId = addresses[0]?.id ?? '';
    const of1 = async (fork: string) =>
      (await test.request('entitlement.list', { walletId })).find((one) => one.fork === fork);
    expect(await of1('BCH')).toMatchObject({ state: 'unknown', due: '' });
    await test.request('observation.record', {
      draft: {
        caseId: of.id,
        addressId,
        assetId: 'bitcoin',
        amount: '500',
        blockHeight: 478_558,
        sourceName: 'узел',
      },
    });
    expect(await of1('BCH')).toMatchObject({ state: 'unclaimed', due: '500', id: null });
    const draft = { addressId, fork: 'BCH', state: 'not-applicable' as const };
    expect(await refusalOf(test.request('entitlement.record', { draft }))).toBe('draft.refused');
    await test.request('entitlement.record', { draft: { ...draft, notes: 'ключ утрачен до форка' } });
    expect(await of1('BCH')).toMatchObject({ state: 'not-applicable', amount: '500' });
  });
});
