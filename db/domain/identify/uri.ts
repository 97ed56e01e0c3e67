import { type AddressVerdict, checkAddress, findChain, identifyAddress } from '../address';
import type { PublicMatch } from './types';

/** Parameters that BIP-321 allows once only. */
const ONCE = new Set(['label', 'amount', 'message', 'pop', 'req-pop']);
const SEGWIT_PARAM = new Set(['bc', 'tb', 'bcrt']);
const KNOWN_REQUIRED = new Set(['req-pop']);
const FORBIDDEN_CALLBACK = /^(?:https?|file|javascript|mailto):/i;

/** Schemes that do not bear their chain's own name. */
const schemeNames: Readonly<Record<string, string>> = {
  'web+stellar': 'stellar',
  'web+cardano': 'cardano',
  xrpl: 'xrp',
};
/** Parameters that name whom the money goes to. */
const named = new Set(['address', 'destination', 'to', 'recipient']);

interface PaymentUri {
  scheme: string;
  address: string;
  params: [string, string][];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function split(text: string): PaymentUri | undefined {
  const parts = /^([a-z][a-z0-9+.-]*):(?:\/\/)?([^?]*)(?:\?(.*))?$/i.exec(text);
  if (!parts) return undefined;
  const params = (parts[3] ?? '')
    .split('&')
    .filter((one) => one !== '')
    .map((one): [string, string] => {
      const at = one.indexOf('=');
      return at < 0 ? [one.toLowerCase(), ''] : [one.slice(0, at).toLowerCase(), decode(one.slice(at + 1))];
    });
  return { scheme: (parts[1] ?? '').toLowerCase(), address: parts[2] ?? '', params };
}

/**
 * Does a bitcoin: URI keep the rules of BIP-321 (which replaces BIP-21)? The addresses in it are judged apart, each with
 * its own verdict: a sound URI may carry a mistyped address.
 */
function bitcoinUriHolds(uri: PaymentUri): boolean {
  const seen = new Set<string>();
  for (const [name, value] of uri.params) {
    const once = name === 'req-pop' ? 'pop' : name;
    if (ONCE.has(once) && seen.has(once)) return false;
    seen.add(once);
    if (name.startsWith('req-') && !KNOWN_REQUIRED.has(name)) return false;
    if (name === 'req-pop' && FORBIDDEN_CALLBACK.test(value)) return false;
    if (name === 'amount' && !/^(?:[0-9]+\.?[0-9]{0,8}|\.[0-9]{1,8})$/.test(value)) return false;
    // Segwit addresses stand under the name of their own prefix.
    if (SEGWIT_PARAM.has(name) && !value.toLowerCase().startsWith(`${name}1`)) return false;
  }
  return uri.address !== '' || ['lightning', 'lno', 'sp', ...SEGWIT_PARAM].some((name) => seen.has(name));
}

/** Payment URIs as QR codes hold them: the URI itself, then every address in it. */
export function matchPaymentUri(
  text: string,
  toMatch: (verdict: AddressVerdict) => PublicMatch,
): PublicMatch[] {
  const uri = split(text);
  const chain = uri === undefined ? undefined : findChain(schemeNames[uri.scheme] ?? uri.scheme);
  if (uri === undefined || chain === undefined) return [];
  // `ton://transfer/ADDRESS`, `ethereum:pay-0x…@1/transfer`, `web+stellar:pay?destination=…`
  const bare = uri.address.replace(/^(?:pay-|transfer\/|(?:pay|tx)$)/, '').replace(/[@/].*$/, '');
  const texts = [
    bare,
    ...uri.params.filter(([name]) => SEGWIT_PARAM.has(name) || named.has(name)).map(([, value]) => value),
  ];
  const verdicts = texts.filter((one) => one !== '').flatMap((one) => addressesOf(chain.id, one));
  const holds = chain.id === 'bitcoin' ? bitcoinUriHolds(uri) : verdicts.length > 0;
  const own: PublicMatch = {
    kind: 'payment-uri',
    chain: chain.id,
    network: verdicts[0]?.network ?? null,
    format: chain.id === 'bitcoin' ? 'BIP-321' : chain.id === 'ethereum' ? 'EIP-681' : 'URI',
    checksum: holds ? 'format-only' : 'failed',
    canonical: text,
    repairs: [],
  };
  return [own, ...verdicts.map(toMatch)];
}

function addressesOf(chain: AddressVerdict['chain'], text: string): AddressVerdict[] {
  const verdict = checkAddress(chain, text);
  if (verdict.valid) return [verdict];
  const other = identifyAddress(text).filter((one) => one.valid && one.chain.startsWith(chain));
  return other.length > 0 ? other : [verdict];
}

/**
 * Addresses in a link to an explorer or to a wallet's own page, as receipts and QR codes of shops hold them. Only those
 * whose checksum holds: each word of a path looks like some address.
 */
export function matchUrlAddresses(
  text: string,
  toMatch: (verdict: AddressVerdict) => PublicMatch,
): PublicMatch[] {
  const link = /^https?:\/\/[^\s/?#]+([/?#]\S*)$/i.exec(text);
  if (!link) return [];
  const words = new Set((link[1] ?? '').split(/[/?#&=,]+/).map(decode));
  return [...words].flatMap((word) =>
    identifyAddress(word, { repairs: false })
      .filter(({ valid, checksum }) => valid && checksum === 'verified')
      .map(toMatch),
  );
}
