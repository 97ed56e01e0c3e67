import { useInfiniteQuery } from '@tanstack/react-query';
import type { RecordKind } from '../../../db/domain/record';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { request } from '../../ipc/client';

const pageSize = 60;

export type Entry = RouteOutput<'ledger.list'>[number];

/** Entries newest first, a page at a time; of one record when it is named. */
export function useEntries(subject: { kind: RecordKind | undefined; id: string | undefined }) {
  const filter = {
    ...(subject.id === undefined ? {} : { subjectId: subject.id }),
    ...(subject.id === undefined || subject.kind === undefined ? {} : { subjectKind: subject.kind }),
  };
  return useInfiniteQuery({
    queryKey: ['ledger.list', 'pages', filter],
    queryFn: ({ pageParam }) =>
      request('ledger.list', {
        ...filter,
        limit: pageSize,
        ...(pageParam === 0 ? {} : { before: pageParam }),
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.seq),
  });
}
