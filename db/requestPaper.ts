import { listAccounts } from './accounts';
import { readCase } from './cases';
import { listRules } from './deadlines';
import { rulesOn } from './domain/deadline';
import { byNumber } from './domain/numbering';
import { bindPaper, type Paper, type PaperSource } from './domain/paper';
import { providerRequestPaper } from './domain/paper/kinds/providerRequest';
import {
  answerRule,
  isAccountOf,
  isAddressOf,
  type RequestChoice,
  requestAsk,
  settledArticle,
} from './domain/providerRequest';
import type { ReportPeriod, ReportSubject } from './domain/reportKinds';
import { wallClock } from './domain/time';
import { readLetterhead } from './letterhead';
import { listProviders, readProvider } from './lists';
import { listMovements } from './movements';
import type { ReadDb, Vault } from './open';
import { listWallets } from './wallets';

/** The providers that a request of the case can go to: none as long as it could ask about nothing. */
export function requestSubjects(read: ReadDb, caseId: string | null): ReportSubject[] {
  if (caseId === null) return [];
  const providers = listProviders(read);
  if (providers.length === 0) return [];
  const asksAbout =
    listAccounts(read, caseId).length > 0 ||
    listWallets(read, caseId).some(({ addresses }) => addresses.length > 0);
  if (!asksAbout) return [];
  return providers.map(({ id, number, name }) => ({ about: 'provider', id, number, title: name, caseId }));
}

/** What the request tells the provider. Call it within one transaction. */
export function readRequest(
  vault: Vault,
  base: PaperSource,
  { id, caseId }: ReportSubject,
  period: ReportPeriod,
  { places, transactions, asks, article, answerBy }: RequestChoice,
): Paper {
  const { read } = vault;
  const of = readCase(read, caseId ?? '');
  const to = readProvider(read, id);
  const chosen = places === undefined ? undefined : new Set(places);
  const addresses = byNumber(listWallets(read, of.id)).flatMap((owner) =>
    owner.addresses.filter((one) => chosen?.has(one.id) ?? isAddressOf(to, one, owner)),
  );
  const accounts = listAccounts(read, of.id).filter((one) => chosen?.has(one.id) ?? isAccountOf(to, one));
  const rule = unitRule(vault, answerRule(asks));
  const asked = new Set(transactions);
  const moves = listMovements(read, { caseId: of.id }).filter(
    ({ id: one, txid }) => asked.has(one) && txid !== '',
  );
  return bindPaper(providerRequestPaper, {
    ...base,
    case: {
      number: of.number,
      erdrNumber: of.erdrNumber,
      erdrDate: of.erdrDate,
      articles: of.articles,
      body: of.body,
      unit: of.unit,
      investigator: of.investigator,
    },
    provider: {
      name: to.name,
      legalEntity: to.legalEntity,
      registration: to.registration,
      jurisdiction: to.jurisdiction,
      licence: to.licence,
      contact: to.contact,
      requestChannel: to.requestChannel,
    },
    article: article.trim() || settledArticle(rule?.article ?? ''),
    asks: requestAsk.options.filter((one) => asks.includes(one)),
    period,
    answerBy,
    ...(rule === undefined ? {} : { answerWithin: { length: rule.length, unit: rule.unit } }),
    answerTo: readLetterhead(read)?.contacts ?? '',
    addresses: addresses.map(({ chain, network, canonical, format, checksum, memo }) => ({
      chain,
      network,
      canonical,
      format,
      checksum,
      memo,
    })),
    transactions: moves.map(({ assetId, amount, txid, movedAt }) => ({ assetId, amount, txid, movedAt })),
    accounts: accounts.map(({ userId, email, phone, freezeReference }) => ({
      userId,
      email,
      phone,
      freezeReference,
    })),
  });
}

/** The unit's own period for an answer of a provider, as it stands today. */
function unitRule({ read, sources }: Vault, code: string) {
  const today = wallClock(sources.clock()).slice(0, 10);
  return rulesOn(listRules(read), today).find((one) => one.code === code);
}
