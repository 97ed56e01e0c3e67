import { describe, expect, it } from 'vitest';
import { offeredChains, piecesOf, secretIn, takeIn } from '../../../../renderer/features/wallets/intake';

const segwit = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
const tron = 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';
const ether = '0x52908400098527886E0F7030069857D2E4169EE7';

function grouped(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(' ');
}

describe('piecesOf', () => {
  it('joins groups of four, on one line or on several: otherwise each group would be taken for a text of its own', () => {
    expect(piecesOf(grouped(segwit))).toEqual([{ text: segwit, label: '' }]);
    const [first = '', second = ''] = [grouped(segwit).slice(0, 25), grouped(segwit).slice(25)];
    expect(piecesOf(`${first}\n${second}`)).toEqual([{ text: segwit, label: '' }]);
  });

  it('keeps what stands beside the one address of a line as its label: nothing of a paste is dropped', () => {
    expect(piecesOf(`1. ${tron} victim X, 400 USDT`)).toEqual([{ text: tron, label: 'victim X, 400 USDT' }]);
  });

  it('cuts lists by commas, semicolons, tabs and lines, and reads payment links', () => {
    const list = `${segwit},${tron}\n${ether};bitcoin:${segwit}?amount=0.5`;
    expect(piecesOf(list).map((piece) => piece.text)).toEqual([segwit, tron, ether, segwit]);
  });
});

describe('a message as people send it', () => {
  it.each([
    [`Вот адрес: ${segwit}.`, [segwit]],
    [`эфир ${ether} и (${tron})`, [ether, tron]],
    [`«${tron}»!!!`, [tron]],
    [`**${tron}** 👍`, [tron]],
    [`адрес:${tron}`, [tron]],
    [`https://tronscan.org/#/address/${tron}`, [tron]],
  ])('finds every address of %s, without the signs around it', (message, expected) => {
    expect(piecesOf(message).map((piece) => piece.text)).toEqual(expected);
  });

  it('never hides a text as long as an address in a label, even one that no chain knows', () => {
    const strange = 'ЖШФЫ'.repeat(9);
    expect(piecesOf(`${segwit} и ещё ${strange}`).map((piece) => piece.text)).toEqual([segwit, strange]);
  });
});

describe('takeIn', () => {
  it('tells the chain of each address and keeps the officer’s role', () => {
    const taken = takeIn(`${segwit}\n${tron}\n${ether}`, [], [], 'victim');
    expect(taken.addresses.map(({ chain, role }) => `${chain} ${role}`)).toEqual([
      'bitcoin victim',
      'tron victim',
      'ethereum victim',
    ]);
  });

  it('takes a failed address with its chain, as found: an address on paper may really be wrong', () => {
    const failed = `${segwit.slice(0, -1)}z`;
    const taken = takeIn(failed, [], [], 'suspect');
    expect(taken.addresses).toMatchObject([{ chain: 'bitcoin', text: failed }]);
  });

  it('adds the same address once, also in another spelling', () => {
    const first = takeIn(segwit, [], [], 'suspect');
    const again = takeIn(`${segwit.toUpperCase()}\n${grouped(segwit)}`, first.addresses, [], 'suspect');
    expect([again.addresses.length, again.added, again.repeated]).toEqual([1, 0, 2]);
  });

  it('never guesses a chain for a text that none knows: it waits for the officer', () => {
    const taken = takeIn('hello world', [], [], 'suspect');
    expect(taken).toMatchObject({ addresses: [], pending: ['hello world'] });
  });
});

describe('secretIn', () => {
  it('names seed words and private keys, and lets addresses through', () => {
    expect(secretIn(`${'abandon '.repeat(11)}about`)).toBe('seed');
    expect(secretIn('5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ')).toBe('key');
    expect(secretIn('e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262')).toBe('hex');
    expect([segwit, tron, ether].map(secretIn)).toEqual([undefined, undefined, undefined]);
  });
});

describe('offeredChains', () => {
  it('offers every chain that shares a form first, and drops none: the same address may stand on another EVM chain', () => {
    const { accepting, others } = offeredChains(ether);
    expect(accepting.map((choice) => choice.value)).toEqual(
      expect.arrayContaining(['ethereum', 'bsc', 'polygon']),
    );
    expect(others.map((choice) => choice.value)).toContain('bitcoin');
    expect(offeredChains('hello').accepting).toEqual([]);
  });
});
