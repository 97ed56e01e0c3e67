import { z } from 'zod';
import { recordId } from '../../../db/domain/ids';
import { controlProof, controlProofDraft } from '../../../db/domain/proof';
import { route } from './route';

export const proofContract = {
  /** The text that the holder of the address is asked to sign: case, address, day, ledger head. */
  'proof.challenge': route(
    'evidence',
    'read',
    z.strictObject({ addressId: recordId }),
    z.strictObject({ text: z.string() }),
  ),
  /** Verifies a signed message and records it; one that does not verify is refused with `proof.not-valid`. */
  'proof.record': route('evidence', 'write', controlProofDraft, controlProof),
  'proof.list': route('evidence', 'read', z.strictObject({ walletId: recordId }), z.array(controlProof)),
} as const;
