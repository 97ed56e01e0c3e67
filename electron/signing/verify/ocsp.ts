import {
  type Asn1,
  Asn1Error,
  childAt,
  childrenOf,
  contentOf,
  context,
  contextPrimitive,
  rawOf,
  readAsn1,
  readOid,
  readTime,
  Tag,
} from '../asn1';
import {
  type CertificateParts,
  type Der,
  isIssuedBy,
  isSignedBy,
  readCertificate,
  readSigned,
  readSmall,
  type SignedDer,
} from '../certificate';
import { type DigestName, digestByOid, Oid } from '../oids';
import { digestOf } from '../primitives';

/** What an answer says of one certificate. */
interface OcspStatus {
  digest: DigestName | 'sha1';
  issuerNameHash: Uint8Array;
  issuerKeyHash: Uint8Array;
  /** content bytes of the serial number */
  serial: Uint8Array;
  state: 'good' | 'revoked' | 'unknown';
  since: Date | undefined;
  /** CRLReason, where the authority says why */
  reason: number | undefined;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
}

/** An answer about single certificates (OCSP, RFC 6960), taken apart but not yet believed. */
export interface Ocsp {
  kind: 'ocsp';
  raw: Uint8Array;
  signed: SignedDer;
  producedAt: Date;
  statuses: readonly OcspStatus[];
  /** certificates that came with it: a delegated responder's, for instance */
  certificates: readonly Der[];
}

const MOST_STATUSES = 1_000;
const MOST_CERTIFICATES = 20;
const sha1Oid = '1.3.14.3.2.26';

function need(node: Asn1 | undefined, tag?: number): Asn1 {
  if (node === undefined || (tag !== undefined && node.tag !== tag))
    throw new Asn1Error('not an OCSP answer');
  return node;
}

function readStatus(node: Asn1): OcspStatus | undefined {
  const [id, status, thisUpdate, ...rest] = childrenOf(node);
  const [algorithm, nameHash, keyHash, serial] = childrenOf(need(id, Tag.sequence));
  const named = readOid(childAt(need(algorithm), 0));
  const digest = named === sha1Oid ? 'sha1' : digestByOid[named];
  if (digest === undefined) return undefined;
  const said = need(status);
  const revoked = said.tag === context(1);
  const why = revoked ? childrenOf(said).find(({ tag }) => tag === context(0)) : undefined;
  const next = rest.find(({ tag }) => tag === context(0));
  return {
    digest,
    issuerNameHash: contentOf(need(nameHash, Tag.octetString)),
    issuerKeyHash: contentOf(need(keyHash, Tag.octetString)),
    serial: contentOf(need(serial, Tag.integer)),
    state: revoked ? 'revoked' : said.tag === contextPrimitive(0) ? 'good' : 'unknown',
    since: revoked ? readTime(childAt(said, 0, Tag.generalizedTime)) : undefined,
    reason: why === undefined ? undefined : readSmall(childAt(why, 0, Tag.enumerated)),
    thisUpdate: readTime(need(thisUpdate, Tag.generalizedTime)),
    nextUpdate: next === undefined ? undefined : readTime(childAt(next, 0, Tag.generalizedTime)),
  };
}

function readCertificates(holder: Asn1 | undefined): Der[] {
  if (holder === undefined) return [];
  return childrenOf(childAt(holder, 0, Tag.sequence))
    .slice(0, MOST_CERTIFICATES)
    .map((node) => {
      const raw = rawOf(node);
      readCertificate({ raw });
      return { raw };
    });
}

/** @throws Asn1Error where it is no successful answer, or not a basic one */
export function readOcsp(raw: Uint8Array): Ocsp {
  const [status, holder] = childrenOf(readAsn1(raw));
  if (status?.tag !== Tag.enumerated || contentOf(status)[0] !== 0) throw new Asn1Error('not an OCSP answer');
  const [type, bytes] = childrenOf(childAt(need(holder, context(0)), 0, Tag.sequence));
  if (readOid(need(type)) !== Oid.ocspBasic) throw new Asn1Error('not a basic OCSP answer');
  const basic = contentOf(need(bytes, Tag.octetString));
  const { body, signed } = readSigned(basic);
  const certificates = childrenOf(readAsn1(basic)).find(({ tag }) => tag === context(0));
  const fields = childrenOf(body);
  // only version 1 exists, which is left out
  if (fields[0]?.tag === context(0)) fields.shift();
  const [, producedAt, responses] = fields;
  return {
    kind: 'ocsp',
    raw,
    signed,
    producedAt: readTime(need(producedAt, Tag.generalizedTime)),
    statuses: childrenOf(need(responses, Tag.sequence))
      .slice(0, MOST_STATUSES)
      .flatMap((one) => readStatus(one) ?? []),
    certificates: readCertificates(certificates),
  };
}

/** The bits of a public key, of which an answer names the hash. */
function keyBits({ spki }: CertificateParts['key']): Uint8Array {
  return contentOf(childAt(readAsn1(spki), 1, Tag.bitString)).subarray(1);
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** The issuer itself, or one whom the issuer gave the right (id-kp-OCSPSigning) and who was valid then (RFC 6960, 4.2.2.2). */
function answeredBy(
  answer: Ocsp,
  issuer: Der,
  above: CertificateParts,
): { delegate: CertificateParts | undefined } | undefined {
  if (isSignedBy(answer.signed, above.key)) return { delegate: undefined };
  for (const candidate of answer.certificates) {
    const parts = readCertificate(candidate);
    const right = parts.extKeyUsage?.includes(Oid.ocspSigning) ?? false;
    const valid = parts.notBefore <= answer.producedAt && answer.producedAt <= parts.notAfter;
    if (
      right &&
      valid &&
      !parts.unknownCritical &&
      isIssuedBy(candidate, issuer) &&
      isSignedBy(answer.signed, parts.key)
    )
      return { delegate: parts };
  }
  return undefined;
}

/**
 * What an answer says of a certificate, and who gave it in the issuer's name; undefined where it speaks of others, or where
 * nobody who may speak signed it. A nonce is not asked for: the answer was fetched by somebody else and carried here, so
 * only its times say how old it is.
 */
export function statusIn(
  answer: Ocsp,
  certificate: CertificateParts,
  issuer: Der,
  above: CertificateParts,
): { status: OcspStatus; delegate: CertificateParts | undefined } | undefined {
  const status = answer.statuses.find(
    (one) =>
      same(one.serial, certificate.serial) &&
      same(digestOf(one.digest, certificate.issuer), one.issuerNameHash) &&
      same(digestOf(one.digest, keyBits(above.key)), one.issuerKeyHash),
  );
  const by = status && answeredBy(answer, issuer, above);
  return status && by && { status, delegate: by.delegate };
}
