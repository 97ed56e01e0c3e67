import { z } from 'zod';
import { caseCategory, caseStage } from '../../../db/domain/case';
import { recordId } from '../../../db/domain/ids';
import { letterheadDraft, letterheadRecord, reportTemplateRecord } from '../../../db/domain/letterhead';
import { reportKind, reportPeriod } from '../../../db/domain/reportKinds';
import { reportImageSchema } from '../../../db/domain/reportModel';
import { route } from './route';
import { fileToken } from './vault';

const caseIds = z.array(recordId).readonly();
const counted = z.strictObject({
  cases: caseIds,
  victims: z.int(),
  damageTiyn: z.string(),
  damageCents: z.string(),
  exhibits: z.int(),
  wallets: z.int(),
  confirmed: z.int(),
  machines: z.int(),
});

const statistics = z.strictObject({
  period: reportPeriod,
  cases: z
    .array(
      z.strictObject({
        id: recordId,
        number: z.string(),
        title: z.string(),
        category: caseCategory,
        stage: caseStage,
        region: z.string(),
        day: z.string(),
        damageTiyn: z.string(),
        damageCents: z.string(),
        victims: z.int(),
        exhibits: z.int(),
        wallets: z.int(),
        confirmed: z.int(),
        machines: z.int(),
      }),
    )
    .readonly(),
  categories: z.array(counted.extend({ row: caseCategory })).readonly(),
  stages: z
    .array(
      z.strictObject({
        stage: caseStage,
        cells: z.array(z.strictObject({ row: caseCategory, cases: caseIds })).readonly(),
        cases: caseIds,
      }),
    )
    .readonly(),
  months: z.array(counted.extend({ month: z.string() })).readonly(),
  total: counted,
});

const templateListed = reportTemplateRecord.omit({ source: true });

export const paperContract = {
  /** The ministry's table of the cases that the officer sees; `whole` says whether these are all. */
  'statistics.read': route('evidence', 'read', reportPeriod, statistics.extend({ whole: z.boolean() })),
  'letterhead.get': route(
    'evidence',
    'read',
    z.strictObject({}),
    z.strictObject({
      /** null while none was stated */
      letterhead: letterheadRecord.nullable(),
      emblem: reportImageSchema.nullable(),
    }),
  ),
  'letterhead.state': route(
    'evidence',
    'write',
    z.strictObject({ draft: letterheadDraft }),
    letterheadRecord,
  ),
  /** A PNG, JPEG or SVG; null takes the emblem away. It is guarded, and what is not picture is left out of it. */
  'letterhead.emblem': route(
    'evidence',
    'write',
    z.strictObject({ file: fileToken.nullable() }),
    letterheadRecord,
  ),
  'template.list': route('evidence', 'read', z.strictObject({}), z.array(templateListed)),
  /** Tried on a sample report before it is taken; the newest for a kind draws its reports. */
  'template.add': route(
    'evidence',
    'write',
    z.strictObject({
      file: fileToken,
      name: z.string().trim().min(1).max(200),
      kind: z.union([reportKind, z.literal('')]),
    }),
    templateListed,
  ),
  'template.withdraw': route(
    'evidence',
    'write',
    z.strictObject({ id: recordId, reason: z.string().trim().min(1).max(2_000) }),
    templateListed,
  ),
} as const;
