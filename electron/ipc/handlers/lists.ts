import { findImportedExactly } from '../../../db/importedMatch';
import {
  amendProvider,
  findListed,
  listedExactly,
  listListed,
  listProviders,
  listTransfers,
  readProvider,
  recordProvider,
} from '../../../db/lists';
import type { listContract } from '../contract/lists';
import type { Handlers } from './handlers';
import { save } from './records';

/** Values of lists that are looked up in an import at once. */
const part = 500;

export const listHandlers: Handlers<keyof typeof listContract> = {
  'provider.record': (desk, { draft, draftKey }) =>
    save(desk, 'provider.record', draftKey, (tx) => recordProvider(tx, draft)),
  'provider.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'provider.amend', draftKey, (tx) => amendProvider(tx, amendment)),
  'provider.get': (desk, { id }) => readProvider(desk.session.vault.read, id),
  // Everybody's, and so is that one was taken back, whoever sees the case of its import.
  'provider.list': (desk) => listProviders(desk.session.vault.whole),
  'listed.list': (desk, { importId }) => listListed(desk.session.vault.read, importId),
  'listed.check': (desk, { texts }) => findListed(desk.session.vault.read, texts),
  'listed.imported': async (desk, { importId }) => {
    const { read } = desk.session.vault;
    const values = [
      ...new Set(listListed(read).flatMap(({ kind, value }) => (kind === 'address' ? [value] : []))),
    ];
    const found: { text: string; line: number }[] = [];
    for (let from = 0; from < values.length; from += part) {
      for (const row of findImportedExactly(read, values.slice(from, from + part), importId))
        found.push({ text: row.canonical, line: row.line });
      // Between two parts whoever works in the window is served.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found.map((one) => ({ ...one, entries: listedExactly(read, [one.text]) }));
  },
  'transfer.list': (desk, filter) => listTransfers(desk.session.vault.read, filter),
};
