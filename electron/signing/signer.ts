import { sign as cryptoSign, type KeyObject, type X509Certificate } from 'node:crypto';
import { Refusal } from '../../db/domain/refusal';
import { maySignDocuments, readCertificate, readNames, type SubjectNames } from './certificate';
import type { DigestName } from './oids';

/** Someone who can sign now: an opened certificate with its key. The key itself never leaves the closure. */
export interface Signer {
  /** leaf first, then its issuers as far as they are known */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly algorithm: 'rsa' | 'ec';
  readonly digest: DigestName;
  readonly subject: SubjectNames;
  readonly issuer: SubjectNames;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** signature over `data`, hashed with `digest`; ECDSA as DER */
  sign(data: Uint8Array): Buffer;
}

const curveDigests: Readonly<Record<string, DigestName>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

interface KeyKind {
  algorithm: 'rsa' | 'ec';
  digest: DigestName;
}

function kindOf(key: KeyObject): KeyKind {
  if (key.asymmetricKeyType === 'rsa') {
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < 2048) throw new Refusal('signing.weak-key', { key: `RSA-${bits}` });
    return { algorithm: 'rsa', digest: 'sha256' };
  }
  const curve = key.asymmetricKeyDetails?.namedCurve ?? '';
  const digest = key.asymmetricKeyType === 'ec' ? curveDigests[curve] : undefined;
  if (digest === undefined) {
    throw new Refusal('signing.weak-key', { key: curve === '' ? String(key.asymmetricKeyType) : curve });
  }
  return { algorithm: 'ec', digest };
}

/**
 * Checks at the door that the certificate may sign at the time `at`.
 * @throws Refusal signing.expired, signing.not-yet-valid, signing.wrong-usage, signing.weak-key, each before any signing
 */
export function makeSigner(chain: Signer['chain'], key: KeyObject, at: Date): Signer {
  const leaf = readCertificate(chain[0]);
  const subject = readNames(leaf.subject);
  if (at > leaf.notAfter) {
    throw new Refusal('signing.expired', { name: subject.commonName, until: leaf.notAfter.toISOString() });
  }
  if (at < leaf.notBefore) {
    throw new Refusal('signing.not-yet-valid', {
      name: subject.commonName,
      from: leaf.notBefore.toISOString(),
    });
  }
  if (!maySignDocuments(leaf)) throw new Refusal('signing.wrong-usage', { name: subject.commonName });
  const { algorithm, digest } = kindOf(key);
  return {
    chain,
    algorithm,
    digest,
    subject,
    issuer: readNames(leaf.issuer),
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    sign: (data) => cryptoSign(digest, data, { key, dsaEncoding: 'der' }),
  };
}
