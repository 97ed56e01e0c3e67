import { expect, it } from 'vitest';
import { matchPath, readPlace } from '../../../renderer/app/router';
import { recordUrl } from '../../../renderer/ui/RecordLink';

// Would catch: `/cases/new` taken for a record, or `/cases/ID/edit` for the record's page.
it('matches a path as a whole', () => {
  expect(matchPath('/cases/:id', '/cases/01')).toEqual({ id: '01' });
  expect(matchPath('/cases/:id', '/cases/01/edit')).toBeUndefined();
  expect(matchPath('/cases/new', '/cases/01')).toBeUndefined();
});

// Would catch: a query that sticks to the path, so that the page behind a link is not found.
it('reads path and query of a hash', () => {
  const place = readPlace('#/ledger?record=01&kind=case');
  expect(place.path).toBe('/ledger');
  expect(place.query.get('record')).toBe('01');
  expect(readPlace('').path).toBe('/home');
  expect(readPlace('#main').path).toBe('/main');
});

// Would catch: a mention of a record that leads nowhere.
it('has a page for every kind of record but the address', () => {
  const kinds = [
    'case',
    'exhibit',
    'wallet',
    'site',
    'person',
    'link',
    'report',
    'officer',
    'vault',
  ] as const;
  expect(kinds.filter((kind) => recordUrl(kind, 'x') === undefined)).toEqual([]);
});
