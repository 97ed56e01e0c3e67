import { createHash } from 'node:crypto';
import { context, der, integer, nullValue, octets, oid, sequence, setOf } from './asn1';
import { readCertificate } from './certificate';
import { digestOid, Oid, signatureOid } from './oids';
import type { Signer } from './signer';

function attribute(type: string, value: Uint8Array): Buffer {
  return sequence(oid(type), setOf(value));
}

/** ESS signing-certificate-v2 (RFC 5035) binds the signature to one certificate; SHA-256 is its default and so absent. */
function signingCertificate(signer: Signer): Buffer {
  const parts = readCertificate(signer.chain[0]);
  const hash = createHash('sha256').update(signer.chain[0].raw).digest();
  const issuerSerial = sequence(sequence(der(context(4), parts.issuer)), integer(parts.serial));
  return attribute(Oid.signingCertificateV2, sequence(sequence(sequence(octets(hash), issuerSerial))));
}

/**
 * A detached CMS SignedData (RFC 5652) as PAdES B-B wants it (ETSI EN 319 142-1): signed attributes contentType,
 * messageDigest and signing-certificate-v2, no signingTime (the claimed time stands in the PDF's /M).
 * `digest` is that of the byte ranges, made with `signer.digest`.
 */
export function buildCms(signer: Signer, digest: Uint8Array): Buffer {
  const parts = readCertificate(signer.chain[0]);
  const digestAlgorithm = sequence(oid(digestOid[signer.digest]), nullValue());
  const attributes = setOf(
    attribute(Oid.contentType, oid(Oid.data)),
    attribute(Oid.messageDigest, octets(digest)),
    signingCertificate(signer),
  );
  // signed as SET OF, stored as [0] IMPLICIT
  const signature = signer.sign(attributes);
  const stored = Buffer.from(attributes);
  stored[0] = context(0);
  const algorithm = oid(signatureOid[signer.algorithm][signer.digest]);
  const signerInfo = sequence(
    integer(1),
    sequence(parts.issuer, integer(parts.serial)),
    digestAlgorithm,
    stored,
    signer.algorithm === 'rsa' ? sequence(algorithm, nullValue()) : sequence(algorithm),
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
