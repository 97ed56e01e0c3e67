import { recordedAttachments } from './attachments';
import { readCase } from './cases';
import { byNumber } from './domain/numbering';
import { type Keep, keepAll } from './domain/sequence';
import type { CaseSnapshot } from './domain/snapshot';
import type { WalletRecord } from './domain/wallet';
import { listEnvelopes } from './envelopes';
import { listExhibits } from './exhibits';
import { readHandling } from './handling';
import { isSoleOfficer } from './hands';
import { readHead } from './ledger';
import { listLinks } from './links';
import type { Vault } from './open';
import { listPersons } from './persons';
import { listSites } from './sites';
import { readFact } from './vaultFacts';
import { walletPages } from './wallets';

/**
 * Everything that a report says of a case, read in one transaction together with the ledger's head.
 * @param keep how its wallets are kept: there may be a hundred thousand
 */
export function readCaseSnapshot(
  vault: Vault,
  caseId: string,
): Omit<CaseSnapshot, 'wallets'> & { wallets: WalletRecord[] };
export function readCaseSnapshot(vault: Vault, caseId: string, keep: Keep): CaseSnapshot;
export function readCaseSnapshot(vault: Vault, caseId: string, keep: Keep = keepAll): CaseSnapshot {
  const { read } = vault;
  return vault.snapshot(
    (): CaseSnapshot => ({
      vault: {
        id: readFact(read, 'vaultId'),
        name: readFact(read, 'name'),
        shortCode: readFact(read, 'shortCode'),
        sample: readFact(read, 'sample') === 'yes',
        soleOfficer: isSoleOfficer(vault.whole),
      },
      head: readHead(vault.whole),
      taken: vault.sources.clock(),
      case: readCase(read, caseId),
      persons: byNumber(listPersons(read, caseId)),
      exhibits: byNumber(listExhibits(read, caseId)),
      wallets: keep(walletPages(read, caseId)),
      sites: byNumber(listSites(read, caseId)),
      envelopes: listEnvelopes(read, caseId).map(({ held: _held, ...said }) => said),
      links: byNumber(listLinks(read, caseId)),
      // When a content was last read again says nothing of the case.
      attachments: recordedAttachments(read, { caseId }),
      handling: readHandling(read, caseId),
    }),
  );
}
