import { Asn1Error, childAt, childrenOf, contentOf, rawOf, readAsn1, readTime, Tag } from '../asn1';
import { type CertificateParts, isSignedBy, readSigned, type SignedDer } from '../certificate';

/** A list of revoked certificates (RFC 5280, 5), taken apart but not yet believed. */
export interface Crl {
  raw: Uint8Array;
  signed: SignedDer;
  /** DER of the issuer's Name */
  issuer: Uint8Array;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  /** date of revocation by the serial number in hex */
  revoked: ReadonlyMap<string, Date>;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isTime = (tag: number | undefined): boolean => tag === Tag.utcTime || tag === Tag.generalizedTime;

/** @throws Asn1Error where it is no list of revoked certificates */
export function readCrl(raw: Uint8Array): Crl {
  const { body, signed } = readSigned(raw);
  const fields = childrenOf(body);
  if (fields[0]?.tag === Tag.integer) fields.shift();
  const [, issuer, thisUpdate, ...rest] = fields;
  if (issuer === undefined || thisUpdate === undefined || !isTime(thisUpdate.tag))
    throw new Asn1Error('not a list of revoked certificates');
  const next = isTime(rest[0]?.tag) ? rest.shift() : undefined;
  const revoked = new Map<string, Date>();
  if (rest[0]?.tag === Tag.sequence) {
    // long lists are read entry by entry; a national authority's may hold hundreds of thousands
    for (let at = rest[0].body; at < rest[0].end; ) {
      const entry = readAsn1(raw, at, rest[0].end);
      revoked.set(hex(contentOf(childAt(entry, 0, Tag.integer))), readTime(childAt(entry, 1)));
      at = entry.end;
    }
  }
  return {
    raw,
    signed,
    issuer: rawOf(issuer),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next === undefined ? undefined : readTime(next),
    revoked,
  };
}

/** One list, as PEM or DER. @throws Asn1Error */
export function readCrlFile(bytes: Uint8Array): Crl {
  if (bytes[0] === Tag.sequence) return readCrl(Uint8Array.from(bytes));
  const text = Buffer.from(bytes).toString('latin1');
  const block = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(text)?.[1];
  if (block === undefined) throw new Asn1Error('not a list of revoked certificates');
  return readCrl(Uint8Array.from(Buffer.from(block.replace(/\s+/g, ''), 'base64')));
}

export type Revocation =
  | { state: 'unknown' }
  | { state: 'good'; asOf: Date }
  | { state: 'revoked'; since: Date };

/** cRLSign is bit 6 of keyUsage. */
function maySignLists(issuer: CertificateParts): boolean {
  return issuer.keyUsage === undefined || (issuer.keyUsage & 0x02) !== 0;
}

/**
 * What the lists say of a certificate. Only a list that the certificate's own issuer signed counts, and one from before
 * the signature says nothing good of it.
 */
export function judgeRevocation(
  certificate: CertificateParts,
  issuer: CertificateParts,
  crls: readonly Crl[],
  at: Date,
): Revocation {
  let answer: Revocation = { state: 'unknown' };
  for (const crl of crls) {
    if (Buffer.compare(crl.issuer, certificate.issuer) !== 0 || !maySignLists(issuer)) continue;
    if (!isSignedBy(crl.signed, issuer.key)) continue;
    const since = crl.revoked.get(hex(certificate.serial));
    if (since !== undefined) return { state: 'revoked', since };
    const speaksOfThen = crl.thisUpdate >= at || (crl.nextUpdate !== undefined && crl.nextUpdate >= at);
    if (speaksOfThen && (answer.state === 'unknown' || answer.asOf < crl.thisUpdate))
      answer = { state: 'good', asOf: crl.thisUpdate };
  }
  return answer;
}
