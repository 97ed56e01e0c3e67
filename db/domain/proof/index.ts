export { type ChallengeFacts, challengeText, isChallengeFor } from './challenge';
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
