import type { Vault } from '../../db/open';

const kinds = [
  'phone',
  'hardware-wallet',
  'usb',
  'paper-backup',
  'computer',
  'sim',
  'asic',
  'cash',
  'document',
];
const models = [
  'Nano X',
  'iPhone 14 Pro',
  'Ultra 64 GB',
  'Лист с 24 словами',
  'ThinkPad T14',
  'Antminer S19',
];
const controls = ['unknown', 'carrier-held', 'access', 'moved', 'confirmed', 'lost'];
const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const idOf = (table: number, at: number) => `01900000-000${table}-7000-8000-${String(at).padStart(12, '0')}`;
const inCase = (at: number, cases: number, letter: string) =>
  `ШМК-2026-${String((at % cases) + 1).padStart(4, '0')}/${letter}-${String(Math.floor(at / cases) + 1).padStart(3, '0')}`;

/** Puts a row in with what its columns are when nothing was said. */
function putter(vault: Vault, table: string): (row: Record<string, unknown>) => void {
  const columns = vault.client.pragma(`table_info(${table})`) as {
    name: string;
    notnull: number;
    type: string;
  }[];
  const empty = Object.fromEntries(
    columns.map(({ name, notnull, type }) => [name, notnull === 0 ? null : type === 'INTEGER' ? 0 : '']),
  );
  const names = columns.map(({ name }) => `"${name}"`).join();
  const marks = columns.map(({ name }) => `@${name}`).join();
  const insert = vault.client.prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`);
  return (row) => insert.run({ ...empty, ...row });
}

/**
 * An evidence room of years, written past the ledger: so many exhibits, a third of them handed over once, and as many wallets
 * of one address, every second of them with a balance.
 */
export function fillRoom(vault: Vault, count: number, officerId: string, caseIds: readonly string[]): void {
  const said = {
    recorded_at: '2026-10-01T10:00:00.000Z',
    recorded_offset: 300,
    officer_id: officerId,
    officer_name: 'Ә. Ғани',
    device: 'bench',
    ledger_seq: 1,
  };
  const exhibit = putter(vault, 'exhibit');
  const holding = putter(vault, 'holding');
  const wallet = putter(vault, 'wallet');
  const address = putter(vault, 'address');
  const observation = putter(vault, 'observation');
  const custodian = JSON.stringify({ kind: 'officer', officerId, name: 'Ә. Ғани', rank: '', unit: '' });
  vault.client.pragma('synchronous = OFF');
  vault.client.exec('BEGIN');
  for (let at = 0; at < count; at += 1) {
    const case_id = caseIds[at % caseIds.length];
    const shelf = `Room ${(at % 4) + 1} / Rack ${(at % 20) + 1} / Shelf ${(at % 6) + 1}`;
    exhibit({
      ...said,
      id: idOf(1, at),
      number: inCase(at, caseIds.length, 'E'),
      case_id,
      kind: kinds[at % kinds.length],
      description: at % 3 === 0 ? `Телефон чёрного цвета, трещина ${at}` : '',
      model: models[at % models.length],
      serial: `SN${(at * 7919) % 1_000_003}X`,
      imei: at % 2 === 0 ? String(350_000_000_000_000 + at) : '',
      power_state: 'off',
      pin_known: 'unknown',
      found_where: 'кухня, верхний ящик',
      bag_number: `B${at}`,
      seal_number: `S${at}`,
      storage_path: `${shelf} / Box ${at % 200}`,
      identifiers: 'unstated',
      quantity: 1,
      unit_number: `U-${at}`,
    });
    if (at % 3 === 0)
      holding({
        id: idOf(1, at),
        case_id,
        kind: 'exhibit',
        custodian,
        custodian_id: officerId,
        since: '2026-10-02T10:00',
        last_at: '2026-10-02T10:00',
        place: shelf,
        seal: `S${at}`,
        intact: 'yes',
        status: at % 30 === 0 ? 'disposed' : 'held',
        ledger_seq: 1,
      });
    wallet({
      ...said,
      id: idOf(2, at),
      number: inCase(at, caseIds.length, 'W'),
      case_id,
      exhibit_id: idOf(1, at),
      label: `Кошелёк ${at}`,
      type: ['hardware', 'software', 'paper'][at % 3],
      extra_word: 'unknown',
      control: controls[at % controls.length],
    });
    let text = 'T';
    for (let place = 0, state = at * 2_654_435_761 + 1; place < 33; place += 1) {
      state = (state * 48_271) % 2_147_483_647;
      text += letters[state % letters.length];
    }
    address({
      id: idOf(3, at),
      wallet_id: idOf(2, at),
      chain: 'tron',
      text,
      canonical: text,
      role: 'suspect',
      network: 'mainnet',
      format: 'base58check',
      checksum: 'verified',
      ledger_seq: 1,
    });
    if (at % 2 === 0)
      observation({
        ...said,
        id: idOf(4, at),
        number: inCase(at, caseIds.length, 'O'),
        case_id,
        wallet_id: idOf(2, at),
        address_id: idOf(3, at),
        asset_id: 'usdt.tron',
        amount: String(1_000_000 + at),
        observed_at: '2026-10-02T10:00',
        source: 'explorer',
        entry: 'typed',
      });
  }
  vault.client.exec('COMMIT');
  vault.client.pragma('wal_checkpoint(TRUNCATE)');
}
