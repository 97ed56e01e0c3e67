import { type RecordKind, recordKind } from '../../../db/domain/record';
import { recordUrl } from '../../ui/RecordLink';

/** A draft that was kept and not recorded: whose form it belongs to, and where that form is. */
export interface KeptDraft {
  key: string;
  kind: RecordKind;
  /** False for a correction of a record. */
  fresh: boolean;
  url: string;
}

const lists: Partial<Record<RecordKind, string>> = {
  case: '/cases',
  seizure: '/seizures',
  exhibit: '/exhibits',
  wallet: '/wallets',
  envelope: '/envelopes',
  site: '/sites',
  person: '/persons',
  link: '/links',
  provider: '/providers',
};

/**
 * Reads a form's key: `wallet:ID` is a correction, `wallet:new:CASE` and `wallet:new:CASE:EXHIBIT` are new records
 * of a case (and of a carrier in it, or of a wallet). Undefined for a key that no form of today has.
 */
export function readDraftKey(key: string): KeptDraft | undefined {
  const [first = '', second = '', caseId = '', exhibitId = '', walletId = ''] = key.split(':');
  const kind = recordKind.safeParse(first);
  const list = kind.success ? lists[kind.data] : undefined;
  if (!kind.success || list === undefined || second === '') return undefined;
  if (second !== 'new') {
    const page = recordUrl(kind.data, second);
    // A search is corrected where it is made: in the wizard.
    const form = kind.data === 'seizure' ? 'scene' : 'edit';
    return page === undefined ? undefined : { key, kind: kind.data, fresh: false, url: `${page}/${form}` };
  }
  const query = new URLSearchParams();
  if (caseId !== '') query.set('case', caseId);
  if (exhibitId !== '') query.set('exhibit', exhibitId);
  if (walletId !== '') query.set('wallet', walletId);
  return {
    key,
    kind: kind.data,
    fresh: true,
    url: query.size === 0 ? `${list}/new` : `${list}/new?${query}`,
  };
}
