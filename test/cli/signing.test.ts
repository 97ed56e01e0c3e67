import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyOutput, output } from '../report/foreign';
import { makePki, type Officer, type Pki } from '../tools/makePki';
import { makeToken, type SoftToken } from '../tools/makeToken';
import { dalel, type Ran, workFolder } from './support';

const work = workFolder();
const vault = path.join(work.folder, 'vault');
const open = [
  '--vault',
  vault,
  '--passphrase-file',
  work.file('pass', 'тұман басқан таңғы дала\n'),
  '--json',
];
const at = (name: string) => path.join(work.folder, name);
let pki: Pki;
let token: SoftToken;
let pinFile = '';
let number = '';
let report = '';

beforeAll(async () => {
  const officers: Officer[] = ['investigator', 'evidence-officer', 'witness', 'expired', 'revoked'];
  pki = makePki(at('pki'), officers);
  token = makeToken(pki, officers);
  pinFile = work.file('pin', `${token.pin}\n`);
  expect((await dalel(['init', ...open, '--officer', 'Ә. Ғани', '--unit', 'СБ-7'])).exit).toBe(0);
  const opened = await dalel(['case', 'new', ...open, '--json-input', '-'], '{"title":"Пирамида"}');
  number = (opened.json() as { number: string }).number;
  const person = { caseId: number, name: 'Әлия Сәрсен', role: 'victim' };
  expect((await dalel(['person', 'new', ...open, '--json-input', '-'], JSON.stringify(person))).exit).toBe(0);
}, 60_000);
afterAll(() => work.end());

const file = (name: Officer) => ['--sign', pki.p12(name), '--p12-passphrase-file', pki.passphraseFile];
const onToken = (name: Officer, pin = pinFile) => [
  '--token',
  token.certificate(name),
  '--token-module',
  token.module,
  '--pin-file',
  pin,
];
const makeReport = (out: string, ...more: string[]) =>
  dalel(['report', 'case', ...open, '--case', number, '--language', 'ru', '--out', at(out), ...more]);
const codeOf = (ran: Ran) => [ran.exit, (ran.json() as { error?: { code?: string } }).error?.code];
const valid = (pdf: string) =>
  anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, pdf).split('Signature is Valid').length - 1;

/** A detached CMS as a foreign program makes it. */
function cms(of: string, who: Officer): string {
  const key = ['-signer', path.join(pki.dir, `${who}.pem`), '-inkey', path.join(pki.dir, `${who}.key`)];
  const form = ['-certfile', path.join(pki.dir, 'chain.pem'), '-outform', 'DER', '-out', `${of}.p7s`];
  output('openssl', 'cms', '-sign', '-binary', '-md', 'sha256', '-in', of, ...key, ...form);
  return `${of}.p7s`;
}

