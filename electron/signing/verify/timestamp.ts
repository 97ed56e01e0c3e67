import { type Asn1, rawOf } from '../asn1';
import { type Der, readCertificate, readNames } from '../certificate';
import { Oid } from '../oids';
import { digestOf } from '../primitives';
import { judgeCms, namesItsCertificate, type ParsedCms, parseCms, readTimestamp } from './cms';
import type { Told } from './crl';
import { judgeTrust, type Trust } from './trust';

/** A time stamp (RFC 3161) whose own signature holds and that speaks of the bytes in question. */
export interface ProvenTime {
  time: Date;
  authority: string;
  certificate: Der;
  trust: Trust;
}

export interface TimeQuestion {
  token: Uint8Array;
  /** the bytes that the time stamp must speak of */
  stamped: Uint8Array;
  others: readonly Der[];
  roots: readonly Der[];
  crls: readonly Told[];
  now: Date;
}

/** @throws Asn1Error where the token cannot be read; answers a code where it does not hold */
export function judgeTimestamp(question: TimeQuestion): ProvenTime | { code: string } {
  const cms = parseCms(question.token);
  const { content } = cms;
  if (content === undefined || cms.contentType !== Oid.tstInfo) return { code: 'timestamp-unreadable' };
  const { digest, imprint, time } = readTimestamp(content);
  if (digest === undefined) return { code: 'timestamp-digest-not-accepted' };
  if (Buffer.compare(digestOf(digest, question.stamped), imprint) !== 0)
    return { code: 'timestamp-of-other' };
  const judged = judgeCms(
    cms,
    (name) => digestOf(name, content),
    () => content,
  );
  // RFC 3161, 2.4.2: the token must name the authority's certificate
  if (judged.state !== 'intact' || cms.signer === undefined || !namesItsCertificate(cms))
    return { code: 'timestamp-wrong' };
  const { trust } = judgeTrust({
    signer: cms.signer,
    others: [...cms.certificates, ...question.others],
    roots: question.roots,
    crls: question.crls,
    at: time,
    proven: true,
    now: question.now,
    forTimestamp: true,
  });
  const authority = readNames(readCertificate(cms.signer).subject).commonName;
  return { time, authority, certificate: cms.signer, trust };
}

/** The time stamp that a signature carries beside itself (PAdES B-T), undefined where there is none. */
export function signatureTimestamp(cms: ParsedCms): Uint8Array | undefined {
  const token: Asn1 | undefined = cms.unsigned.get(Oid.signatureTimeStamp);
  return token && rawOf(token);
}
