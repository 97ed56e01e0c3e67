import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dalel, workFolder } from './support';

let work: ReturnType<typeof workFolder>;
let unlock: string[];
let vault: string;
beforeEach(async () => {
  work = workFolder();
  vault = join(work.folder, 'vault');
  const secret = work.file('pass', 'жеті рет өлше, бір рет кес');
  unlock = ['--vault', vault, '--passphrase-file', secret, '--json'];
  const officer = ['--officer', 'Ә. Ғани', '--unit', 'ПД'];
  await dalel(['init', ...officer, ...unlock]);
});
afterEach(() => work.end());

async function newCase(): Promise<string> {
  const draft = work.file('case.json', JSON.stringify({ title: 'Пирамида' }));
  return ((await dalel(['case', 'new', '--json-input', draft, ...unlock])).json() as { number: string })
    .number;
}

// Would catch: a file that the terminal records with another hash, saves changed, or writes over another one.
it('attaches a file, reads it again, saves the same bytes and notices when the kept one is gone', async () => {
  const number = await newCase();
  const bytes = Buffer.from('Протокол осмотра\n'.repeat(9_000));
  const source = work.file('протокол.txt', bytes.toString());
  const attached = await dalel(['attach', source, '--to', number, '--description', 'көшірме', ...unlock]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(attached.json()).toMatchObject({ sha256, size: bytes.length, name: 'протокол.txt', secret: 'none' });
  const { number: file } = attached.json() as { number: string };
  const list = await dalel(['attachment', 'list', '--case', number, ...unlock]);
  expect(list.json()).toMatchObject([{ number: file, sha256 }]);
  const out = join(work.folder, 'out.txt');
  expect((await dalel(['attachment', 'save', file, '--out', out, ...unlock])).exit).toBe(0);
  expect(readFileSync(out).equals(bytes)).toBe(true);
  expect((await dalel(['attachment', 'save', file, '--out', out, ...unlock])).exit).toBe(2);
  expect((await dalel(['attachment', 'check', file, ...unlock])).json()).toMatchObject({ state: 'intact' });
  rmSync(join(vault, 'files', `${sha256}.sealed`));
  const gone = await dalel(['attachment', 'check', file, ...unlock]);
  expect([gone.exit, gone.json()]).toMatchObject([1, { state: 'missing' }]);
});

it('keeps nothing of a file with a secret unless it is told to', async () => {
  const number = await newCase();
  const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
  const attach = ['attach', work.file('a.txt', seed), '--to', number, ...unlock];
  expect((await dalel(attach)).json()).toMatchObject({ error: { code: 'attachment.secret' } });
  const kept = (await dalel([...attach, '--keep-secret'])).json() as { number: string; secret: string };
  expect(kept.secret).toBe('contains');
  const out = join(work.folder, 'out.txt');
  expect((await dalel(['attachment', 'save', kept.number, '--out', out, ...unlock])).json()).toMatchObject({
    error: { code: 'attachment.sealed' },
  });
});

// Would catch: a new key that does not open, an old one that still does, or a terminal that speaks like a window.
it('gives a new recovery key, and says what a terminal can say of a refusal', async () => {
  const { recoveryKey } = (await dalel(['recovery-key', 'renew', ...unlock])).json() as {
    recoveryKey: string;
  };
  expect(recoveryKey.split('-')).toHaveLength(9);
  const verified = await dalel(['ledger', 'verify', ...unlock]);
  expect(verified.json()).toMatchObject({ ok: true });
  const draft = work.file('bad.json', JSON.stringify({ title: '' }));
  const refused = await dalel(['case', 'new', '--json-input', draft, ...unlock]);
  const { error } = refused.json() as { error: { code: string; message: string } };
  expect(error.code).toBe('draft.refused');
  expect(error.message).not.toContain('typed');
  expect(error.message).toContain('Nothing was recorded');
});
