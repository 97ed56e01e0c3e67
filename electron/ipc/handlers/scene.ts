import { lastLabels } from '../../../db/accessLog';
import { nextPacking, nextUnitNumber, readScheme, setScheme } from '../../../db/exhibitNumbers';
import { listSeized } from '../../../db/exhibits';
import { findLabelled, listFresh } from '../../../db/labels';
import { findLookAlikes, listLookAlikes } from '../../../db/lookAlikes';
import {
  amendSeizure,
  closeSeizure,
  listSeizures,
  readSeizure,
  recordSeizure,
  reviewSeizure,
} from '../../../db/seizures';
import type { sceneContract } from '../contract/scene';
import type { Desk } from './desk';
import type { Handlers } from './handlers';
import { save } from './records';

type Scene = Exclude<keyof typeof sceneContract, 'label.draw' | 'code.read'>;

export const sceneHandlers: Handlers<Scene> = {
  'seizure.record': (desk, { draft, draftKey }) =>
    save(desk, 'seizure.record', draftKey, (tx) => recordSeizure(tx, draft)),
  'seizure.amend': (desk, { draftKey, ...amendment }) =>
    save(desk, 'seizure.amend', draftKey, (tx) => amendSeizure(tx, amendment)),
  'seizure.get': (desk, { id }) => readSeizure(desk.session.vault.read, id),
  'seizure.list': (desk, { caseId }) => listSeizures(desk.session.vault.read, caseId),
  'seizure.review': (desk, { id }) => reviewSeizure(desk.session.vault.read, id),
  'seizure.close': (desk, { id }) => desk.write('seizure.close', (tx) => closeSeizure(tx, id)),
  'seizure.exhibits': (desk, { id }) => {
    const { read } = desk.session.vault;
    return listSeized(read, readSeizure(read, id).id);
  },
  'seizure.nextNumbers': (desk, { caseId, seizureId }) => {
    const { read, whole } = desk.session.vault;
    const packing = nextPacking(read, caseId, seizureId);
    return { ...packing, unitNumber: nextUnitNumber(whole, caseId, yearNow(desk)) };
  },
  'exhibit.scheme': (desk) => ({ scheme: readScheme(desk.session.vault.whole) }),
  'exhibit.setScheme': (desk, { scheme }) => {
    desk.write('exhibit.setScheme', (tx) => setScheme(tx, scheme.trim()));
    return { scheme: readScheme(desk.session.vault.whole) };
  },
  'address.lookAlikes': (desk, { chain, text }) => findLookAlikes(desk.session.vault.read, chain, text),
  'address.lookAlikeGroups': (desk) => listLookAlikes(desk.session.vault.read),
  'label.fresh': (desk) => {
    const { read, whole } = desk.session.vault;
    const { at, offset } = lastLabels(whole);
    return { at, offset, exhibits: listFresh(read, at) };
  },
  'label.find': (desk, { text }) => findLabelled(desk.session.vault.read, text),
};

function yearNow({ around }: Desk): number {
  const { at, offset } = around.sources.clock();
  return new Date(Date.parse(at) + offset * 60_000).getUTCFullYear();
}
