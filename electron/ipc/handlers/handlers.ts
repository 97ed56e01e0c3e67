import type { Contract, RouteName, RouteOutput, RouteParsed } from '../contract';
import type { Desk } from './desk';

/** The routes that the evidence side answers. */
export type EvidenceRoute = {
  [N in RouteName]: Contract[N]['served'] extends 'evidence' ? N : never;
}[RouteName];

type Answer<T> = T | Promise<T>;

/** One function for each route, exhaustive by type: this table is the list of what a window can do. */
export type Handlers<N extends RouteName = EvidenceRoute> = {
  readonly [R in N]: (desk: Desk, input: RouteParsed<R>) => Answer<RouteOutput<R>>;
};
