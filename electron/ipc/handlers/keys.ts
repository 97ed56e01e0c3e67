import { matchAddresses } from '../../../db/addressMatch';
import type { keysContract } from '../contract/keys';
import type { Handlers } from './handlers';

export const keysHandlers: Handlers<keyof typeof keysContract> = {
  'keys.match': async (desk, { job, ...request }) => {
    const candidates = await desk.jobs.run(
      job,
      'keys.match',
      (hooks) => desk.around.workers.derive(request, hooks),
      'indexes',
    );
    const tried = [...new Set(candidates.map((one) => `${one.chain} ${one.format}`))];
    return {
      derived: candidates.length,
      tried,
      hits: matchAddresses(desk.session.vault.read, candidates),
    };
  },
};
