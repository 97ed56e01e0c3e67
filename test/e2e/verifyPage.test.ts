import { execFileSync } from 'node:child_process';
import { constants, createPrivateKey, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPkcs12 } from '../../electron/signing/pkcs12';
import { prepareOutsideSignature, signPdf } from '../../electron/signing/sign';
import type { Signer } from '../../electron/signing/signer';
import {
  addValidationData,
  fillSignature,
  insertTimestamp,
  prepareDocumentStamp,
  readTimestampAnswer,
  timestampRequest,
  timestampTarget,
} from '../../electron/signing/timestamp';
import { verifyPdf } from '../../electron/signing/verify';
import { attacks } from '../signing/attacks';
import { plainFile, signByHand, streamOf } from '../signing/handMade';
import { signSample } from '../signing/signed';
import { signCopySample, signVolumeSample } from '../signing/signedVolumes';
import { makePki, type Pki } from '../tools/makePki';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'test/fixtures/pdf-signatures');
const html = path.join(root, 'out/verify/verify.html');

let dir = '';
let pki: Pki;
let browser: Browser;
let page: Page;
const asked: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'dalel-page-'));
  pki = makePki(path.join(dir, 'pki'), ['investigator', 'evidence-officer', 'witness']);
  if (!existsSync(html))
    await build({ configFile: path.join(root, 'assets/verify/vite.config.ts'), logLevel: 'warn' });
  browser = await chromium.launch({
    executablePath: process.env.DALEL_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ locale: 'en-GB' });
  await context.setOffline(true);
  page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pathToFileURL(html).href);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What the page says of a file, once it has finished. */
async function verdictOf(file: string): Promise<string | null> {
  await page.evaluate(() => document.querySelector('[data-testid="verdict"]')?.remove());
  await page.getByTestId('file').setInputFiles(file);
  await page.getByTestId('verdict').waitFor({ timeout: 30_000 });
  return page.getByTestId('verdict').getAttribute('data-verdict');
}

