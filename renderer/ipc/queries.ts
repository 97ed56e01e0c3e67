import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import type { RouteInput, RouteName, RouteOutput } from '../../electron/ipc/contract';
import { request } from './client';

/**
 * Holds what the evidence process answered, and nothing else. Answers stay good until the ledger moves
 * (the `head` event marks them all as stale), because this window's vault has no other writer.
 */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export interface AnswerOptions {
  enabled?: boolean;
  /** Keeps the last answer in sight while the next one is fetched. */
  keepPrevious?: boolean;
  /** Asks again at every mounting: for what changes without the ledger, such as drafts. */
  fresh?: boolean;
  /** Forgets the answer as soon as nobody shows it: for what is large, such as pages. */
  brief?: boolean;
}

/** What a route answers, kept and shared by every component that asks the same. */
export function useAnswer<N extends RouteName>(
  route: N,
  input: RouteInput<N>,
  options: AnswerOptions = {},
): UseQueryResult<RouteOutput<N>, Error> {
  return useQuery({
    queryKey: [route, input],
    queryFn: (): Promise<RouteOutput<N>> => request(route, input),
    enabled: options.enabled ?? true,
    ...(options.fresh === true ? { staleTime: 0 } : {}),
    ...(options.brief === true ? { gcTime: 0 } : {}),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The same route asked several things; those that are there, in their order, and the first error. */
export function useAnswers<N extends RouteName>(
  route: N,
  inputs: readonly RouteInput<N>[],
): { data: RouteOutput<N>[]; error: Error | null } {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [route, input],
      queryFn: (): Promise<RouteOutput<N>> => request(route, input),
    })),
    combine: gathered,
  });
}

/** One function for all drawings: with it the list stays the same while nothing in it changed. */
function gathered<T>(found: readonly UseQueryResult<T, Error>[]): { data: T[]; error: Error | null } {
  return {
    data: found.flatMap(({ data }) => (data === undefined ? [] : [data])),
    error: found.find(({ error }) => error !== null)?.error ?? null,
  };
}

export interface CommandOptions {
  /** Routes whose answers this command makes stale. */
  invalidates?: readonly RouteName[];
}

/** A command. The row that it answers goes into the cache, so that its page shows it without asking again. */
export function useCommand<N extends RouteName>(
  route: N,
  options: CommandOptions = {},
): UseMutationResult<RouteOutput<N>, Error, RouteInput<N>> {
  return useMutation<RouteOutput<N>, Error, RouteInput<N>>({
    mutationFn: (input) => request(route, input),
    onSuccess: (answer) => {
      keepRow(route, answer);
      for (const name of options.invalidates ?? []) void answers.invalidateQueries({ queryKey: [name] });
    },
  });
}

function keepRow(route: RouteName, answer: unknown): void {
  const [record, verb] = route.split('.');
  if (verb !== 'record' && verb !== 'amend') return;
  if (typeof answer === 'object' && answer !== null && 'id' in answer) {
    answers.setQueryData([`${record}.get`, { id: answer.id }], answer);
  }
}
