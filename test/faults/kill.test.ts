import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleSigner } from '../../electron/signing/sample';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from '../handlers/support';
import { bundle, rounds, start, untilSaid } from './support';

const assetsDir = resolve(import.meta.dirname, '../../assets');
let test: TestDesk;
let vault: string;
let work: string;
let entry: string;

beforeAll(async () => {
  entry = await bundle('writer');
  test = makeTestDesk();
  ({ folder: vault } = await makeDeskVault(test));
  test.desk.close();
  work = join(test.folder, 'work');
  mkdirSync(work);
  const signer = makeSampleSigner({
    commonName: 'ҒАНИ',
    organisation: 'SAMPLE',
    from: new Date('2026-01-01'),
  });
  writeFileSync(join(work, 'officer.p12'), signer.p12);
});
afterAll(() => test.end());

type Said = Record<string, unknown>;

/** What was acknowledged must be there, as it was acknowledged. Answers what is not. */
async function lost(said: readonly Said[]): Promise<Said[]> {
  const missing: Said[] = [];
  let draft = 0;
  for (const what of said) {
    if (typeof what.draft === 'number') draft = what.draft;
    else if (!(await isThere(what))) missing.push(what);
  }
  if (draft > 0) {
    const kept = await test.request('draft.get', { key: 'new.wallet' });
    const turn = Number(/draft (\d+)/.exec(kept?.json ?? '')?.[1] ?? 0);
    if (turn < draft) missing.push({ draft, found: turn });
  }
  return missing;
}

async function isThere(what: Said): Promise<boolean> {
  try {
    if (typeof what.route === 'string') {
      const input = { id: String(what.id) };
      const row: Said = await test.request(what.route === 'case.get' ? 'case.get' : 'wallet.get', input);
      return row[String(what.field)] === what.value;
    }
    if (typeof what.report === 'string')
      return (await test.request('report.get', { id: what.report })).verdict?.verdict === 'intact';
    if (typeof what.attachment === 'string')
      return (await test.request('attachment.check', { id: what.attachment, job: 'c' })).state === 'intact';
    return (await test.request('backup.verify', { chosen: String(what.backup), job: 'v' })).ok;
  } catch {
    return false;
  }
}

/** Nothing half-written passes for whole: sealed files verify, wallets have both addresses, backups verify. */
async function halves(): Promise<string[]> {
  const found: string[] = [];
  for (const wallet of await test.request('wallet.list', {}))
    if ((await test.request('wallet.get', { id: wallet.id })).addresses.length !== 2)
      found.push(wallet.number);
  // What is unfinished has another ending and is swept later; what carries the name of its content must be that content.
  const sealed = join(vault, 'files');
  const whole = existsSync(sealed) ? readdirSync(sealed).filter((name) => name.endsWith('.sealed')) : [];
  for (const name of whole) {
    const sha256 = name.slice(0, 64);
    const bytes = test.desk.session.files.get(sha256);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) found.push(name);
  }
  const place = join(work, 'stick');
  if (!existsSync(place)) return found;
  for (const backup of await test.request('backup.find', { chosen: place })) {
    if (!(await test.request('backup.verify', { chosen: place, folder: backup.folder, job: 'v' })).ok)
      found.push(backup.label);
  }
  return found;
}

/** Kills between a moment after the first write and some writes later: the moment is spread over the whole of a write. */
async function killOnce(kind: string, round: number): Promise<Said[]> {
  const running = start(entry, [vault, passphrase, kind, assetsDir, work]);
  const slow = kind === 'report' || kind === 'backup';
  await untilSaid(running, slow ? 1 + (round % 2) : 2 + (round % 7));
  await new Promise((done) => setTimeout(done, Math.random() * (slow ? 700 : 120)));
  running.child.kill('SIGKILL');
  await running.ended;
  if (running.child.signalCode !== 'SIGKILL')
    throw new Error(`the writer ended by itself: ${running.complaint()}`);
  return running.said();
}

describe.each(['record', 'amend', 'draft', 'report', 'attachment', 'backup'])('kill -9 during %s', (kind) => {
  it(`loses nothing that was acknowledged, and leaves nothing half-written (${rounds} times)`, async () => {
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const said = await killOnce(kind, round);
      acknowledged += said.length;
      await test.request('vault.unlock', { folder: vault, passphrase });
      try {
        expect(await lost(said)).toEqual([]);
        expect(await halves()).toEqual([]);
        const verdict = await test.request('ledger.verify', {});
        expect(verdict.findings.filter(({ code }) => code !== 'clock.back')).toEqual([]);
      } finally {
        test.desk.close();
      }
    }
    if (process.env.DALEL_FAULT_LOG)
      writeFileSync(process.env.DALEL_FAULT_LOG, `${kind}: ${rounds} kills, ${acknowledged} acknowledged\n`, {
        flag: 'a',
      });
    expect(readFileSync(join(work, 'started'), 'utf8').length).toBeGreaterThan(0);
  }, 600_000);
});
