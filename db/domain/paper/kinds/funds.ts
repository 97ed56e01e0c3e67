import type { CaseRecord } from '../../case';
import { decimalsOf, findAsset } from '../../funds/assets';
import type { EntitlementView } from '../../funds/forks';
import type { RateTable } from '../../funds/rates';
import type { ValuationRecord } from '../../funds/valuation';
import type { FundsView, MoneyPlaceView } from '../../funds/view';
import type { ReportBlock, ReportSection } from '../../reportModel';
import { type CarriedWallet, carriedSection } from '../carriedSection';
import { caseHeadBlocks } from '../caseSection';
import { amountsBlock } from '../fundsFigure';
import type { PaperKind, PaperSource } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { amountWords, dateWords, localWords, numberWords, type ReportWords } from '../words';
import { movementsSection } from './fundsMovements';
import { fundsTables } from './fundsTables';
import { valuationSections } from './fundsValuations';

/** Where the money of a case is. Secrets have no place in it; wallets stand with what decides their control. */
export interface FundsSource extends PaperSource {
  readonly case: CaseRecord;
  readonly wallets: readonly (CarriedWallet & { readonly othersMayHold: string })[];
  readonly funds: FundsView;
  readonly valuations: readonly ValuationRecord[];
  readonly rateTables: readonly RateTable[];
  readonly entitlements: readonly EntitlementView[];
}

