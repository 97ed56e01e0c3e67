import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, isRoute } from '../../electron/ipc/contract';
import { dalel } from './support';

describe('schema', () => {
  // Would catch: an example that its own route refuses, after a field was added or renamed.
  it('prints for every route an example that the route accepts', async () => {
    const names = z.array(z.string()).parse((await dalel(['schema', '--json'])).json());
    expect(names).toContain('wallet.record');
    for (const name of names) {
      const { example } = z
        .looseObject({ schema: z.object({}), example: z.unknown() })
        .parse((await dalel(['schema', name, '--json'])).json());
      if (!isRoute(name)) throw new Error(`${name} is no route`);
      const parsed = contract[name].input.safeParse(example);
      expect([name, parsed.error?.issues]).toEqual([name, undefined]);
    }
  });

  // Would catch: a wrong name answered with an empty schema.
  it('refuses a route that is not there', async () => {
    const answer = await dalel(['schema', 'wallet.delete', '--json']);
    expect([answer.exit, answer.json()]).toMatchObject([2, { error: { code: 'schema.unknown-route' } }]);
  });
});
