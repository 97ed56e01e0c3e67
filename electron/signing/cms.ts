import { createHash } from 'node:crypto';
import { context, der, integer, nullValue, octets, oid, sequence, setOf } from './asn1';
import { readCertificate } from './certificate';
import { digestOid, Oid, signatureOid } from './oids';
import type { SignerIdentity } from './signer';

function attribute(type: string, value: Uint8Array): Buffer {
  return sequence(oid(type), setOf(value));
}

/** ESS signing-certificate-v2 (RFC 5035) binds the signature to one certificate; SHA-256 is its default and so absent. */
function signingCertificate(signer: SignerIdentity): Buffer {
  const parts = readCertificate(signer.chain[0]);
  const hash = createHash('sha256').update(signer.chain[0].raw).digest();
  const issuerSerial = sequence(sequence(der(context(4), parts.issuer)), integer(parts.serial));
  return attribute(Oid.signingCertificateV2, sequence(sequence(sequence(octets(hash), issuerSerial))));
}

/** What is signed (RFC 5652, 5.4): the attributes as a SET OF. `digest` is that of the byte ranges, made with `signer.digest`. */
export function signedAttributes(signer: SignerIdentity, digest: Uint8Array): Buffer {
  return setOf(
    attribute(Oid.contentType, oid(Oid.data)),
    attribute(Oid.messageDigest, octets(digest)),
    signingCertificate(signer),
  );
}

/** Bytes of each digest, which are those of the salt as well (RFC 4055). */
const digestLength = { sha256: 32, sha384: 48, sha512: 64 } as const;

function signatureAlgorithm({ algorithm, digest, padding }: SignerIdentity): Buffer {
  if (padding !== 'pss') {
    const named = oid(signatureOid[algorithm][digest]);
    return algorithm === 'rsa' ? sequence(named, nullValue()) : sequence(named);
  }
  const hash = sequence(oid(digestOid[digest]), nullValue());
  const parameters = sequence(
    der(context(0), hash),
    der(context(1), sequence(oid(Oid.mgf1), hash)),
    der(context(2), integer(Buffer.of(digestLength[digest]))),
  );
  return sequence(oid(Oid.rsaPss), parameters);
}

/**
 * A detached CMS SignedData (RFC 5652) as PAdES B-B wants it (ETSI EN 319 142-1): signed attributes contentType,
 * messageDigest and signing-certificate-v2, no signingTime (the claimed time stands in the PDF's /M).
 * `signature` is over `attributes`.
 */
export function assembleCms(signer: SignerIdentity, attributes: Uint8Array, signature: Uint8Array): Buffer {
  const parts = readCertificate(signer.chain[0]);
  const digestAlgorithm = sequence(oid(digestOid[signer.digest]), nullValue());
  // signed as SET OF, stored as [0] IMPLICIT
  const stored = Buffer.from(attributes);
  stored[0] = context(0);
  const signerInfo = sequence(
    integer(1),
    sequence(parts.issuer, integer(parts.serial)),
    digestAlgorithm,
    stored,
    signatureAlgorithm(signer),
    octets(signature),
  );
  const certificates = der(context(0), ...[...signer.chain.map((c) => c.raw)].sort(Buffer.compare));
  const signedData = sequence(
    integer(1),
    setOf(digestAlgorithm),
    sequence(oid(Oid.data)),
    certificates,
    setOf(signerInfo),
  );
  return sequence(oid(Oid.signedData), der(context(0), signedData));
}
