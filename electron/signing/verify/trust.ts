import type { SignatureVerdict } from '../../../db/domain/pdfVerdict';
import {
  type CertificateParts,
  type Der,
  isIssuedBy,
  maySignDocuments,
  orderChain,
  readCertificate,
} from '../certificate';
import { documentUsages, nationalUsageArc, Oid } from '../oids';
import { judgeRevocation, type Revocation, type Told } from './crl';
import { namesAllowed } from './nameConstraints';

export type Trust = SignatureVerdict['trust'];

export interface TrustQuestion {
  signer: Der;
  /** certificates that came with the signature: helpers, never roots */
  others: readonly Der[];
  /** what the officer trusts; nothing else is trusted */
  roots: readonly Der[];
  /** the time at which the certificates must have been valid */
  at: Date;
  /** whether somebody else than the signer vouches for `at`: only then does a later revocation not matter */
  proven: boolean;
  /** lists of revoked certificates and answers about single ones */
  crls: readonly Told[];
  /** what the clock says: nothing good is believed of a list from later */
  now: Date;
  /** a timestamp's certificate is judged without the usages of a person */
  forTimestamp?: boolean;
}

export interface TrustAnswer {
  trust: Trust;
  revocation: Revocation;
}

function validAt({ notBefore, notAfter }: CertificateParts, at: Date): 'valid' | 'expired' | 'not-yet-valid' {
  if (at < notBefore) return 'not-yet-valid';
  return at > notAfter ? 'expired' : 'valid';
}

/**
 * Whether an authority with `below` others under it may vouch for what is asked (RFC 5280, 6.1.4): keyCertSign is bit 5 of
 * keyUsage; an extended usage of its own limits what is issued under it.
 */
function mayIssue(authority: CertificateParts, below: number, forTimestamp: boolean): boolean {
  const { ca, keyUsage, pathLength, extKeyUsage, unknownCritical } = authority;
  if (!ca || unknownCritical || (keyUsage !== undefined && (keyUsage & 0x04) === 0)) return false;
  if (pathLength !== undefined && below > pathLength) return false;
  const any = '2.5.29.37.0';
  if (extKeyUsage === undefined || extKeyUsage.includes(any)) return true;
  return forTimestamp
    ? extKeyUsage.includes(Oid.timeStamping)
    : extKeyUsage.some((usage) => documentUsages.includes(usage) || usage.startsWith(nationalUsageArc));
}

/** RFC 3161, 2.3: time stamping, nothing else, and critical. */
function mayStamp({ extKeyUsage, extKeyUsageCritical }: CertificateParts): boolean {
  return extKeyUsageCritical && extKeyUsage?.length === 1 && extKeyUsage[0] === Oid.timeStamping;
}

/** Reasons after which what was stamped before stays good (RFC 3161, 4): changed, superseded, ceased, or expressly none. */
const HARMLESS_REASONS = new Set<number | undefined>([0, 3, 4, 5]);

/** Revocation of the signer and of each authority between it and the root; the first that is revoked decides. */
function revocationOf(
  question: Pick<TrustQuestion, 'crls' | 'at' | 'now'>,
  chain: readonly Der[],
  parts: readonly CertificateParts[],
): Revocation {
  let answer: Revocation = { state: 'unknown' };
  for (let i = 0; i + 1 < chain.length; i += 1) {
    const certificate = parts[i];
    const issuer = chain[i + 1];
    const above = parts[i + 1];
    if (certificate === undefined || issuer === undefined || above === undefined) break;
    const found = judgeRevocation({ certificate, issuer, above }, question.crls, question.at, question.now);
    if (found.state === 'revoked') return found;
    if (i === 0) answer = found;
  }
  return answer;
}

/** Whether what is known says that a certificate or an authority above it was revoked. `chain` is ordered, leaf first. */
export function knownRevocation(chain: readonly Der[], crls: readonly Told[], at: Date): Revocation {
  return revocationOf({ crls, at, now: at }, chain, chain.map(readCertificate));
}

/** The chain's own faults, apart from revocation. */
function judgeChain(
  question: TrustQuestion,
  chain: readonly Der[],
  parts: readonly CertificateParts[],
): Trust {
  const { roots, at } = question;
  if (roots.length === 0) return 'unknown';
  const top = chain.findIndex((certificate) =>
    roots.some((root) => Buffer.compare(root.raw, certificate.raw) === 0),
  );
  if (top < 0) return 'untrusted';
  for (let i = 1; i <= top; i += 1) {
    const issuer = chain[i];
    const subject = chain[i - 1];
    const known = parts[i];
    if (issuer === undefined || subject === undefined || known === undefined) return 'untrusted';
    if (!isIssuedBy(subject, issuer) || !mayIssue(known, i - 1, question.forTimestamp === true))
      return 'untrusted';
    if (!parts.slice(0, i).every((below) => namesAllowed(below, known))) return 'untrusted';
    const state = validAt(known, at);
    if (state !== 'valid') return state;
  }
  return 'trusted';
}

/**
 * Judges who signed, apart from whether the file is intact: usage, validity at the time, revocation, chain to a chosen
 * root. `unknown` where no root was given: then nothing can be said for or against.
 */
export function judgeTrust(question: TrustQuestion): TrustAnswer {
  const { signer, others, roots, at } = question;
  const leaf = readCertificate(signer);
  const none: Revocation = { state: 'unknown' };
  const fits = question.forTimestamp === true ? mayStamp(leaf) : maySignDocuments(leaf);
  if (!fits || leaf.unknownCritical) return { trust: 'wrong-usage', revocation: none };
  const own = validAt(leaf, at);
  if (own !== 'valid') return { trust: own, revocation: none };
  // roots first: of two certificates of one authority, the one that was chosen
  const chain = orderChain(signer, [...roots, ...others]);
  const parts = chain.map(readCertificate);
  const revocation = revocationOf(question, chain, parts);
  // without a proven time the signer could have dated back, and so can whoever has an authority's stolen key
  const before =
    revocation.state === 'revoked' &&
    question.proven &&
    revocation.since > at &&
    (question.forTimestamp !== true || HARMLESS_REASONS.has(revocation.reason));
  if (revocation.state === 'revoked' && !before) return { trust: 'revoked', revocation };
  return { trust: judgeChain(question, chain, parts), revocation };
}
