import { type AddressVerdict, checkAddress, findChain, identifyAddress } from '../address';
import type { PublicMatch } from './types';

/** Parameters that BIP-321 allows once only. */
const ONCE = new Set(['label', 'amount', 'message', 'pop', 'req-pop']);
const KNOWN_REQUIRED = new Set(['req-pop']);
const FORBIDDEN_CALLBACK = /^(?:https?|file|javascript|mailto):/i;

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

/** Is a bitcoin: URI sound by BIP-321 (which replaces BIP-21)? */
function bitcoinUriHolds(uri: PaymentUri): boolean {
  const seen = new Set<string>();
  for (const [name, value] of uri.params) {
    const once = name === 'req-pop' ? 'pop' : name;
    if (ONCE.has(once) && seen.has(once)) return false;
    seen.add(once);
    if (name.startsWith('req-') && !KNOWN_REQUIRED.has(name)) return false;
    if (once === 'pop' && name === 'req-pop' && FORBIDDEN_CALLBACK.test(value)) return false;
    if (name === 'amount' && !/^(?:[0-9]+\.?[0-9]{0,8}|\.[0-9]{1,8})$/.test(value)) return false;
    if (name === 'bc' && !checkAddress('bitcoin', value, { repairs: false }).valid) return false;
    if (name === 'tb' && !checkAddress('bitcoin-testnet', value, { repairs: false }).valid) return false;
  }
  const elsewhere = ['lightning', 'lno', 'sp', 'bc', 'tb', 'bcrt'].some((name) => seen.has(name));
  return uri.address === '' ? elsewhere : identifyAddress(uri.address, { repairs: false }).some(isBitcoin);
}

function isBitcoin(verdict: AddressVerdict): boolean {
  return verdict.valid && verdict.chain.startsWith('bitcoin');
}

/** Payment URIs as QR codes hold them: the URI itself, then every address in it. */
export function matchPaymentUri(text: string, toMatch: (verdict: AddressVerdict) => PublicMatch): PublicMatch[] {
  const uri = split(text);
  const chain = uri === undefined ? undefined : findChain(uri.scheme);
  if (uri === undefined || chain === undefined) return [];
  const bare = uri.address.replace(/^pay-/, '').replace(/[@/].*$/, '');
  const texts = [bare, ...uri.params.filter(([name]) => /^(?:bc|tb|bcrt|address)$/.test(name)).map(([, value]) => value)];
  const verdicts = texts.filter((one) => one !== '').flatMap((one) => addressesOf(chain.id, one));
  const holds = chain.id === 'bitcoin' ? bitcoinUriHolds(uri) : verdicts.some((one) => one.valid);
  const own: PublicMatch = {
    kind: 'payment-uri',
    chain: chain.id,
    network: verdicts[0]?.network ?? null,
    format: chain.id === 'bitcoin' ? 'BIP-321' : chain.id === 'ethereum' ? 'EIP-681' : 'URI',
    checksum: holds ? (verdicts[0]?.checksum ?? 'format-only') : 'failed',
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
