import { type ComponentType, lazy } from 'react';

/** A page that is fetched when it is first needed: what stands before it is on the screen sooner. */
export function lazyPage<P, M extends string>(load: () => Promise<Record<M, ComponentType<P>>>, name: M) {
  return lazy(async () => ({ default: (await load())[name] }));
}
