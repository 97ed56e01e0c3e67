import { findChain } from '../../address';
import { type CaseRecord, citationText } from '../../case';
import type { RuleDraft } from '../../deadline';
import type { AccountRecord } from '../../funds/account';
import { decimalsOf, findAsset } from '../../funds/assets';
import type { MovementRecord } from '../../funds/movement';
import { lawWords } from '../../lawWords';
import type { ProviderRecord } from '../../provider';
import type { RequestAsk } from '../../providerRequest';
import type { ReportPeriod } from '../../reportKinds';
import type { ReportAddress, ReportBlock, ReportSection } from '../../reportModel';
import type { AddressRecord } from '../../wallet';
import { field, fields } from '../blocks';
import type { PaperKind, PaperSource, PaperTable } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { addressColumns } from '../walletsSection';
import { amountWords, dateWords, localWords, numberWords, type ReportWords } from '../words';

/**
 * What a provider is told, and nothing else: it is a stranger to the case. No title, suspects, victims, labels or roles;
 * of the case what proves that there is one.
 */
export interface ProviderRequestSource extends PaperSource {
  readonly case: Pick<
    CaseRecord,
    'number' | 'erdrNumber' | 'erdrDate' | 'articles' | 'body' | 'unit' | 'investigator'
  >;
  readonly provider: Pick<
    ProviderRecord,
    'name' | 'legalEntity' | 'registration' | 'jurisdiction' | 'licence' | 'contact' | 'requestChannel'
  >;
  readonly article: string;
  readonly asks: readonly RequestAsk[];
  readonly period: ReportPeriod;
  readonly answerBy: string;
  /** The unit's own period, where the request names no day. */
  readonly answerWithin?: Pick<RuleDraft, 'length' | 'unit'>;
  /** Telephone and e-mail of the letterhead. */
  readonly answerTo: string;
  readonly addresses: readonly Pick<
    AddressRecord,
    'chain' | 'network' | 'canonical' | 'format' | 'checksum' | 'memo'
  >[];
  /** Asked about by their hash; papers that were made before they could be have none. */
  readonly transactions?: readonly Pick<MovementRecord, 'assetId' | 'amount' | 'txid' | 'movedAt'>[];
  readonly accounts: readonly Pick<AccountRecord, 'userId' | 'email' | 'phone' | 'freezeReference'>[];
}

export const providerRequestPaper: PaperKind<ProviderRequestSource> = {
  id: 'provider-request',
  content: (source, words) => ({
    title: words.paper('providerRequest.title'),
    subtitle: source.provider.name,
    ...(source.case.body === '' ? {} : { body: source.case.body }),
    sections: [
      addressee(source, words),
      basis(source, words),
      ...about(source, words),
      asked(source, words),
      answer(source, words),
      ledgerSection(source, words),
    ],
  }),
  tables: (source) => [
    addressesCsv(source),
    ...((source.transactions ?? []).length === 0 ? [] : [transactionsCsv(source)]),
  ],
};

const said = (words: ReportWords, name: string, value: string, mono = false) =>
  field(words, `providerRequest.${name}`, value, mono);

function addressee({ provider }: ProviderRequestSource, words: ReportWords): ReportSection {
  return {
    id: 'addressee',
    heading: words.paper('providerRequest.addressee'),
    blocks: fields(
      said(words, 'name', provider.name),
      said(words, 'legalEntity', provider.legalEntity),
      said(words, 'registration', provider.registration, true),
      said(words, 'jurisdiction', provider.jurisdiction),
      said(words, 'licence', provider.licence),
      said(words, 'contact', provider.contact),
      said(words, 'channel', provider.requestChannel),
    ),
  };
}

function basis({ case: of, article }: ProviderRequestSource, words: ReportWords): ReportSection {
  const citation = {
    part: `${words.paper('fields.case.part')} `,
    point: `${words.paper('fields.case.point')} `,
  };
  return {
    id: 'basis',
    heading: words.paper('providerRequest.basis'),
    blocks: [
      { type: 'paragraph', text: words.paper('providerRequest.basisText') },
      ...fields(
        said(words, 'article', lawWords(article, words.language)),
        field(words, 'case.erdrNumber', of.erdrNumber, true),
        field(words, 'case.erdrDate', dateWords(of.erdrDate, words.language)),
        said(words, 'ourNumber', of.number, true),
        field(words, 'case.articles', of.articles.map((one) => citationText(one, citation)).join('; ')),
        field(words, 'case.unit', of.unit),
        field(words, 'case.investigator', of.investigator),
      ),
    ],
  };
}

function addressRow(address: ProviderRequestSource['addresses'][number], words: ReportWords): ReportAddress {
  const { canonical, network, checksum, format, memo } = address;
  const test = network === '' || network === 'mainnet' ? '' : ` (${network})`;
  return {
    address: canonical,
    chain: `${findChain(address.chain)?.name ?? address.chain}${test}`,
    format,
    verdict: words.term(`checksum.${checksum}`),
    tone: checksum === 'verified' || checksum === 'failed' ? checksum : 'none',
    ...(memo === '' ? {} : { detail: `${words.paper('terms.memo')}: ${memo}` }),
  };
}

