import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteInput } from '../../electron/ipc/contract';
import { tokenHere } from '../../electron/jobs/token/inChild';
import type { TokenAnswer, TokenRequest } from '../../electron/jobs/token/types';
import { ownThread } from '../../electron/jobs/workers';
import { drawRequested } from '../../electron/report/requested';
import { anyOutput, output } from '../report/foreign';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeToken, type SoftToken, tokenBinding } from '../tools/makeToken';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let token: SoftToken;
let caseId = '';
let drawn = 0;
let ended = 0;
/** What the token answers in the place of its own answer: soft tokens are neither locked nor pulled out. */
let spoilt: { ask: TokenRequest['ask']; answer: TokenAnswer } | undefined;
const officers: Officer[] = [
  'investigator',
  'evidence-officer',
  'witness',
  'chief',
  'expired',
  'not-yet-valid',
  'wrong-usage',
  'weak',
  'revoked',
];

beforeAll(async () => {
  test = makeTestDesk(
    async (request) => {
      drawn += 1;
      return drawRequested(request);
    },
    ownThread,
    (module = '') => {
      const real = tokenHere(tokenBinding, module);
      return {
        ask: async (request) => (request.ask === spoilt?.ask ? spoilt.answer : real.ask(request)),
        end: () => {
          ended += 1;
          real.end();
        },
      };
    },
  );
  pki = makePki(join(test.folder, 'pki'), officers);
  token = makeToken(pki, officers, { without: ['chief'] });
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Дело «Алтын»' } })).id;
}, 60_000);
afterAll(() => test.end());

const onToken = (name: Officer, pin = token.pin) => ({
  token: { certificate: token.certificate(name), pin, module: token.module },
});
const inFile = (name: Officer, passphrase = pki.passphrase) => ({ pkcs12: pki.p12(name), passphrase });
type Key = Partial<Pick<RouteInput<'report.sign'>, 'pkcs12' | 'passphrase' | 'token' | 'revocations'>>;
const sign = (key: Key) => test.request('report.sign', { caseId, language: 'kk', ...key });

