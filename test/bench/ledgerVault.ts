import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidV7 } from '../../db/domain/ids';
import { canonicalJson, genesisHash, type LedgerBody } from '../../db/domain/ledger';
import { entryHash, readHead } from '../../db/ledger';
import { openVault, type Vault } from '../../db/open';
import { withWriteTx } from '../../db/tx';
import { recordOfficer, stateFact } from '../../db/vaultFacts';

export interface BenchVault {
  readonly vault: Vault;
  /** The officer's Ed25519 public key, 32 bytes in hexadecimal. */
  readonly signingKey: string;
  end(): void;
}

/**
 * An encrypted vault with `count` signed entries, each of which recorded one row of reference: written straight into the
 * database, as a hundred officers would in ten years.
 */
export function makeLedgerVault(count: number): BenchVault {
  const folder = mkdtempSync(join(tmpdir(), 'dalel-bench-'));
  const pair = generateKeyPairSync('ed25519');
  const signingKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const begun = Date.parse('2026-01-01T00:00:00.000Z');
  const moment = (index: number) => ({ at: new Date(begun + index * 1_000).toISOString(), offset: 300 });
  const idOf = (index: number) => uuidV7(begun + index * 1_000, randomBytes(10));
  let made = 0;
  const vault = openVault(join(folder, 'evidence.db'), randomBytes(32), {
    clock: () => moment(0),
    newId: () => {
      made += 1;
      return idOf(made);
    },
    device: 'bench',
  });
  const officer = { name: 'Ә. Ғани', rank: 'капитан', unit: 'СБ-7', role: 'investigator' as const };
  const author = { id: idOf(0), ...officer };
  withWriteTx(vault, { author, sign: (hash) => sign(null, hash, pair.privateKey) }, 'vault.create', (tx) => {
    recordOfficer(
      tx,
      author.id,
      { ...officer, serviceNumber: '1', iin: '' },
      { signingKey, sealingKey: '00' },
    );
    stateFact(tx, 'shortCode', 'ШМК');
    tx.about({ kind: 'vault', id: 'vault', number: 'ШМК', title: 'Bench', caseId: null });
  });
  const { client } = vault;
  client.pragma('synchronous = OFF');
  const addEntry = client.prepare(
    'INSERT INTO ledger_entry (seq, body, hash, signature) VALUES (?, ?, ?, ?)',
  );
  const addRow = client.prepare(
    'INSERT INTO reference_entry (id, "table", code, kk, ru, en, valid_from, valid_to, source, edition, facts, ledger_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let prev = readHead(vault.whole).hash;
  if (prev === genesisHash) throw new Error('the first entry is the officer’s');
  const fill = client.transaction((from: number, to: number) => {
    for (let seq = from; seq <= to; seq += 1) {
      const row = {
        table: 'regions',
        code: `KZ-${seq}`,
        kk: `Аймақ ${seq}`,
        ru: `Область ${seq}`,
        en: `Region ${seq}`,
        validFrom: '2026-01-01',
        validTo: '',
        source: 'жинақ',
        edition: '2026',
        facts: { code: seq },
        ledgerSeq: seq,
      };
      const id = idOf(seq);
      const body: LedgerBody = {
        v: 2,
        seq,
        kind: 'reference.seed',
        ...moment(seq),
        device: 'bench',
        author,
        subject: { kind: 'vault', id: 'vault', number: 'ШМК', title: 'Bench', caseId: null },
        reason: '',
        changes: [{ op: 'insert', table: 'referenceEntry', id, row }],
        hands: null,
        prev,
      };
      const text = canonicalJson(body);
      const hash = entryHash(text);
      addEntry.run(seq, text, hash, sign(null, Buffer.from(hash, 'hex'), pair.privateKey).toString('hex'));
      const { facts, ledgerSeq, ...words } = row;
      addRow.run(id, ...Object.values(words), JSON.stringify(facts), ledgerSeq);
      prev = hash;
    }
  });
  for (let from = 2; from <= count; from += 20_000) fill(from, Math.min(count, from + 19_999));
  return {
    vault,
    signingKey,
    end: () => {
      vault.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
