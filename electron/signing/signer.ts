import { sign as cryptoSign, type KeyObject, type X509Certificate } from 'node:crypto';
import { Refusal } from '../../db/domain/refusal';
import { maySignDocuments, readCertificate, readNames, type SubjectNames } from './certificate';
import type { DigestName } from './oids';

/** Who signs and how, apart from the key. */
export interface SignerIdentity {
  /** leaf first, then its issuers as far as they are known */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  readonly algorithm: 'rsa' | 'ec';
  readonly digest: DigestName;
  /** PKCS#1 v1.5 where it is not said; RSA alone */
  readonly padding?: 'pss';
  readonly subject: SubjectNames;
  readonly issuer: SubjectNames;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Someone who can sign now: an opened certificate with its key. The key itself never leaves the closure. */
export interface Signer extends SignerIdentity {
  /** signature over `data`, hashed with `digest`; ECDSA as DER */
  sign(data: Uint8Array): Buffer;
}

/** The same where the key is elsewhere and answers in its own time. */
export interface AnySigner extends SignerIdentity {
  sign(data: Uint8Array): Buffer | Promise<Buffer>;
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
 * Checks at the door that the certificate may sign at the time `at`. `key` is the private key or the certificate's own.
 * @throws Refusal signing.expired, signing.not-yet-valid, signing.wrong-usage, signing.weak-key, each before any signing
 */
export function judgeIdentity(chain: SignerIdentity['chain'], key: KeyObject, at: Date): SignerIdentity {
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
  };
}

/** One whose key is here. @throws Refusal those of `judgeIdentity` */
export function makeSigner(chain: SignerIdentity['chain'], key: KeyObject, at: Date): Signer {
  const identity = judgeIdentity(chain, key, at);
  return { ...identity, sign: (data) => cryptoSign(identity.digest, data, { key, dsaEncoding: 'der' }) };
}
