import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { behindTheBack, dalel, workFolder } from './support';

const passphrase = 'тұман басқан таңғы дала';
const work = workFolder();
const vault = path.join(work.folder, 'vault');
const open = ['--vault', vault, '--passphrase-file', work.file('passphrase', `${passphrase}\n`), '--json'];
const recorded = z.looseObject({ id: z.string(), number: z.string() });

async function recordNew(kind: string, draft: object, ...more: string[]) {
  const answer = await dalel([kind, 'new', ...open, '--json-input', '-', ...more], JSON.stringify(draft));
  expect(answer.told.replaceAll(/^warning: .*\n/gm, '')).toBe('');
  expect(answer.exit).toBe(0);
  return recorded.parse(answer.json());
}

let made: unknown;
beforeAll(async () => {
  const init = [
    'init',
    ...open,
    '--officer',
    'Ә. Ғани',
    '--rank',
    'капитан',
    '--unit',
    'СБ-7',
    '--short-code',
    'ШМК',
  ];
  const answer = await dalel(init);
  expect(answer.exit).toBe(0);
  made = answer.json();
});
afterAll(() => work.end());

describe('a day of work in the terminal', () => {
  // Would catch: an init whose answer lacks what the officer must write down, or a second vault over the first one.
  it('makes a vault once', async () => {
    expect(made).toMatchObject({
      vault: { shortCode: 'ШМК' },
      officer: { name: 'Ә. Ғани', role: 'investigator' },
      head: { seq: 2 },
    });
    expect(z.object({ recoveryKey: z.string() }).parse(made).recoveryKey).toMatch(/^([a-z]{5}-){8}[a-z]{5}$/);
    const again = await dalel(['init', ...open, '--officer', 'Ә. Ғани', '--unit', 'СБ-7']);
    expect(again.exit).toBe(1);
    expect(again.json()).toMatchObject({ error: { code: 'vault.exists' } });
  });

  // Would catch: a vault locked for ever by a slip of the finger, or a prompt whose answer is not the passphrase.
  it('asks for a new passphrase twice and for a known one once', async () => {
    const asked = path.join(work.folder, 'asked');
    const init = ['init', '--vault', asked, '--officer', 'Ә. Ғани', '--unit', 'СБ-7', '--json'];
    const slip = await dalel(init, '', [passphrase, `${passphrase}.`]);
    expect([slip.exit, existsSync(asked)]).toEqual([2, false]);
    expect((await dalel(init, '', [passphrase, passphrase])).exit).toBe(0);
    expect((await dalel(['status', '--vault', asked, '--json'], '', [passphrase])).exit).toBe(0);
  });

  // Would catch: numbers that are not resolved, lines that do not go through the routes, counts that do not follow.
  it('records a case and what belongs to it, by numbers', async () => {
    const file = await recordNew('case', {
      title: 'Пирамида «Алтын Көш»',
      articles: [{ article: '217', part: '3' }],
    });
    expect(file.number).toMatch(/^ШМК-\d{4}-001$/);
    const inCase = ['--case', file.number];
    const exhibit = await recordNew(
      'exhibit',
      { kind: 'phone', description: 'Телефон', bagNumber: 'B1', sealNumber: 'S1' },
      ...inCase,
    );
    const sim = await recordNew('exhibit', {
      draft: { caseId: file.number, kind: 'sim', description: 'SIM', parentId: exhibit.number },
    });
    expect(sim.parentId).toBe(exhibit.id);
    const address = { chain: 'bitcoin', text: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' };
    const wallet = await recordNew(
      'wallet',
      { label: 'Кошелёк', exhibitId: exhibit.number, addresses: [address] },
      ...inCase,
    );
    const machines = [{ maker: 'Bitmain', model: 'Antminer S19', count: 40, nameplateWatts: 3250 }];
    const site = await recordNew('site', { name: 'Шардара-2', equipment: machines }, ...inCase);
    await recordNew('person', { name: 'Серикбаев Дамир' }, ...inCase);
    const ends = { fromKind: 'wallet', fromId: wallet.number, toKind: 'site', toId: site.number };
    await recordNew('link', { ...ends, kind: 'payout-of', source: 'страница пула' }, ...inCase);
    const status = await dalel(['status', ...open]);
    expect(status.json()).toMatchObject({
      counts: {
        cases: 1,
        exhibits: 2,
        wallets: 1,
        addresses: 1,
        sites: 1,
        machines: 40,
        persons: 1,
        links: 1,
        // Nine acts; each of the eight commands that opened the vault to write signed a checkpoint when it was done.
        entries: 17,
      },
      head: { seq: 17 },
      schemaVersion: readdirSync(path.join(import.meta.dirname, '../../db/migrations')).filter((name) =>
        name.endsWith('.sql'),
      ).length,
    });
  });

  // Would catch: an amendment that drops the fields it was not given, or loses the reason.
  it('corrects a wallet with a reason and keeps the rest', async () => {
    const [wallet] = z.array(recorded).parse((await dalel(['wallet', 'list', ...open])).json());
    const amend = ['wallet', 'amend', wallet?.number ?? '', ...open, '--json-input', '-'];
    expect((await dalel(amend, '{"control":"lost"}')).exit).toBe(2);
    const answer = await dalel([...amend, '--reason', 'вывели без нас'], '{"control":"lost"}');
    expect(answer.json()).toMatchObject({
      control: 'lost',
      label: 'Кошелёк',
      addresses: [{ checksum: 'verified' }],
    });
    const shown = await dalel(['ledger', 'show', ...open, '--record', wallet?.number ?? '', '--limit', '1']);
    expect(shown.json()).toMatchObject([
      {
        body: {
          kind: 'wallet.amend',
          reason: 'вывели без нас',
          changes: [
            { op: 'update', table: 'wallet' },
            { op: 'insert', table: 'controlChange' },
          ],
        },
      },
    ]);
  });

  // Would catch: a refusal that looks like success, or one that repeats the secret it refuses.
  it('refuses seed words by field and without repeating them', async () => {
    const words = `${'abandon '.repeat(11)}about`;
    const [file] = z.array(recorded).parse((await dalel(['case', 'list', ...open])).json());
    const add = ['exhibit', 'new', ...open, '--case', file?.number ?? '', '--json-input', '-'];
    const answer = await dalel(add, JSON.stringify({ description: words }));
    expect(answer.exit).toBe(1);
    expect(answer.out + answer.told).not.toContain('abandon');
    expect(answer.json()).toMatchObject({
      error: {
        code: 'draft.refused',
        data: { findings: [{ field: 'description', code: 'text.secret' }, {}, {}] },
      },
    });
  });

  // Would catch: wrong use that ends with 1, a record that is not there ending with 0, words on stdout beside JSON.
  it('tells wrong use from a no', async () => {
    const code = async (argv: string[], input = '') => {
      const answer = await dalel(argv, input);
      return [
        answer.exit,
        z.object({ error: z.object({ code: z.string() }) }).parse(answer.json()).error.code,
      ];
    };
    expect(await code(['case', 'show', 'ШМК-1999-001', ...open])).toEqual([1, 'record.not-found']);
    expect(await code(['case', 'new', ...open, '--json-input', '-'], '{"titel":"x"}')).toEqual([
      2,
      'request.invalid',
    ]);
    expect(await code(['case', 'new', ...open, '--json-input', '-'], '{')).toEqual([2, 'input.not-json']);
    expect(await code(['status', '--json', '--vault', vault])).toEqual([2, 'secret.missing']);
    expect(await code(['status', '--json'])).toEqual([2, 'usage']);
    expect(await code(['no-such-command', '--json'])).toEqual([2, 'usage']);
    expect(
      await code([
        'status',
        '--vault',
        vault,
        '--passphrase-file',
        work.file('wrong', 'not the passphrase'),
        '--json',
      ]),
    ).toEqual([1, 'vault.wrong-passphrase']);
  });

  // Would catch: a search that the router answers and the terminal hides.
  it('finds a record by its address', async () => {
    const hits = await dalel(['search', 'bc1qw508d6', ...open]);
    expect(hits.json()).toMatchObject([{ ref: { kind: 'wallet' } }]);
  });

  // Would catch: words from paper that a vault swears to contain though it never had them.
  it('tells whether a head from paper is of this vault', async () => {
    const { words } = (await dalel(['ledger', 'head', ...open])).json() as { words: string };
    await recordNew('person', { name: 'Ақанов Ерлан' }, '--case', 'ШМК-2026-001');
    const ours = await dalel(['ledger', 'compare', words.replaceAll('-', ' '), ...open]);
    expect(ours).toMatchObject({ exit: 0 });
    // The person, and the checkpoints at the ends of this command and of the one that read the head.
    expect(ours.json()).toMatchObject({ state: 'contained', after: 3, entry: { words } });
    const foreign = 'babab-babab-babab-babab-babab-babab-babab-babab';
    expect((await dalel(['ledger', 'verify', ...open, '--against', words])).exit).toBe(0);
    const against = await dalel(['ledger', 'verify', ...open, '--against', foreign]);
    expect(against.exit).toBe(1);
    expect(against.json()).toMatchObject({
      ok: false,
      findings: [{ code: 'head.absent', recorded: foreign }],
    });
  });

  // Would catch: a replay that misses a cell, or a verdict that does not reach the exit code.
  it('names the record and field that somebody changed behind its back', async () => {
    const before = await dalel(['ledger', 'verify', ...open]);
    expect(before.exit).toBe(0);
    expect(before.json()).toMatchObject({ ok: true, findings: [] });
    await behindTheBack(vault, passphrase, (client) =>
      client.exec("UPDATE exhibit SET seal_number = 'S2' WHERE seal_number = 'S1'"),
    );
    const after = await dalel(['ledger', 'verify', ...open]);
    expect(after.exit).toBe(1);
    const named = {
      code: 'field.changed',
      table: 'exhibit',
      field: 'sealNumber',
      recorded: '"S1"',
      found: '"S2"',
    };
    expect(after.json()).toMatchObject({
      ok: false,
      findings: [{ ...named, number: expect.stringMatching(/\/E-01$/) }],
    });
    const whole = await dalel(['verify', ...open]);
    expect(whole.exit).toBe(1);
    expect(whole.json()).toMatchObject({ verdict: 'altered', findings: [named] });
  });

  // Would catch: a passphrase or recovery key that a command leaves in the folder.
  it('leaves no secret beside the database', () => {
    for (const name of readdirSync(vault, { recursive: true, encoding: 'utf8' })) {
      if (name === 'files') continue;
      expect(readFileSync(path.join(vault, name)).includes(Buffer.from(passphrase))).toBe(false);
    }
  });
});
