import { Asn1Error, childAt, childrenOf, contentOf, rawOf, readAsn1, readTime, Tag } from '../asn1';
import { type CertificateParts, type Der, isSignedBy, readSigned, type SignedDer } from '../certificate';
import { isUnanswered } from '../primitives';
import { type Ocsp, readOcsp, statusIn } from './ocsp';

/** A list of revoked certificates (RFC 5280, 5), taken apart but not yet believed. */
export interface Crl {
  kind: 'crl';
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
    kind: 'crl',
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

/** What tells of revocation: a list, or an answer about single certificates. */
export type Told = Crl | Ocsp;

/** A list (PEM or DER) or an answer (OCSP, DER). @throws Asn1Error for what is neither */
export function readTold(bytes: Uint8Array): Told {
  try {
    return readCrlFile(bytes);
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return readOcsp(Uint8Array.from(bytes));
  }
}

export type Revocation =
  | { state: 'unknown' }
  | { state: 'good'; asOf: Date }
  | { state: 'revoked'; since: Date };

/** cRLSign is bit 6 of keyUsage. */
function maySignLists(issuer: CertificateParts): boolean {
  return issuer.keyUsage === undefined || (issuer.keyUsage & 0x02) !== 0;
}

/** Both sides of the question: a certificate, and the one that issued it. */
export interface Issued {
  certificate: CertificateParts;
  issuer: Der;
  above: CertificateParts;
}

interface Said {
  since: Date | undefined;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
}

/** One that makes no sense says nothing: nobody need have signed what a file keeps for later. */
function saidBy(told: Told, issued: Issued): Said | undefined {
  try {
    return readSaid(told, issued);
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return undefined;
  }
}

/** What one list or answer says of the certificate; undefined where it says nothing that counts. */
function readSaid(told: Told, { certificate, issuer, above }: Issued): Said | undefined {
  if (told.kind === 'ocsp') {
    const status = statusIn(told, certificate, issuer, above);
    return status === undefined || status.state === 'unknown' ? undefined : status;
  }
  if (Buffer.compare(told.issuer, certificate.issuer) !== 0 || !maySignLists(above)) return undefined;
  if (!isSignedBy(told.signed, above.key)) return undefined;
  const { thisUpdate, nextUpdate } = told;
  return { since: told.revoked.get(hex(certificate.serial)), thisUpdate, nextUpdate };
}

/**
 * What lists and answers say of a certificate. Only a list that the certificate's own issuer signed counts, and an answer of
 * the issuer or of whom it gave the right; one from before the signature says nothing good of it.
 */
export function judgeRevocation(issued: Issued, lists: readonly Told[], at: Date): Revocation {
  let answer: Revocation = { state: 'unknown' };
  for (const told of lists) {
    const said = saidBy(told, issued);
    if (said === undefined) continue;
    const { since, thisUpdate, nextUpdate } = said;
    if (since !== undefined) return { state: 'revoked', since };
    const speaksOfThen = thisUpdate >= at || (nextUpdate !== undefined && nextUpdate >= at);
    if (speaksOfThen && (answer.state === 'unknown' || answer.asOf < thisUpdate))
      answer = { state: 'good', asOf: thisUpdate };
  }
  return answer;
}
