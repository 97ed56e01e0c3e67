import { z } from 'zod';

/** A folder or file that the officer chose: an opaque token in the window, a path in the terminal. */
export const fileToken = z.string().max(4_096);