/** Control, balances with their sources, movements, what fell unexplained, values on three days, forks. */
export const fundsPaper: PaperKind<FundsSource> = {
  id: 'funds',
  content: (source, words) => {
    const open = source.funds.drops.filter((drop) => drop.open).length;
    const red = source.wallets.filter(
      (wallet) => wallet.control !== 'confirmed' && isOurs(wallet.id, source.funds),
    ).length;
    const figure = (key: string, value: number) => ({
      label: words.paper(`funds.${key}`),
      value: numberWords(value, words.language),
    });
    return {
      title: words.paper('funds.title'),
      subtitle: `${source.case.number} · ${source.case.title}`,
      body: source.case.body,
      summary: [
        figure('wallets', source.wallets.length),
        figure('notSecured', red),
        figure('movements', source.funds.movements.filter(({ withdrawn }) => withdrawn === 0).length),
        figure('drops', open),
      ],
      sections: [
        { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
        controlSection(source, words),
        balancesSection(source, words),
        movementsSection(source, words),
        ...accountsSection(source, words),
        ...valuationSections(source, words),
        ...entitlementsSection(source, words),
        ...carriedSection(source, 'funds', words),
        ledgerSection(source, words),
      ],
    };
  },
  tables: fundsTables,
};

/** Nobody expects the agency to move what is a victim's or an exchange's alone. */
function isOurs(walletId: string, { places }: FundsView): boolean {
  const own = places.filter((place) => place.walletId === walletId);
  return own.length === 0 || own.some(({ role }) => role !== 'victim' && role !== 'exchange-deposit');
}

export const short = (number: string) => number.split('/').at(-1) ?? number;

/** `1 842,10 USDT`: of the fraction nothing is rounded, only zeros at its end are left out. */
export function assetWords(assetId: string, amount: string, words: ReportWords): string {
  const ticker = findAsset(assetId)?.ticker ?? assetId;
  const exact = amountWords(amount, decimalsOf(assetId), words.language);
  const short = exact.replace(/[.,]0+$/, '').replace(/([.,]\d\d\d*?)0+$/, '$1');
  return `${short}\u00a0${ticker}`;
}

export function placeWords(places: readonly MoneyPlaceView[], id: string | null, other = ''): string {
  const place = places.find((one) => one.id === id);
  return place === undefined ? other : `${short(place.number)} ${place.text || place.title}`;
}

/** In a narrow cell the address has a line of its own, so that it stays whole. */
const placeLines = (places: readonly MoneyPlaceView[], id: string | null): string =>
  placeWords(places, id).replace(' ', '\n');

function controlSection({ wallets, funds }: FundsSource, words: ReportWords): ReportSection {
  const heading = words.paper('funds.control');
  if (wallets.length === 0) return { id: 'control', heading, blocks: [none('noWallets', words)] };
  const rows = wallets.map((wallet) => [
    short(wallet.number),
    wallet.label,
    words.term(`control.${wallet.control}`),
    wallet.othersMayHold,
  ]);
  const columns = [
    { label: words.paper('funds.number'), mono: true, width: 'narrow' as const },
    { label: words.paper('funds.wallet'), width: 'wide' as const },
    { label: words.paper('funds.state') },
    { label: words.paper('funds.others') },
  ];
  const warnings = funds.drops.flatMap((drop): ReportBlock[] => {
    if (!drop.open) return [];
    const where = placeWords(funds.places, drop.addressId ?? drop.accountId);
    const said = [drop.missing, drop.expected, drop.seen].map((amount) =>
      assetWords(drop.assetId, amount, words),
    );
    const [missing = '', expected = '', seen = ''] = said;
    const text = `${where}. ${words.paper('funds.expected')} ${expected}, ${words.paper('funds.seen')} ${seen}.`;
    return [{ type: 'note', level: 'warn', title: `${words.paper('funds.dropped')} ${missing}`, text }];
  });
  return { id: 'control', heading, blocks: [{ type: 'table', columns, rows }, ...warnings] };
}

export const none = (key: string, words: ReportWords): ReportBlock => ({
  type: 'paragraph',
  text: words.paper(`funds.${key}`),
});

function balancesSection({ funds }: FundsSource, words: ReportWords): ReportSection {
  const heading = words.paper('funds.balances');
  if (funds.balances.length === 0) return { id: 'balances', heading, blocks: [none('noBalances', words)] };
  const totals = funds.totals.map((total) => [
    assetWords(total.assetId, total.open, words),
    assetWords(total.assetId, total.secured, words),
    assetWords(total.assetId, total.accounts, words),
    assetWords(total.assetId, total.others, words),
  ]);
  const right = (key: string) => ({ label: words.paper(`funds.${key}`), align: 'right' as const });
  const rows = funds.balances.map((balance) => {
    const seen = funds.observations.find(({ id }) => id === balance.observationId);
    const when = seen === undefined ? '' : localWords(seen.observedAt, words.language);
    const block =
      seen?.blockHeight == null
        ? ''
        : `${words.paper('funds.block')} ${numberWords(seen.blockHeight, words.language)}`;
    return [
      placeLines(funds.places, balance.placeId),
      assetWords(balance.assetId, balance.amount, words),
      assetWords(balance.assetId, balance.expected, words),
      [when, block].filter(Boolean).join('\n'),
      seen === undefined ? '' : sourceWords(seen, words),
    ];
  });
  return {
    id: 'balances',
    heading,
    blocks: [
      { type: 'table', columns: ['open', 'secured', 'atProviders', 'ofOthers'].map(right), rows: totals },
      ...amountsBlock(funds, words, (assetId, amount) => assetWords(assetId, String(amount), words)),
      {
        type: 'table',
        columns: [
          { label: words.paper('funds.place'), mono: true, width: 'wide' },
          right('seenAmount'),
          right('now'),
          { label: words.paper('funds.when') },
          { label: words.paper('funds.source'), width: 'wide' },
        ],
        rows,
      },
      ...earlierTable(funds, words),
    ],
  };
}

/** What was seen before the newest look at each place: it is not the balance any more, and it is evidence still. */
function earlierTable({ observations, balances, places }: FundsView, words: ReportWords): ReportBlock[] {
  const newest = new Set(balances.map(({ observationId }) => observationId));
  const earlier = observations.filter(({ id, withdrawn }) => withdrawn === 0 && !newest.has(id));
  if (earlier.length === 0) return [];
  return [
    {
      type: 'table',
      caption: words.paper('funds.earlier'),
      columns: [
        { label: words.paper('funds.place'), mono: true, width: 'wide' },
        { label: words.paper('funds.seenAmount'), align: 'right' },
        { label: words.paper('funds.when') },
        { label: words.paper('funds.source'), width: 'wide' },
      ],
      rows: earlier.map((seen) => [
        placeLines(places, seen.addressId ?? seen.accountId),
        assetWords(seen.assetId, seen.amount, words),
        localWords(seen.observedAt, words.language),
        sourceWords(seen, words),
      ]),
    },
  ];
}

/** Where an amount was seen, and by its hash the file that shows it. */
function sourceWords(
  { number, source, sourceName, fileHash, notes }: FundsView['observations'][number],
  words: ReportWords,
): string {
  const said = `${short(number)} · ${words.term(`observationSource.${source}`)}: ${sourceName}`;
  // a hash that is cut off proves nothing
  const file = fileHash === '' ? '' : `${words.paper('funds.hash')} ${fileHash}`;
  return [said, notes, file].filter(Boolean).join('\n');
}

function accountsSection({ funds }: FundsSource, words: ReportWords): ReportSection[] {
  if (funds.accounts.length === 0) return [];
  const columns = [
    { label: words.paper('funds.number'), mono: true, width: 'narrow' as const },
    { label: words.paper('funds.provider'), width: 'wide' as const },
    { label: words.paper('funds.user') },
    { label: words.paper('funds.freeze') },
  ];
  const rows = funds.accounts.map((one) => [
    short(one.number),
    one.provider,
    [one.userId, one.email, one.phone].filter(Boolean).join('\n'),
    [words.term(`freezeState.${one.freeze}`), one.freezeReference, dateWords(one.freezeDate, words.language)]
      .filter(Boolean)
      .join('\n'),
  ]);
  return [
    { id: 'accounts', heading: words.paper('funds.accounts'), blocks: [{ type: 'table', columns, rows }] },
  ];
}

function entitlementsSection({ entitlements, funds }: FundsSource, words: ReportWords): ReportSection[] {
  const known = entitlements.filter((one) => one.id !== null || one.due !== '');
  if (known.length === 0) return [];
  const columns = [
    { label: words.paper('funds.fork') },
    { label: words.paper('funds.place'), mono: true, width: 'wide' as const },
    { label: words.paper('funds.due'), align: 'right' as const },
    { label: words.paper('funds.state') },
  ];
  const rows = known.map((one) => [
    `${one.names[words.language]}, ${dateWords(one.date, words.language)}`,
    placeLines(funds.places, one.addressId),
    one.due === '' ? '' : assetWords(one.assetId, one.due, words),
    [words.term(`entitlementState.${one.state}`), one.source, one.notes].filter(Boolean).join('\n'),
  ]);
  return [{ id: 'forks', heading: words.paper('funds.forks'), blocks: [{ type: 'table', columns, rows }] }];
}
