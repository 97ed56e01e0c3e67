import { type AddressVerdict, type ChainId, checkAddress, identifyAddress, mainChain } from '../address';
import { tokensNamed } from '../funds/assets';
import { findSeedRuns } from '../secretGuard';
import { findKeys } from '../secretGuard/keys';
import { matchDescriptor, matchExtendedKey, matchPublicKey, matchTxid } from './keys';
import { maskCard, matchCard, matchIban, matchIinBin, matchInternet, matchPhone } from './registry';
import type { ChainAnswer, Identification, PublicMatch, SecretMatch } from './types';
import { matchPaymentUri, matchUrlAddresses } from './uri';

export { descriptorChecksum } from '../hd/checksum';
export { ibanRemainder, maskCard } from './registry';
export type { ChainAnswer, Identification, PublicKind, PublicMatch, SecretMatch } from './types';

// A hexadecimal number is a private key beyond doubt only where the text says so.
const LABELLED_HEX =
  /(?:priv(?:ate)?[ _-]?key|secret[ _-]?key|приватн\p{L}* ключ\p{L}*|закрыт\p{L}* ключ\p{L}*|жабық кілт\p{L}*|құпия кілт\p{L}*)["'\s:=–—-]{0,6}(?:0x)?[0-9a-f]{64}(?![0-9a-f])/iu;

function secretIn(text: string): SecretMatch | undefined {
  if (findSeedRuns(text).length > 0) return { kind: 'seed', secret: true };
  if (findKeys(text, true).length > 0 || LABELLED_HEX.test(text))
    return { kind: 'private-key', secret: true };
  return undefined;
}

function addressMatch(verdict: AddressVerdict): PublicMatch {
  const { network, format, checksum, canonical, repairs } = verdict;
  return { kind: 'address', chain: mainChain(verdict.chain), network, format, checksum, canonical, repairs };
}

/** A contract is also an address: whoever pastes it instead of one is told what it is. `format` is the token's ticker. */
function matchToken(text: string): PublicMatch[] {
  return tokensNamed(text).map(({ chain, ticker, contract }) => ({
    kind: 'token',
    chain,
    network: 'mainnet',
    format: ticker,
    checksum: 'none',
    canonical: contract,
    repairs: [],
  }));
}

// Longer texts are searched for secrets, then left alone.
const LONGEST = 20_000;

/**
 * What a text is: every kind and every chain that accepts it; where nothing accepts it, what it nearly is (`failed`). A
 * secret is named and neither repeated nor looked at further. `matches` is empty for text that is nothing known.
 * `chain` is the main chain (`bitcoin`), `network` says which of its networks (`mainnet`, `testnet`, `regtest`).
 */
export function identify(input: string): Identification {
  const secret = secretIn(input);
  if (secret) return { input: null, matches: [secret] };
  const text = input.trim();
  if (text === '' || text.length > LONGEST) return { input, matches: [] };
  const uri = matchPaymentUri(text, addressMatch);
  const matches = uri.length > 0 ? uri : plainMatches(text);
  const sound = matches.filter((match) => match.checksum !== 'failed');
  const told = uri.length === 0 && sound.length > 0 ? sound : matches;
  return {
    input: told.some((match) => match.kind === 'card') ? maskCard(text.replace(/[\s-]/g, '')) : input,
    matches: told,
  };
}

function plainMatches(text: string): PublicMatch[] {
  return [
    ...matchTxid(text),
    ...identifyAddress(text, { shared: true }).map(addressMatch),
    ...matchToken(text),
    ...matchExtendedKey(text),
    ...matchPublicKey(text),
    ...matchDescriptor(text),
    ...matchIinBin(text),
    ...matchIban(text),
    ...matchCard(text),
    ...matchPhone(text.replace(/^(?:tel|sms|smsto):/i, '')),
    ...matchInternet(text),
    ...matchUrlAddresses(text, addressMatch),
  ];
}

/** The verdict of one chain only, as `identify --chain` prints it. */
export function identifyOnChain(chain: ChainId, input: string): ChainAnswer {
  if (secretIn(input)) return { input: null, valid: false, format: null, network: null, reason: 'secret' };
  const verdict = checkAddress(chain, input, { repairs: false });
  const format = verdict.format === 'unknown' ? null : verdict.format;
  return { input, valid: verdict.valid, format, network: verdict.network, reason: verdict.reason ?? null };
}
