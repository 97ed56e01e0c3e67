import type { LedgerFinding } from '../domain/ledger';

/** One difference; what is not said is empty. */
export function ledgerFinding(
  code: LedgerFinding['code'],
  more: Partial<Omit<LedgerFinding, 'code'>> = {},
): LedgerFinding {
  return { code, seq: null, table: '', id: '', number: '', field: '', recorded: '', found: '', ...more };
}

/** More than these are counted, not listed: a vault in which nothing fits any more is said to be so once. */
export const mostFindings = 2_000;

export class Findings {
  readonly list: LedgerFinding[] = [];
  unlisted = 0;

  add(code: LedgerFinding['code'], more: Partial<Omit<LedgerFinding, 'code'>>): void {
    if (this.list.length < mostFindings) this.list.push(ledgerFinding(code, more));
    else this.unlisted += 1;
  }
}
