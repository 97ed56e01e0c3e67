import type { X509Certificate } from 'node:crypto';
import {
  type Asn1,
  Asn1Error,
  childrenOf,
  contentOf,
  context,
  rawOf,
  readAsn1,
  readOid,
  readTime,
  Tag,
} from './asn1';
import { documentUsages, nationalUsageArc, Oid } from './oids';

/** The parts of a certificate (RFC 5280) that signing and verifying need, beside what node:crypto tells. */
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
}

function need(node: Asn1 | undefined): Asn1 {
  if (node === undefined) throw new Asn1Error('certificate is incomplete');
  return node;
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

export function readCertificate(certificate: X509Certificate): CertificateParts {
  const tbs = need(childrenOf(readAsn1(certificate.raw))[0]);
  const fields = childrenOf(tbs);
  if (fields[0]?.tag === context(0)) fields.shift();
  const [serial, , issuer, validity, subject] = fields;
  const [from, to] = childrenOf(need(validity));
  const found = extensions(fields);
  const usage = found.get(Oid.keyUsage);
  const extended = found.get(Oid.extKeyUsage);
  const keyId = found.get(Oid.subjectKeyIdentifier);
  return {
    issuer: rawOf(need(issuer)),
    subject: rawOf(need(subject)),
    serial: contentOf(need(serial)),
    notBefore: readTime(need(from)),
    notAfter: readTime(need(to)),
    keyUsage: usage === undefined ? undefined : (contentOf(readAsn1(usage))[1] ?? 0),
    extKeyUsage: extended === undefined ? undefined : childrenOf(readAsn1(extended)).map(readOid),
    subjectKeyIdentifier: keyId === undefined ? undefined : contentOf(readAsn1(keyId)),
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

/** True where `issuer` signed `subject`: names, key identifiers and the signature itself. */
export function isIssuedBy(subject: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Orders certificates from the leaf upwards; those that do not belong to the chain are left out. */
export function orderChain(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
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
