export { descriptorChecksum } from './checksum';
export {
  type BranchName,
  type DerivedAddress,
  type DeriveRange,
  deriveRange,
  type KeySource,
  openKeySource,
  openKeySources,
  type SourceOptions,
} from './derive';
export { type Descriptor, looksLikeDescriptor, parseDescriptor, type ScriptNode } from './descriptor';
export { parseKeyExpression } from './keyExpression';
export {
  type Candidate,
  candidate,
  type MatchAnswer,
  type MatchHit,
  type MatchRequest,
  matchAnswer,
  matchHit,
  matchRequest,
} from './match';
export { type HdChain, hdChains } from './networks';
export { scriptMaker } from './produce';
export { asPlainKey, type ExtendedKind, readExtended, type ScriptKind, scriptKinds } from './versions';
