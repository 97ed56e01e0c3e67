import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSampleSigner } from '../../electron/signing/sample';
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
});
