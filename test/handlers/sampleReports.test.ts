import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportKind, reportKind, reportKinds, reportLanguage } from '../../db/domain/report';
import { type SampleOrder, sampleEditions, sampleOrders } from '../../electron/cli/commands/sampleReports';
import { tokenHere } from '../../electron/jobs/token/inChild';
import { failedChecks } from '../report/checkReport';
import { makePki, type Pki } from '../tools/makePki';
import { makeToken, type SoftToken, tokenBinding } from '../tools/makeToken';
import { makeTestDesk, type TestDesk } from './support';

/** Where all samples, pairs too, and their certificates stay for other programs to judge; README.md says how. */
const kept = process.env.DALEL_SAMPLES ?? '';

let test: TestDesk;
let pki: Pki;
let token: SoftToken;
let orders: ReadonlyMap<ReportKind, SampleOrder>;

beforeAll(async () => {
  test = makeTestDesk(undefined, undefined, (module = '') => tokenHere(tokenBinding, module));
  if (kept !== '') mkdirSync(kept, { recursive: true });
  pki = makePki(join(kept === '' ? test.folder : kept, 'pki'), ['investigator', 'evidence-officer']);
  token = makeToken(pki, ['investigator']);
  const folder = join(test.folder, 'Sample');
  await test.request('vault.createSample', { folder });
  test.desk.close();
  await test.request('vault.unlock', { folder, passphrase: 'demo-supervisor' });
  orders = await sampleOrders(test.request);
}, 300_000);
afterAll(() => test.end());

/** The first hand of an edition: RSA-3072, from a file, or in Russian case reports from a token of softhsm2. */
function firstKey(kind: ReportKind, language: string) {
  const { pin, module } = token;
  if (kind === 'case' && language === 'ru')
    return { token: { certificate: token.certificate('investigator'), pin, module } };
  return { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
}

/** Puts a time stamp of `openssl ts` into the signature that stands, by way of two files as an officer does. */
async function stamp(id: string): Promise<void> {
  const [asked, answered] = [join(test.folder, `${id}.tsq`), join(test.folder, `${id}.tsr`)];
  await test.request('report.timestampRequest', { id, to: asked });
  pki.stamp(asked, answered);
  await test.request('report.timestampAnswer', { id, files: [answered] });
}

/**
 * All of them where they are kept; else each kind in one language after the other, case reports in every language and in a pair:
 * `test/report/drawKinds.test.ts` draws every kind in every language.
 */
const editions = sampleEditions()
  .map(({ kind, language, second }) => ({
    kind,
    languages: { language, ...(second === undefined ? {} : { second }) },
    spoken: [language, second].filter(Boolean).join(' and '),
  }))
  .filter(({ kind, languages: { language, second } }) => {
    const own = reportLanguage.options[reportKind.options.indexOf(kind) % reportLanguage.options.length];
    if (kept !== '') return true;
    return kind === 'case' ? second === undefined || language === 'kk' : !second && language === own;
  });

/** What `demo --reports` leaves in the sample vault, signed here with certificates that foreign programs can follow to their root. */
describe('the sample vault', () => {
  // Would catch: a kind for which the worked operation has no record, so that a learner never sees it.
  it('has something to report on for every kind', () => {
    expect(reportKind.options.filter((kind) => !orders.has(kind))).toEqual([]);
  });

  // Would catch: an address of the data that is not on paper, a hash that a page lacks, a font that is not in the file; a
  // second hand that breaks the first, a time stamp or a token's signature that other programs do not accept.
  it.each(editions)('yields a $kind in $spoken that foreign programs accept', async ({ kind, languages }) => {
    const about = orders.get(kind);
    const role = reportKinds[kind].signatures[1];
    if (about === undefined || role === undefined) throw new Error(`the sample has nothing for ${kind}`);
    const key = firstKey(kind, languages.language);
    const { id, wordsVersion } = await test.request('report.sign', { ...about, ...languages, ...key });
    expect(wordsVersion).toMatch(new RegExp(`^${languages.language} \\d+-[0-9a-f]{12}`));
    if (languages.language === 'en') await stamp(id);
    const passphrase = { passphrase: pki.passphrase };
    const second = { role, pkcs12: pki.p12('evidence-officer'), ...passphrase };
    const report = await test.request('report.countersign', { id, ...second });
    const to = join(kept === '' ? test.folder : kept, report.fileName);
    await test.request('report.export', { id, to });
    expect(failedChecks(to, pki, 2, mkdtempSync(join(test.folder, 'checked-')))).toEqual([]);
  });
});