describe('tokens in the terminal', () => {
  // Would catch: a listing that hides why a certificate may not sign, or that asks for a vault.
  it('are listed without a vault, with what may not sign and why', async () => {
    const list = await dalel(['token', 'list', '--token-module', token.module, '--json']);
    expect(list.exit).toBe(0);
    const [seen] = list.json() as { label: string; certificates: { label: string; refusal: string }[] }[];
    expect(seen?.label).toBe(token.label);
    const refused = seen?.certificates.filter(({ refusal }) => refusal !== '');
    expect(refused?.map(({ label, refusal }) => [label, refusal])).toEqual([['expired', 'signing.expired']]);
    const none = await dalel(['token', 'list', '--token-module', pki.root, '--json']);
    expect(codeOf(none)).toEqual([1, 'token.module-wrong']);
  });

  it('are used wrongly with exit 2, and refuse with exit 1, before a report has a number', async () => {
    expect(codeOf(await makeReport('x.pdf'))).toEqual([2, 'report.unsigned']);
    expect(codeOf(await makeReport('x.pdf', ...file('investigator'), ...onToken('investigator')))).toEqual([
      2,
      'sign.key',
    ]);
    const noModule = ['--token', token.certificate('investigator'), '--pin-file', pinFile];
    expect(codeOf(await makeReport('x.pdf', ...noModule))).toEqual([2, 'sign.module']);
    expect(codeOf(await makeReport('x.pdf', '--token', 'abc', '--token-module', token.module))).toEqual([
      2,
      'sign.token',
    ]);
    const wrong = onToken('investigator', work.file('wrong', '000000'));
    const refused = await makeReport('x.pdf', ...wrong);
    // softhsm2 says after any wrong PIN that few tries are left
    expect(codeOf(refused)).toEqual([1, 'token.wrong-pin-low']);
    expect(refused.out + refused.told).not.toContain('000000');
    expect(codeOf(await makeReport('x.pdf', ...onToken('expired')))).toEqual([1, 'signing.expired']);
    const revoked = [...onToken('revoked'), '--crl', pki.crl('revoked')];
    expect(codeOf(await makeReport('x.pdf', ...revoked))).toEqual([1, 'signing.revoked']);
    expect((await dalel(['report', 'list', ...open])).json()).toEqual([]);
  });

  it('sign first and further, beside a file', async () => {
    const made = await makeReport('report.pdf', ...onToken('investigator'));
    expect(made.told).toBe('');
    expect(made.json()).toMatchObject({ signatures: 1, signer: 'ТЕКСЕРУШІ ӘБІЛҚАЙЫР ҒАНИ' });
    report = at('report.pdf');
    const second = await dalel(['sign', report, ...open, ...file('evidence-officer')]);
    expect(second.json()).toMatchObject({ signatures: 2, status: 'countersigned' });
    expect(valid(report)).toBe(2);
    expect(codeOf(await dalel(['sign', report, ...open]))).toEqual([2, 'sign.key']);
    expect(codeOf(await dalel(['sign', report, ...open, '--role', 'judge', ...file('witness')]))[0]).toBe(2);
  });
});

