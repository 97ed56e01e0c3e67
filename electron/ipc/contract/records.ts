import { z } from 'zod';
import { caseDraft, caseRecord } from '../../../db/domain/case';
import { exhibitDraft, exhibitRecord } from '../../../db/domain/exhibit';
import { twoHands } from '../../../db/domain/hands';
import { recordId } from '../../../db/domain/ids';
import { linkDraft, linkRecord } from '../../../db/domain/link';
import { personDraft, personRecord } from '../../../db/domain/person';
import { siteDraft, siteRecord } from '../../../db/domain/site';
import { walletDraft, walletRecord } from '../../../db/domain/wallet';
import { type Access, route } from './route';

const byId = z.strictObject({ id: recordId });
const byCase = z.strictObject({ caseId: recordId.optional() });

/** The four routes that every record has; saving purges the kept draft named by `draftKey` in the same transaction. */
export function recordRoutes<D extends z.ZodType, R extends z.ZodType>(draft: D, record: R) {
  const draftKey = z.string().max(200).optional();
  const write: Access = 'write';
  return {
    record: route('evidence', write, z.strictObject({ draft, draftKey }), record),
    amend: route(
      'evidence',
      write,
      z.strictObject({ id: recordId, draft, reason: z.string().min(1).max(2_000), draftKey }),
      record,
    ),
    get: route('evidence', 'read', byId, record),
    list: route('evidence', 'read', byCase, z.array(record)),
  };
}

const cases = recordRoutes(caseDraft, caseRecord);
const exhibits = recordRoutes(exhibitDraft, exhibitRecord);
const wallets = {
  ...recordRoutes(walletDraft, walletRecord),
  /** By two where the wallet is to be a victim's or an exchange's from now on. */
  amend: route(
    'evidence',
    'write',
    z.strictObject({
      id: recordId,
      draft: walletDraft,
      reason: z.string().min(1).max(2_000),
      draftKey: z.string().max(200).optional(),
      hands: twoHands.optional(),
    }),
    walletRecord,
  ),
};
const sites = recordRoutes(siteDraft, siteRecord);
const persons = recordRoutes(personDraft, personRecord);
const links = recordRoutes(linkDraft, linkRecord);

export const recordContract = {
  'case.record': cases.record,
  'case.amend': cases.amend,
  'case.get': cases.get,
  'case.list': cases.list,
  'exhibit.record': exhibits.record,
  'exhibit.amend': exhibits.amend,
  'exhibit.get': exhibits.get,
  'exhibit.list': exhibits.list,
  'wallet.record': wallets.record,
  'wallet.amend': wallets.amend,
  'wallet.get': wallets.get,
  'wallet.list': wallets.list,
  'site.record': sites.record,
  'site.amend': sites.amend,
  'site.get': sites.get,
  'site.list': sites.list,
  'person.record': persons.record,
  'person.amend': persons.amend,
  'person.get': persons.get,
  'person.list': persons.list,
  'link.record': links.record,
  'link.amend': links.amend,
  'link.get': links.get,
  'link.list': links.list,
} as const;
