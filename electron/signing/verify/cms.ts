import {
  type Asn1,
  Asn1Error,
  childAt,
  childrenOf,
  contentOf,
  context,
  rawOf,
  readAsn1,
  readOid,
  readTime,
  Tag,
} from '../asn1';
import { type Der, isStrong, readCertificate, schemeOf } from '../certificate';
import { type DigestName, digestByOid, Oid } from '../oids';
import { digestOf, verifySignature } from '../primitives';

/** One CMS SignedData with one signer (RFC 5652), taken apart but not yet judged. */
export interface ParsedCms {
  certificates: Der[];
  contentType: string;
  /** content inside the CMS; PDF signatures have none, timestamps hold their TSTInfo */
  content: Uint8Array | undefined;
  signer: Der | undefined;
  digest: DigestName | undefined;
  digestOid: string;
  /** signed attributes as they were signed: a SET OF */
  signedAttributes: Buffer | undefined;
  attributes: Map<string, Asn1>;
  signatureOid: string;
  signatureParameters: Asn1 | undefined;
  signature: Uint8Array;
  /** the first value of each unsigned attribute; nobody signed them, each must prove itself */
  unsigned: Map<string, Asn1>;
}

/** CMS bytes are padded with zeros up to the end of /Contents. Anything else after them is not covered by a signature. */
export function cutPadding(contents: Uint8Array): { der: Uint8Array; clean: boolean } {
  const node = readAsn1(contents);
  return {
    der: contents.subarray(0, node.end),
    clean: contents.subarray(node.end).every((byte) => byte === 0),
  };
}

function readCertificates(node: Asn1): Der[] {
  const out: Der[] = [];
  for (const item of childrenOf(node).slice(0, 100)) {
    if (item.tag !== Tag.sequence) continue;
    try {
      const raw = rawOf(item);
      readCertificate({ raw });
      out.push({ raw });
    } catch {
      // a certificate that cannot be read cannot be the signer's or an issuer's
    }
  }
  return out;
}

function attributesOf(node: Asn1): Map<string, Asn1> {
  const out = new Map<string, Asn1>();
  for (const item of childrenOf(node)) {
    const type = readOid(childAt(item, 0));
    if (out.has(type)) throw new Asn1Error('an attribute stands twice');
    const values = childAt(item, 1, Tag.set);
    // RFC 5652, 11.1 and 11.2: those that are judged here have one value; with two, readers choose
    if (singleValued.has(type) && childrenOf(values).length !== 1)
      throw new Asn1Error('an attribute has several values');
    out.set(type, values);
  }
  return out;
}

const singleValued: ReadonlySet<string> = new Set([
  Oid.contentType,
  Oid.messageDigest,
  Oid.signingCertificate,
  Oid.signingCertificateV2,
]);

function looseAttributes(node: Asn1 | undefined): Map<string, Asn1> {
  const out = new Map<string, Asn1>();
  if (node?.tag !== context(1)) return out;
  for (const item of childrenOf(node)) {
    const [type, values] = childrenOf(item);
    const value = values && childrenOf(values)[0];
    if (type !== undefined && value !== undefined) out.set(readOid(type), value);
  }
  return out;
}

function findSigner(sid: Asn1, certificates: Der[]): Der | undefined {
  return certificates.find((certificate) => {
    const parts = readCertificate(certificate);
    if (sid.tag === Tag.sequence) {
      const [issuer, serial] = childrenOf(sid);
      if (issuer === undefined || serial === undefined) return false;
      return (
        Buffer.compare(rawOf(issuer), parts.issuer) === 0 &&
        Buffer.compare(contentOf(serial), parts.serial) === 0
      );
    }
    return (
      parts.subjectKeyIdentifier !== undefined &&
      Buffer.compare(contentOf(sid), parts.subjectKeyIdentifier) === 0
    );
  });
}

/** @throws Asn1Error where it is not a SignedData with exactly one signer */
export function parseCms(der: Uint8Array): ParsedCms {
  const outer = readAsn1(der);
  if (readOid(childAt(outer, 0)) !== Oid.signedData) throw new Asn1Error('not a SignedData');
  const signedData = childAt(childAt(outer, 1, context(0)), 0, Tag.sequence);
  const parts = childrenOf(signedData);
  const encapsulated = parts[2];
  const infos = parts.at(-1);
  if (encapsulated === undefined || infos?.tag !== Tag.set) throw new Asn1Error('not a SignedData');
  const holder = parts.find((part, i) => i > 2 && part.tag === context(0));
  const certificates = holder === undefined ? [] : readCertificates(holder);
  const signerInfos = childrenOf(infos);
  const info = signerInfos[0];
  if (info === undefined || signerInfos.length !== 1) throw new Asn1Error('not exactly one signer');
  const [, sid, digestAlgorithm, ...rest] = childrenOf(info);
  if (sid === undefined || digestAlgorithm === undefined) throw new Asn1Error('signer is incomplete');
  const signed = rest[0]?.tag === context(0) ? rest.shift() : undefined;
  const [algorithm, signature, loose] = rest;
  if (algorithm === undefined || signature?.tag !== Tag.octetString)
    throw new Asn1Error('signer is incomplete');
  const signedAttributes = signed === undefined ? undefined : Buffer.from(rawOf(signed));
  if (signedAttributes !== undefined) signedAttributes[0] = Tag.set;
  const digestOid = readOid(childAt(digestAlgorithm, 0));
  const contentHolder = childrenOf(encapsulated)[1];
  return {
    certificates,
    contentType: readOid(childAt(encapsulated, 0)),
    content: contentHolder === undefined ? undefined : contentOf(childAt(contentHolder, 0, Tag.octetString)),
    signer: findSigner(sid, certificates),
    digest: digestByOid[digestOid],
    digestOid,
    signedAttributes,
    attributes: signed === undefined ? new Map<string, Asn1>() : attributesOf(signed),
    signatureOid: readOid(childAt(algorithm, 0)),
    signatureParameters: childrenOf(algorithm)[1],
    signature: contentOf(signature),
    unsigned: looseAttributes(loose),
  };
}

