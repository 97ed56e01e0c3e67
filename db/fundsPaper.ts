import { walletsOfCase } from './carried';
import { readCase } from './cases';
import type { PaperSource } from './domain/paper';
import type { FundsSource } from './domain/paper/kinds/funds';
import { listEntitlements } from './entitlements';
import { readFunds } from './funds';
import type { ReadDb } from './open';
import { listRateTables } from './rates';
import { listValuations } from './valuations';
import { listWallets } from './wallets';

/** What a report on the money of a case says, and nothing else of its wallets. Call it within one transaction. */
export function readFundsSource(read: ReadDb, caseId: string): Omit<FundsSource, keyof PaperSource> {
  const valuations = listValuations(read, caseId);
  const others = new Map(listWallets(read, caseId).map(({ id, othersMayHold }) => [id, othersMayHold]));
  const used = new Set(valuations.map(({ rateTableId }) => rateTableId));
  return {
    case: readCase(read, caseId),
    wallets: walletsOfCase(read, caseId).map((one) => ({
      ...one,
      othersMayHold: others.get(one.id) ?? '',
    })),
    funds: readFunds(read, { caseId }),
    valuations,
    rateTables: listRateTables(read).filter(({ id }) => used.has(id)),
    entitlements: listEntitlements(read, { caseId }).filter((one) => one.id !== null || one.due !== ''),
  };
}
