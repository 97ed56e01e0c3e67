import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addValidationData,
  fillSignature,
  insertTimestamp,
  readTimestampAnswer,
  timestampRequest,
  timestampTarget,
} from '../../electron/signing/timestamp';
import { verifyPdf } from '../../electron/signing/verify';
import { readTold } from '../../electron/signing/verify/crl';
import { makePki, type Pki } from '../tools/makePki';
import { signSample } from './signed';

let dir = '';
let pki: Pki;
/** signed by one whose certificate is revoked, and by one whose certificate is not */
let pdf = Buffer.alloc(0);
let one = Buffer.alloc(0);
let roots: string[] = [];
const told: Record<'crl' | 'answer' | 'delegated', Buffer> = {
  crl: Buffer.of(),
  answer: Buffer.of(),
  delegated: Buffer.of(),
};
let token: Uint8Array = Buffer.of();

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalel-parts-'));
  pki = makePki(join(dir, 'pki'), ['revoked', 'evidence-officer']);
  const { revisions } = signSample('ru', pki, ['revoked', 'evidence-officer'], 2);
  one = Buffer.from(revisions[0] ?? one);
  pdf = Buffer.from(revisions[1] ?? pdf);
  roots = [readFileSync(pki.root, 'utf8')];
  told.crl = readFileSync(pki.crl('revoked'));
  told.answer = readFileSync(pki.ocsp('revoked', 'authority'));
  told.delegated = readFileSync(pki.ocsp('revoked', 'delegate'));
  const target = timestampTarget(one);
  if (target.kind !== 'signature') throw new Error('a signature without a time was expected');
  writeFileSync(join(dir, 'a.tsq'), timestampRequest(target.stamped, Buffer.alloc(8, 7)));
  pki.stamp(join(dir, 'a.tsq'), join(dir, 'a.tsr'));
  const answer = readTimestampAnswer(readFileSync(join(dir, 'a.tsr')));
  if ('token' in answer) token = answer.token;
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Bytes that were bent: a bit turned, a byte put in or taken out, cut, or a length made huge. */
const bent = (whole: () => Uint8Array) =>
  fc
    .record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      how: fc.nat(4),
      bit: fc.nat(7),
      byte: fc.nat(255),
    })
    .map(({ at, how, bit, byte }) => {
      const bytes = Buffer.from(whole());
      const place = Math.floor(bytes.length * at);
      if (how === 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      else if (how === 1)
        return Buffer.concat([bytes.subarray(0, place), Buffer.of(byte), bytes.subarray(place)]);
      else if (how === 2) return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]);
      else if (how === 3) return bytes.subarray(0, place);
      else bytes.fill(0xff, place, Math.min(place + 4, bytes.length));
      return bytes;
    });

/** Milliseconds: what does not end takes minutes, on however busy a machine. */
const longest = 20_000;
function timed<T>(work: () => T): T {
  const started = performance.now();
  try {
    return work();
  } finally {
    expect(performance.now() - started).toBeLessThan(longest);
  }
}

const revocations = (crls: Buffer[]) =>
  timed(() => verifyPdf(pdf, { roots, crls }).signatures.map(({ revocation }) => revocation));

describe('lists and answers that were bent', () => {
  // Would catch: a list with a bent signature being believed, a reader that hangs, throws what nobody expects or says that a
  // revoked certificate is good.
  it.each(['crl', 'answer', 'delegated'] as const)('%s: revoked or unknown, never good', (kind) => {
    expect(revocations([told[kind]])[0]).toBe('revoked');
    fc.assert(
      fc.property(
        bent(() => told[kind]),
        (bytes) => {
          let readable = true;
          try {
            timed(() => readTold(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            readable = false;
          }
          const [first, second] = readable ? revocations([bytes]) : [];
          expect([undefined, 'unknown', 'revoked']).toContain(first);
          expect(second).not.toBe('revoked');
          // the same inside the file, where nothing may be thrown
          const kept = addValidationData(
            pdf,
            [],
            kind === 'crl' ? [bytes] : [],
            kind === 'crl' ? [] : [bytes],
          );
          const judged = timed(() => verifyPdf(kept, { roots }));
          expect(judged.verdict).toBe('intact');
          expect(['unknown', 'revoked']).toContain(judged.signatures[0]?.revocation);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('many of them, and many that speak of nobody here, do not take the time', () => {
    const many = Array.from({ length: 200 }, () => told.delegated);
    const kept = addValidationData(pdf, [], [], many);
    const started = performance.now();
    expect(verifyPdf(kept, { roots }).verdict).toBe('intact');
    expect(performance.now() - started).toBeLessThan(longest);
  });
});

describe('a time stamp that was bent', () => {
  // Would catch: a time that somebody wrote over what the authority signed.
  it('proves the time that the authority said, or none', () => {
    const whole = verifyPdf(insertTimestamp(one, 'Signature1', token), { roots }).signatures[0];
    expect(whole?.provenBy).toBe('Test Time Stamping');
    fc.assert(
      fc.property(
        bent(() => token),
        (bytes) => {
          let made: Buffer;
          try {
            made = insertTimestamp(one, 'Signature1', bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            return;
          }
          const [signature] = timed(() => verifyPdf(made, { roots })).signatures;
          expect(['', whole?.provenAt]).toContain(signature?.provenAt);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is no answer, or one that says so', () => {
    fc.assert(
      fc.property(
        bent(() => readFileSync(join(dir, 'a.tsr'))),
        (bytes) => {
          try {
            timed(() => readTimestampAnswer(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

// Would catch: a bent signature that passes, or that passes as somebody else's.
it('a signature that was bent is no good one, and never of another signer', () => {
  const text = one.toString('latin1');
  const gap = text.lastIndexOf('/Contents <') + '/Contents <'.length;
  const size = 4 + Number.parseInt(text.slice(gap + 4, gap + 8), 16);
  const cms = Buffer.from(text.slice(gap, gap + size * 2), 'hex');
  const [whole] = verifyPdf(one, { roots }).signatures;
  expect(whole?.integrity).toBe('intact');
  fc.assert(
    fc.property(
      bent(() => cms),
      (bytes) => {
        const { verdict, signatures } = timed(() =>
          verifyPdf(fillSignature(one, 'Signature1', bytes), { roots }),
        );
        if (verdict !== 'intact') return;
        // only what nobody signed may differ: the authorities that came along
        expect(signatures[0]).toMatchObject({
          signer: whole?.signer,
          certificate: whole?.certificate,
          integrity: 'intact',
        });
      },
    ),
    { numRuns: 300 },
  );
});
