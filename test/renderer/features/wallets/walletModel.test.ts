import { describe, expect, it } from 'vitest';
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
