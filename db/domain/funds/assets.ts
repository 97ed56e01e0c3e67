import { type ChainId, chains, checkAddress, evmChains, findChain, mainChain } from '../address';
import { formatAmount } from '../money';
import { type TokenFacts, tokenFacts } from './tokens';

export type AssetKind = 'native' | 'token' | 'fork' | 'fiat';

/**
 * Something that is counted. `id` stands in the vault and in exports: a chain's own coin has the chain's id, a token
 * `<ticker>.<chain>`, money of a state its ISO 4217 code in small letters. `decimals`: 8 means 1 = 10^8 base units.
 */
export interface Asset {
  readonly id: string;
  readonly kind: AssetKind;
  readonly ticker: string;
  readonly name: string;
  /** Null for money of a state and for coins of chains whose address rules are not known here. */
  readonly chain: ChainId | null;
  readonly decimals: number;
  readonly contract: string;
  readonly issue: TokenFacts['issue'] | null;
  readonly source: string;
}

/** Coins that split from a chain and keep its addresses. */
const forkCoins: readonly (readonly [
  id: string,
  ticker: string,
  name: string,
  decimals: number,
  on: ChainId,
])[] = [
  ['bitcoin-sv', 'BSV', 'Bitcoin SV', 8, 'bitcoin'],
  ['bitcoin-gold', 'BTG', 'Bitcoin Gold', 8, 'bitcoin'],
  ['bitcoin-diamond', 'BCD', 'Bitcoin Diamond', 7, 'bitcoin'],
  ['ecash', 'XEC', 'eCash', 2, 'bitcoincash'],
  ['ethereum-pow', 'ETHW', 'EthereumPoW', 18, 'ethereum'],
  ['flare', 'FLR', 'Flare', 18, 'xrp'],
];

const states: readonly (readonly [code: string, name: string])[] = [
  ['KZT', 'Tenge'],
  ['USD', 'US dollar'],
  ['EUR', 'Euro'],
  ['RUB', 'Russian rouble'],
  ['CNY', 'Yuan'],
];

const bare = { contract: '', issue: null, source: '' } as const;

/** Everything that can be counted: coins in the order of their chains, tokens, coins of forks, money of states. */
export const assets: readonly Asset[] = [
  ...chains
    // A family of chains has no coin of its own.
    .filter(({ id }) => id !== 'substrate')
    .map(
      ({ id, ticker, name, decimals }): Asset => ({
        ...bare,
        id,
        kind: 'native',
        ticker,
        name,
        chain: id,
        decimals,
      }),
    ),
  ...tokenFacts.map(
    (token): Asset => ({
      id: `${token.ticker.toLowerCase()}.${token.chain}`,
      kind: 'token',
      ticker: token.ticker,
      name: `${token.ticker === 'USDT' ? 'Tether USD' : 'USD Coin'} (${chainName(token.chain)})`,
      chain: token.chain,
      decimals: token.decimals,
      contract: token.contract,
      issue: token.issue,
      source: token.source,
    }),
  ),
  ...forkCoins.map(
    ([id, ticker, name, decimals]): Asset => ({
      ...bare,
      id,
      kind: 'fork',
      ticker,
      name,
      chain: null,
      decimals,
    }),
  ),
  ...states.map(
    ([code, name]): Asset => ({
      ...bare,
      id: code.toLowerCase(),
      kind: 'fiat',
      ticker: code,
      name,
      chain: null,
      decimals: 2,
    }),
  ),
];

const byId = new Map(assets.map((asset) => [asset.id, asset]));
const forkBase = new Map(forkCoins.map(([id, , , , on]) => [id, on]));

/** The asset with this id; undefined when none is known. */
export function findAsset(id: string): Asset | undefined {
  return byId.get(id);
}

/** Digits after the point of an asset; 0 for an id that is not known. */
export function decimalsOf(id: string): number {
  return byId.get(id)?.decimals ?? 0;
}

function chainName(id: ChainId): string {
  return findChain(id)?.name ?? id;
}

/** Whether an address of this chain can hold the asset. */
export function canHold(chain: ChainId, asset: Asset): boolean {
  const on = asset.chain ?? forkBase.get(asset.id);
  if (on === undefined) return false;
  if (on === chain) return true;
  if (evmChains.has(on) && evmChains.has(chain)) return true;
  // Bitcoin Cash began with Bitcoin's addresses and still takes them.
  return chain === 'bitcoin' && on === 'bitcoincash';
}

/** What an address of this chain can hold, its own coin and its tokens first. */
export function assetsAt(chain: ChainId): Asset[] {
  const held = assets.filter((asset) => canHold(chain, asset));
  return [...held.filter((one) => one.chain === chain), ...held.filter((one) => one.chain !== chain)];
}

/** The coin in which the chain of this asset takes its fees; undefined where there is no chain. */
export function feeAsset(asset: Asset): Asset | undefined {
  return asset.chain === null ? asset : byId.get(asset.chain);
}

/** A known token at this address; EVM letters compare without their case. */
export function tokenAt(chain: ChainId, address: string): Asset | undefined {
  const main = mainChain(chain);
  return assets.find((asset) => asset.chain === main && isContract(asset, address));
}

/** Every known token whose contract this text is, whatever the chain. */
export function tokensNamed(text: string): Asset[] {
  return assets.filter((asset) => isContract(asset, text.trim()));
}

function isContract(asset: Asset, text: string): boolean {
  if (asset.contract === '') return false;
  if (asset.contract === text) return true;
  return asset.contract.startsWith('0x') && asset.contract.toLowerCase() === text.toLowerCase();
}

/** Whether the chain's own rules accept the contract as an address (names and module paths are not asked). */
export function contractHolds(asset: Asset): boolean {
  if (asset.chain === null || asset.contract === '' || asset.contract.includes('::')) return true;
  return checkAddress(asset.chain, asset.contract, { repairs: false }).valid;
}

/** `1.84210000 BTC`: all decimals, so that nothing is hidden; `trim` leaves out zeros at the end. */
export function amountText(assetId: string, amount: string | bigint, trim = false): string {
  const asset = byId.get(assetId);
  if (asset === undefined || amount === '') return String(amount);
  const whole = formatAmount(BigInt(amount), asset.decimals);
  const shown = trim && whole.includes('.') ? whole.replace(/0+$/, '').replace(/\.$/, '') : whole;
  return `${shown} ${asset.ticker}`;
}
