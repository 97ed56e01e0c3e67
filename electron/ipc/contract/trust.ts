import { z } from 'zod';
import { trustedRoot } from '../../../db/domain/trust';
import { route } from './route';
import { fileToken } from './vault';

/** Certificates of authorities that this vault trusts: by them, and by no others, signers are judged. */
export const trustContract = {
  'trust.list': route('evidence', 'read', z.strictObject({}), z.array(trustedRoot)),
  'trust.add': route('evidence', 'write', z.strictObject({ file: fileToken }), z.array(trustedRoot)),
  /** The row stays; the root is trusted no more from now on. */
  'trust.remove': route(
    'evidence',
    'write',
    z.strictObject({ id: z.string().max(200), reason: z.string().min(1).max(2_000) }),
    z.array(trustedRoot),
  ),
} as const;
