import { challengeFor, listProofs, recordProof } from '../../../db/proofs';
import type { proofContract } from '../contract/proofs';
import type { Handlers } from './handlers';

export const proofHandlers: Handlers<keyof typeof proofContract> = {
  'proof.challenge': (desk, { addressId }) => ({
    text: challengeFor(desk.session.vault.read, addressId, desk.around.sources.clock()),
  }),
  'proof.record': (desk, draft) => desk.write('proof.record', (tx) => recordProof(tx, draft)),
  'proof.list': (desk, { walletId }) => listProofs(desk.session.vault.read, walletId),
};