describe('a token in the place of a file', () => {
  it('is listed with who may sign and who may not, and why', async () => {
    const [seen] = await test.request('token.list', { module: token.module });
    const rows = seen?.certificates.map(({ label, algorithm, refusal }) => [label, algorithm, refusal]);
    expect(seen).toMatchObject({ label: token.label, pin: 'ready', pinPad: false });
    expect([...(rows ?? [])].sort()).toEqual([
      ['chief', 'RSA-4096', ''],
      ['evidence-officer', 'P-256', ''],
      ['expired', 'P-256', 'signing.expired'],
      ['investigator', 'RSA-3072', ''],
      ['not-yet-valid', 'P-256', 'signing.not-yet-valid'],
      ['revoked', 'RSA-2048', ''],
      ['weak', 'RSA-1024', 'signing.weak-key'],
      ['witness', 'P-384', ''],
      ['wrong-usage', 'P-256', 'signing.wrong-usage'],
    ]);
    const [known] = await test.request('token.list', { module: token.module, pin: token.pin });
    expect(known?.certificates.find(({ label }) => label === 'chief')?.refusal).toBe('token.no-key');
    expect(known?.keys).toHaveLength(officers.length - 1);
  });

  // Would catch: pages that are drawn, or a number that is taken, for a key that may not sign; a PIN tried for nothing.
  it.each<[string, () => Key, string]>([
    ['an expired certificate on a token', () => onToken('expired'), 'signing.expired'],
    ['one that is not yet valid', () => onToken('not-yet-valid'), 'signing.not-yet-valid'],
    ['one that is for a server', () => onToken('wrong-usage'), 'signing.wrong-usage'],
    ['a weak key', () => onToken('weak'), 'signing.weak-key'],
    ['a certificate without its key', () => onToken('chief'), 'token.no-key'],
    ['a wrong PIN', () => onToken('investigator', '111111'), 'token.wrong-pin'],
    [
      'a revoked certificate on a token',
      () => ({ ...onToken('revoked'), revocations: [pki.crl('revoked')] }),
      'signing.revoked',
    ],
    [
      'a revoked certificate in a file',
      () => ({ ...inFile('revoked'), revocations: [pki.crl()] }),
      'signing.revoked',
    ],
    [
      'one of which the authority answers so',
      () => ({ ...inFile('revoked'), revocations: [pki.ocsp('revoked')] }),
      'signing.revoked',
    ],
    ['an expired certificate in a file', () => inFile('expired'), 'signing.expired'],
    ['one in a file that is not yet valid', () => inFile('not-yet-valid'), 'signing.not-yet-valid'],
    ['one in a file that is for a server', () => inFile('wrong-usage'), 'signing.wrong-usage'],
    ['a wrong passphrase', () => inFile('investigator', 'test124'), 'signing.wrong-passphrase'],
    [
      'both keys at once',
      () => ({ ...inFile('investigator'), ...onToken('investigator') }),
      'request.invalid',
    ],
    ['no key', () => ({}), 'request.invalid'],
  ])('refuses %s before anything is drawn', async (_, key, code) => {
    const before = drawn;
    await expect(sign(key())).rejects.toThrow(code);
    expect(drawn).toBe(before);
    expect(await test.request('report.list', {})).toEqual([]);
  });

  // Would catch: a locked token that is found out after the pages were drawn, a process that stays with the PIN in it.
  it.each(['token.pin-locked', 'token.removed', 'token.no-answer'] as const)(
    'refuses a token that says %s when it is opened, and lets its process go',
    async (code) => {
      const before = [drawn, ended];
      spoilt = { ask: 'open', answer: { ok: false, code, params: {} } };
      await expect(sign(onToken('investigator'))).rejects.toThrow(code);
      spoilt = undefined;
      expect([drawn, ended]).toEqual([before[0], (before[1] ?? 0) + 1]);
      expect(await test.request('report.list', {})).toEqual([]);
    },
  );

  it('says that nothing was made when the token is pulled out while it should sign', async () => {
    spoilt = { ask: 'sign', answer: { ok: false, code: 'token.removed', params: {} } };
    await expect(sign(onToken('investigator'))).rejects.toThrow('token.removed');
    spoilt = undefined;
    expect(await test.request('report.list', {})).toMatchObject([
      { status: 'failed', failure: 'token.removed', sha256: '', signatures: 0 },
    ]);
  });

  it('signs beside files in any order, so that foreign programs accept the whole', async () => {
    const first = await sign(onToken('investigator'));
    const two = { id: first.id, role: 'second-officer', ...inFile('evidence-officer') } as const;
    await test.request('report.countersign', two);
    await expect(
      test.request('report.countersign', { id: first.id, role: 'witness', ...onToken('evidence-officer') }),
    ).rejects.toThrow('report.same-signer');
    await test.request('report.countersign', { id: first.id, role: 'witness', ...onToken('witness') });
    const copy = join(test.folder, 'token.pdf');
    await test.request('report.export', { id: first.id, to: copy });
    const seen = anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, copy);
    expect(seen.split('Signature Validation: Signature is Valid').length - 1).toBe(3);
    expect(seen.split('Certificate is Trusted').length - 1).toBe(3);
    expect(output('qpdf', '--check', copy)).not.toMatch(/warning/i);
    const { verdict } = await test.request('report.get', { id: first.id });
    expect(verdict?.signatures.map(({ algorithm, integrity }) => [algorithm, integrity])).toEqual([
      ['rsa 3072 sha256', 'intact'],
      ['ec prime256v1 sha256', 'intact'],
      ['ec secp384r1 sha384', 'intact'],
    ]);
  });

  it('signs with a file first and a token after it', async () => {
    const first = await sign(inFile('witness'));
    const key = onToken('evidence-officer');
    await test.request('report.countersign', { id: first.id, role: 'second-officer', ...key });
    const copy = join(test.folder, 'mixed.pdf');
    await test.request('report.export', { id: first.id, to: copy });
    const seen = anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, copy);
    expect(seen.split('Signature Validation: Signature is Valid').length - 1).toBe(2);
  });

  // Would catch: a list that is put into one report and forgotten when the next is signed.
  it('knows a revoked certificate from the lists that reports of the vault carry', async () => {
    const first = (await test.request('report.list', {})).find(({ status }) => status === 'countersigned');
    if (first === undefined) throw new Error('no report');
    await test.request('report.validationData', { id: first.id, crls: [pki.crl()] });
    await expect(sign(inFile('revoked'))).rejects.toThrow('signing.revoked');
  });

  // Would catch: a PIN, a passphrase or a private key that comes to rest: in the vault's folder, in what was logged or told.
  it('leaves no PIN, passphrase or key behind', async () => {
    const secrets = [token.pin, pki.passphrase, ...officers.map((name) => keyOf(name))];
    const files = readdirSync(join(test.folder, 'vault'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(test.folder, 'vault', name))
      .filter((name) => statSync(name).isFile());
    expect(files.length).toBeGreaterThan(2);
    const told = Buffer.from([...test.logged, ...test.events].join('\n'));
    const shown = Buffer.from(JSON.stringify(await test.request('report.list', {})));
    for (const place of [...files.map((name) => readFileSync(name)), told, shown])
      for (const secret of secrets) expect(place.includes(secret)).toBe(false);
    const refused = await sign(onToken('investigator', '999999')).catch((thrown: unknown) => String(thrown));
    expect(String(refused)).not.toContain('999999');
  });
});

/** Bytes in the middle of a private key's DER: the exponent or the number itself. */
function keyOf(name: Officer): Buffer {
  const pem = readFileSync(join(pki.dir, `${name}.key`), 'utf8').replace(/-----[^-]+-----|\s/g, '');
  return Buffer.from(pem, 'base64').subarray(36, 60);
}

describe('a token that can do PSS alone', () => {
  it('signs so, and the verifier and foreign programs accept it', async () => {
    writeFileSync(
      process.env.SOFTHSM2_CONF ?? '',
      readFileSync(process.env.SOFTHSM2_CONF ?? '', 'utf8').replace(
        /slots.mechanisms = .*/,
        'slots.mechanisms = CKM_RSA_PKCS_PSS,CKM_ECDSA',
      ),
    );
    const made = await sign(onToken('investigator'));
    const { verdict } = await test.request('report.get', { id: made.id });
    expect(verdict?.signatures[0]).toMatchObject({ algorithm: 'rsa-pss 3072 sha256', integrity: 'intact' });
    const copy = join(test.folder, 'pss.pdf');
    await test.request('report.export', { id: made.id, to: copy });
    expect(anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, copy)).toContain('Signature is Valid');
  });
});
