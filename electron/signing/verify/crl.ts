import {
  type Asn1,
  Asn1Error,
  childrenOf,
  contentOf,
  context,
  contextPrimitive,
  rawOf,
  readAsn1,
  readTime,
  Tag,
} from '../asn1';
import {
  type CertificateParts,
  type Der,
  isSignedBy,
  readExtensions,
  readSigned,
  readSmall,
  type SignedDer,
} from '../certificate';
import { Oid } from '../oids';
import { isUnanswered } from '../primitives';
import { spend } from '../work';
import { type Ocsp, readOcsp, statusIn } from './ocsp';

export interface Revoked {
  since: Date;
  /** CRLReason of RFC 5280, 5.3.1; undefined where the authority does not say why */
  reason: number | undefined;
}

/** Of which certificates a list speaks (issuingDistributionPoint, RFC 5280, 5.2.5). */
interface Scope {
  users: boolean;
  authorities: boolean;
  /** DER of the names of its place; a certificate must name one of them. Undefined: one list for all */
  place: readonly Uint8Array[] | undefined;
  /** whether one who is not on it is not revoked: not of a list of changes or of some reasons */
  complete: boolean;
  /** whether entries may be another authority's */
  indirect: boolean;
}

/** A list of revoked certificates (RFC 5280, 5), taken apart but not yet believed. */
export interface Crl {
  kind: 'crl';
  raw: Uint8Array;
  signed: SignedDer;
  /** DER of the issuer's Name */
  issuer: Uint8Array;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  scope: Scope;
  /** by the serial number in hex */
  revoked: ReadonlyMap<string, Revoked>;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isTime = (tag: number | undefined): boolean => tag === Tag.utcTime || tag === Tag.generalizedTime;

/** CRLReason of an entry or answer, undefined where none is given. */
function reasonOf(extensions: Asn1 | undefined): number | undefined {
  const found = readExtensions(extensions).get(Oid.reasonCode);
  return found === undefined ? undefined : readSmall(readAsn1(found.value));
}

const handled = new Set<string>([Oid.issuingDistributionPoint, Oid.deltaCrlIndicator]);

function readScope(extensions: Asn1 | undefined): Scope {
  const found = readExtensions(extensions);
  const unknown = [...found].some(([id, { critical }]) => critical && !handled.has(id));
  const point = found.get(Oid.issuingDistributionPoint);
  const fields = new Map(
    (point === undefined ? [] : childrenOf(readAsn1(point.value))).map((f) => [f.tag, f]),
  );
  const isSet = (n: number): boolean => {
    const flag = fields.get(contextPrimitive(n));
    return flag !== undefined && contentOf(flag)[0] !== 0;
  };
  const place = fields.get(context(0));
  return {
    users: !isSet(2) && !isSet(5),
    authorities: !isSet(1) && !isSet(5),
    place: place === undefined ? undefined : fullNames(place),
    complete: !unknown && !found.has(Oid.deltaCrlIndicator) && !fields.has(contextPrimitive(3)),
    indirect: isSet(4),
  };
}

/** Names of a DistributionPointName; relative names are not compared. */
function fullNames(place: Asn1): Uint8Array[] {
  const full = childrenOf(place).find(({ tag }) => tag === context(0));
  return full === undefined ? [] : childrenOf(full).map(rawOf);
}

/** Whether the list is one for this certificate. */
function covers({ users, authorities, place, indirect }: Scope, certificate: CertificateParts): boolean {
  if (indirect || !(certificate.ca ? authorities : users)) return false;
  if (place === undefined) return true;
  const points = certificate.extensions.get(Oid.crlDistributionPoints);
  const named = (points === undefined ? [] : childrenOf(readAsn1(points.value))).flatMap((point) => {
    const where = childrenOf(point).find(({ tag }) => tag === context(0));
    return where === undefined ? [] : fullNames(where);
  });
  return named.some((name) => place.some((other) => Buffer.compare(name, other) === 0));
}

/** @throws Asn1Error where it is no list of revoked certificates */
export function readCrl(raw: Uint8Array): Crl {
  const { body, signed } = readSigned(raw);
  const fields = childrenOf(body);
  if (fields[0]?.tag === Tag.integer) fields.shift();
  const [, issuer, thisUpdate, ...rest] = fields;
  if (issuer === undefined || thisUpdate === undefined || !isTime(thisUpdate.tag))
    throw new Asn1Error('not a list of revoked certificates');
  const next = isTime(rest[0]?.tag) ? rest.shift() : undefined;
  const entries = rest[0]?.tag === Tag.sequence ? rest.shift() : undefined;
  const extensions = rest.find(({ tag }) => tag === context(0));
  return {
    kind: 'crl',
    raw,
    signed,
    issuer: rawOf(issuer),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next === undefined ? undefined : readTime(next),
    scope: readScope(extensions && childrenOf(extensions)[0]),
    revoked: entries === undefined ? new Map() : readEntries(raw, entries),
  };
}

/** Long lists are read entry by entry; a national authority's may hold hundreds of thousands. */
function readEntries(raw: Uint8Array, entries: Asn1): Map<string, Revoked> {
  const revoked = new Map<string, Revoked>();
  for (let at = entries.body; at < entries.end; ) {
    spend(1);
    const entry = readAsn1(raw, at, entries.end);
    const [serial, since, extensions] = childrenOf(entry);
    if (serial?.tag !== Tag.integer || since === undefined) throw new Asn1Error('not an entry');
    revoked.set(hex(contentOf(serial)), { since: readTime(since), reason: reasonOf(extensions) });
    at = entry.end;
  }
  return revoked;
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
  | { state: 'unknown'; why?: 'told-in-future' | 'responder-not-checked' }
  | { state: 'good'; asOf: Date }
  | { state: 'revoked'; since: Date; reason: number | undefined };

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
  revoked: Revoked | undefined;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  /** whether nothing said means that it is not revoked */
  complete: boolean;
  /** who answered in the issuer's name */
  delegate?: CertificateParts;
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
    const found = statusIn(told, certificate, issuer, above);
    if (found === undefined || found.status.state === 'unknown') return undefined;
    const { since, reason, thisUpdate, nextUpdate } = found.status;
    const revoked = since === undefined ? undefined : { since, reason };
    const delegate = found.delegate === undefined ? {} : { delegate: found.delegate };
    return { revoked, thisUpdate, nextUpdate, complete: true, ...delegate };
  }
  if (Buffer.compare(told.issuer, certificate.issuer) !== 0 || !maySignLists(above)) return undefined;
  if (!covers(told.scope, certificate) || !isSignedBy(told.signed, above.key)) return undefined;
  const { thisUpdate, nextUpdate, scope } = told;
  const revoked = told.revoked.get(hex(certificate.serial));
  return { revoked, thisUpdate, nextUpdate, complete: scope.complete };
}