describe('verify.html in a browser without a network', () => {
  it('says of a report with RSA and P-256 what Dalel says, with its files and its roots', async () => {
    const pdf = signSample('kk', pki, ['investigator', 'evidence-officer'], 6).revisions.at(-1);
    const file = path.join(dir, 'report.pdf');
    writeFileSync(file, pdf ?? '');
    expect(await verdictOf(file)).toBe('intact');
    expect(await page.locator('[data-trust]').count()).toBe(2);
    await page.getByTestId('root').setInputFiles(pki.root);
    await page.locator('[data-trust="trusted"]').nth(1).waitFor();
    const carried = await page.getByTestId('carried').innerText();
    expect(carried).toContain('case.json');
    await page.getByTestId('language-kk').click();
    expect(await page.getByTestId('limits').innerText()).toContain('Дәлелдемейді');
    await page.getByTestId('language-en').click();
  });

  // Would catch: a flipped bit, or bytes added at the end, that the browser's half of the verifier does not see.
  it('names a changed byte and a file that goes on after its last signature', async () => {
    const pdf = Buffer.from(readFileSync(path.join(dir, 'report.pdf')));
    const at = Math.floor(pdf.length / 3);
    pdf[at] = (pdf[at] ?? 0) ^ 1;
    writeFileSync(path.join(dir, 'flipped.pdf'), pdf);
    expect(['altered', 'malformed']).toContain(await verdictOf(path.join(dir, 'flipped.pdf')));
    expect(await verdictOf(path.join(dir, 'report.pdf'))).toBe('intact');
  });

  it('never differs from the terminal on the list of altered and sound files', async () => {
    const rows = JSON.parse(readFileSync(path.join(fixtures, 'gold.json'), 'utf8')) as {
      file: string;
      verdict: string;
    }[];
    expect(rows.length).toBeGreaterThan(20);
    const different: string[] = [];
    for (const { file, verdict } of rows) {
      const at = path.join(fixtures, file);
      const here = await verdictOf(at);
      const there = verifyPdf(readFileSync(at)).verdict;
      // the list names one verdict, or those that are right
      if (here !== there || here === null || !verdict.includes(here))
        different.push(`${file}: ${here}, ${there}, ${verdict}`);
    }
    expect(different).toEqual([]);
  });

  it('asked for nothing but itself, and ran without an error', () => {
    expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.startsWith('file:'))).toEqual([pathToFileURL(html).href]);
    expect(errors).toEqual([]);
  });

  // Would catch: volumes that are judged one by one, so that a missing one is missed.
  it('says of several volumes whether they are all of one report', async () => {
    const files = signVolumeSample(pki, 'R-01').map((bytes, index) => {
      const file = path.join(dir, `volume-${index + 1}.pdf`);
      writeFileSync(file, bytes);
      return file;
    });
    const complete = async (given: string[]) => {
      await page.evaluate(() => document.querySelector('[data-testid="volumes"]')?.remove());
      await page.getByTestId('file').setInputFiles(given);
      await page.getByTestId('volumes').waitFor({ timeout: 30_000 });
      return page.getByTestId('volumes').getAttribute('data-complete');
    };
    expect(await complete(files)).toBe('true');
    expect(await page.getByTestId('verdict').count()).toBe(3);
    expect(await complete(files.slice(0, 2))).toBe('false');
    expect(errors).toEqual([]);
  });

  // Would catch: a copy that says it hides a name while another field was changed as well.
  it('says of a disclosure copy that nothing else was changed, alone and beside its original', async () => {
    const made = signCopySample(pki);
    const file = (name: keyof typeof made) => {
      const at = path.join(dir, `${name}.pdf`);
      writeFileSync(at, made[name]);
      return at;
    };
    const data = () => page.getByTestId('data').first().getAttribute('data-commitments');
    expect(await verdictOf(file('copy'))).toBe('intact');
    expect(await data()).toBe('redacted');
    expect(await verdictOf(file('changed'))).toBe('intact');
    expect(await data()).toBe('broken');
    await page.getByTestId('file').setInputFiles([file('original'), file('copy')]);
    await page.locator('[data-testid="same-root"][data-same="true"]').waitFor({ timeout: 30_000 });
    expect(errors).toEqual([]);
  });

  /** Every kind of signed file that Dalel makes, by what is in it. */
  function signedKinds(): Record<string, Buffer> {
    const [first = Buffer.of(), both = Buffer.of()] = signSample(
      'kk',
      pki,
      ['witness', 'evidence-officer'],
      2,
    ).revisions;
    const { prepared } = signSample('ru', pki, ['investigator'], 2);
    const key = createPrivateKey(readFileSync(path.join(pki.dir, 'investigator.key')));
    const token = openPkcs12(readFileSync(pki.p12('investigator')), pki.passphrase);
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
    const pss: Signer = {
      ...token,
      padding: 'pss',
      sign: (data) => sign('sha256', data, { key, padding, saltLength }),
    };
    const place = { field: 'Signature1', claimedTime: '2026-11-18T14:02:11+05:00' };
    const stamp = (stamped: Uint8Array): Uint8Array => {
      const ask = path.join(dir, 'page.tsq');
      writeFileSync(ask, timestampRequest(stamped, Buffer.alloc(8, 5)));
      pki.stamp(ask, `${ask}.tsr`);
      const answer = readTimestampAnswer(readFileSync(`${ask}.tsr`));
      if ('status' in answer) throw new Error('no time');
      return answer.token;
    };
    const target = timestampTarget(first);
    if (target.kind !== 'signature') throw new Error('a signature without a time was expected');
    const told = [readFileSync(pki.ocsp('witness')), readFileSync(pki.ocsp('evidence-officer', 'authority'))];
    const kept = addValidationData(both, [], [readFileSync(pki.crl())], told);
    const document = prepareDocumentStamp(kept);
    const outside = prepareOutsideSignature({ ...place, pdf: prepared, name: 'Сыртта' });
    const taken = path.join(dir, 'taken');
    writeFileSync(taken, outside.covered);
    execFileSync('openssl', [
      ...[
        'cms',
        '-sign',
        '-binary',
        '-md',
        'sha384',
        '-in',
        taken,
        '-outform',
        'DER',
        '-out',
        `${taken}.p7s`,
      ],
      ...['-signer', path.join(pki.dir, 'witness.pem'), '-inkey', path.join(pki.dir, 'witness.key')],
      ...['-certfile', path.join(pki.dir, 'chain.pem')],
    ]);
    return {
      'P-384, then P-256': both,
      'RSA-PSS': signPdf({ ...place, pdf: prepared, signer: pss }),
      'with its time': insertTimestamp(first, 'Signature1', stamp(target.stamped)),
      'with lists and answers': kept,
      'with a time of the whole': fillSignature(document.pdf, document.field, stamp(document.stamped)),
      'signed elsewhere': fillSignature(outside.pdf, 'Signature1', readFileSync(`${taken}.p7s`)),
    };
  }

  // Would catch: a file with answers without end that leaves the page at work for ever, or that costs it its word.
  it('comes to a word on a file that is full of bent answers, and judges the next one', async () => {
    const [, both = Buffer.of()] = signSample('kk', pki, ['witness', 'evidence-officer'], 2).revisions;
    const whole = ['witness', 'evidence-officer'] as const;
    const bent = whole.flatMap((who) => {
      const answer = readFileSync(pki.ocsp(who));
      return Array.from({ length: 30 }, (_, index) => {
        const copy = Buffer.from(answer);
        // inside the signature of the answer, so that each is another question
        copy[copy.indexOf(Buffer.from('2a8648ce3d040302', 'hex')) + 14 + (index % 60)] = index;
        return copy;
      });
    });
    const file = path.join(dir, 'bent.pdf');
    writeFileSync(file, addValidationData(both, [], [], bent));
    expect(verifyPdf(readFileSync(file)).verdict).toBe('intact');
    expect(await verdictOf(file)).toBe('intact');
    expect(await verdictOf(path.join(dir, 'report.pdf'))).toBe('intact');
    expect(errors).toEqual([]);
  });

  // Would catch: an authority of the visitor that is not asked, or one for time stamps that vouches for signers as well.
  it('takes authorities, lists and answers from its visitor, and takes them back', async () => {
    const file = path.join(dir, 'kind-with its time.pdf');
    const { 'with its time': timed = Buffer.of() } = signedKinds();
    writeFileSync(file, timed);
    expect(await verdictOf(file)).toBe('intact');
    const signature = () => page.getByTestId('signature-1');
    const become = (trust: string, revocation: string) =>
      expect
        .poll(async () => [
          await signature().getAttribute('data-trust'),
          await signature().getAttribute('data-revocation'),
        ])
        .toEqual([trust, revocation]);
    const removeAll = async () => {
      const buttons = page.getByTestId('given').getByRole('button', { name: /^Take back/ });
      while ((await buttons.count()) > 0) await buttons.first().click();
    };
    await removeAll();
    await become('unknown', 'unknown');
    await page.getByTestId('stamp-root').setInputFiles(pki.root);
    await become('unknown', 'unknown');
    await page.getByTestId('told').setInputFiles([pki.ocsp('witness')]);
    await become('unknown', 'good');
    await page.getByTestId('root').setInputFiles(pki.root);
    await become('trusted', 'good');
    await page.getByTestId('root').setInputFiles(file);
    await page.getByTestId('given').getByText('is no certificate').waitFor();
    await removeAll();
    await become('unknown', 'unknown');
    await page.getByTestId('root').setInputFiles(pki.root);
    await become('trusted', 'unknown');
    expect(errors).toEqual([]);
  });

  // Would catch: a hostile file that freezes the page, or that cannot be stopped.
  it('stays at hand while it checks, and stops when it is told to', async () => {
    const large = path.join(dir, 'large.pdf');
    writeFileSync(large, signByHand(plainFile({ 20: streamOf('x'.repeat(50_000_000)) })));
    expect(await verdictOf(large)).toBe('intact');
    await page.getByTestId('file').setInputFiles([large, large, large]);
    await page.getByTestId('language-ru').click();
    await page.getByTestId('stop').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page
      .locator('[data-testid="verdict"][data-verdict="unverifiable"]')
      .first()
      .waitFor({ timeout: 30_000 });
    await page.getByTestId('language-en').click();
    expect(await verdictOf(path.join(dir, 'report.pdf'))).toBe('intact');
    for (const [name, make] of attacks) {
      const at = path.join(dir, 'hostile.pdf');
      writeFileSync(at, make());
      expect([name, ['malformed', 'unsigned', 'unverifiable'].includes((await verdictOf(at)) ?? '')]).toEqual(
        [name, true],
      );
    }
    expect(errors).toEqual([]);
  });

  // Would catch: a kind of key, time or answer that the browser's half of the verifier judges otherwise, or says in no words.
  it('says in three languages of every kind of file what Dalel says', async () => {
    const roots = [readFileSync(pki.root, 'utf8')];
    for (const [kind, bytes] of Object.entries(signedKinds())) {
      const file = path.join(dir, `kind-${kind}.pdf`);
      writeFileSync(file, bytes);
      const there = verifyPdf(bytes, { roots });
      expect([kind, await verdictOf(file)]).toEqual([kind, 'intact']);
      for (const language of ['kk', 'ru', 'en'] as const) {
        await page.getByTestId(`language-${language}`).click();
        const words = wordsOf(language);
        for (const [index, one] of there.signatures.entries()) {
          const said = await page.getByTestId(`signature-${index + 1}`).innerText();
          const expected = [
            one.signer,
            words[`trust.${one.trust}`],
            words[`revocation.${one.revocation}`],
            words[`integrity.${one.integrity}`],
            words[`coverage.${one.coverage}`],
            words[`changes.${one.changesAfter}`],
            one.provenAt === '' ? words['signature.provenNone'] : one.provenAt.slice(11, 19),
            one.provenBy,
            one.algorithm,
            one.certificate,
          ];
          for (const text of expected) {
            expect(text).toBeDefined();
            expect(said).toContain(text);
          }
        }
        expect(await page.getByTestId(`signature-${there.signatures.length + 1}`).count()).toBe(0);
      }
    }
    expect(errors).toEqual([]);
  });
});

function wordsOf(language: string): Record<string, string> {
  const file = path.join(root, 'assets/locales', language, 'verdict.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
