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
} from './asn1';
import {
  curveByOid,
  type DigestName,
  digestByOid,
  documentUsages,
  nationalUsageArc,
  Oid,
  type Scheme,
  signatureByOid,
} from './oids';
import { isUnanswered, verifySignature } from './primitives';

/** Any holder of a certificate's DER: node:crypto's own class, or what was found in a file. */
export interface Der {
  readonly raw: Uint8Array;
}

export interface PublicKey {
  /** 'rsa', 'rsa-pss', 'ec', 'ed25519', or the object identifier of what else it is */
  type: string;
  /** bits of an RSA modulus, name or object identifier of a curve, '' otherwise */
  size: string;
  /** DER of the SubjectPublicKeyInfo */
  spki: Uint8Array;
}

/** The parts of a certificate (RFC 5280) that signing and verifying need. */
export interface CertificateParts {
  /** DER of the issuer's Name */
  issuer: Uint8Array;
  /** DER of the subject's Name */
  subject: Uint8Array;
  /** content bytes of the serial number */
  serial: Uint8Array;
  notBefore: Date;
  notAfter: Date;
  /** bits of keyUsage, first bit highest; undefined where the extension is absent */
  keyUsage: number | undefined;
  extKeyUsage: string[] | undefined;
  subjectKeyIdentifier: Uint8Array | undefined;
  authorityKeyIdentifier: Uint8Array | undefined;
  /** whether basicConstraints make it an authority */
  ca: boolean;
  key: PublicKey;
  signed: SignedDer;
}

/** What certificates and lists of revoked ones have in common: a body, an algorithm, a signature. */
export interface SignedDer {
  body: Uint8Array;
  algorithm: string;
  parameters: Asn1 | undefined;
  signature: Uint8Array;
}

function need(node: Asn1 | undefined): Asn1 {
  if (node === undefined) throw new Asn1Error('certificate is incomplete');
  return node;
}

/** Splits SEQUENCE { body, algorithm, BIT STRING }. */
export function readSigned(der: Uint8Array): { body: Asn1; signed: SignedDer } {
  const [body, algorithm, bits] = childrenOf(readAsn1(der));
  const [id, parameters] = childrenOf(need(algorithm));
  if (bits?.tag !== Tag.bitString || contentOf(bits)[0] !== 0) throw new Asn1Error('no signature');
  const signature = contentOf(bits).subarray(1);
  const signed = { body: rawOf(need(body)), algorithm: readOid(need(id)), parameters, signature };
  return { body: need(body), signed };
}

/** RFC 4055 parameters; only the usual case, in which MGF1 uses the same digest. */
function pssScheme(parameters: Asn1 | undefined): Scheme | undefined {
  if (parameters === undefined) return undefined;
  const fields = new Map(childrenOf(parameters).map((field) => [field.tag, field]));
  const hash = fields.get(context(0));
  const mask = fields.get(context(1));
  const salt = fields.get(context(2));
  if (hash === undefined || mask === undefined) return undefined;
  const digest = digestByOid[readOid(childAt(childAt(hash, 0), 0))];
  const maskAlgorithm = childAt(mask, 0);
  const maskDigest = digestByOid[readOid(childAt(childAt(maskAlgorithm, 1), 0))];
  if (digest === undefined || digest !== maskDigest || readOid(childAt(maskAlgorithm, 0)) !== Oid.mgf1)
    return undefined;
  const length =
    salt === undefined ? 20 : contentOf(childAt(salt, 0)).reduce((sum, byte) => sum * 256 + byte, 0);
  return length <= 512 ? { kind: 'rsa-pss', digest, salt: length } : undefined;
}

/** How a signature of this algorithm by this key is checked, undefined where it is not accepted. */
export function schemeOf(
  algorithm: string,
  parameters: Asn1 | undefined,
  key: PublicKey,
  digest?: DigestName,
): Scheme | undefined {
  if (algorithm === Oid.ed25519) return key.type === 'ed25519' ? { kind: 'ed25519' } : undefined;
  if (algorithm === Oid.rsaPss)
    return key.type === 'rsa' || key.type === 'rsa-pss' ? pssScheme(parameters) : undefined;
  if (algorithm === Oid.rsaEncryption)
    return key.type === 'rsa' && digest !== undefined ? { kind: 'rsa', digest } : undefined;
  const named = signatureByOid[algorithm];
  return named !== undefined && named.kind === key.type ? named : undefined;
}

/** Whether `key` made the signature; false for algorithms that are not accepted. */
export function isSignedBy({ body, algorithm, parameters, signature }: SignedDer, key: PublicKey): boolean {
  const scheme = schemeOf(algorithm, parameters, key);
  return scheme !== undefined && verifySignature(key.spki, scheme, body, signature);
}

function extensions(fields: Asn1[]): Map<string, Uint8Array> {
  const out = new Map<string, Uint8Array>();
  const holder = fields.find((field) => field.tag === context(3));
  if (holder === undefined) return out;
  for (const extension of childrenOf(need(childrenOf(holder)[0]))) {
    const parts = childrenOf(extension);
    const id = parts[0];
    const value = parts.at(-1);
    if (id !== undefined && value?.tag === Tag.octetString) out.set(readOid(id), contentOf(value));
  }
  return out;
}

