import type { z } from 'zod';
import { caseDraft } from './case';
import { envelopeDraft } from './envelope';
import { exhibitDraft } from './exhibit';
import { error, type Finding } from './finding';
import { accountDraft } from './funds/account';
import { movementDraft } from './funds/movement';
import { observationDraft } from './funds/observation';
import { valuationDraft } from './funds/valuation';
import { linkDraft } from './link';
import { personDraft } from './person';
import { seizureDraft } from './seizure';
import { siteDraft } from './site';
import { walletDraft } from './wallet';

/** The drafts that officers fill in, by the record's kind. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  case: caseDraft,
  seizure: seizureDraft,
  exhibit: exhibitDraft,
  wallet: walletDraft,
  site: siteDraft,
  person: personDraft,
  link: linkDraft,
  envelope: envelopeDraft,
  account: accountDraft,
  observation: observationDraft,
  movement: movementDraft,
  valuation: valuationDraft,
};

/**
 * What the shape of a draft would refuse at the door, as findings at the fields themselves: nothing is cut off in
 * silence and no save is answered with "not understood". Fields that hold more than the draft does not know are left alone.
 * @param kind the record's kind (`site`); an unknown kind has no bounds
 */
export function checkBounds(kind: string, draft: unknown): Finding[] {
  const read = shapes[kind]?.safeParse(draft);
  if (read === undefined || read.success) return [];
  return read.error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    const found = path === '' ? undefined : boundOf(issue, path, valueAt(draft, issue.path));
    return found === undefined ? [] : [found];
  });
}

function boundOf(issue: z.core.$ZodIssue, path: string, value: unknown): Finding | undefined {
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum);
    if (typeof value === 'string') return error(path, 'text.too-long', { n: value.length - most, most });
    if (Array.isArray(value)) return error(path, 'list.too-long', { n: value.length - most, most });
    return error(path, 'number.too-big', { most });
  }
  if (issue.code === 'too_small') {
    if (typeof value === 'number') return error(path, 'number.too-small', { least: Number(issue.minimum) });
    return error(path, 'required');
  }
  if (value === null || value === '') return error(path, 'required');
  return typeof value === 'number' ? error(path, 'number.form') : error(path, 'value.form');
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  let at = draft;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** Why a change is made: the length that the ledger takes. */
export const longestReason = 2_000;
