import { amendCase, listCases, readCase, recordCase } from '../../../db/cases';
import type { ActKind } from '../../../db/domain/acts';
import { amendExhibit, listExhibits, readExhibit, recordExhibit } from '../../../db/exhibits';
import type { SecondHand } from '../../../db/hands';
import { amendLink, listLinks, readLink, recordLink } from '../../../db/links';
import { amendPerson, listPersons, readPerson, recordPerson } from '../../../db/persons';
import { amendSite, listSites, readSite, recordSite } from '../../../db/sites';
import type { WriteTx } from '../../../db/tx';
import { amendAct, amendWallet, listWallets, readWallet, recordWallet } from '../../../db/wallets';
import { withHands } from '../../vault/hands';
import type { recordContract } from '../contract/records';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { tellingHidden } from './hiddenTold';

/** Writes, and forgets the kept draft in the same transaction. */
export function save<T>(
  desk: Desk,
  kind: ActKind,
  draftKey: string | undefined,
  work: (tx: WriteTx) => T extends Promise<unknown> ? never : T,
  second?: SecondHand,
): T {
  return desk.write<T>(
    kind,
    (tx) => {
      const saved = work(tx);
      if (draftKey !== undefined) tx.purgeDraft(draftKey);
      return saved;
    },
    second,
  );
}

export const recordHandlers: Handlers<keyof typeof recordContract> = {
  'case.record': (desk, { draft, draftKey }) =>
    save(desk, 'case.record', draftKey, (tx) => recordCase(tx, draft)),
  'case.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'case.amend', draftKey, (tx) => amendCase(tx, amendment)),
  'case.get': (desk, { id }) => readCase(desk.session.vault.read, id),
  'case.list': (desk) => listCases(desk.session.vault.read),

  'exhibit.record': (desk, { draft, draftKey }) =>
    save(desk, 'exhibit.record', draftKey, (tx) => recordExhibit(tx, draft)),
  'exhibit.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'exhibit.amend', draftKey, (tx) => amendExhibit(tx, amendment)),
  'exhibit.get': (desk, { id }) => readExhibit(desk.session.vault.read, id),
  'exhibit.list': (desk, { caseId }) => listExhibits(desk.session.vault.read, caseId),

  'wallet.record': (desk, { draft, draftKey }) =>
    tellingHidden(desk, () => save(desk, 'wallet.record', draftKey, (tx) => recordWallet(tx, draft))),
  'wallet.amend': (desk, { draftKey, hands, ...amendment }) => {
    const { addresses } = readWallet(desk.session.vault.read, amendment.id);
    const act = amendAct(addresses, amendment.draft);
    return tellingHidden(desk, () =>
      withHands(desk.session, hands, (second) =>
        save(desk, act, draftKey, (tx) => amendWallet(tx, amendment), second),
      ),
    );
  },
  'wallet.get': (desk, { id }) => readWallet(desk.session.vault.read, id),
  'wallet.list': (desk, { caseId }) => listWallets(desk.session.vault.read, caseId),

  'site.record': (desk, { draft, draftKey }) =>
    save(desk, 'site.record', draftKey, (tx) => recordSite(tx, draft)),
  'site.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'site.amend', draftKey, (tx) => amendSite(tx, amendment)),
  'site.get': (desk, { id }) => readSite(desk.session.vault.read, id),
  'site.list': (desk, { caseId }) => listSites(desk.session.vault.read, caseId),

  'person.record': (desk, { draft, draftKey }) =>
    save(desk, 'person.record', draftKey, (tx) => recordPerson(tx, draft)),
  'person.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'person.amend', draftKey, (tx) => amendPerson(tx, amendment)),
  'person.get': (desk, { id }) => readPerson(desk.session.vault.read, id),
  'person.list': (desk, { caseId }) => listPersons(desk.session.vault.read, caseId),

  'link.record': (desk, { draft, draftKey }) =>
    save(desk, 'link.record', draftKey, (tx) => recordLink(tx, draft)),
  'link.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'link.amend', draftKey, (tx) => amendLink(tx, amendment)),
  'link.get': (desk, { id }) => readLink(desk.session.vault.read, id),
  'link.list': (desk, { caseId }) => listLinks(desk.session.vault.read, caseId),
};
