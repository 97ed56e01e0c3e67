import type { Contract, RouteName } from '../ipc/contract';

export type { RouteInput, RouteOutput } from '../ipc/contract';

/** Routes that the evidence side answers: all that the story can ask for. */
export type EvidenceRouteName = {
  [N in RouteName]: Contract[N]['served'] extends 'evidence' ? N : never;
}[RouteName];
