import { z } from 'zod';
import { recordId } from '../../../db/domain/ids';
import { pdfVerdict } from '../../../db/domain/pdfVerdict';
import {
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
import { fileToken } from './vault';

/**
 * Which report is asked for. `caseId` is left out for a report about the vault, `subjectId` where only one thing in the
 * case can be meant; `second` is a language printed beside the first; `period` is for kinds over a stretch of time.
 */
const reportOrder = z.strictObject({
  kind: reportKind.default('case'),
  caseId: recordId.optional(),
  subjectId: z.string().max(100).optional(),
  period: reportPeriod.optional(),
  language: reportLanguage,
  second: reportLanguage.optional(),
});

export const reportContract = {
  /** The reports that can be made of a case, or of the vault, as far as their records exist. */
  'report.offered': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId.optional() }),
    z.array(z.strictObject({ kind: reportKind, subject: reportSubject })),
  ),
  /** One volume of what would be printed now; a report in one file has the first alone. */
  'report.preview': route(
    'evidence',
    'read',
    reportOrder.extend({ volume: z.int().positive().max(10_000).default(1) }),
    reportModel,
  ),
  /** Draws, signs, reads back, verifies and records; the answer exists only when the file verifies. */
  'report.sign': route(
    'evidence',
    'write',
    reportOrder.extend({
      pkcs12: fileToken,
      passphrase: z.string().max(1_000),
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
      pkcs12: fileToken,
      passphrase: z.string().max(1_000),
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
    z.strictObject({ id: recordId, file: fileToken }),
    reportRecord,
  ),
  'report.timestampGiveUp': route('evidence', 'write', z.strictObject({ id: recordId }), reportRecord),
  /** Puts chains and lists of revoked certificates into the file, for verification years later. */
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
    z.array(reportRecord),
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
  /** Any PDF, ours or foreign. Needs no vault. */
  'report.verify': route(
    'evidence',
    'open',
    z.strictObject({
      file: fileToken,
      /** certificates to trust beside those that the open vault trusts */
      roots: z.array(fileToken).max(20).default([]),
      /** lists of revoked certificates beside those that the file keeps */
      crls: z.array(fileToken).max(20).default([]),
      /** the time at which certificates are judged instead of the proven or claimed one */
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    pdfVerdict,
  ),
} as const;
