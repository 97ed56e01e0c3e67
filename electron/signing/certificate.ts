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
  acceptedCurves,
  curveByOid,
  type DigestName,
  digestByOid,
  documentUsages,
  knownExtensions,
  nationalUsageArc,
  Oid,
  type Scheme,
  shortestRsa,
  signatureByOid,
} from './oids';
import { isUnanswered, verifySignature } from './primitives';
import { spend } from './work';

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
  /** whether `extKeyUsage` is marked critical, as a time-stamping authority's must be (RFC 3161, 2.3) */
  extKeyUsageCritical: boolean;
  subjectKeyIdentifier: Uint8Array | undefined;
  authorityKeyIdentifier: Uint8Array | undefined;
  /** whether basicConstraints make it an authority */
  ca: boolean;
  /** how many authorities may stand between it and a leaf; undefined: no limit is set */
  pathLength: number | undefined;
  /** values of the extensions by their identifiers */
  extensions: ReadonlyMap<string, Extension>;
  /** whether it has a critical extension that nobody here understands: it must be refused (RFC 5280, 4.2) */
  unknownCritical: boolean;
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

export interface Extension {
  critical: boolean;
  value: Uint8Array;
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

/** RSA below 2048 bits can be factored, and curves that are not named can be chosen so that anybody signs. */
export function isStrong({ type, size }: PublicKey): boolean {
  if (type === 'rsa' || type === 'rsa-pss') return Number(size) >= shortestRsa;
  return type === 'ec' ? acceptedCurves.has(size) : true;
}

/** How a signature of this algorithm by this key is checked, undefined where it is not accepted. */
export function schemeOf(
  algorithm: string,
  parameters: Asn1 | undefined,
  key: PublicKey,
  digest?: DigestName,
): Scheme | undefined {
  if (!isStrong(key)) return undefined;
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

/** Extensions of a certificate, a list or an entry of it. @throws Asn1Error where one stands twice (RFC 5280, 4.2) */
export function readExtensions(list: Asn1 | undefined): Map<string, Extension> {
  const out = new Map<string, Extension>();
  for (const extension of list === undefined ? [] : childrenOf(list)) {
    const [id, second] = childrenOf(extension);
    const value = childrenOf(extension).at(-1);
    if (id === undefined || value?.tag !== Tag.octetString) continue;
    const name = readOid(id);
    if (out.has(name)) throw new Asn1Error('an extension stands twice');
    const critical = second?.tag === Tag.boolean && contentOf(second)[0] !== 0;
    out.set(name, { critical, value: contentOf(value) });
  }
  return out;
}

/** A small non-negative INTEGER. */
export const readSmall = (node: Asn1): number =>
  contentOf(node).reduce((sum, byte) => Math.min(sum * 256 + byte, 1_000_000), 0);

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

const certificatesRead = new WeakMap<Der, CertificateParts>();

/** @throws Asn1Error where it is no certificate */
export function readCertificate(certificate: Der): CertificateParts {
  const known = certificatesRead.get(certificate);
  if (known !== undefined) return known;
  spend(30 + certificate.raw.length / 100);
  const parts = takeApart(certificate);
  certificatesRead.set(certificate, parts);
  return parts;
}

function takeApart(certificate: Der): CertificateParts {
  const { body, signed } = readSigned(certificate.raw);
  const fields = childrenOf(body);
  if (fields[0]?.tag === context(0)) fields.shift();
  const [serial, , issuer, validity, subject, spki] = fields;
  const [from, to] = childrenOf(need(validity));
  const holder = fields.find((field) => field.tag === context(3));
  const found = readExtensions(holder && need(childrenOf(holder)[0]));
  const extensionOf = (id: string): Uint8Array | undefined => found.get(id)?.value;
  const usage = extensionOf(Oid.keyUsage);
  const extended = extensionOf(Oid.extKeyUsage);
  const keyId = extensionOf(Oid.subjectKeyIdentifier);
  const basic = extensionOf(Oid.basicConstraints);
  const [authority, pathLength] = basic === undefined ? [] : childrenOf(readAsn1(basic));
  return {
    issuer: rawOf(need(issuer)),
    subject: rawOf(need(subject)),
    serial: contentOf(need(serial)),
    notBefore: readTime(need(from)),
    notAfter: readTime(need(to)),
    keyUsage: usage === undefined ? undefined : (contentOf(readAsn1(usage))[1] ?? 0),
    extKeyUsage: extended === undefined ? undefined : childrenOf(readAsn1(extended)).map(readOid),
    extKeyUsageCritical: found.get(Oid.extKeyUsage)?.critical ?? false,
    subjectKeyIdentifier: keyId === undefined ? undefined : contentOf(readAsn1(keyId)),
    authorityKeyIdentifier: readAuthorityKey(extensionOf(Oid.authorityKeyIdentifier)),
    ca: authority?.tag === Tag.boolean && contentOf(authority)[0] !== 0,
    pathLength: pathLength === undefined ? undefined : readSmall(pathLength),
    extensions: found,
    unknownCritical: [...found].some(([id, { critical }]) => critical && !knownExtensions.has(id)),
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
    const next = others.find(
      (other) =>
        !chain.some((one) => one === other || sameBytes(one.raw, other.raw)) && isIssuedBy(current, other),
    );
    if (next === undefined) break;
    chain.push(next);
    current = next;
  }
  return chain;
}
