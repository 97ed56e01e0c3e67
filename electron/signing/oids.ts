/** Object identifiers of RFC 5652, 5035, 5126, 3161, 8017, 5758, 8419, 6960 and 5280, by the names used there. */
export const Oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  ecPublicKey: '1.2.840.10045.2.1',
  ed25519: '1.3.101.112',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  nameConstraints: '2.5.29.30',
  subjectAltName: '2.5.29.17',
  crlDistributionPoints: '2.5.29.31',
  issuingDistributionPoint: '2.5.29.28',
  deltaCrlIndicator: '2.5.29.27',
  reasonCode: '2.5.29.21',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  subjectKeyIdentifier: '2.5.29.14',
} as const;

export type DigestName = 'sha256' | 'sha384' | 'sha512';

/** Digests that still stand; MD5 and SHA-1 are left out on purpose: their collisions can be made. */
export const digestByOid: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export const digestOid: Readonly<Record<DigestName, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

/** How one signature is to be checked. */
export type Scheme =
  | { kind: 'rsa' | 'ec'; digest: DigestName }
  | { kind: 'rsa-pss'; digest: DigestName; salt: number }
  | { kind: 'ed25519' };

/** Curves by the names that OpenSSL gives them. */
export const curveByOid: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'prime256v1',
  '1.3.132.0.34': 'secp384r1',
  '1.3.132.0.35': 'secp521r1',
  '1.3.132.0.10': 'secp256k1',
};

/** Curves that are accepted: those that every engine checks alike, Node, Electron and browsers. */
export const acceptedCurves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** Bits of an RSA modulus; shorter ones are refused since 2013 (NIST SP 800-131A). */
export const shortestRsa = 2048;

/** Critical extensions of certificates (RFC 5280, 4.2) that are processed, or that limit nothing that is asked here. */
export const knownExtensions: ReadonlySet<string> = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.35',
  '2.5.29.37',
  '1.3.6.1.5.5.7.1.3', // qcStatements
  '1.3.6.1.5.5.7.48.1.5', // OCSP no check
]);

/** Signature algorithms that name their digest. */
export const signatureByOid: Readonly<Record<string, { kind: 'rsa' | 'ec'; digest: DigestName }>> = {
  '1.2.840.113549.1.1.11': { kind: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { kind: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ec', digest: 'sha512' },
};

export const signatureOid = {
  rsa: { sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' },
  ec: { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' },
} as const;

/** Extended usages with which a person signs documents; other certificates (servers, code) are refused. */
export const documentUsages: readonly string[] = [
  '1.3.6.1.5.5.7.3.4', // emailProtection
  '1.3.6.1.5.5.7.3.36', // documentSigning, RFC 9336
  '1.3.6.1.4.1.311.10.3.12', // Microsoft document signing
  '1.2.840.113583.1.1.5', // Adobe authentic documents
  '2.5.29.37.0', // any
];
/** Kazakhstan's national certification authority marks kinds of users below this arc. */
export const nationalUsageArc = '1.2.398.3.3.4.';
