export { type ChallengeFacts, challengeText, isChallengeFor } from './challenge';
export { type ControlProof, type ControlProofDraft, controlProof, controlProofDraft } from './record';
export {
  type ProofMethod,
  type ProofVerdict,
  proofMethod,
  proofVerdict,
  type SignedMessage,
  scriptOfAddress,
  signedMessage,
  verifySignedMessage,
} from './verify';
