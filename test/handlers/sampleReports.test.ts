import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportKind, reportKind, reportLanguage } from '../../db/domain/report';
import { failedChecks } from '../report/checkReport';
import { makePki, type Pki } from '../tools/makePki';
import { makeTestDesk, type TestDesk } from './support';

/** Kinds in whose data no field `address` or `canonical` stands, which is what the check looks for. */
const bare: readonly ReportKind[] = [
  'inventory',
  'ledger-extract',
  'statistics',
  'custody-record',
  'hand-over',
  'discrepancy-act',
  'count-result',
  'disposition-act',
  'funds',
];

let test: TestDesk;
let pki: Pki;
const found = new Map<ReportKind, { caseId?: string; subjectId: string }>();

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator']);
  const folder = join(test.folder, 'Sample');
  await test.request('vault.createSample', { folder });
  test.desk.close();
  await test.request('vault.unlock', { folder, passphrase: 'demo-supervisor' });
  const cases = await test.request('case.list', {});
  for (const of of [{}, ...cases.map(({ id }) => ({ caseId: id }))])
    for (const { kind, subject } of await test.request('report.offered', of))
      if (!found.has(kind)) found.set(kind, { ...of, subjectId: subject.id });
}, 120_000);
afterAll(() => test.end());

/**
 * A sample of each kind in each language, signed, from the worked operation. They are made here and not in the sample
 * vault itself: thirty reports would make its first opening a minute longer.
 */
describe('the sample vault', () => {
  // Would catch: a kind for which the worked operation has no record, so that a learner never sees it.
  it('has something to report on for every kind', () => {
    expect(reportKind.options.filter((kind) => !found.has(kind))).toEqual([]);
  });

  const each = reportKind.options.flatMap((kind) =>
    reportLanguage.options.map((language) => ({ kind, language })),
  );
  it.each(each)('yields a $kind in $language that foreign programs accept', async ({ kind, language }) => {
    const about = found.get(kind);
    if (about === undefined) throw new Error(`the sample has nothing for ${kind}`);
    const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
    const report = await test.request('report.sign', { kind, ...about, language, ...key });
    const to = join(test.folder, report.fileName);
    await test.request('report.export', { id: report.id, to });
    const failed = failedChecks(to, pki, 1, mkdtempSync(join(test.folder, 'checked-')));
    expect(
      failed.filter((name) => !(bare.includes(kind) && name === 'every address is printed whole')),
    ).toEqual([]);
  });
});