function readKey(node: Asn1): PublicKey {
  const [algorithm, bits] = childrenOf(node);
  const [id, parameters] = childrenOf(need(algorithm));
  const oid = readOid(need(id));
  const spki = rawOf(node);
  if (oid === Oid.rsaEncryption || oid === Oid.rsaPss) {
    const modulus = contentOf(childAt(readAsn1(contentOf(need(bits)).subarray(1)), 0, Tag.integer));
    const start = modulus.findIndex((byte) => byte !== 0);
    const size = (modulus.length - start) * 8 - Math.clz32(modulus[start] ?? 0) + 24;
    return { type: oid === Oid.rsaPss ? 'rsa-pss' : 'rsa', size: String(size), spki };
  }
  if (oid === Oid.ecPublicKey) {
    const curve = parameters?.tag === Tag.oid ? readOid(parameters) : '';
    return { type: 'ec', size: curveByOid[curve] ?? curve, spki };
  }
  return { type: oid === Oid.ed25519 ? 'ed25519' : oid, size: '', spki };
}

function readAuthorityKey(value: Uint8Array | undefined): Uint8Array | undefined {
  const found = value && childrenOf(readAsn1(value)).find((field) => field.tag === contextPrimitive(0));
  return found && contentOf(found);
}

/** @throws Asn1Error where it is no certificate */
export function readCertificate(certificate: Der): CertificateParts {
  const { body, signed } = readSigned(certificate.raw);
  const fields = childrenOf(body);
  if (fields[0]?.tag === context(0)) fields.shift();
  const [serial, , issuer, validity, subject, spki] = fields;
  const [from, to] = childrenOf(need(validity));
  const found = extensions(fields);
  const usage = found.get(Oid.keyUsage);
  const extended = found.get(Oid.extKeyUsage);
  const keyId = found.get(Oid.subjectKeyIdentifier);
  const basic = found.get(Oid.basicConstraints);
  const authority = basic === undefined ? undefined : childrenOf(readAsn1(basic))[0];
  return {
    issuer: rawOf(need(issuer)),
    subject: rawOf(need(subject)),
    serial: contentOf(need(serial)),
    notBefore: readTime(need(from)),
    notAfter: readTime(need(to)),
    keyUsage: usage === undefined ? undefined : (contentOf(readAsn1(usage))[1] ?? 0),
    extKeyUsage: extended === undefined ? undefined : childrenOf(readAsn1(extended)).map(readOid),
    subjectKeyIdentifier: keyId === undefined ? undefined : contentOf(readAsn1(keyId)),
    authorityKeyIdentifier: readAuthorityKey(found.get(Oid.authorityKeyIdentifier)),
    ca: authority?.tag === Tag.boolean && contentOf(authority)[0] !== 0,
    key: readKey(need(spki)),
    signed,
  };
}

/** Whether a person may sign documents with it: digitalSignature or nonRepudiation, and a fitting extended usage. */
export function maySignDocuments(parts: CertificateParts): boolean {
  const bits = parts.keyUsage === undefined || (parts.keyUsage & 0xc0) !== 0;
  const extended =
    parts.extKeyUsage === undefined ||
    parts.extKeyUsage.some((usage) => documentUsages.includes(usage) || usage.startsWith(nationalUsageArc));
  return bits && extended;
}

const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'commonName',
  '2.5.4.5': 'serialNumber',
  '2.5.4.10': 'organisation',
  '2.5.4.11': 'unit',
  '2.5.4.6': 'country',
};

export interface SubjectNames {
  commonName: string;
  organisation: string;
  unit: string;
  serialNumber: string;
  country: string;
}

function decodeText(node: Asn1): string {
  const bytes = Buffer.from(contentOf(node));
  if (node.tag !== 0x1e) return bytes.toString('utf8');
  // BMPString: two bytes a character, highest first
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

/** The readable parts of a Name, empty where it has none. */
export function readNames(name: Uint8Array): SubjectNames {
  const out: Record<string, string> = {};
  for (const set of childrenOf(readAsn1(name))) {
    for (const pair of childrenOf(set)) {
      const [type, value] = childrenOf(pair);
      const key = type === undefined ? undefined : attributeNames[readOid(type)];
      if (key !== undefined && value !== undefined && out[key] === undefined) out[key] = decodeText(value);
    }
  }
  return {
    commonName: out.commonName ?? '',
    organisation: out.organisation ?? '',
    unit: out.unit ?? '',
    serialNumber: out.serialNumber ?? '',
    country: out.country ?? '',
  };
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** True where `issuer` signed `subject`: names, key identifiers and the signature itself. */
export function isIssuedBy(subject: Der, issuer: Der): boolean {
  try {
    const below = readCertificate(subject);
    const above = readCertificate(issuer);
    if (!sameBytes(below.issuer, above.subject)) return false;
    const wanted = below.authorityKeyIdentifier;
    const has = above.subjectKeyIdentifier;
    if (wanted !== undefined && has !== undefined && !sameBytes(wanted, has)) return false;
    return isSignedBy(below.signed, above.key);
  } catch (error) {
    if (isUnanswered(error)) throw error;
    return false;
  }
}

/** Orders certificates from the leaf upwards; those that do not belong to the chain are left out. */
export function orderChain<C extends Der>(leaf: C, others: readonly C[]): C[] {
  const chain = [leaf];
  for (let current = leaf; chain.length < 10; ) {
    if (isIssuedBy(current, current)) break;
    const next = others.find((other) => !chain.includes(other) && isIssuedBy(current, other));
    if (next === undefined) break;
    chain.push(next);
    current = next;
  }
  return chain;
}
