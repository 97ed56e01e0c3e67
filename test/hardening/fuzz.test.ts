import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal, refusalCodes } from '../../db/domain/refusal';
import { contract, type RouteName } from '../../electron/ipc/contract';
import type { Envelope } from '../../electron/ipc/errors';
import { handlers } from '../../electron/ipc/handlers';
import { headOf } from '../../electron/ipc/handlers/callRoute';
import { createRouter, type Router } from '../../electron/ipc/router';
import { type Crew, draftOf, handsOf, makeCrew, passphrases } from '../handlers/officersSupport';
import { anyInputs, inputsOf } from './schemaInputs';

const guided = 10;
const wild = 6;
const seed = 20_261_118;
const routes = (Object.keys(contract) as RouteName[]).filter((name) => contract[name].served === 'evidence');
const codes: readonly string[] = refusalCodes;

/** How the vault stands while it is called. `writes`: whether an answer may have moved the ledger. */
const states = [
  { name: 'locked', writes: false },
  { name: 'an investigator', writes: true },
  { name: 'an evidence officer', writes: true },
  { name: 'opened with the recovery key', writes: false },
  { name: 'an auditor', writes: false },
] as const;
type State = (typeof states)[number]['name'];

let crew: Crew;
let known: string[];
let people: Record<'keeper' | 'auditor', string>;
beforeAll(async () => {
  crew = await makeCrew();
  const { request, folder: root } = crew.test;
  const opened = await request('case.record', { draft: { title: 'Іс', category: 'fraud' } });
  const wallet = await request('wallet.record', { draft: { caseId: opened.id, label: 'W' } });
  const envelope = await request('envelope.record', {
    draft: { caseId: opened.id, seal: '77', wordCount: 24 },
  });
  const hands = handsOf({ officerId: crew.second.id, passphrase: passphrases.second });
  await crew.become(crew.second, passphrases.second);
  const byFounder = handsOf({ officerId: crew.founder.id, passphrase: passphrases.founder });
  const keeper = await request('officer.add', {
    draft: draftOf('Сақтаушы', 'evidence-officer'),
    passphrase: passphrases.third,
    hands: byFounder,
  });
  const auditor = await request('officer.add', {
    draft: draftOf('Тексеруші', 'auditor'),
    passphrase: passphrases.third,
    hands: byFounder,
  });
  people = { keeper: keeper.id, auditor: auditor.id };
  writeFileSync(join(root, 'noise.bin'), Buffer.from('%PDF-1.7 noise'));
  writeFileSync(join(root, 'out.bin'), '');
  mkdirSync(join(root, 'place'));
  known = [opened.id, wallet.id, envelope.id, crew.founder.id, keeper.id, hands.second].flatMap((one) =>
    typeof one === 'string' ? [one] : [],
  );
  known.push('token:noise', 'token:vault', 'token:place', 'token:out', 'case', 'wallet', 'Іс', 'a job');
}, 60_000);
afterAll(() => crew.test.end());

/** The production router over the crew's vault, with tokens as main gives them: a path is none. */
function routerOver(logged: string[]): Router {
  const { desk, folder } = crew.test;
  const paths: Record<string, string> = {
    'token:noise': join(folder, 'noise.bin'),
    'token:vault': crew.folder,
    'token:place': join(folder, 'place'),
    'token:out': join(folder, 'out.bin'),
  };
  Object.assign(desk.around, {
    resolveFile: (token: string) => {
      const path = Object.hasOwn(paths, token) ? paths[token] : undefined;
      if (path === undefined) throw new Refusal('file.unknown-token');
      return path;
    },
  });
  return createRouter(desk, handlers, { checkOutputs: true, log: (line) => logged.push(line) });
}

async function stand(state: State): Promise<void> {
  crew.test.desk.close();
  const { folder } = crew;
  const unlock = (officerId: string, passphrase: string) =>
    crew.test.desk.around &&
    routerOver([]).request('vault.unlock', { folder: 'token:vault', officerId, passphrase });
  if (state === 'an investigator') await unlock(crew.founder.id, passphrases.founder);
  if (state === 'an evidence officer') await unlock(people.keeper, passphrases.third);
  if (state === 'an auditor') await unlock(people.auditor, passphrases.third);
  if (state === 'opened with the recovery key')
    await routerOver([]).request('vault.unlockWithRecoveryKey', {
      folder: 'token:vault',
      recoveryKey: crew.recoveryKey,
    });
  expect(folder).not.toBe('');
}

const headNow = () => headOf(crew.test.desk)?.hash;

describe.each(states)('$name', ({ name, writes }) => {
  // Would catch: an input that ends in an exception of ours, a write behind a refusal, and a door that a role should not have.
  it('answers every call with a value or a refusal, and a refused call writes nothing', async () => {
    const logged: string[] = [];
    const wrong: string[] = [];
    const router = routerOver(logged);
    await stand(name);
    const opened = crew.test.desk.opened;
    for (const route of routes) {
      const inputs = [
        ...fc.sample(inputsOf(contract[route].input, known), { numRuns: guided, seed }),
        ...fc.sample(anyInputs(known), { numRuns: wild, seed }),
      ];
      for (const input of inputs) {
        const before = headNow();
        const told: Envelope = await router.answer(route, input);
        const said = told.ok ? 'ok' : told.error.code;
        if (!told.ok && !codes.includes(told.error.code))
          wrong.push(`${route} ${fc.stringify(input).slice(0, 300)}: ${told.error.message.slice(0, 200)}`);
        if (crew.test.desk.opened !== opened) {
          wrong.push(`${route}: the session changed (${said})`);
          await stand(name);
        } else if (headNow() !== before && (!told.ok || !writes)) wrong.push(`${route}: wrote (${said})`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 60_000);
});

// Would catch: a call that was answered and left the evidence disagreeing with its ledger.
it('leaves a ledger that verifies', async () => {
  await stand('an investigator');
  expect((await crew.test.request('ledger.verify', {})).findings).toEqual([]);
});

// Would catch: a name from the prototype, or one of main's own routes, that reaches a handler of the evidence side.
it('knows no route but those of the contract', async () => {
  const router = routerOver([]);
  const names = [
    '__proto__',
    'constructor',
    'toString',
    '',
    'case',
    'case.record ',
    'app.preferences',
    'vault.lock',
  ];
  const told = await Promise.all(names.map((name) => router.answer(name, {})));
  expect(told.map((one) => (one.ok ? 'ok' : one.error.code))).toEqual(
    names.map(() => 'request.unknown-route'),
  );
});
