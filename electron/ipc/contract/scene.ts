import { z } from 'zod';
import { exhibitRecord } from '../../../db/domain/exhibit';
import { finding } from '../../../db/domain/finding';
import { recordId } from '../../../db/domain/ids';
import { labelPaper, symbology } from '../../../db/domain/label';
import { lookedAddress, lookGroup } from '../../../db/domain/lookAlike';
import { seizureDraft, seizureRecord } from '../../../db/domain/seizure';
import { chainId } from '../../../db/domain/wallet';
import { recordRoutes } from './records';
import { route } from './route';
import { fileToken } from './vault';

const byId = z.strictObject({ id: recordId });
const seizures = recordRoutes(seizureDraft, seizureRecord);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const language = z.enum(['kk', 'ru', 'en']);

/** A code that was read in an image: what it says, which symbol it was, and where it stands in the image's pixels. */
export const readCode = z.strictObject({
  text: z.string(),
  format: z.string(),
  corners: z.array(z.strictObject({ x: z.number(), y: z.number() })),
});
export type ReadCode = z.infer<typeof readCode>;

/** The largest photograph that is looked through for codes. */
export const largestImage = 40 * 1024 * 1024;

export const sceneContract = {
  'seizure.record': seizures.record,
  'seizure.amend': seizures.amend,
  'seizure.get': seizures.get,
  'seizure.list': seizures.list,
  /** What keeps the protocol open (errors) and what should be looked at before it is signed (warnings). */
  'seizure.review': route('evidence', 'read', byId, z.array(finding)),
  /** Fixes the list of what was seized. @throws `seizure.not-ready` with the same findings */
  'seizure.close': route('evidence', 'write', byId, seizureRecord),
  /** Exhibits of a search, by number. */
  'seizure.exhibits': route('evidence', 'read', byId, z.array(exhibitRecord)),
  /** Numbers of bag and seal that would come next, after those that this officer used last; '' where none can be told. */
  'seizure.nextNumbers': route(
    'evidence',
    'read',
    z.strictObject({ caseId: recordId, seizureId: recordId.optional() }),
    z.strictObject({ bagNumber: z.string(), sealNumber: z.string(), unitNumber: z.string() }),
  ),
  /** How the unit numbers its exhibits (`ВД-{year}-{nnnn}`); '' where it does not. */
  'exhibit.scheme': route('evidence', 'read', z.strictObject({}), z.strictObject({ scheme: z.string() })),
  'exhibit.setScheme': route(
    'evidence',
    'write',
    z.strictObject({ scheme: z.string().max(200) }),
    z.strictObject({ scheme: z.string() }),
  ),
  /** Addresses of the vault that could be taken for this one. */
  'address.lookAlikes': route(
    'evidence',
    'read',
    z.strictObject({ chain: chainId, text: z.string().max(400) }),
    z.array(lookedAddress),
  ),
  'address.lookAlikeGroups': route(
    'evidence',
    'read',
    z.strictObject({}),
    z.strictObject({ groups: z.array(lookGroup), whole: z.boolean() }),
  ),
  /** A PDF of labels with the symbol that the officer chose, drawn on sheets or a roll. `to` also writes it there. */
  'label.draw': route(
    'evidence',
    'read',
    z.strictObject({
      ids: z.array(recordId).min(1).max(2_000),
      symbology,
      paper: labelPaper,
      /** Labels of a sheet that are used already: printing begins behind them. */
      skip: z.int().min(0).max(23).default(0),
      language,
      to: fileToken.optional(),
    }),
    z.strictObject({ pdf: bytes, pages: z.int() }),
  ),
  /** Exhibits that came since labels were last printed or saved: by that time, '' where they never were. */
  'label.fresh': route(
    'evidence',
    'read',
    z.strictObject({}),
    z.strictObject({ at: z.string(), offset: z.int(), exhibits: z.array(exhibitRecord) }),
  ),
  /** The exhibit whose label was scanned; null where it is none of ours, of another vault, or misread. */
  'label.find': route(
    'evidence',
    'read',
    z.strictObject({ text: z.string().max(400) }),
    z.strictObject({
      verdict: z.enum(['found', 'other-vault', 'unknown', 'not-a-label']),
      exhibit: exhibitRecord.nullable(),
      vault: z.string(),
    }),
  ),
  /** Every code in an image, read in a thread without keys. @throws `attachment.not-image` */
  'code.read': route(
    'evidence',
    'read',
    z.strictObject({ image: z.union([bytes.refine((one) => one.length <= largestImage), fileToken]) }),
    z.array(readCode),
  ),
} as const;
