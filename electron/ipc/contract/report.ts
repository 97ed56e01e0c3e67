import { z } from 'zod';
import { deadlineRecord } from '../../../db/domain/deadline';
import { disclosableField } from '../../../db/domain/disclosure';
import { recordId } from '../../../db/domain/ids';
import { pdfVerdict } from '../../../db/domain/pdfVerdict';
import { requestChoice, sentDraft } from '../../../db/domain/providerRequest';
import {
  foundReport,
  listedReport,
  reportKind,
  reportLanguage,
  reportPeriod,
  reportRecord,
  reportSubject,
  reportVersion,
  reportVolume,
  signatureRole,
} from '../../../db/domain/report';
import { reportModel } from '../../../db/domain/reportModel';
import { volumeSet } from '../../../db/domain/volumeSet';
import { route } from './route';
import { signingKey } from './token';
import { fileToken } from './vault';

/**
 * Which report is asked for. `caseId` is left out for a report about the vault, `subjectId` where only one thing in the
 * case can be meant; `second` is a language printed beside the first; `period` is for kinds over a stretch of time,
 * `request` for a request to a provider.
 */
const reportOrder = z.strictObject({
  kind: reportKind.default('case'),
  caseId: recordId.optional(),
  subjectId: z.string().max(100).optional(),
  period: reportPeriod.optional(),
  request: requestChoice.optional(),
  language: reportLanguage,
  second: reportLanguage.optional(),
});

/** One volume of a report; what has a single file has the first alone. */
const volumeOrder = reportOrder.extend({ volume: z.int().positive().max(10_000).default(1) });

/** JSON Pointers into a report's data. */
const pointers = z.array(z.string().max(500)).max(100_000);

/** What came back from outside, one file for each volume in any order. */
const answers = z.array(fileToken).min(1).max(1_000);

/** By what certificates are judged. */
const judging = z.strictObject({
  /** certificates to trust beside those that the open vault trusts */
  roots: z.array(fileToken).max(20).default([]),
  /** the same for time-stamping authorities alone; they vouch for no signer */
  stampRoots: z.array(fileToken).max(20).default([]),
  /** lists of revoked certificates and OCSP answers beside those that the file keeps */
  crls: z.array(fileToken).max(20).default([]),
  /** the time at which certificates are judged instead of the proven or claimed one */
  at: z.iso.datetime({ offset: true }).optional(),
});

