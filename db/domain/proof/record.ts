import { z } from 'zod';
import { recordId } from '../ids';
import { proofMethod, signedMessage } from './verify';

/** What is recorded as a proof: who signed, which address of which wallet, and the two texts to the letter. */
export const controlProofDraft = z.strictObject({
  addressId: recordId,
  message: signedMessage.shape.message.min(1),
  signature: signedMessage.shape.signature,
  /** Who made the signature, in the officer's words. */
  signedBy: z.string().max(200).default(''),
});
export type ControlProofDraft = z.infer<typeof controlProofDraft>;

export const controlProof = controlProofDraft.extend({
  id: recordId,
  walletId: recordId,
  chain: signedMessage.shape.chain,
  address: z.string(),
  method: proofMethod,
  /** `own`: the message is a challenge of this case for this address; `other`: another text, which may be an old one. */
  challenge: z.enum(['own', 'other']),
  recordedAt: z.string(),
  recordedOffset: z.int(),
  officerId: z.string(),
  officerName: z.string(),
  ledgerSeq: z.int(),
});
export type ControlProof = z.infer<typeof controlProof>;
