import { useInfiniteQuery } from '@tanstack/react-query';
import type { RouteInput, RouteOutput } from '../../../electron/ipc/contract';
import { request } from '../../ipc/client';

const pageSize = 60;

export type Entry = RouteOutput<'ledger.list'>[number];

/** Entries newest first, a page at a time; only those that pass the filter. */
export function useEntries(filter: RouteInput<'ledger.list'>) {
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
