import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import {
  bitString,
  context,
  der,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  setOf,
  utf8,
} from '../../electron/signing/asn1';
import { Oid, signatureOid } from '../../electron/signing/oids';
import type { AnySigner, Signer } from '../../electron/signing/signer';

/** Certificates made by code in a millisecond: any usage, any extension, also those that no authority would issue. */
export interface Holder {
  certificate: X509Certificate;
  key: KeyObject;
  name: Buffer;
}

export interface CertificateOrder {
  cn: string;
  /** left out: signed by itself */
  issuer?: Holder;
  keys?: { publicKey: KeyObject; privateKey: KeyObject };
  from?: string;
  until?: string;
  /** bits of keyUsage, highest first; 0xc0 is an officer's, 0x06 an authority's; undefined: no such extension */
  usage?: number;
  extended?: readonly string[];
  extendedCritical?: boolean;
  authority?: boolean;
  pathLength?: number;
  /** DER of further extensions */
  more?: readonly Buffer[];
}

export const documentSigning = '1.3.6.1.5.5.7.3.36';

export const ecKeys = (namedCurve = 'prime256v1') => generateKeyPairSync('ec', { namedCurve });
export const rsaKeys = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });

export function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [der(0x01, Buffer.of(0xff))] : []), octets(value));
}

export const nameOf = (cn: string): Buffer =>
  sequence(
    setOf(sequence(oid('2.5.4.6'), der(0x13, Buffer.from('KZ')))),
    setOf(sequence(oid('2.5.4.3'), utf8(cn))),
  );

export const timeOf = (text: string): Buffer => {
  const digits = new Date(text).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return Number(digits.slice(0, 4)) < 2050
    ? der(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : der(0x18, Buffer.from(`${digits}Z`));
};

/** The algorithm by which a key signs here: SHA-256 with RSA PKCS#1 v1.5 or ECDSA, or Ed25519. */
export function algorithmOf(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'rsa') return sequence(oid(signatureOid.rsa.sha256), nullValue());
  if (key.asymmetricKeyType === 'ec') return sequence(oid(signatureOid.ec.sha256));
  return sequence(oid(Oid.ed25519));
}

export const signWith = (key: KeyObject, data: Uint8Array): Buffer =>
  sign(key.asymmetricKeyType?.startsWith('ed') === true ? null : 'sha256', data, key);

const keyIdentifier = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest();

let serial = 1_000;

export function certify(order: CertificateOrder): Holder {
  const keys = order.keys ?? ecKeys();
  const issuer = order.issuer ?? { key: keys.privateKey, name: nameOf(order.cn) };
  const name = nameOf(order.cn);
  const constraints = [
    ...(order.authority === true ? [der(0x01, Buffer.of(0xff))] : []),
    ...(order.pathLength === undefined ? [] : [integer(order.pathLength)]),
  ];
  const extensions = [
    extension(Oid.basicConstraints, true, sequence(...constraints)),
    extension(Oid.subjectKeyIdentifier, false, octets(keyIdentifier(keys.publicKey))),
    ...(order.usage === undefined ? [] : [extension(Oid.keyUsage, true, bitString(Buffer.of(order.usage)))]),
    ...(order.extended === undefined
      ? []
      : [extension(Oid.extKeyUsage, order.extendedCritical ?? false, sequence(...order.extended.map(oid)))]),
    ...(order.more ?? []),
  ];
  serial += 1;
  const body = sequence(
    der(context(0), integer(2)),
    integer(serial),
    algorithmOf(issuer.key),
    issuer.name,
    sequence(timeOf(order.from ?? '2024-01-01T00:00:00Z'), timeOf(order.until ?? '2040-01-01T00:00:00Z')),
    name,
    keys.publicKey.export({ format: 'der', type: 'spki' }),
    der(context(3), sequence(...extensions)),
  );
  const raw = sequence(body, algorithmOf(issuer.key), bitString(signWith(issuer.key, body)));
  return { certificate: new X509Certificate(raw), key: keys.privateKey, name };
}

export const authority = (order: Partial<CertificateOrder> & { cn: string }): Holder =>
  certify({ usage: 0x06, authority: true, ...order });

export const officer = (order: Partial<CertificateOrder> & { cn: string }): Holder =>
  certify({ usage: 0xc0, extended: [documentSigning], ...order });

/** As electron/signing/sign.ts wants whoever signs; judges nothing. */
export function signerOf(holder: Holder, ...above: Holder[]): Signer & AnySigner {
  const { key, certificate } = holder;
  const none = { organisation: '', unit: '', serialNumber: '', country: '' };
  return {
    chain: [certificate, ...above.map((one) => one.certificate)],
    algorithm: key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec',
    digest: 'sha256',
    subject: { ...none, commonName: 'made by code' },
    issuer: { ...none, commonName: '' },
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    sign: (data) => signWith(key, data),
  };
}

export const pemOf = ({ certificate }: Holder): string => certificate.toString();
