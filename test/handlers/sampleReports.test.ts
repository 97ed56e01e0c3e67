import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportKind, reportKind } from '../../db/domain/report';
import { type SampleOrder, sampleEditions, sampleOrders } from '../../electron/cli/commands/sampleReports';
import { failedChecks } from '../report/checkReport';
import { makePki, type Pki } from '../tools/makePki';
import { makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let orders: ReadonlyMap<ReportKind, SampleOrder>;

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator']);
  const folder = join(test.folder, 'Sample');
  await test.request('vault.createSample', { folder });
  test.desk.close();
  await test.request('vault.unlock', { folder, passphrase: 'demo-supervisor' });
  orders = await sampleOrders(test.request);
}, 120_000);
afterAll(() => test.end());

/** What `demo --reports` leaves in the sample vault, signed here with a certificate that foreign programs can follow to its root. */
describe('the sample vault', () => {
  // Would catch: a kind for which the worked operation has no record, so that a learner never sees it.
  it('has something to report on for every kind', () => {
    expect(reportKind.options.filter((kind) => !orders.has(kind))).toEqual([]);
  });

  // Would catch: an address of the data that is not on paper, a hash that a page lacks, a font that is not in the file.
  it.each(sampleEditions().filter(({ kind, second }) => second === undefined || kind === 'case'))(
    'yields a $kind in $language that foreign programs accept',
    async ({ kind, ...languages }) => {
      const about = orders.get(kind);
      if (about === undefined) throw new Error(`the sample has nothing for ${kind}`);
      const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
      const report = await test.request('report.sign', { ...about, ...languages, ...key });
      expect(report.wordsVersion).toMatch(new RegExp(`^${languages.language} \\d+-[0-9a-f]{12}`));
      const to = join(test.folder, report.fileName);
      await test.request('report.export', { id: report.id, to });
      expect(failedChecks(to, pki, 1, mkdtempSync(join(test.folder, 'checked-')))).toEqual([]);
    },
  );
});
