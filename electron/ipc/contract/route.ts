import type { z } from 'zod';

/** Which process answers. */
export type Served = 'main' | 'evidence';

/**
 * What a caller must hold. `open`: nothing. `read`: an unlocked vault. `write`: an unlocked vault and an officer
 * (a vault opened with the recovery key reads only).
 */
export type Access = 'open' | 'read' | 'write';

export interface Route<I extends z.ZodType, O extends z.ZodType> {
  readonly served: Served;
  readonly access: Access;
  readonly input: I;
  readonly output: O;
}

export function route<I extends z.ZodType, O extends z.ZodType>(served: Served, access: Access, input: I, output: O): Route<I, O> {
  return { served, access, input, output };
}
