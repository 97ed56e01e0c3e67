import type { SignatureVerdict } from '../../../db/domain/pdfVerdict';
import {
  type CertificateParts,
  type Der,
  isIssuedBy,
  maySignDocuments,
  orderChain,
  readCertificate,
} from '../certificate';
import { Oid } from '../oids';
import { judgeRevocation, type Revocation, type Told } from './crl';

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

/** keyCertSign is bit 5 of keyUsage. */
function mayIssue({ ca, keyUsage }: CertificateParts): boolean {
  return ca && (keyUsage === undefined || (keyUsage & 0x04) !== 0);
}

/** Revocation of the signer and of each authority between it and the root; the first that is revoked decides. */
function revocationOf(
  question: Pick<TrustQuestion, 'crls' | 'at'>,
  chain: readonly Der[],
  parts: readonly CertificateParts[],
): Revocation {
  let answer: Revocation = { state: 'unknown' };
  for (let i = 0; i + 1 < chain.length; i += 1) {
    const certificate = parts[i];
    const issuer = chain[i + 1];
    const above = parts[i + 1];
    if (certificate === undefined || issuer === undefined || above === undefined) break;
    const found = judgeRevocation({ certificate, issuer, above }, question.crls, question.at);
    if (found.state === 'revoked') return found;
    if (i === 0) answer = found;
  }
  return answer;
}

/** Whether what is known says that a certificate or an authority above it was revoked. `chain` is ordered, leaf first. */
export function knownRevocation(chain: readonly Der[], crls: readonly Told[], at: Date): Revocation {
  return revocationOf({ crls, at }, chain, chain.map(readCertificate));
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
    if (!isIssuedBy(subject, issuer) || !mayIssue(known)) return 'untrusted';
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
  const fits =
    question.forTimestamp === true
      ? (leaf.extKeyUsage?.includes(Oid.timeStamping) ?? false)
      : maySignDocuments(leaf);
  if (!fits) return { trust: 'wrong-usage', revocation: none };
  const own = validAt(leaf, at);
  if (own !== 'valid') return { trust: own, revocation: none };
  const chain = orderChain(signer, [...others, ...roots]);
  const parts = chain.map(readCertificate);
  const revocation = revocationOf(question, chain, parts);
  // without a proven time the signer could have dated back
  if (revocation.state === 'revoked' && !(question.proven && revocation.since > at))
    return { trust: 'revoked', revocation };
  return { trust: judgeChain(question, chain, parts), revocation };
}
