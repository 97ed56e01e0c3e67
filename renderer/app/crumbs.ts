import { useTranslation } from 'react-i18next';
import type { RecordMeta } from '../../db/domain/record';
import { useAnswer } from '../ipc/queries';
import { usePlace } from './router';

export interface Crumb {
  to: string;
  label: string;
  mono: boolean;
}

const lists = [
  'home',
  'cases',
  'seizures',
  'labels',
  'lookAlikes',
  'exhibits',
  'wallets',
  'addresses',
  'lists',
  'room',
  'imports',
  'funds',
  'observations',
  'movements',
  'accounts',
  'valuations',
  'rates',
  'entitlements',
  'bridge',
  'envelopes',
  'custody',
  'deadlines',
  'counts',
  'sites',
  'reports',
  'statistics',
  'ledger',
  'backup',
  'officers',
  'accessLog',
  'settings',
  'verify',
] as const;
const routes = {
  cases: 'case.get',
  seizures: 'seizure.get',
  exhibits: 'exhibit.get',
  wallets: 'wallet.get',
  accounts: 'account.get',
  providers: 'provider.get',
  movements: 'movement.get',
  envelopes: 'envelope.get',
  sites: 'site.get',
  persons: 'person.get',
  links: 'link.get',
  attachments: 'attachment.get',
  imports: 'import.get',
  custody: 'custody.get',
  deadlines: 'deadline.get',
  counts: 'count.get',
  discrepancies: 'discrepancy.get',
  dispositions: 'disposition.get',
} as const;
type Named = keyof typeof routes;

function isNamed(first: string): first is Named {
  return Object.hasOwn(routes, first);
}

/** Lists that stand on the page of money. */
const atFunds = (list: string) => ['observations', 'movements', 'accounts'].includes(list);

/** The path above a page: its list, its record by number (or its case), and what is being done with it. */
export function useCrumbs(): Crumb[] {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const [, first = 'home', second = '', third = ''] = place.path.split('/');
  const record = second !== '' && second !== 'new' && isNamed(first);
  const named = useAnswer(isNamed(first) ? routes[first] : 'case.get', { id: second }, { enabled: record });
  const report = useAnswer(
    'report.get',
    { id: second },
    { enabled: first === 'reports' && second !== '' && second !== 'new' },
  );
  const of =
    first === 'discrepancies' || first === 'dispositions'
      ? 'custody'
      : first === 'providers'
        ? 'lists'
        : first;
  const list = lists.find((one) => one === of) ?? 'cases';
  const crumbs: Crumb[] = [
    { to: atFunds(list) ? '/funds' : `/${list}`, label: t(`nav.${list}`), mono: false },
  ];
  const meta: RecordMeta | undefined = record ? named.data : report.data?.report;
  if (second === 'new') crumbs.push({ to: place.url, label: t(`new.${first}`), mono: false });
  else if (meta !== undefined && second !== '')
    crumbs.push({ to: `/${first}/${second}`, label: meta.number, mono: true });
  if (third === 'scene') crumbs.push({ to: place.url, label: t('scene'), mono: false });
  if (third === 'edit') crumbs.push({ to: place.url, label: t('editing'), mono: false });
  return crumbs;
}
