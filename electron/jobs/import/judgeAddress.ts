import { type AddressVerdict, checkAddress, findChain, identifyAddress } from '../../../db/domain/address';
import { type AddressForm, packRest } from '../../../db/domain/import';
import { addressRoleOf } from '../../../db/domain/tables/terms';
import type { AddressDraft } from '../../../db/domain/wallet';
import { fastVerdict } from '../scan/fast';
import type { Seen } from './seen';
import type { PackedRow } from './segment';

/** Cells of one row by the names of fields. */
export type Named = Readonly<Record<string, string>>;

export type Judged =
  | { readonly state: 'accepted'; readonly row: PackedRow; readonly flag: string }
  | { readonly state: 'duplicate' }
  | { readonly state: 'rejected'; readonly reason: string };

/** Coins and standards of tokens that are written where the chain should stand. */
const tokenChains: Readonly<Record<string, string>> = {
  trc20: 'tron',
  'usdt-trc20': 'tron',
  'usdt trc20': 'tron',
  'usdt (trc20)': 'tron',
  erc20: 'ethereum',
  'usdt-erc20': 'ethereum',
  'usdt (erc20)': 'ethereum',
  'usdc-erc20': 'ethereum',
  bep20: 'bsc',
  'usdt-bep20': 'bsc',
  'usdt (bep20)': 'bsc',
};

/** Judges addresses row by row, by the rules of db/domain/address, and gives each form a number. */
export class AddressJudge {
  readonly forms: AddressForm[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #chains = new Map<string, AddressDraft['chain'] | undefined>();
  readonly #seen: Seen;

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  judge(line: number, cells: Named): Judged {
    const text = (cells.text ?? '').trim();
    if (text === '') return { state: 'rejected', reason: 'import.no-text' };
    const named = cells.chain ?? '';
    const chain = this.chainOf(named);
    if (named.trim() !== '' && chain === undefined)
      return { state: 'rejected', reason: 'import.unknown-chain' };
    const fast = fastVerdict(chain, text);
    if (fast) return this.#keep(line, text, cells, fast, '');
    const found =
      chain === undefined
        ? identified(text)
        : { verdict: checkAddress(chain, text, { repairs: false }), flag: '' };
    if (!found) return { state: 'rejected', reason: 'import.no-address' };
    const { verdict } = found;
    const flag = verdict.valid ? found.flag : `address.${verdict.reason ?? 'checksum'}`;
    return this.#keep(line, text, cells, verdict, flag);
  }

  #keep(
    line: number,
    text: string,
    cells: Named,
    verdict: Omit<AddressForm, 'role'> & { canonical: string },
    flag: string,
  ): Judged {
    const { chain, canonical } = verdict;
    if (!this.#seen.add(chain, canonical)) return { state: 'duplicate' };
    const form = this.formOf(verdict, roleOf(cells.role ?? ''));
    const rest = packRest({
      line,
      canonical,
      text,
      label: (cells.label ?? '').trim(),
      memo: (cells.memo ?? '').trim(),
      path: (cells.path ?? '').trim(),
    });
    return { state: 'accepted', row: { canonical, form, rest }, flag };
  }

  formOf(verdict: Omit<AddressForm, 'role'>, role: AddressForm['role']): number {
    const { chain, network, format, checksum } = verdict;
    const key = `${chain} ${network} ${format} ${checksum} ${role}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.forms.push({ chain, network, format, checksum, role });
    this.#numbers.set(key, this.forms.length - 1);
    return this.forms.length - 1;
  }

  /** The chain that a cell names; undefined for none, and for words that name none. */
  chainOf(cell: string): AddressDraft['chain'] | undefined {
    if (this.#chains.has(cell)) return this.#chains.get(cell);
    const plain = cell.trim().toLowerCase();
    const chain = findChain(tokenChains[plain] ?? plain)?.id;
    // Registers name few chains; a column that was mapped wrongly must not fill the memory.
    if (this.#chains.size < 10_000) this.#chains.set(cell, chain);
    return chain;
  }
}

/** What an address is to the case, where nothing is said or nothing known: a suspect's. */
export function roleOf(cell: string): AddressForm['role'] {
  return addressRoleOf(cell) ?? 'suspect';
}

function identified(text: string): { verdict: AddressVerdict; flag: string } | undefined {
  const [verdict, other] = identifyAddress(text, { repairs: false });
  if (!verdict) return undefined;
  return { verdict, flag: other?.valid ? 'import.several-chains' : '' };
}
