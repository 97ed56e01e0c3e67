import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalCodes } from '../../db/domain/refusal';
import { contract, type RouteName } from '../../electron/ipc/contract';
import { handlers } from '../../electron/ipc/handlers';
import { createRouter } from '../../electron/ipc/router';
import { type Column, toCsv } from '../../renderer/ui/table/model';
import { type Crew, handsOf, makeCrew, passphrases } from '../handlers/officersSupport';
import { hostileTexts } from './schemaInputs';

let crew: Crew;
let caseId = '';
let walletId = '';
let siteId = '';
beforeAll(async () => {
  crew = await makeCrew();
  const { request } = crew.test;
  caseId = (await request('case.record', { draft: { title: 'Іс', category: 'fraud' } })).id;
  walletId = (await request('wallet.record', { draft: { caseId, label: 'W' } })).id;
  siteId = (await request('site.record', { draft: { caseId, name: 'M', address: 'Шардара' } })).id;
});
afterAll(() => crew.test.end());

/** A draft of each record that stands by itself; its texts are then replaced one by one. */
const drafts = (): Record<string, Record<string, unknown>> => ({
  case: { title: 'Іс', category: 'fraud', articles: [{ article: '190', part: '3', point: '' }] },
  exhibit: { caseId, make: 'Ledger', model: 'Nano', bagNumber: '1', sealNumber: '2' },
  wallet: {
    caseId,
    label: 'W',
    addresses: [{ chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }],
  },
  site: { caseId, name: 'M', address: 'Шардара', equipment: [{ maker: 'Bitmain', model: 'S19', count: 1 }] },
  person: { caseId, name: 'Тегі белгісіз' },
  link: { caseId, fromKind: 'wallet', fromId: walletId, kind: 'payout-of', toKind: 'site', toId: siteId },
  envelope: { caseId, seal: '77', wordCount: 24 },
});

type Json = Record<string, unknown>;

/** Every text of a parsed draft: ids and choices are the schema's own. */
function textPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textPaths(inner, [...path, key]));
}

function withText(value: Json, path: readonly string[], text: string): Json {
  const copy = structuredClone(value);
  let at: Json = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Json;
  at[path.at(-1) ?? ''] = text;
  return copy;
}

function textAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], value);
}

const answer = (route: RouteName, input: unknown) =>
  createRouter(crew.test.desk, handlers, { checkOutputs: true, log: () => undefined }).answer(route, input);

const head = async () => (await crew.test.request('vault.session', {})).head;
const codes: readonly string[] = refusalCodes;

describe.each(Object.keys(drafts()))('%s', (kind) => {
  // Would catch: a text that breaks the entry, is kept as something else, or is refused after it was written.
  it('refuses hostile text by its check, or keeps it letter by letter', async () => {
    const route = `${kind}.record` as RouteName;
    const { draft: schema } = (contract[route].input as unknown as { shape: Record<'draft', never> }).shape;
    const whole = (schema as { parse(draft: unknown): Json }).parse(drafts()[kind]);
    const huge = { name: 'a megabyte', text: 'ж'.repeat(1_000_000) };
    const wrong: string[] = [];
    for (const path of textPaths(whole)) {
      for (const { name, text } of [...hostileTexts, huge]) {
        const before = await head();
        const told = await answer(route, { draft: withText(whole, path, text) });
        const where = `${path.join('.')}: ${name}`;
        if (!told.ok) {
          if (!codes.includes(told.error.code))
            wrong.push(`${where}: ${told.error.code} ${told.error.message}`);
          if ((await head()).hash !== before.hash) wrong.push(`${where}: refused and written`);
        } else if (text.length > 100_000) {
          wrong.push(`${where}: kept`);
        } else if (/[\u0000\u200b\u202a-\u202e]/.test(text) || !text.isWellFormed()) {
          wrong.push(`${where}: deceptive text was kept`);
        } else {
          const { id } = told.value as { id: string };
          const back = await answer(`${kind}.get` as RouteName, { id });
          if (!back.ok) wrong.push(`${where}: cannot be read back`);
          else if (textAt(back.value, path) !== text) wrong.push(`${where}: kept as something else`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

// Would catch: a reason or an authorisation, which stay in the ledger for ever, that no check looked at.
it('checks the reason of every correction and of every act of two hands', async () => {
  const { founder, second, become } = crew;
  await become(second, passphrases.second);
  const change = (name: string, reason: string, authorisation: string) =>
    answer('officer.changeRole', {
      officerId: founder.id,
      change: { name, rank: '', unit: founder.unit, role: 'investigator' },
      hands: {
        ...handsOf({ officerId: founder.id, passphrase: passphrases.founder }),
        reason,
        authorisation,
      },
    });
  const kept: string[] = [];
  for (const { name, text } of hostileTexts.filter(({ text: one }) => deceptive(one))) {
    const draft = { caseId, label: `W ${name}` };
    if ((await answer('wallet.amend', { id: walletId, draft, reason: text })).ok)
      kept.push(`reason: ${name}`);
    if ((await change(`Ә. ${name}`, text, '№ 1')).ok) kept.push(`reason of two: ${name}`);
    if ((await change(`Ә. ${name}`, 'бұйрық', text)).ok) kept.push(`authorisation: ${name}`);
  }
  expect(kept).toEqual([]);
  expect((await change('Ә. Ғани-2', 'бұйрық', '№ 1')).ok).toBe(true);
});

function deceptive(text: string): boolean {
  return /[\u0000\u200b\u202a-\u202e]/.test(text) || !text.isWellFormed();
}

// Would catch: a secret that slips into the ledger beside the fields that are guarded.
it('keeps no secret in a reason', async () => {
  const seed =
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
  const told = await answer('wallet.amend', { id: walletId, draft: { caseId, label: 'W2' }, reason: seed });
  expect(told.ok).toBe(false);
});

// Would catch: a cell that a spreadsheet runs.
it('copies no formula into a table for a spreadsheet', () => {
  const columns: Column<{ text: string }>[] = [{ id: 'text', header: 'Text', value: (row) => row.text }];
  const lines = toCsv(
    ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'].map((text) => ({ text })),
    columns,
  );
  const cells = lines.split('\r\n').slice(1);
  expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
});

// Would catch: text that was kept and made the ledger or its tables disagree afterwards.
it('leaves a ledger that verifies', async () => {
  const verdict = await crew.test.request('ledger.verify', {});
  expect(verdict.findings).toEqual([]);
});
