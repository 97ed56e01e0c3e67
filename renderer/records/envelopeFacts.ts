import { type EnvelopeRecord, unsealedOpening } from '../../db/domain/envelope';
import type { State } from '../ui/StateBadge';

export type EnvelopeState = 'open' | 'unopenable' | 'fewer' | 'sealed';

/** The worst that is true of an envelope: it lies open, its held words are lost, or fewer people open them. */
export function envelopeState(envelope: EnvelopeRecord): EnvelopeState {
  if (unsealedOpening(envelope)) return 'open';
  const { held } = envelope;
  if (held !== null && held.live < 2) return 'unopenable';
  return held !== null && held.live < held.sealed ? 'fewer' : 'sealed';
}

export const envelopeColours: Record<EnvelopeState, State> = {
  open: 'red',
  unopenable: 'red',
  fewer: 'red',
  sealed: 'green',
};

/** Held words that should be sealed anew, and still can be: somebody lost a share, or never got one. */
export function needsReseal({ held }: EnvelopeRecord): boolean {
  return held !== null && held.live >= 2 && (held.live < held.sealed || held.without > 0);
}