describe('what other programs make, in the terminal', () => {
  it('waits for a signature made elsewhere, and takes the right one', async () => {
    const asked = ['cms', 'request', report, ...open, '--role', 'witness', '--name', 'Witness'];
    const waiting = await dalel([...asked, '--out', at('witness.tosign')]);
    expect(waiting.json()).toMatchObject({ status: 'awaiting-cms', volumes: 1 });
    expect(codeOf(await dalel(['timestamp', 'request', report, ...open, '--out', at('x.tsq')]))).toEqual([
      1,
      'report.awaits-cms',
    ]);
    const other = cms(pki.root, 'witness');
    expect(codeOf(await dalel(['cms', 'answer', report, other, ...open]))).toEqual([1, 'cms.other-report']);
    const answered = await dalel(['cms', 'answer', report, cms(at('witness.tosign'), 'witness'), ...open]);
    expect(answered.json()).toMatchObject({ file: report, signatures: 3, status: 'countersigned' });
    expect(valid(report)).toBe(3);
    expect(codeOf(await dalel(['cms', 'give-up', report, ...open]))).toEqual([1, 'report.awaits-nothing']);
  });

  it('lets the first hand sign elsewhere', async () => {
    const made = await makeReport('first.tosign', '--outside', 'ЖҮНІСОВА ҰЛПАН');
    expect(made.json()).toMatchObject({ status: 'awaiting-cms' });
    const { number: own } = made.json() as { number: string };
    const signature = cms(at('first.tosign'), 'evidence-officer');
    const answered = await dalel(['cms', 'answer', own, signature, ...open, '--out', at('first.pdf')]);
    expect(answered.json()).toMatchObject({ signatures: 1, status: 'signed' });
    expect(valid(at('first.pdf'))).toBe(1);
  });

  it('takes a time, lists and answers of the authority, and judges by roots that were trusted', async () => {
    const request = await dalel(['timestamp', 'request', report, ...open, '--out', at('time.tsq')]);
    expect(request.json()).toMatchObject({ status: 'awaiting-timestamp' });
    pki.stamp(at('time.tsq'), at('time.tsr'));
    expect(codeOf(await dalel(['timestamp', 'answer', report, at('time.tsq'), ...open]))).toEqual([
      1,
      'timestamp.not-an-answer',
    ]);
    expect((await dalel(['timestamp', 'answer', report, at('time.tsr'), ...open])).exit).toBe(0);
    const told = ['--ocsp', pki.ocsp('witness'), '--crl', pki.crl()];
    expect((await dalel(['validation-data', report, ...open, ...told])).exit).toBe(0);
    expect(codeOf(await dalel(['validation-data', report, ...open]))).toEqual([2, 'validation-data.crl']);
    expect(codeOf(await dalel(['validation-data', report, ...open, '--ocsp', pki.root]))).toEqual([
      1,
      'crl.unreadable',
    ]);
    expect((await dalel(['trust', 'add', pki.root, ...open])).exit).toBe(0);
    expect((await dalel(['verify', ...open])).exit).toBe(0);
    const judged = await dalel(['verify', report, '--trust', pki.root, '--json']);
    expect(judged.exit).toBe(0);
    const { signatures } = judged.json() as {
      signatures: { trust: string; revocation: string; provenBy: string }[];
    };
    expect(signatures).toHaveLength(4);
    for (const one of signatures)
      expect(one).toMatchObject({ trust: 'trusted', revocation: 'good', provenBy: 'Test Time Stamping' });
  });

  // Would catch: an exit code that calls a stranger, a revoked signer or a changed file good.
  it('says no with exit 1: a stranger, a revoked signer, a changed file', async () => {
    const strangers = makePki(at('strangers'), []);
    expect((await dalel(['verify', report, '--trust', strangers.root, '--json'])).exit).toBe(1);
    const first = at('first.pdf');
    expect((await dalel(['verify', first, '--trust', pki.root, '--json'])).exit).toBe(0);
    const list = pki.crl('evidence-officer');
    for (const lists of [
      ['--crl', list],
      ['--ocsp', pki.ocsp('evidence-officer')],
    ])
      expect((await dalel(['verify', first, '--trust', pki.root, ...lists, '--json'])).exit).toBe(1);
    const bytes = Buffer.from(readFileSync(first));
    bytes.write('X', Math.floor(bytes.length / 4), 'latin1');
    writeFileSync(at('changed.pdf'), bytes);
    // a folder is its PDFs together: the volumes of a report, or any others
    const folder = at('folder');
    mkdirSync(folder);
    expect((await dalel(['verify', folder, '--json'])).exit).toBe(2);
    copyFileSync(first, path.join(folder, 'one.pdf'));
    copyFileSync(report, path.join(folder, 'two.pdf'));
    const both = await dalel(['verify', folder, '--trust', pki.root, '--trust-time', pki.root, '--json']);
    const { files } = both.json() as { files: { file: string; verdict: string }[] };
    expect([both.exit, files.map(({ file: name, verdict }) => [path.basename(name), verdict])]).toEqual([
      0,
      [
        ['one.pdf', 'intact'],
        ['two.pdf', 'intact'],
      ],
    ]);
    expect((await dalel(['verify', at('changed.pdf'), '--json'])).exit).toBe(1);
    expect((await dalel(['verify', at('nothing.pdf'), '--json'])).exit).toBe(1);
  });

  // Would catch: a root whose trust ended and by which signers are judged all the same.
  it('ends the trust in a root with a reason, and judges by it no more', async () => {
    const [root] = (await dalel(['trust', 'list', ...open])).json() as { sha256: string }[];
    const remove = (sha256: string) => dalel(['trust', 'remove', sha256, ...open, '--reason', 'Отозвано']);
    expect(codeOf(await remove('ffff'))).toEqual([2, 'trust.unknown']);
    expect((await remove(root?.sha256 ?? '')).exit).toBe(0);
    const [ended] = (await dalel(['trust', 'list', ...open])).json() as { removedAt: string }[];
    expect(ended?.removedAt).not.toBe('');
    expect(codeOf(await dalel(['trust', 'add', at('pin'), ...open]))).toEqual([1, 'certificate.unreadable']);
  });

  it('makes a copy without a name, signed by a token', async () => {
    const list = await dalel(['disclose', report, ...open, '--list']);
    expect(list.out).toContain('Әлия Сәрсен');
    const copy = ['disclose', report, ...open, '--hide-role', 'victim', '--out', at('copy.pdf')];
    expect(codeOf(await dalel(copy))).toEqual([2, 'disclose.sign']);
    const made = await dalel([...copy, ...onToken('witness')]);
    expect(made.told).toBe('');
    expect(made.exit).toBe(0);
    expect(output('pdftotext', at('copy.pdf'), '-')).not.toContain('Әлия');
    const verdict = await dalel(['verify', at('copy.pdf'), '--trust', pki.root, '--json']);
    expect(verdict.json()).toMatchObject({ verdict: 'intact', data: { commitments: 'redacted' } });
  });
});
