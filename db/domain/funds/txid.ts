import { base58 } from '@scure/base';
import { type ChainId, evmChains } from '../address';
import { error, type Finding, warning } from '../finding';

type Form = readonly [pattern: RegExp, canonical: (text: string) => string];

const lower = (text: string) => text.toLowerCase();
const upper = (text: string) => text.toUpperCase();
const same = (text: string) => text;

const hex: Form = [/^[0-9a-fA-F]{64}$/, lower];
const hexPrefixed: Form = [/^(0x)?[0-9a-fA-F]{64}$/i, (text) => `0x${lower(text.replace(/^0x/i, ''))}`];
const hexUpper: Form = [/^[0-9a-fA-F]{64}$/, upper];

/** How a chain writes the id of a transaction. Chains that are not named write 64 hexadecimal digits. */
const forms: Partial<Record<ChainId, Form>> = {
  ...each([...evmChains, 'rootstock-testnet', 'aptos', 'polkadot', 'kusama', 'substrate'], hexPrefixed),
  ...each(['xrp', 'xrp-testnet'], hexUpper),
  ...each(
    ['cosmos', 'osmosis', 'juno', 'kava', 'terra', 'injective', 'sei', 'celestia', 'axelar', 'akash', 'dydx'],
    hexUpper,
  ),
  ...each(['evmos', 'zetachain', 'thorchain', 'iris', 'noble', 'crypto-org', 'bnb-beacon'], hexUpper),
  solana: [/^[1-9A-HJ-NP-Za-km-z]{64,88}$/, same],
  sui: [/^[1-9A-HJ-NP-Za-km-z]{43,44}$/, same],
  near: [/^[1-9A-HJ-NP-Za-km-z]{43,44}$/, same],
  algorand: [/^[A-Z2-7]{52}$/, same],
  tezos: [/^o[1-9A-HJ-NP-Za-km-z]{50}$/, same],
  // A TON message hash is written in hexadecimal or in base64.
  ton: [/^([0-9a-fA-F]{64}|[0-9A-Za-z+/_-]{43}=?)$/, same],
  filecoin: [/^(bafy[a-z2-7]{50,60}|0x[0-9a-fA-F]{64})$/, same],
};

const base58Sizes: Partial<Record<ChainId, number>> = { solana: 64, sui: 32, near: 32 };

function each(ids: readonly ChainId[], form: Form): Partial<Record<ChainId, Form>> {
  return Object.fromEntries(ids.map((id) => [id, form]));
}

/** The one spelling of a transaction id on its chain; undefined where the form is impossible there. */
export function canonicalTxid(chain: ChainId, text: string): string | undefined {
  const clean = text.trim();
  const [pattern, canonical] = forms[chain] ?? hex;
  if (!pattern.test(clean)) return undefined;
  const size = base58Sizes[chain];
  if (size !== undefined && decodedSize(clean) !== size) return undefined;
  return canonical(clean);
}

function decodedSize(text: string): number | undefined {
  try {
    return base58.decode(text).length;
  } catch {
    return undefined;
  }
}

/** No transaction id carries check digits: only its form can be judged, and that is said. */
export function checkTxid(field: string, chain: ChainId | null, text: string): Finding[] {
  if (text.trim() === '') return [warning(field, 'movement.no-txid')];
  if (chain === null) return [];
  return canonicalTxid(chain, text) === undefined ? [error(field, 'movement.txid-form', { chain })] : [];
}
