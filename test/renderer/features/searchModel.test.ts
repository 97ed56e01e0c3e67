import { describe, expect, it } from 'vitest';
import {
  casesNamed,
  isSecret,
  matchingActions,
  offersFor,
  recognise,
  sameReadings,
  searchText,
  sortHits,
} from '../../../renderer/features/search/searchModel';

const seed = `${'abandon '.repeat(11)}about`;

describe('what is looked for', () => {
  // Would catch: a seed phrase pasted into the search field leaving the page.
  it('sends no secret anywhere', () => {
    expect(isSecret(recognise(seed))).toBe(true);
    expect(searchText(seed)).toBeUndefined();
  });

  // Would catch: an address copied in groups of four that does not find its wallet.
  it('asks for an address by its one spelling', () => {
    const address = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    expect(searchText(address.toUpperCase())).toBe(address);
    expect(searchText('bc1qarosrrr7xfkvy5l643lydnw9re59gtzzwf5mdq')).toBe(address);
  });

  // Would catch: a case number or a name changed on its way to the search.
  it('leaves other words as they were typed', () => {
    expect(searchText(' ШМК-2026-001 ')).toBe('ШМК-2026-001');
    expect(searchText('Ғани')).toBe('Ғани');
    expect(searchText('a')).toBeUndefined();
  });
});

// Would catch: an action found by half of its words only, or by another language's.
it('finds actions by every word typed', () => {
  const words = (key: string) => ({ 'new.cases': 'New case', 'nav.cases': 'Cases' })[key] ?? key;
  expect(matchingActions('case new', words).map((action) => action.id)).toEqual(['new-case']);
  expect(matchingActions('дело', words)).toEqual([]);
});

describe('what can be done with what was recognised', () => {
  const urls = (text: string) => offersFor(recognise(text)).map((offer) => offer.url('C'));

  it('is a wallet for an address, once, however many chains accept it', () => {
    const ether = '0x52908400098527886E0F7030069857D2E4169EE7';
    expect(urls(ether)).toEqual([`/wallets/new?case=C&address=${ether}`]);
  });

  it('is a person for a phone or an IIN', () => {
    expect(urls('+7 701 123 45 67')).toEqual(['/persons/new?case=C&phone=%2B77011234567']);
    expect(urls('900101300017').some((url) => url.includes('iin=900101300017'))).toBe(true);
  });

  // An offer with a mistyped address would record the mistake; one with a secret would put it into the page's address.
  it('is nothing for a mistyped address and for a secret', () => {
    expect(urls('bc1qarosrrr7xfkvy5l643lydnw9re59gtzzwf5mdq')).toEqual([]);
    expect(urls(seed)).toEqual([]);
  });

  it('asks for the case by its number and title', () => {
    const cases = [
      { id: '1', number: 'ШМК-2026-001', title: 'Фишинг' },
      { id: '2', number: 'ШМК-2026-002', title: 'Пирамида' },
    ];
    expect(casesNamed(cases, 'шмк пир').map(({ id }) => id)).toEqual(['2']);
    expect(casesNamed(cases, '')).toHaveLength(2);
  });
});

// A case of the same words stood above the wallet whose very address was pasted.
it('puts exact hits first, the others by kind', () => {
  const hit = (kind: 'case' | 'wallet' | 'address', matched: string) => ({
    ref: { kind, id: matched, number: 'N', title: 'T' },
    caseNumber: 'N',
    matched,
  });
  const hits = [hit('wallet', 'abc1'), hit('case', 'xabc'), hit('address', 'ABC')];
  expect(sortHits(hits, 'abc').map(({ matched }) => matched)).toEqual(['ABC', 'xabc', 'abc1']);
});

// Would catch: an address of the EVM chains that fills the palette with the same line fourteen times over.
it('puts readings together that differ by their chain alone, and loses none', () => {
  const { matches } = recognise('0x52908400098527886E0F7030069857D2E4169EE7') ?? { matches: [] };
  const groups = sameReadings(matches);
  expect(groups.flat()).toHaveLength(matches.length);
  expect(groups.length).toBeLessThan(4);
  expect(groups[0]?.length).toBeGreaterThan(10);
  expect(sameReadings(recognise(seed)?.matches ?? [])).toEqual([]);
});
