import { expect, it } from 'vitest';
import type { RouteInput } from '../../electron/ipc/contract';
import { lineOf, move, type Scene, scene, txid } from './fundsSupport';
import { handsOf, passphrases, refusalOf } from './officersSupport';

type Disposition = RouteInput<'disposition.record'>['draft'];

/** A supervisor carries out an order about the suspect's wallet, confirmed by the investigator. */
async function dispose(made: Scene, movementId: string | null, more: Partial<Disposition> = {}) {
  const draft: Disposition = {
    caseId: made.of.id,
    way: 'confiscated',
    items: [{ kind: 'wallet', id: made.suspect.id }],
    orderNumber: '13',
    orderDate: '2026-11-17',
    recipient: { kind: 'outside', name: 'Казначейство', organisation: '', rank: '', document: '' },
    movementId,
    ...more,
  };
  const hands = handsOf({ officerId: made.founder.id, passphrase: passphrases.founder });
  return made.test.request('disposition.record', { draft, hands });
}

// Would catch: money that is "confiscated" by a stranger's transfer, one of another wallet, or one that was taken back.
it('the money of a wallet left by a transfer of two officers, or by none that is named', async () => {
  const made = await scene();
  const own = await move(made, { purpose: 'seizure' });
  const found = await move(made, { purpose: 'found', txid: txid(2) });
  const trial = await move(made, { purpose: 'test', txid: txid(3), amount: '1' });
  const back = await move(made, { purpose: 'conversion', txid: txid(4) });
  await made.test.request('movement.withdraw', { id: back.id, hands: made.hands });
  const elsewhere = await made.test.request('case.record', { draft: { title: 'Другое' } });
  await made.become(made.second, passphrases.second);
  for (const { id } of [found, trial, back]) expect(await refusalOf(dispose(made, id))).toBe('draft.refused');
  expect(await refusalOf(dispose(made, own.id, { caseId: elsewhere.id }))).toBe('draft.refused');
  expect(lineOf(made.suspect)).toBe(own.fromAddressId);
  expect(await dispose(made, own.id)).toMatchObject({ movementId: own.id, way: 'confiscated' });
  expect(await made.test.request('status.list', { subjectId: made.suspect.id })).toHaveLength(1);
});
