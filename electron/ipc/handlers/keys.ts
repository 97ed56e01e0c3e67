import { readFileSync, statSync } from 'node:fs';
import { matchAddresses } from '../../../db/addressMatch';
import type { Candidate, MatchAnswer, MatchHit } from '../../../db/domain/hd';
import { psbtBytes, psbtInWords } from '../../../db/domain/psbt';
import { Refusal } from '../../../db/domain/refusal';
import { listListed } from '../../../db/lists';
import { largestWalletFile, readWalletFile } from '../../exchange/importers/readWalletFile';
import type { keysContract } from '../contract/keys';
import type { Desk } from './desk';
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
    const hits: MatchHit[] = [];
    for (const part of matchAddresses(desk.session.vault.read, candidates)) {
      hits.push(...part);
      // Between two parts whoever works in the window is served.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { derived: candidates.length, tried, hits, listed: listedOf(desk, candidates) };
  },

  'wallet.readFile': (desk, { file }) => readWalletFile(contentOf(desk, file)),

  'psbt.read': (desk, { file }) => {
    const bytes = psbtBytes(contentOf(desk, file));
    if (bytes === undefined) throw new Refusal('psbt.unreadable', { part: '' });
    return psbtInWords(bytes);
  },
};

/** Lists are small beside what is derived: each of their addresses is looked up among the candidates. */
function listedOf(desk: Desk, candidates: readonly Candidate[]): MatchAnswer['listed'] {
  const derived = new Map(candidates.map((one) => [one.address, one]));
  const found = Map.groupBy(
    listListed(desk.session.vault.read).filter(({ value }) => derived.has(value)),
    ({ value }) => value,
  );
  return [...found].flatMap(([text, entries]) => {
    const one = derived.get(text);
    return one
      ? [{ text, path: one.path, branch: one.branch, index: one.index, chain: one.chain, entries }]
      : [];
  });
}

/** @throws Refusal `file.not-found`, `walletFile.too-large` */
function contentOf(desk: Desk, file: string): Uint8Array {
  const path = desk.around.resolveFile(file);
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Refusal('file.not-found');
  if (size > largestWalletFile) throw new Refusal('walletFile.too-large');
  return readFileSync(path);
}
