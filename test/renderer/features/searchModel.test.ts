import { describe, expect, it } from 'vitest';
import {
  isSecret,
  matchingActions,
  recognise,
  searchText,
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
