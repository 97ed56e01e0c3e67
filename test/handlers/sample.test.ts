import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTestDesk, type TestDesk } from './support';

let test: TestDesk | undefined;
afterEach(() => test?.end());

describe('vault.createSample', () => {
  // A window that was loaded anew while it was made started a second one, and both failed or stood side by side.
  it('is made once however often it is asked for meanwhile', { timeout: 120_000 }, async () => {
    test = makeTestDesk();
    const ask = (name: string) =>
      (test as TestDesk).request('vault.createSample', { folder: join((test as TestDesk).folder, name) });
    const first = ask('Sample');
    const again = ask('Sample 2');
    const [one, two] = await Promise.all([first, again]);
    expect(two.session).toEqual(one.session);
    expect(one.session.sample).toBe(true);
    expect(readdirSync(test.folder)).toEqual(['Sample']);
  });
});
