import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exhibitKind } from '../../db/domain/exhibit';
import { isBinOrIin } from '../../db/domain/kz';
import { control } from '../../db/domain/wallet';
import { dalel, workFolder } from './support';

const work = workFolder();
const passphraseFile = work.file('passphrase', 'demo');
const vaults = ['one', 'two'].map((name) => path.join(work.folder, name));
const open = (vault: string) => ['--vault', vault, '--passphrase-file', passphraseFile, '--json'];
const kinds = ['case', 'exhibit', 'wallet', 'site', 'person', 'link', 'envelope'];
const rows = z.array(z.looseObject({ number: z.string() }));

async function list(kind: string, vault = vaults[0] ?? '') {
  return rows.parse((await dalel([kind, 'list', ...open(vault)])).json());
}

beforeAll(async () => {
  for (const vault of vaults) {
    const made = await dalel(['demo', '--vault', vault, '--json']);
    expect(made).toMatchObject({ exit: 0 });
    expect(made.json()).toMatchObject({
      cases: 6,
      exhibits: 74,
      wallets: 29,
      addresses: 47,
      sites: 2,
      machines: 667,
      persons: 19,
      links: 36,
      reports: 2,
    });
  }
});
afterAll(() => work.end());

describe('the sample vault', () => {
  // Would catch: a clock, an id or an order that is not the story's: a lesson written for one run would not fit the next.
  it('holds the same records on every run', async () => {
    for (const kind of kinds)
      expect([kind, await list(kind, vaults[1])]).toEqual([kind, await list(kind, vaults[0])]);
  });

  // Would catch: keys that repeat, so that every sample vault could be forged from any other.
  it('has keys of its own on every run', async () => {
    const heads = await Promise.all(
      vaults.map(async (vault) => (await dalel(['ledger', 'head', ...open(vault)])).out),
    );
    expect(heads[0]).not.toBe(heads[1]);
  });

  // Would catch: a story that stopped showing something: a state, a kind of exhibit, the one miscopied address.
  it('shows every state and kind', async () => {
    const wallets = z
      .array(z.object({ control, addresses: z.array(z.object({ checksum: z.string(), chain: z.string() })) }))
      .parse(await list('wallet'));
    expect(new Set(wallets.map((wallet) => wallet.control))).toEqual(new Set(control.options));
    const addresses = wallets.flatMap((wallet) => wallet.addresses);
    expect(new Set(addresses.map(({ chain }) => chain))).toEqual(new Set(['bitcoin', 'ethereum', 'tron']));
    const verdicts = addresses.map(({ checksum }) => checksum);
    expect(verdicts.filter((verdict) => verdict === 'failed')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'none')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'verified')).toHaveLength(45);
    const exhibits = await list('exhibit');
    expect(new Set(exhibits.map((exhibit) => exhibit.kind))).toEqual(new Set(exhibitKind.options));
    expect(exhibits.filter((exhibit) => exhibit.parentId !== null).length).toBeGreaterThan(8);
  });

  // Would catch: an invented number that a check digit refuses, which would teach officers to ignore the warning.
  it('has identity numbers that pass their check', async () => {
    const iins = (await list('person')).map((person) => String(person.iin)).filter(Boolean);
    expect(iins.length).toBeGreaterThan(8);
    expect(iins.filter((iin) => !isBinOrIin(iin))).toEqual([]);
    const bins = (await list('site')).map((site) => String(site.ownerBin)).filter(Boolean);
    expect(bins.filter((bin) => !isBinOrIin(bin))).toEqual([]);
  });

  // Would catch: a story told past the ledger, a report that does not verify, keys that are not left for the learner.
  it('verifies whole, and its keys sign another report', async () => {
    const [vault = ''] = vaults;
    const verdict = await dalel(['verify', ...open(vault)]);
    expect(verdict.json()).toMatchObject({
      verdict: 'intact',
      findings: [],
      reports: [
        { number: 'ҮЛГ-2026-002/R-01', verdict: 'intact' },
        { number: 'ҮЛГ-2026-004/R-01', verdict: 'intact' },
      ],
    });
    const out = path.join(work.folder, 'pyramid.pdf');
    const sign = [
      '--sign',
      path.join(vault, 'SAMPLE-signer.p12'),
      '--p12-passphrase-file',
      path.join(vault, 'SAMPLE-signer.txt'),
    ];
    const report = await dalel([
      'report',
      'case',
      ...open(vault),
      '--case',
      'ҮЛГ-2026-001',
      '--language',
      'kk',
      '--out',
      out,
      ...sign,
    ]);
    expect(report.json()).toMatchObject({
      file: out,
      signatures: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const trusted = await dalel(['verify', out, '--trust', path.join(vault, 'SAMPLE-root.pem'), '--json']);
    expect(trusted.json()).toMatchObject({
      verdict: 'intact',
      signatures: [{ trust: 'trusted', coverage: 'whole-file' }],
    });
    expect(trusted.exit).toBe(0);
    const stranger = await dalel([
      'verify',
      out,
      '--trust',
      path.join(vaults[1] ?? '', 'SAMPLE-root.pem'),
      '--json',
    ]);
    expect(stranger.exit).toBe(1);
  });

  // Would catch: a request that only the window can send, a second hand's certificate that is not left for the learner.
  it('lets a request to a provider be signed, countersigned, sent and answered', async () => {
    const [vault = ''] = vaults;
    const key = (name: string) => ['--sign', path.join(vault, `SAMPLE-${name}.p12`), '--p12-passphrase-file'];
    const passphrase = path.join(vault, 'SAMPLE-signer.txt');
    const out = path.join(work.folder, 'request.pdf');
    const place = ['--case', 'ҮЛГ-2026-002', '--subject', 'B-01', '--language', 'kk', '--out', out];
    const ask = ['report', 'provider-request', ...open(vault), ...place, ...key('signer'), passphrase];
    const { number } = z.looseObject({ number: z.string() }).parse((await dalel(ask)).json());
    const second = ['sign', number, ...open(vault), '--role', 'supervisor', ...key('second'), passphrase];
    expect(await dalel([...second, '--out', out])).toMatchObject({ exit: 0 });
    const sent = await dalel(['report', 'sent', number, ...open(vault), '--channel', '№ 7']);
    expect(sent.json()).toMatchObject({ rule: 'provider-answer' });
    const today = new Date().toISOString().slice(0, 10);
    const answer = ['report', 'answered', number, ...open(vault), '--document', '55', '--date', today];
    expect((await dalel(answer)).json()).toMatchObject({ document: '55', date: today });
    expect((await dalel(answer)).exit).toBe(1);
  });

  // Would catch: half a sample vault, or its unfinished folder, left where it could not be made.
  it('leaves nothing where it cannot be made', async () => {
    const taken = path.join(work.folder, 'taken');
    await dalel(['demo', '--vault', taken, '--json']);
    const before = readdirSync(work.folder).sort();
    const again = await dalel(['demo', '--vault', taken, '--json']);
    expect([again.exit, again.json()]).toMatchObject([1, { error: { code: 'vault.exists' } }]);
    expect(readdirSync(work.folder).sort()).toEqual(before);
    expect(existsSync(path.join(taken, 'vault.held'))).toBe(false);
  });
});
