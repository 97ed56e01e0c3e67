import type { PdfVerdict, SignatureVerdict } from '../../../db/domain/pdfVerdict';
import type { Der } from '../certificate';
import type { PdfFile } from '../pdf/document';
import { type ParsedCms, readTimestamp } from './cms';
import type { Told } from './crl';
import { coveredEnd, type FoundSignature } from './signatures';
import { judgeTimestamp, type ProvenTime, signatureTimestamp } from './timestamp';
import { judgeTrust } from './trust';

export type Finding = PdfVerdict['findings'][number];
export type Note = (code: string, params?: Finding['params']) => void;

/** What whoever asks knows beside the file. */
export interface Known {
  roots: Der[];
  /** those that vouch for time-stamping authorities: `roots` and more */
  stampRoots: Der[];
  crls: Told[];
  at: Date | undefined;
  now: Date;
}

/** All that one verification knows and finds. */
export interface Desk extends Known {
  bytes: Uint8Array;
  file: PdfFile;
  /** certificates that the file keeps for later verification */
  helpers: Der[];
  /** what each proven time rests on: the end of the bytes it covers */
  stamps: { end: number; proven: ProvenTime }[];
  findings: Finding[];
}

/**
 * The earliest time that an authority vouches for: the signature's own time stamp, or a document time stamp that covers
 * it. One whose authority no chosen root vouches for proves nothing, as soon as roots were chosen.
 */
function provenTime(desk: Desk, found: FoundSignature, cms: ParsedCms, note: Note): ProvenTime | undefined {
  const { stampRoots: roots, crls, now } = desk;
  const others = [...cms.certificates, ...desk.helpers];
  const token = signatureTimestamp(cms);
  const candidates = desk.stamps.filter(({ end }) => end > coveredEnd(found)).map(({ proven }) => proven);
  if (token !== undefined) {
    const own = judgeTimestamp({ token, stamped: cms.signature, others, roots, crls, now });
    if ('code' in own) note(own.code);
    else candidates.push(own);
  }
  const believed = candidates.filter(({ trust }) => trust === 'trusted' || trust === 'unknown');
  if (believed.length < candidates.length) note('timestamp-not-trusted');
  return believed.sort((a, b) => a.time.getTime() - b.time.getTime())[0];
}

/** Who signed, at which time, and whether the chosen roots vouch for them. */
export function judgeSigner(
  desk: Desk,
  found: FoundSignature,
  cms: ParsedCms,
  verdict: SignatureVerdict,
  note: Note,
): void {
  if (cms.signer === undefined) return;
  const forTimestamp = found.subFilter === 'ETSI.RFC3161';
  const own = forTimestamp && cms.content !== undefined ? readTimestamp(cms.content).time : undefined;
  const proven = own === undefined ? provenTime(desk, found, cms, note) : undefined;
  const time = own ?? proven?.time;
  if (time !== undefined) verdict.provenAt = time.toISOString();
  if (own !== undefined) verdict.at = own.toISOString();
  verdict.provenBy = own === undefined ? (proven?.authority ?? '') : verdict.signer;
  const claimed = verdict.at === '' ? desk.now : new Date(verdict.at);
  noteTimes(desk, claimed, time, note);
  const { trust, revocation } = judgeTrust({
    signer: cms.signer,
    others: [...cms.certificates, ...desk.helpers],
    roots: forTimestamp ? desk.stampRoots : desk.roots,
    crls: desk.crls,
    at: desk.at ?? time ?? claimed,
    proven: desk.at !== undefined || time !== undefined,
    now: desk.now,
    forTimestamp,
  });
  verdict.trust = trust;
  verdict.revocation = revocation.state;
  if (revocation.state === 'unknown' && revocation.why !== undefined) note(revocation.why);
  if (revocation.state === 'revoked') note('revoked', { since: revocation.since.toISOString() });
  if (own !== undefined)
    desk.stamps.push({
      end: coveredEnd(found),
      proven: { time: own, authority: verdict.signer, certificate: cms.signer, trust },
    });
}

/** What the times say of each other; clocks may differ by some minutes. */
function noteTimes(desk: Desk, claimed: Date, time: Date | undefined, note: Note): void {
  const slack = 10 * 60_000;
  if (time !== undefined && desk.stampRoots.length === 0) note('timestamp-not-judged');
  if (time !== undefined && claimed.getTime() > time.getTime() + slack) note('time-after-proven');
  else if (claimed.getTime() > desk.now.getTime() + slack) note('time-in-future');
}
