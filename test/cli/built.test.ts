import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makePki } from '../tools/makePki';
import { makeToken } from '../tools/makeToken';
import { buildTerminal, spawnDalel, workFolder } from './support';

const work = workFolder();
let entry = '';
beforeAll(async () => {
  entry = await buildTerminal();
});
afterAll(() => work.end());

describe('the built terminal', () => {
  // Would catch: a line on stdout that is no answer, and a start or a stream so slow that a batch is not worth it.
  it('answers a thousand lines with a thousand lines', async () => {
    const input = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\n'.repeat(1_000);
    const answer = await spawnDalel(entry, ['identify', '--stdin', '--json'], input);
    expect([answer.exit, answer.told]).toEqual([0, '']);
    const lines = answer.out.trimEnd().split('\n');
    expect(lines).toHaveLength(1_000);
    expect(new Set(lines).size).toBe(1);
  });

  // Would catch: a drawing process, an asset or a binding that the built program does not find.
  it('signs a report in a vault that it made, and sees when the file is altered', async () => {
    const { p12, passphrase, rootPem } = makeSampleSigner({ commonName: 'Ә. Ғани', organisation: 'СБ-7' });
    const vault = path.join(work.folder, 'vault');
    const open = [
      '--vault',
      vault,
      '--passphrase-file',
      work.file('pass', 'a long enough passphrase\n'),
      '--json',
    ];
    const init = await spawnDalel(entry, ['init', ...open, '--officer', 'Ә. Ғани', '--unit', 'СБ-7']);
    expect(init.exit).toBe(0);
    const file = await spawnDalel(
      entry,
      ['case', 'new', ...open, '--json-input', '-'],
      '{"title":"Пирамида"}',
    );
    const { number } = z.object({ number: z.string() }).parse(file.json());
    const out = path.join(work.folder, 'report.pdf');
    const sign = [
      '--sign',
      work.file('signer.p12', p12),
      '--p12-passphrase-file',
      work.file('p12.txt', passphrase),
    ];
    const report = await spawnDalel(entry, [
      'report',
      'case',
      ...open,
      '--case',
      number,
      '--language',
      'ru',
      '--out',
      out,
      ...sign,
    ]);
    expect(report.json()).toMatchObject({ file: out, signatures: 1, head: { seq: 7 } });
    const trust = ['--trust', work.file('root.pem', rootPem), '--json'];
    expect((await spawnDalel(entry, ['verify', out, ...trust])).exit).toBe(0);
    const bytes = readFileSync(out);
    const altered = bytes.indexOf('endobj') - 20;
    bytes.writeUInt8(bytes.readUInt8(altered) ^ 1, altered);
    const verdict = await spawnDalel(entry, ['verify', work.file('altered.pdf', bytes), ...trust]);
    expect(verdict.exit).toBe(1);
    expect(z.object({ verdict: z.string() }).parse(verdict.json()).verdict).not.toBe('intact');
  });

  // Would catch: a signing process or a binding that the built program does not find, a module that outlives the command.
  it('signs by a token in a process of its own, and ends when the module dies', async () => {
    const pki = makePki(path.join(work.folder, 'pki'), ['evidence-officer']);
    const token = makeToken(pki, ['evidence-officer']);
    const key = ['--token', token.certificate('evidence-officer'), '--token-module', token.module];
    const pin = ['--pin-file', work.file('pin', token.pin)];
    const open = [
      '--vault',
      path.join(work.folder, 'vault'),
      '--passphrase-file',
      path.join(work.folder, 'pass'),
    ];
    const list = await spawnDalel(entry, ['case', 'list', ...open, '--json']);
    const [first] = z.array(z.object({ number: z.string() })).parse(list.json());
    const report = ['report', 'case', ...open, '--case', first?.number ?? '', '--out'];
    const signed = path.join(work.folder, 'token.pdf');
    const made = await spawnDalel(entry, [...report, signed, ...key, ...pin, '--json']);
    expect([made.exit, made.told]).toEqual([0, '']);
    expect((await spawnDalel(entry, ['verify', signed, '--trust', pki.root, '--json'])).exit).toBe(0);
    const broken = await spawnDalel(entry, [
      'token',
      'list',
      '--token-module',
      work.file('bad.so', 'x'),
      '--json',
    ]);
    const died = path.join(work.folder, 'dies.so');
    const source = work.file(
      'dies.cpp',
      '#include <cstdlib>\n__attribute__((constructor)) static void f() { abort(); }\n',
    );
    execFileSync('g++', ['-shared', '-fPIC', '-o', died, source]);
    const lost = await spawnDalel(entry, ['token', 'list', '--token-module', died, '--json']);
    expect(lost.exit).toBe(1);
    expect(lost.json()).toMatchObject({ error: { code: 'token.no-answer' } });
    expect(broken.exit).toBe(1);
    expect(broken.json()).toMatchObject({ error: { code: 'token.module-wrong' } });
  });
});
