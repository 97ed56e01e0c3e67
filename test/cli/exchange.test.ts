import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { dalel, workFolder } from './support';

const work = workFolder();
const passphraseFile = work.file('passphrase', 'жеті рет өлше');
const vault = path.join(work.folder, 'vault');
const open = ['--vault', vault, '--passphrase-file', passphraseFile, '--json'];
afterAll(() => work.end());

// Would catch: a command that names a kind of table which the router does not read, a check that answers yes to everything.
it('imports a list, answers who stands on it by its exit code, and writes a case for a partner', async () => {
  const who = ['--officer', 'А', '--rank', 'капитан', '--unit', 'УКП', '--role', 'supervisor'];
  expect((await dalel(['init', ...who, ...open])).exit).toBe(0);
  const draft = work.file('case.json', JSON.stringify({ title: 'Іс', articles: [{ article: '217' }] }));
  const { number } = z
    .looseObject({ number: z.string() })
    .parse((await dalel(['case', 'new', '--json-input', draft, ...open])).json());
  const list = work.file('list.yaml', '');
  const known = '1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY';
  writeFileSync(
    list,
    `title: Pack\ncreator: УКП\nlabel: Дроп\nabuse: scam\ntags:\n- address: ${known}\n  currency: BTC\n- address: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n  currency: BTC\n`,
  );
  const done = await dalel(['import', 'tagpack', list, '--case', number, ...open]);
  expect(done.json()).toMatchObject({ read: 2, accepted: 2 });
  const hit = await dalel(['watch', 'check', known, 'нет', ...open]);
  expect(hit).toMatchObject({ exit: 0 });
  expect(hit.json()).toMatchObject([
    { text: known, listName: 'Pack', issuer: 'УКП', category: 'scam', line: 1 },
  ]);
  expect(await dalel(['watch', 'check', 'нет', ...open])).toMatchObject({ exit: 1 });
  const out = path.join(work.folder, 'case.stix.json');
  expect(await dalel(['export', 'stix', '--case', number, '--out', out, ...open])).toMatchObject({ exit: 0 });
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ type: 'bundle' });
  expect(await dalel(['export', 'xml', '--case', number, '--out', out, ...open])).toMatchObject({ exit: 2 });
});
