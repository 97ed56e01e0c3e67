import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCodes } from '../../db/domain/refusal';
import type { RouteName } from '../../electron/ipc/contract';
import { handlers } from '../../electron/ipc/handlers';
import { createRouter } from '../../electron/ipc/router';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makeDeskVault, makeTestDesk, type TestDesk } from '../handlers/support';

const longest = 20_000;
const codes: readonly string[] = refusalCodes;

let test: TestDesk;
let caseId = '';
let report: Buffer;
let p12: Buffer;
let passphrase = '';
beforeAll(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  const opened = await test.request('case.record', { draft: { title: 'Іс', category: 'fraud' } });
  caseId = opened.id;
  const signer = makeSampleSigner({
    commonName: 'Ә. Ғани',
    organisation: 'SAMPLE',
    from: new Date('2026-11-01'),
  });
  p12 = Buffer.from(signer.p12);
  passphrase = signer.passphrase;
  const signed = await test.request('report.sign', {
    caseId,
    language: 'kk',
    pkcs12: fileOf(p12, 'good.p12'),
    passphrase,
  });
  const copy = join(test.folder, 'report.pdf');
  await test.request('report.export', { id: signed.id, to: copy });
  report = readFileSync(copy);
});
afterAll(() => test.end());

function fileOf(bytes: Uint8Array, name = 'hostile.bin'): string {
  const path = join(test.folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Asks once; what is neither an answer nor a refusal, or takes too long, is named. */
async function ask(route: RouteName, input: unknown): Promise<{ value: unknown; wrong: string[] }> {
  const router = createRouter(test.desk, handlers, { checkOutputs: true, log: () => undefined });
  const begun = performance.now();
  const told = await router.answer(route, input);
  const spent = performance.now() - begun;
  const wrong = spent > longest ? [`${route} took ${spent.toFixed(0)} ms`] : [];
  if (!told.ok && !codes.includes(told.error.code))
    wrong.push(`${route}: ${told.error.message.slice(0, 200)}`);
  return { value: told.ok ? told.value : told.error.code, wrong };
}

/** A file cut at a place, with some bytes turned, or with a piece taken out or put in twice. */
function damaged(whole: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat({ max: whole.length - 1 });
  return fc.oneof(
    at.map((end) => whole.subarray(0, end)),
    fc.array(fc.tuple(at, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 20 }).map((flips) => {
      const copy = Buffer.from(whole);
      for (const [place, turn] of flips) copy[place] = (copy[place] ?? 0) ^ turn;
      return copy;
    }),
    fc.tuple(at, at).map(([one, other]) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      return Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);
    }),
    fc.tuple(at, at).map(([one, other]) => Buffer.concat([whole.subarray(0, one), whole.subarray(other)])),
  );
}

const noise = fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes));
const heads = [
  '%PDF-1.7\n',
  '0\x82',
  '\x89PNG\r\n\x1a\n',
  'PK\x03\x04',
  '<?xml version="1.0"?>',
  '\xff\xd8\xff\xe1',
];
const noiseWithHead = fc
  .tuple(fc.constantFrom(...heads), noise)
  .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));
const sample = (arbitrary: fc.Arbitrary<Buffer>, numRuns: number) =>
  fc.sample(arbitrary, { numRuns, seed: 77 });

describe('files that were made to do harm', () => {
  // Would catch: a damaged report that is called intact, that ends in an exception, or that keeps the verifier busy.
  it('judges damaged reports and noise, in time, and calls none of them intact', async () => {
    const wrong: string[] = [];
    const files = [...sample(damaged(report), 60), ...sample(noise, 10), ...sample(noiseWithHead, 20)];
    for (const bytes of files) {
      const { value, wrong: found } = await ask('report.verify', { file: fileOf(bytes) });
      wrong.push(...found);
      const verdict = typeof value === 'object' && value !== null && 'verdict' in value ? value.verdict : '';
      if (verdict === 'intact' && !bytes.equals(report)) wrong.push(`intact with ${bytes.length} bytes`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  // Would catch: a broken certificate file that ends in an exception of a library instead of words.
  it('says what is wrong with damaged PKCS#12 files and noise', async () => {
    const wrong: string[] = [];
    const head = (await test.request('vault.session', {})).head.hash;
    for (const bytes of [...sample(damaged(p12), 25), ...sample(noise, 5), ...sample(noiseWithHead, 10)]) {
      // What was cut out may have been nothing.
      if (bytes.equals(p12)) continue;
      const input = { caseId, language: 'kk', pkcs12: fileOf(bytes), passphrase };
      wrong.push(...(await ask('report.sign', input)).wrong);
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect((await test.request('vault.session', {})).head.hash).toBe(head);
  });

  // Would catch: a reader of certificates, revocation lists or wallet files that throws at what it does not know.
  it('reads certificates, lists and wallet files of any content', async () => {
    const wrong: string[] = [];
    const texts = [
      '{"a":',
      '{"keystore":{"xpub":"xpub"}}',
      'wpkh([00000000/84h/0h/0h]xpub)',
      '[]',
      'null',
      '\ufeff{}',
      '{"__proto__":{}}',
    ];
    const files = [
      ...sample(noise, 10),
      ...sample(noiseWithHead, 15),
      ...texts.map((text) => Buffer.from(text)),
    ];
    for (const bytes of files) {
      const file = fileOf(bytes);
      wrong.push(...(await ask('trust.add', { file })).wrong);
      wrong.push(...(await ask('wallet.readFile', { file })).wrong);
      wrong.push(...(await ask('report.verify', { file: fileOf(report, 'r.pdf'), roots: [file] })).wrong);
      wrong.push(...(await ask('report.verify', { file: fileOf(report, 'r.pdf'), crls: [file] })).wrong);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  // Would catch: an attachment whose content or name does something while it is taken in, looked at or checked.
  it('takes any file as an attachment, by its bytes alone', async () => {
    const wrong: string[] = [];
    const names = ['../../../etc/passwd', 'CON.pdf', 'a'.repeat(255), '=cmd.png', 'x.jpg', '<img src=x>.svg'];
    const files = sample(noiseWithHead, 12);
    for (const [index, bytes] of files.entries()) {
      const draft = {
        owner: { kind: 'case', id: caseId },
        name: names[index % names.length],
        description: '',
      };
      const input = { file: fileOf(bytes), draft, secret: 'ask', job: `job-${index}` };
      const { value, wrong: found } = await ask('attachment.record', input);
      wrong.push(...found);
      if (typeof value !== 'object' || value === null || !('id' in value)) continue;
      wrong.push(...(await ask('attachment.get', { id: value.id })).wrong);
      const back = await ask('attachment.read', { id: value.id, confirmed: true });
      wrong.push(...back.wrong);
      const read = back.value as { bytes?: Uint8Array };
      if (read.bytes !== undefined && !Buffer.from(read.bytes).equals(bytes))
        wrong.push('other bytes came back');
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});

// Would catch: harm that shows only afterwards.
it('leaves a ledger that verifies', async () => {
  expect((await test.request('ledger.verify', {})).findings).toEqual([]);
});