/**
 * Whether a delegated responder itself is not revoked (RFC 6960, 4.2.2.2.1): its issuer says that nobody need look
 * (id-pkix-ocsp-nocheck), or a list or answer of the issuer's own says so. Answers of delegates do not vouch for each other.
 */
function delegateState(
  delegate: CertificateParts,
  { issuer, above }: Issued,
  lists: readonly Told[],
  at: Date,
  now: Date,
): 'good' | 'revoked' | 'unknown' {
  const issued = { certificate: delegate, issuer, above };
  const direct = lists.filter((told) => told.kind === 'crl' || isSignedBy(told.signed, above.key));
  const { state } = judgeRevocation(issued, direct, at, now);
  return state === 'unknown' && delegate.extensions.has(Oid.ocspNoCheck) ? 'good' : state;
}

/** Clocks differ; what is later than this was dated ahead. */
const MOST_AHEAD_MS = 10 * 60_000;

/**
 * What lists and answers say of a certificate. Only a list that the certificate's own issuer signed counts, and an answer of
 * the issuer or of whom it gave the right; one from before the signature says nothing good of it, nor does one of a time
 * that has not come, nor one from after the certificate expired, when authorities take it off their lists (RFC 5280, 3.3).
 */
export function judgeRevocation(issued: Issued, lists: readonly Told[], at: Date, now: Date): Revocation {
  let answer: Revocation = { state: 'unknown' };
  for (const told of lists) {
    const said = saidBy(told, issued);
    if (said === undefined) continue;
    const { revoked, thisUpdate, nextUpdate, delegate } = said;
    const vouched = delegate === undefined ? 'good' : delegateState(delegate, issued, lists, thisUpdate, now);
    if (vouched === 'revoked') continue;
    if (revoked !== undefined) return { state: 'revoked', ...revoked };
    const speaksOfThen = thisUpdate >= at || (nextUpdate !== undefined && nextUpdate >= at);
    const listed = thisUpdate <= issued.certificate.notAfter;
    if (!said.complete || !speaksOfThen || !listed || answer.state === 'good') continue;
    if (thisUpdate.getTime() > now.getTime() + MOST_AHEAD_MS)
      answer = { state: 'unknown', why: 'told-in-future' };
    else if (vouched === 'unknown') answer = { state: 'unknown', why: 'responder-not-checked' };
    else answer = { state: 'good', asOf: thisUpdate };
  }
  return answer;
}
