import { describe, expect, it } from 'vitest';
import { descriptorChecksum } from '../../../../db/domain/hd';
import {
  checkWalletInHand,
  emptyWallet,
  recordedPart,
  withTyped,
} from '../../../../renderer/features/wallets/walletModel';

const caseId = '00000000-0000-7000-8000-000000000000';
const genesis = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const named = { ...emptyWallet(caseId, null), label: 'Telegram' };

describe('text in the box that was not added', () => {
  // It was dropped without a word when the wallet was saved.
  it('is recorded with the wallet', () => {
    const inHand = { ...named, typed: ` ${genesis} ` };
    expect(recordedPart(withTyped(inHand)).addresses).toMatchObject([{ chain: 'bitcoin', text: genesis }]);
    expect(checkWalletInHand(inHand).filter(({ code }) => code === 'wallet.no-address')).toEqual([]);
  });

  it('keeps the wallet from being recorded where nothing knows its chain', () => {
    const inHand = { ...named, typed: 'не адрес' };
    expect(checkWalletInHand(inHand)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ field: 'pending', code: 'wallet.chain-unchosen', params: { n: 1 } }),
      ]),
    );
    expect(withTyped(inHand)).toMatchObject({ pending: ['не адрес'], typed: '' });
  });

  it('is no part of what is recorded, and a secret is never taken in', () => {
    expect(recordedPart(named)).not.toHaveProperty('typed');
    const key = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';
    expect(withTyped({ ...named, typed: key }).addresses).toEqual([]);
    expect(withTyped({ ...named, typed: key }).pending).toEqual([]);
  });
});

describe('a public key whose checksum does not hold', () => {
  // BIP-32, test vector 1.
  const xpub =
    'xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8';
  const body = `wpkh(${xpub}/0/*)`;
  const right = `${body}#${descriptorChecksum(body)}`;
  const levels = (publicKey: string) =>
    checkWalletInHand({ ...named, publicKey })
      .filter(({ code }) => code === 'key.checksum')
      .map(({ level }) => level);

  // Would catch: a misread key of which nobody hears before the wallet's page; one that stands so on the paper and is not kept.
  it('is said as it is typed and kept as found, an extended key as a descriptor', () => {
    expect(levels(xpub.replace('qsef', 'qsee'))).toEqual(['warning']);
    expect(levels(`${right.slice(0, -1)}${right.endsWith('q') ? 'p' : 'q'}`)).toEqual(['warning']);
    for (const good of ['', xpub, body, right, `${right}\n${right}`, 'xpub661My', 'an unknown form'])
      expect(levels(good)).toEqual([]);
  });
});
