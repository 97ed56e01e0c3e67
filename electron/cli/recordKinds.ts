import { type ZodObject, type ZodType, z } from 'zod';
import { caseDraft, checkCase } from '../../db/domain/case';
import { checkEnvelope, envelopeDraft } from '../../db/domain/envelope';
import { checkExhibit, exhibitDraft } from '../../db/domain/exhibit';
import type { Finding } from '../../db/domain/finding';
import { accountDraft, checkAccount } from '../../db/domain/funds/account';
import { recordId } from '../../db/domain/ids';
import { checkLink, linkDraft } from '../../db/domain/link';
import { checkPerson, personDraft } from '../../db/domain/person';
import { Refusal } from '../../db/domain/refusal';
import { checkSeizure, seizureDraft } from '../../db/domain/seizure';
import { checkSite, siteDraft } from '../../db/domain/site';
import { checkWallet, walletDraft } from '../../db/domain/wallet';
import type { Ask } from './vaultDesk';

export const recordKinds = [
  'case',
  'seizure',
  'exhibit',
  'wallet',
  'site',
  'person',
  'link',
  'envelope',
  'account',
] as const;
export type Kind = (typeof recordKinds)[number];

interface KindFacts {
  readonly draft: ZodObject;
  readonly plural: string;
  /** Findings of a draft that fits the schema. */
  readonly check: (draft: unknown) => Finding[];
}

function kind<D>(draft: ZodObject & ZodType<D>, plural: string, check: (draft: D) => Finding[]): KindFacts {
  const findings = (given: unknown) => {
    const parsed = draft.safeParse(given);
    return parsed.success ? check(parsed.data) : [];
  };
  return { draft, plural, check: findings };
}

export const kinds: Record<Kind, KindFacts> = {
  case: kind(caseDraft, 'cases', checkCase),
  seizure: kind(seizureDraft, 'searches', checkSeizure),
  exhibit: kind(exhibitDraft, 'exhibits', checkExhibit),
  wallet: kind(walletDraft, 'wallets', checkWallet),
  site: kind(siteDraft, 'mining sites', checkSite),
  person: kind(personDraft, 'persons', checkPerson),
  link: kind(linkDraft, 'links', checkLink),
  envelope: kind(envelopeDraft, 'secret envelopes', checkEnvelope),
  account: kind(accountDraft, 'accounts at providers', checkAccount),
};

/** What every listed record has; the rest is its own. */
const listed = z.looseObject({ id: recordId, number: z.string() });
export type Listed = z.infer<typeof listed>;

/** Where records belong to a case; a case belongs to itself. */
export async function listKind(ask: Ask, of: Kind, caseId?: string): Promise<Listed[]> {
  const rows = z
    .array(listed)
    .parse(await ask.byName(`${of}.list`, caseId === undefined || of === 'case' ? {} : { caseId }));
  return rows;
}

/** A record's id from its id or its human number. @throws Refusal `record.not-found` */
export async function idOf(ask: Ask, of: Kind, idOrNumber: string): Promise<string> {
  if (recordId.safeParse(idOrNumber).success) return idOrNumber;
  const wanted = idOrNumber.trim().toLocaleLowerCase();
  const found = (await listKind(ask, of)).find(({ number }) => number.toLocaleLowerCase() === wanted);
  if (!found) throw new Refusal('record.not-found', { kind: of, number: idOrNumber });
  return found.id;
}

/** Fields of drafts that point at records; a number in them is replaced by the record's id. */
export async function withIds(ask: Ask, draft: Record<string, unknown>): Promise<Record<string, unknown>> {
  const pointed: [field: string, kind: unknown][] = [
    ['caseId', 'case'],
    ['exhibitId', 'exhibit'],
    ['walletId', 'wallet'],
    ['parentId', 'exhibit'],
    ['personId', 'person'],
    ['accountId', 'account'],
    ['fromAccountId', 'account'],
    ['toAccountId', 'account'],
    ['seizureId', 'seizure'],
    ['supplementTo', 'seizure'],
    ['fromId', draft.fromKind],
    ['toId', draft.toKind],
  ];
  const out = { ...draft };
  for (const [field, of] of pointed) {
    const given = draft[field];
    const known = recordKinds.find((one) => one === of);
    if (typeof given === 'string' && known) out[field] = await idOf(ask, known, given);
  }
  return out;
}
