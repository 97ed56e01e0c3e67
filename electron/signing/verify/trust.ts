import type { X509Certificate } from 'node:crypto';
import type { SignatureVerdict } from '../../../db/domain/pdfVerdict';
import { isIssuedBy, maySignDocuments, orderChain, readCertificate } from '../certificate';

export type Trust = SignatureVerdict['trust'];

export interface TrustQuestion {
  signer: X509Certificate;
  /** certificates that came with the signature: helpers, never roots */
  others: readonly X509Certificate[];
  /** what the officer trusts; nothing else is trusted */
  roots: readonly X509Certificate[];
  /** the time at which the certificates must have been valid */
  at: Date;
  /** a timestamp's certificate is judged without the usages of a person */
  forTimestamp?: boolean;
}

const timestamping = '1.3.6.1.5.5.7.3.8';

function validAt(certificate: X509Certificate, at: Date): 'valid' | 'expired' | 'not-yet-valid' {
  const { notBefore, notAfter } = readCertificate(certificate);
  if (at < notBefore) return 'not-yet-valid';
  return at > notAfter ? 'expired' : 'valid';
}

/** keyCertSign is bit 5 of keyUsage. */
function mayIssue(certificate: X509Certificate): boolean {
  const { keyUsage } = readCertificate(certificate);
  return certificate.ca && (keyUsage === undefined || (keyUsage & 0x04) !== 0);
}

/**
 * Judges who signed, apart from whether the file is intact: chain to a chosen root, validity at the time, usage.
 * `unknown` where no root was given: then nothing can be said for or against.
 */
export function judgeTrust(question: TrustQuestion): Trust {
  const { signer, others, roots, at } = question;
  const parts = readCertificate(signer);
  const fits =
    question.forTimestamp === true
      ? (parts.extKeyUsage?.includes(timestamping) ?? false)
      : maySignDocuments(parts);
  if (!fits) return 'wrong-usage';
  const own = validAt(signer, at);
  if (own !== 'valid') return own;
  if (roots.length === 0) return 'unknown';
  const chain = orderChain(signer, [...others, ...roots]);
  const top = chain.findIndex((certificate) =>
    roots.some((root) => Buffer.compare(root.raw, certificate.raw) === 0),
  );
  if (top < 0) return 'untrusted';
  for (let i = 1; i <= top; i += 1) {
    const issuer = chain[i];
    const subject = chain[i - 1];
    if (issuer === undefined || subject === undefined || !isIssuedBy(subject, issuer) || !mayIssue(issuer))
      return 'untrusted';
    const state = validAt(issuer, at);
    if (state !== 'valid') return state;
  }
  return 'trusted';
}
