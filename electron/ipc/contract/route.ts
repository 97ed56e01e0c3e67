import type { z } from 'zod';

/** Which process answers. */
export type Served = 'main' | 'evidence';

/**
 * What a caller must hold. `open`: nothing. `read`: an unlocked vault. `write`: an unlocked vault and an officer
 * (a vault opened with the recovery key reads only).
 */
export type Access = 'open' | 'read' | 'write';

export interface Route<I extends z.ZodType, O extends z.ZodType, S extends Served = Served> {
  readonly served: S;
  readonly access: Access;
  readonly input: I;
  readonly output: O;
}

export function route<S extends Served, I extends z.ZodType, O extends z.ZodType>(
  served: S,
  access: Access,
  input: I,
  output: O,
): Route<I, O, S> {
  return { served, access, input, output };
}
