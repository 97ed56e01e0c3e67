import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dalel, workFolder } from './support';

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
});
afterEach(() => work.end());

// Would catch: a terminal backup that cannot be put back, or is put back by one hand, or over a vault.
it('makes a backup and puts it back by two hands, never over a vault', async () => {
  const vault = join(work.folder, 'vault');
  const stick = join(work.folder, 'stick');
  mkdirSync(stick);
  const secret = work.file('pass', 'жеті рет өлше, бір рет кес');
  const made = await dalel([
    'init',
    '--vault',
    vault,
    '--officer',
    'Ә. Ғани',
    '--unit',
    'ПД',
    '--passphrase-file',
    secret,
    '--json',
  ]);
  const { recoveryKey, officer } = made.json() as { recoveryKey: string; officer: { name: string } };
  const unlock = ['--vault', vault, '--passphrase-file', secret, '--json'];
  const backup = await dalel(['backup', '--to', stick, ...unlock]);
  expect(backup.exit).toBe(0);
  const { head } = backup.json() as { head: { seq: number; words: string } };
  const order = [
    '--from',
    stick,
    '--passphrase-file',
    secret,
    '--reason',
    'жоғалды',
    '--authorisation',
    '№ 1',
    '--json',
  ];
  const key = ['--recovery-key-file', work.file('key', recoveryKey)];
  const wrong = [
    '--recovery-key-file',
    work.file(
      'wrong',
      recoveryKey.replace(/^./, (a) => (a === 'b' ? 'd' : 'b')),
    ),
  ];
  const to = join(work.folder, 'new');
  expect((await dalel(['restore', '--to', vault, ...order, ...key])).json()).toMatchObject({
    error: { code: 'vault.exists' },
  });
  expect((await dalel(['restore', '--to', to, ...order, ...wrong])).json()).toMatchObject({
    error: { code: 'vault.wrong-recovery-key' },
  });
  const restored = await dalel(['restore', '--to', to, ...order, ...key, '--officer', officer.name]);
  expect(restored.json()).toMatchObject({ ledgerOk: true, head: { seq: head.seq + 1 } });
  // Would catch: the way for who lost machine and passphrase together, missing from the terminal.
  const again = join(work.folder, 'again');
  const fresh = work.file('fresh', 'жаңа құпия сөз тіркесі');
  const lost = ['--from', stick, '--reason', 'жоғалды', '--authorisation', '№ 2', '--json', ...key];
  expect(
    (await dalel(['restore', '--to', again, ...lost, '--new-passphrase-file', fresh])).json(),
  ).toMatchObject({ ledgerOk: true, head: { seq: head.seq + 2 } });
  expect((await dalel(['status', '--vault', again, '--passphrase-file', fresh, '--json'])).exit).toBe(0);
  const verified = await dalel(['ledger', 'verify', '--vault', to, '--passphrase-file', secret, '--json']);
  expect(verified.exit).toBe(0);
});
