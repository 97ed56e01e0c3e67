import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouteInput, RouteName, RouteOutput } from '../../electron/ipc/contract';
import { request } from './client';

const pageSize = 100;
/** A page out of sight is forgotten: memory does not grow with what was scrolled past. */
const keptMilliseconds = 15_000;
/** A page so many rows away is fetched already. */
const near = 30;
/** Where the scroll bar flies past, nothing is asked for. */
const restMilliseconds = 40;

interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly more: boolean;
}

export interface Pages<T> {
  total: number | undefined;
  /** A search found more than it counts. */
  more: boolean;
  error: unknown;
  rowAt: (index: number) => T | undefined;
  onSight: (first: number, last: number) => void;
  /** All of them in their order, asked for page by page: for a file. */
  allRows: () => AsyncIterable<{ rows: readonly T[]; total: number }>;
}

/** Rows of a page that is asked for only to be passed on, where a route has no bound of its own. */
const usualPart = 500;

/**
 * Rows of a route that answers pages by place; those in sight are fetched and kept.
 * @param ask the route's input for a page
 * @param passedOn rows of a page that is asked for only to be passed on: the most that the route gives
 */
export function usePages<N extends RouteName, T>(
  route: N,
  ask: (page: { from: number; limit: number }) => RouteInput<N>,
  pick: (answer: RouteOutput<N>) => Page<T>,
  passedOn = usualPart,
): Pages<T> {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const sight = useRef({ first: 0, end: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Told of in every frame of scrolling: the page around the table is drawn anew only when another page of rows is wanted.
  const last = useRef(0);
  const onSight = useCallback((first: number, end: number) => {
    // Who walks gets each page in passing, and the next one before it is in sight; who flies past gets the one they stop at.
    const flies = Math.abs(first - last.current) > pageSize / 4;
    last.current = first;
    sight.current = { first, end };
    if (timer.current !== undefined && !flies) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const from = Math.floor(Math.max(0, sight.current.first - near) / pageSize);
      const to = Math.floor((sight.current.end + near) / pageSize);
      setWanted((old) =>
        old[0] === from && old.at(-1) === to
          ? old
          : Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
    }, restMilliseconds);
  }, []);
  const found = useQueries({
    queries: wanted.map((page) => {
      const input = ask({ from: page * pageSize, limit: pageSize });
      return {
        queryKey: [route, input],
        queryFn: (): Promise<RouteOutput<N>> => request(route, input),
        gcTime: keptMilliseconds,
      };
    }),
  });
  const pages = new Map(
    wanted.map((page, at) => {
      const data = found[at]?.data;
      return [page, data === undefined ? undefined : pick(data)];
    }),
  );
  const known = [...pages.values()].find((page) => page !== undefined);
  const [lastTold, setLast] = useState<{ total: number; more: boolean } | undefined>(undefined);
  const total = known?.total;
  const more = known?.more ?? false;
  useEffect(() => {
    if (total !== undefined) setLast({ total, more });
  }, [total, more]);
  const asked = useRef({ ask, pick });
  useEffect(() => {
    asked.current = { ask, pick };
  });
  // The same function at each drawing: the menu that offers it is not drawn anew for each page of rows that comes.
  const allRows = useCallback(
    async function* () {
      const { ask: inputOf, pick: pageOf } = asked.current;
      for (let from = 0, end = Number.POSITIVE_INFINITY; from < end; from += passedOn) {
        const page = pageOf(await request(route, inputOf({ from, limit: passedOn })));
        yield { rows: page.rows, total: page.total };
        end = page.rows.length === 0 ? 0 : page.total;
      }
    },
    [route, passedOn],
  );
  return {
    total: total ?? lastTold?.total,
    more: known === undefined ? (lastTold?.more ?? false) : more,
    error: found.find(({ error }) => error !== null)?.error ?? null,
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    onSight,
    allRows,
  };
}