export type CmsVerdict =
  | { state: 'intact'; algorithm: string }
  | { state: 'altered'; code: string; algorithm: string }
  | { state: 'unverifiable'; code: string; algorithm: string };

export type HashOf = (digest: DigestName) => Uint8Array;

export function algorithmName(cms: ParsedCms): string {
  const key = cms.signer && readCertificate(cms.signer).key;
  const type = cms.signatureOid === Oid.rsaPss ? 'rsa-pss' : (key?.type ?? cms.signatureOid);
  return [type, key?.size ?? '', cms.digest ?? cms.digestOid].filter((part) => part !== '').join(' ');
}

/** Whether the signature names its certificate at all, as CAdES and RFC 3161 ask for. */
export const namesItsCertificate = ({ attributes }: ParsedCms): boolean =>
  attributes.has(Oid.signingCertificate) || attributes.has(Oid.signingCertificateV2);

/** ESS signing-certificate, version 1 (SHA-1) or 2: the first hash must be that of the signer's certificate. */
function certificateBound(cms: ParsedCms, signer: Der): boolean | undefined {
  const v2 = cms.attributes.get(Oid.signingCertificateV2);
  const v1 = cms.attributes.get(Oid.signingCertificate);
  const attribute = v2 ?? v1;
  if (attribute === undefined) return undefined;
  const essId = childrenOf(childAt(childAt(childAt(attribute, 0), 0), 0));
  const first = essId[0];
  let digest: DigestName | 'sha1' | undefined = v2 === undefined ? 'sha1' : 'sha256';
  let hash = first;
  if (v2 !== undefined && first?.tag === Tag.sequence) {
    digest = digestByOid[readOid(childAt(first, 0))];
    hash = essId[1];
  }
  if (digest === undefined || hash?.tag !== Tag.octetString) return false;
  return Buffer.compare(digestOf(digest, signer.raw), contentOf(hash)) === 0;
}

function checkAttributes(cms: ParsedCms, expected: Uint8Array, signer: Der): string | undefined {
  const type = cms.attributes.get(Oid.contentType);
  const digest = cms.attributes.get(Oid.messageDigest);
  if (type === undefined || readOid(childAt(type, 0)) !== cms.contentType) return 'content-type-differs';
  if (
    digest === undefined ||
    Buffer.compare(contentOf(childAt(digest, 0, Tag.octetString)), expected) !== 0
  ) {
    return 'digest-differs';
  }
  return certificateBound(cms, signer) === false ? 'certificate-not-bound' : undefined;
}

function checkSignature(cms: ParsedCms, signer: Der, data: Uint8Array): 'good' | 'bad' | 'unknown' {
  const { key } = readCertificate(signer);
  const scheme = schemeOf(cms.signatureOid, cms.signatureParameters, key, cms.digest);
  if (scheme === undefined) return 'unknown';
  // digest of the message and digest of the signature must agree, or the weaker one decides
  if ((scheme.kind === 'rsa' || scheme.kind === 'ec') && scheme.digest !== cms.digest) return 'unknown';
  return verifySignature(key.spki, scheme, data, cms.signature) ? 'good' : 'bad';
}

const weakness = (type: string): string => (type === 'ec' ? 'algorithm-not-accepted' : 'key-too-short');

/**
 * Judges one CMS over content whose hash `hashOf` computes and whose bytes `content` gives (only asked for where there
 * are no signed attributes). Says nothing about trust.
 */
export function judgeCms(cms: ParsedCms, hashOf: HashOf, content: () => Uint8Array): CmsVerdict {
  const algorithm = algorithmName(cms);
  if (cms.signer === undefined)
    return { state: 'unverifiable', code: 'signer-certificate-missing', algorithm };
  if (cms.digest === undefined) return { state: 'unverifiable', code: 'digest-not-accepted', algorithm };
  if (cms.signedAttributes !== undefined) {
    const wrong = checkAttributes(cms, hashOf(cms.digest), cms.signer);
    if (wrong !== undefined) return { state: 'altered', code: wrong, algorithm };
  }
  if (!isStrong(readCertificate(cms.signer).key))
    return { state: 'unverifiable', code: weakness(readCertificate(cms.signer).key.type), algorithm };
  const checked = checkSignature(cms, cms.signer, cms.signedAttributes ?? content());
  if (checked === 'unknown') return { state: 'unverifiable', code: 'algorithm-not-accepted', algorithm };
  if (checked === 'bad') return { state: 'altered', code: 'signature-wrong', algorithm };
  return { state: 'intact', algorithm };
}

/** What a timestamp (RFC 3161) says: the hash of what, and when. */
export function readTimestamp(content: Uint8Array): {
  digest: DigestName | undefined;
  imprint: Uint8Array;
  time: Date;
} {
  const fields = childrenOf(readAsn1(content));
  const imprint = fields[2];
  const time = fields[4];
  if (imprint === undefined || time?.tag !== Tag.generalizedTime) throw new Asn1Error('not a timestamp');
  const digest = digestByOid[readOid(childAt(childAt(imprint, 0), 0))];
  return { digest, imprint: contentOf(childAt(imprint, 1, Tag.octetString)), time: readTime(time) };
}
