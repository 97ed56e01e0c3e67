import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import { Anew } from '../../../db/domain/sequence';

/**
 * Nothing is drawn that holds a secret: records are guarded when they are written, but a guard that learnt more since, or a
 * row from elsewhere, must not end on paper. Hashes stand in every report, so 64 hexadecimal digits pass. Photographs are
 * printed where the guard has read them (`isPrintable`): their pixels are no words.
 * @throws Refusal `draft.secret`
 */
export function requireNoSecret(value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > 12 && findSecrets(value, { allowHash: true }).length > 0)
      throw new Refusal('draft.secret');
  } else if (Array.isArray(value)) value.forEach(requireNoSecret);
  else if (value instanceof Anew) for (const one of value) requireNoSecret(one);
  else if (typeof value === 'object' && value !== null && !('base64' in value))
    Object.values(value).forEach(requireNoSecret);
}
