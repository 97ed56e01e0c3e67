import { createHash } from 'node:crypto';
import {
  bitString,
  context,
  contextPrimitive,
  der,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  setOf,
} from '../../electron/signing/asn1';
import { readCertificate } from '../../electron/signing/certificate';
import { digestOid, Oid } from '../../electron/signing/oids';
import { algorithmOf, extension, type Holder, signWith, timeOf } from './certificates';

/** What authorities say, made by code: lists of revoked certificates, answers, time stamps. Sound but for what is asked. */

const generalized = (text: string): Buffer =>
  der(0x18, Buffer.from(`${new Date(text).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const serialOf = (holder: Holder): Buffer => integer(readCertificate(holder.certificate).serial);

const signedBy = (holder: Holder, body: Buffer): Buffer[] => [
  body,
  algorithmOf(holder.key),
  bitString(signWith(holder.key, body)),
];

export interface ListOrder {
  revoked?: readonly { holder: Holder; since: string; reason?: number }[];
  thisUpdate?: string;
  nextUpdate?: string;
  /** DER of extensions of the list */
  more?: readonly Buffer[];
}

/** A list of revoked certificates (RFC 5280, 5). */
export function listOf(issuer: Holder, order: ListOrder = {}): Buffer {
  const entries = (order.revoked ?? []).map(({ holder, since, reason }) =>
    sequence(
      serialOf(holder),
      timeOf(since),
      ...(reason === undefined
        ? []
        : [sequence(extension(Oid.reasonCode, false, der(0x0a, Buffer.of(reason))))]),
    ),
  );
  const body = sequence(
    integer(1),
    algorithmOf(issuer.key),
    issuer.name,
    timeOf(order.thisUpdate ?? '2026-11-02T00:00:00Z'),
    timeOf(order.nextUpdate ?? '2027-11-02T00:00:00Z'),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    ...(order.more === undefined ? [] : [der(context(0), sequence(...order.more))]),
  );
  return sequence(...signedBy(issuer, body));
}

export interface AnswerOrder {
  about: Holder;
  issuer: Holder;
  /** who signs it; the issuer by default */
  by?: Holder;
  thisUpdate?: string;
}

/** An answer that a certificate is good (OCSP, RFC 6960, 4.2). */
export function answerOf({ about, issuer, by, thisUpdate = '2026-11-02T00:00:00Z' }: AnswerOrder): Buffer {
  const sha1 = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest();
  const spki = issuer.certificate.publicKey.export({ format: 'der', type: 'spki' });
  // of a P-256 key the bits are the last 65 bytes
  const id = sequence(
    sequence(oid('1.3.14.3.2.26'), nullValue()),
    octets(sha1(issuer.name)),
    octets(sha1(spki.subarray(-65))),
    serialOf(about),
  );
  const single = sequence(
    id,
    der(contextPrimitive(0)),
    generalized(thisUpdate),
    der(context(0), generalized('2027-11-02T00:00:00Z')),
  );
  const signer = by ?? issuer;
  const body = sequence(der(context(1), signer.name), generalized(thisUpdate), sequence(single));
  const certificates = der(context(0), sequence(signer.certificate.raw));
  const basic = sequence(...signedBy(signer, body), certificates);
  return sequence(der(0x0a, Buffer.of(0)), der(context(0), sequence(oid(Oid.ocspBasic), octets(basic))));
}

export interface StampOrder {
  stamped: Uint8Array;
  time: string;
  /** hash that the token names, by default that of `stamped` */
  imprint?: Uint8Array;
  /** whether the token names its authority's certificate, as it must */
  named?: boolean;
}

/** A time stamp (RFC 3161, 2.4.2). */
export function stampOf(tsa: Holder, order: StampOrder): Buffer {
  const hash = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  const info = sequence(
    integer(1),
    oid('1.2.3.4.1'),
    sequence(sequence(oid(digestOid.sha256), nullValue()), octets(order.imprint ?? hash(order.stamped))),
    integer(77),
    generalized(order.time),
  );
  const attribute = (id: string, value: Buffer): Buffer => sequence(oid(id), setOf(value));
  const names = sequence(sequence(sequence(octets(hash(tsa.certificate.raw)))));
  const attributes = setOf(
    attribute(Oid.contentType, oid(Oid.tstInfo)),
    attribute(Oid.messageDigest, octets(hash(info))),
    ...(order.named === false ? [] : [attribute(Oid.signingCertificateV2, names)]),
  );
  const stored = Buffer.from(attributes);
  stored[0] = context(0);
  const digest = sequence(oid(digestOid.sha256), nullValue());
  const parts = readCertificate(tsa.certificate);
  const signer = sequence(
    integer(1),
    sequence(parts.issuer, integer(parts.serial)),
    digest,
    stored,
    algorithmOf(tsa.key),
    octets(signWith(tsa.key, attributes)),
  );
  const signed = sequence(
    integer(3),
    setOf(digest),
    sequence(oid(Oid.tstInfo), der(context(0), octets(info))),
    der(context(0), tsa.certificate.raw),
    setOf(signer),
  );
  return sequence(oid(Oid.signedData), der(context(0), signed));
}
