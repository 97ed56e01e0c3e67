import { useMemo } from 'react';
import { useAnswer } from '../../ipc/queries';
import { type EndOption, endOptions } from './linkModel';

/** The records of a case that a link can name. */
export function useEndOptions(caseId: string): EndOption[] {
  const of = { caseId };
  const file = useAnswer('case.get', { id: caseId }).data;
  const exhibits = useAnswer('exhibit.list', of).data;
  const wallets = useAnswer('wallet.list', of).data;
  const accounts = useAnswer('account.list', of).data;
  const sites = useAnswer('site.list', of).data;
  const persons = useAnswer('person.list', of).data;
  return useMemo(
    () =>
      endOptions({
        file,
        exhibits: exhibits ?? [],
        wallets: wallets ?? [],
        accounts: accounts ?? [],
        sites: sites ?? [],
        persons: persons ?? [],
      }),
    [file, exhibits, wallets, accounts, sites, persons],
  );
}
