import { describe, expect, it } from 'vitest';
import { identify } from '../../../db/domain/identify';

/** What the addresses in a payload are, as `chain text`. */
const addressesIn = (payload: string) =>
  identify(payload).matches.flatMap((match) =>
    'secret' in match || match.kind !== 'address' || match.checksum === 'failed'
      ? []
      : [`${match.chain} ${match.canonical}`],
  );
const kinds = (payload: string) => identify(payload).matches.map(({ kind }) => kind);

const ton = 'EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2';
const tron = 'TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW';
const stellar = 'GAHK7EEG2WWHVKDNT4CEQFZGKF2LGDSW2IVM4S5DP42RBW3K6BTODB4A';

describe('what QR codes hold', () => {
  // Would catch: a payment code of which the address is not read, so that nobody looks for it in the vault.
  it.each([
    ['bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.1', 1],
    [
      'ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7/transfer?address=0x52908400098527886E0F7030069857D2E4169EE7&uint256=1',
      2,
    ],
    [`ton://transfer/${ton}?amount=1`, 1],
    ['solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=1&label=x', 1],
    [`tron:${tron}?amount=5`, 1],
    [`web+stellar:pay?destination=${stellar}&amount=1`, 1],
    ['xrpl:rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh?dt=1', 1],
    [`https://link.trustwallet.com/send?address=${tron}&asset=c195`, 1],
    [`https://app.tonkeeper.com/transfer/${ton}`, 1],
    [`https://tronscan.org/#/address/${tron}`, 1],
  ])('%s names its addresses', (payload, least) => {
    expect(new Set(addressesIn(payload)).size).toBeGreaterThanOrEqual(least);
  });

  it('a link without a sound address stays a link', () => {
    expect(kinds('https://example.kz/catalogue/phones?page=2&sort=price')).toEqual(['url', 'domain']);
  });

  it('a telephone code is a telephone', () => {
    expect(kinds('tel:+77011234567')).toContain('phone');
  });
});