export const reportContract = {
  /** The reports that can be made of a case, or of the vault, as far as their records exist. */
  'report.offered': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional() }),
    z.array(z.strictObject({ kind: reportKind, subject: reportSubject })),
  ),
  /** What would be printed now. */
  'report.preview': route('evidence', 'read', volumeOrder, reportModel),
  /** The pages that would be printed now, marked as a draft on each. */
  'report.pages': route(
    'evidence',
    'read',
    volumeOrder,
    z.strictObject({
      pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      pages: z.int(),
      volume: z.int(),
      volumes: z.int(),
    }),
  ),
  /** Draws, signs, reads back, verifies and records; the answer exists only when the file verifies. */
  'report.sign': route(
    'evidence',
    'write',
    reportOrder.extend({
      ...signingKey,
    }),
    reportRecord,
  ),
  /** Draws a report whose first hand signs in another program: it waits for `report.cmsAnswer`. */
  'report.signOutside': route(
    'evidence',
    'write',
    reportOrder.extend({ name: z.string().min(1).max(200), to: fileToken }),
    reportRecord,
  ),
  /** The fields of a report that a disclosure copy may hide. */
  'report.disclosable': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId }),
    z.array(disclosableField),
  ),
  /** What a copy would hide: what was chosen and wherever else it stands whole; `also` is where a part of a name stands. */
  'report.disclosureCheck': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, hidden: pointers }),
    z.strictObject({
      hidden: pointers,
      also: z.array(
        z.strictObject({
          pointer: z.string(),
          word: z.string(),
          disclosable: z.boolean(),
          whole: z.boolean(),
        }),
      ),
    }),
  ),
  /** Makes and signs a copy without the chosen fields; it leads to the root of the original. */
  'report.disclose': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      hidden: pointers,
      ...signingKey,
    }),
    reportRecord,
  ),
  /** A further hand on a report that stands; the others' signatures stay as they are. */
  'report.countersign': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      role: signatureRole,
      ...signingKey,
    }),
    reportRecord,
  ),
  /** Writes a request file (RFC 3161) for a time-stamping authority; the report waits for the answer. */
  'report.timestampRequest': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, to: fileToken }),
    reportRecord,
  ),
  'report.timestampAnswer': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, files: answers }),
    reportRecord,
  ),
  'report.timestampGiveUp': route('evidence', 'write', z.strictObject({ id: recordId }), reportRecord),
  /** Writes the bytes that another program is to sign, and their SHA-256 beside them; the report waits for the CMS. */
  'report.cmsRequest': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      role: signatureRole,
      name: z.string().min(1).max(200),
      to: fileToken,
    }),
    reportRecord,
  ),
  /** Writes the same bytes once more while they are awaited: what was taken out may be lost on its way. */
  'report.cmsAgain': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, to: fileToken }),
    z.strictObject({ digests: z.array(z.string()) }),
  ),
  /** Brings back the detached CMS (.p7s, DER, PEM or Base64); it is checked before it is put in. */
  'report.cmsAnswer': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, files: answers }),
    reportRecord,
  ),
  'report.cmsGiveUp': route('evidence', 'write', z.strictObject({ id: recordId }), reportRecord),
  /** Puts chains, lists of revoked certificates and OCSP answers (`crls` too) into each file, for verification years later. */
  'report.validationData': route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      crls: z.array(fileToken).min(1).max(20),
      certificates: z.array(fileToken).max(20).default([]),
    }),
    reportRecord,
  ),
  'report.list': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional() }),
    z.array(listedReport),
  ),
  /** Reads the kept file again and verifies it: the verdict is of now, not of the day of signing. */
  'report.get': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId }),
    z.strictObject({
      report: reportRecord,
      versions: z.array(reportVersion),
      /** none where the report is one file */
      volumes: z.array(reportVolume),
      /** of its one file; of several the first that is not intact, else the first */
      verdict: pdfVerdict.nullable(),
      /** what the volumes are together, null where the report is one file */
      set: volumeSet.nullable(),
    }),
  ),
  /** The pages of one kept file as they were signed, to be looked at. @throws `report.not-signed` */
  'report.file': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, volume: z.int().positive().max(10_000).default(1) }),
    z.strictObject({ pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  ),
  'report.export': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, to: fileToken }),
    /** hash and size of the first volume; further ones stand beside it with their number behind the name */
    z.strictObject({ sha256: z.string(), size: z.int(), volumes: z.int() }),
  ),
  /** The report, `verify.html` and the files that the report carries, in a new folder within `to`. */
  'report.exportFolder': route(
    'evidence',
    'read',
    z.strictObject({ id: recordId, to: fileToken }),
    z.strictObject({
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), size: z.int() })),
    }),
  ),
  /** The pages as they would be now, marked as a draft on each: nothing is signed and nothing is registered. */
  'report.draft': route(
    'evidence',
    'read',
    reportOrder.extend({ to: fileToken }),
    z.strictObject({ sha256: z.string(), size: z.int(), pages: z.int(), volumes: z.int() }),
  ),
  /** The reports that a copy found elsewhere belongs to, by the text of its QR code, or a hash or number that is printed on it. */
  'report.find': route(
    'evidence',
    'read',
    z.strictObject({ text: z.string().max(2_000) }),
    z.array(foundReport),
  ),
  /** Another report stands in the place of this one from now on. */
  'report.supersede': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, by: recordId, reason: z.string().min(1).max(1_000) }),
    reportRecord,
  ),
  /** A request went to its provider: its answer is waited for from then on, and `deadline.stop` records it. */
  'report.sent': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, draft: sentDraft, draftKey: z.string().max(200).optional() }),
    deadlineRecord,
  ),
  /** Any PDF, ours or foreign. Needs no vault. */
  'report.verify': route('evidence', 'open', judging.extend({ file: fileToken }), pdfVerdict),
  /** Several files: each by itself, and whether they are the volumes of one report. Needs no vault. */
  'report.verifyTogether': route(
    'evidence',
    'open',
    judging.extend({ files: z.array(fileToken).min(1).max(1_000) }),
    z.strictObject({ verdicts: z.array(pdfVerdict), set: volumeSet.nullable() }),
  ),
} as const;