/** Addresses, accounts and transactions, each in a section of its own. */
function about(source: ProviderRequestSource, words: ReportWords): ReportSection[] {
  const { addresses, accounts, transactions = [] } = source;
  if (addresses.length + accounts.length + transactions.length === 0) {
    const note: ReportBlock = { type: 'note', level: 'warn', text: words.paper('providerRequest.nothing') };
    return [{ id: 'addresses', heading: words.paper('providerRequest.addresses'), blocks: [note] }];
  }
  const rows = addresses.map((address) => addressRow(address, words));
  const columns = (['userId', 'email', 'phone', 'reference'] as const).map((name) => ({
    label: words.paper(`fields.providerRequest.${name}`),
  }));
  const cells = accounts.map(({ userId, email, phone, freezeReference }) => [
    userId,
    email,
    phone,
    freezeReference,
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [
          {
            id: 'addresses',
            heading: words.paper('providerRequest.addresses'),
            blocks: [{ type: 'addressTable' as const, columns: addressColumns(words), rows }],
          },
        ]),
    ...(cells.length === 0
      ? []
      : [
          {
            id: 'accounts',
            heading: words.paper('providerRequest.accounts'),
            blocks: [{ type: 'table' as const, columns, rows: cells }],
          },
        ]),
    ...transactionsSection(transactions, words),
  ];
}

/** Each hash stands alone on its line, so that it copies as one string. */
function transactionsSection(
  transactions: NonNullable<ProviderRequestSource['transactions']>,
  words: ReportWords,
): ReportSection[] {
  if (transactions.length === 0) return [];
  const { language } = words;
  const said = ({ assetId, amount, txid }: (typeof transactions)[number]) => {
    const { ticker } = findAsset(assetId) ?? { ticker: assetId };
    return `${txid}\n${amountWords(amount, decimalsOf(assetId), language)} ${ticker}`;
  };
  return [
    {
      id: 'transactions',
      heading: words.paper('providerRequest.transactions'),
      blocks: [
        {
          type: 'fields',
          fields: transactions.map((one) => ({
            label: localWords(one.movedAt, language),
            value: said(one),
            mono: true,
          })),
        },
      ],
    },
  ];
}

function asked({ asks, period }: ProviderRequestSource, words: ReportWords): ReportSection {
  const stretch = (['from', 'to'] as const).flatMap((end) =>
    period[end] === ''
      ? []
      : [words.paper(`providerRequest.${end}`).replace('{{day}}', dateWords(period[end], words.language))],
  );
  const whole = stretch.length === 0 ? words.paper('providerRequest.wholeTime') : stretch.join(' ');
  const rows = asks.map((ask, at) => [`${at + 1}`, words.paper(`providerRequest.ask.${ask}`)]);
  return {
    id: 'asked',
    heading: words.paper('providerRequest.asked'),
    blocks: [
      {
        type: 'table',
        columns: [
          { label: '№', width: 'narrow' },
          { label: words.paper('providerRequest.ask'), width: 'wide' },
        ],
        rows,
      },
      ...fields(said(words, 'period', whole)),
    ],
  };
}

/** A day, or how long after the request came; '' where neither is stated. */
function answerTime({ answerBy, answerWithin }: ProviderRequestSource, words: ReportWords): string {
  if (answerBy !== '') return dateWords(answerBy, words.language);
  if (answerWithin === undefined || answerWithin.unit === 'date' || answerWithin.length === 0) return '';
  return words
    .paper('providerRequest.within')
    .replace('{{n}}', numberWords(answerWithin.length, words.language))
    .replace('{{unit}}', words.paper(`providerRequest.unit.${answerWithin.unit}`));
}

function answer(source: ProviderRequestSource, words: ReportWords): ReportSection {
  const { answerTo, case: of } = source;
  return {
    id: 'answer',
    heading: words.paper('providerRequest.answer'),
    blocks: [
      ...fields(
        said(words, 'answerBy', answerTime(source, words)),
        said(words, 'answerTo', [of.investigator, of.unit, answerTo].filter(Boolean).join('\n')),
      ),
      { type: 'paragraph', text: words.paper('providerRequest.answerText') },
      {
        type: 'note',
        level: 'info',
        title: words.paper('providerRequest.secrecyTitle'),
        text: words.paper('providerRequest.secrecyText'),
      },
    ],
  };
}

function addressesCsv({ addresses }: ProviderRequestSource): PaperTable {
  return {
    name: 'addresses.csv',
    description: 'providerRequest.csv',
    columns: ['chain', 'network', 'address', 'memo'],
    rows: addresses.map(({ chain, network, canonical, memo }) => [chain, network, canonical, memo]),
  };
}

function transactionsCsv({ transactions = [] }: ProviderRequestSource): PaperTable {
  return {
    name: 'transactions.csv',
    description: 'providerRequest.transactionsCsv',
    columns: ['txid', 'asset_id', 'base_units', 'sent_at'],
    rows: transactions.map(({ txid, assetId, amount, movedAt }) => [txid, assetId, amount, movedAt]),
  };
}
