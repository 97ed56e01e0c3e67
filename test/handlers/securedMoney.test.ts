import { describe, expect, it } from 'vitest';
import {
  agencyTron,
  arrived,
  controlOf,
  dropsAt,
  lineOf,
  lines,
  look,
  move,
  otherTron,
  type Scene,
  scene,
  suspectTron,
  txid,
} from './fundsSupport';
import { refusalOf } from './officersSupport';

const alone = 'access.second-hand-missing';

/** Money of the suspect that two officers brought to the agency wallet, and that was seen there. */
async function secured(): Promise<Scene> {
  const made = await scene();
  await look(made, made.suspect, '1000000', '2026-11-17T09:00');
  const { id } = await move(made, {});
  const arrival = arrived('1000000');
  await made.test.request('movement.confirm', { id, arrival, source: '', nothingLeft: '' });
  return made;
}

const foundDraft = (made: Scene, from = made.agency) => ({
  caseId: made.of.id,
  fromAddressId: lineOf(from),
  toText: otherTron,
  assetId: 'usdt.tron',
  amount: '1000000',
  txid: txid(9),
  movedAt: '2026-11-17T20:00',
  purpose: 'found' as const,
});

const stateOf = async ({ test }: Scene, id: string) => (await test.request('wallet.get', { id })).control;

describe('money that the agency holds', () => {
  // Would catch: whoever knows the words of an agency wallet takes the money and writes down a stranger's transfer.
  it('is missed until two say why', async () => {
    const made = await secured();
    const { test, hands } = made;
    const low = await look(made, made.agency, '0', '2026-11-17T21:00');
    expect(await dropsAt(made)).toHaveLength(1);
    const found = { draft: foundDraft(made) };
    expect(await refusalOf(test.request('movement.record', found))).toBe(alone);
    const why = { observationId: low.id, reason: 'перенесли в новое хранилище' };
    expect(await refusalOf(test.request('drop.explain', why))).toBe(alone);
    const back = { id: low.id, reason: 'опечатка' };
    expect(await refusalOf(test.request('observation.withdraw', back))).toBe(alone);
    expect(await dropsAt(made)).toHaveLength(1);
    expect(await test.request('movement.record', { ...found, hands })).toMatchObject({
      secondName: made.second.name,
    });
    expect(await dropsAt(made)).toEqual([]);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('is explained, and a slip taken back, by two', async () => {
    const made = await secured();
    const { test, hands } = made;
    const low = await look(made, made.agency, '400000', '2026-11-17T21:00');
    await test.request('drop.explain', { observationId: low.id, reason: 'комиссия хранилища', hands });
    expect(await dropsAt(made)).toEqual([]);
    const slip = await look(made, made.agency, '3', '2026-11-17T22:00');
    expect(await dropsAt(made)).toHaveLength(1);
    await test.request('observation.withdraw', { id: slip.id, reason: 'опечатка', hands });
    expect(await dropsAt(made)).toEqual([]);
    for (const kind of ['drop.explainSecured', 'observation.withdrawSecured'])
      expect(await test.request('ledger.list', { kind })).toHaveLength(1);
  });

  // Would catch: the money that came back to a wallet "confirmed" and left again unexplained by anybody else.
  it('is missed in the wallet that it left, too, once that is confirmed', async () => {
    const made = await secured();
    expect(await controlOf(made)).toBe('confirmed');
    const found = { draft: { ...foundDraft(made, made.suspect) } };
    expect(await refusalOf(made.test.request('movement.record', found))).toBe(alone);
  });

  // Would catch: the same address recorded in a second wallet as a suspect's, and the drop explained there.
  it('is missed under the name of another wallet with the same address', async () => {
    const made = await secured();
    const { test, of } = made;
    const twin = await test.request('wallet.record', {
      draft: { caseId: of.id, label: 'Копия', control: 'access', addresses: lines(agencyTron, 'suspect') },
    });
    expect(await refusalOf(test.request('movement.record', { draft: foundDraft(made, twin) }))).toBe(alone);
  });
});

describe('a green wallet', () => {
  // Would catch: an agency wallet that is green because whoever wrote it down said so.
  it('of the agency is so by what two officers sent there and was seen, and no longer when that is taken back', async () => {
    const made = await scene();
    const { test, of, agency, hands } = made;
    for (const control of ['confirmed', 'moved'] as const) {
      const draft = { caseId: of.id, label: 'Орган 9', control, addresses: lines(otherTron, 'agency') };
      expect(await refusalOf(test.request('wallet.record', { draft }))).toBe('draft.refused');
    }
    expect(await stateOf(made, agency.id)).toBe('access');
    const { id } = await move(made, { purpose: 'test' });
    expect(await stateOf(made, agency.id)).toBe('access');
    const arrival = arrived('1000000');
    await test.request('movement.confirm', { id, arrival, source: '', nothingLeft: '' });
    expect(await stateOf(made, agency.id)).toBe('confirmed');
    await test.request('movement.withdraw', { id, hands });
    expect(await stateOf(made, agency.id)).toBe('access');
  });

  // Would catch: one amendment that makes the suspect's wallet the agency's, and so green.
  it('is not made by calling a suspect wallet the agency’s', async () => {
    const made = await scene();
    const { test, of, suspect } = made;
    const draft = { caseId: of.id, label: suspect.label, addresses: lines(suspectTron, 'agency') };
    const amend = (control: 'confirmed' | 'access') =>
      refusalOf(
        test.request('wallet.amend', { id: suspect.id, draft: { ...draft, control }, reason: 'орган' }),
      );
    expect(await amend('confirmed')).toBe('draft.refused');
    await look(made, suspect, '5', '2026-11-17T09:00');
    expect(await amend('access')).toBe('draft.refused');
    expect(await stateOf(made, suspect.id)).toBe('access');
  });

  // Would catch: an agency wallet that stops being one for a minute, so that its drop can be explained by one.
  it('keeps the addresses at which money was seen, and what they are', async () => {
    const made = await secured();
    const { test, of, agency } = made;
    for (const addresses of [
      lines(agencyTron, 'suspect'),
      [],
      [...lines(agencyTron, 'agency'), ...lines(otherTron, 'suspect')],
      lines(otherTron, 'agency'),
    ]) {
      const draft = { caseId: of.id, label: agency.label, control: 'confirmed' as const, addresses };
      const amended = test.request('wallet.amend', { id: agency.id, draft, reason: 'уточнение' });
      expect(await refusalOf(amended)).toBe('draft.refused');
    }
    const draft = {
      caseId: of.id,
      label: 'Орган № 1',
      control: 'confirmed' as const,
      addresses: lines(agencyTron, 'agency'),
    };
    expect(await test.request('wallet.amend', { id: agency.id, draft, reason: 'имя' })).toMatchObject({
      label: 'Орган № 1',
    });
  });

  // Would catch: two officers move one coin of a hundred, and one of them says that the rest was not worth it.
  it('with something left in it is called empty by two', async () => {
    const made = await scene();
    const { test, hands } = made;
    await look(made, made.suspect, '900000000', '2026-11-17T09:00');
    const { id } = await move(made, {});
    const done = { id, arrival: arrived('1000000'), source: '', nothingLeft: 'пыль' };
    expect(await refusalOf(test.request('movement.confirm', done))).toBe(alone);
    await test.request('movement.confirm', { ...done, hands });
    expect(await controlOf(made)).toBe('confirmed');
  });

  // Would catch: an unexplained zero typed before a token transfer, which made the wallet empty and green.
  it('is not empty where its balance fell and nothing says why', async () => {
    const made = await scene();
    const { test } = made;
    await look(made, made.suspect, '900000000', '2026-11-17T08:00');
    await look(made, made.suspect, '1000000', '2026-11-17T09:00');
    const { id } = await move(made, { fee: '0' });
    await test.request('movement.confirm', { id, arrival: arrived('1000000'), source: '', nothingLeft: '' });
    expect(await controlOf(made)).toBe('moved');
  });

  // Would catch: a transfer typed at the minute of the look, taken off an amount that was seen after it.
  it('is not empty by a transfer of the very minute of the last look', async () => {
    const made = await scene();
    const { test } = made;
    await look(made, made.suspect, '1000000', '2026-11-17T10:00');
    const { id } = await move(made, { fee: '0', movedAt: '2026-11-17T10:00' });
    await test.request('movement.confirm', { id, arrival: arrived('1000000'), source: '', nothingLeft: '' });
    expect(await controlOf(made)).toBe('moved');
  });

  // Would catch: a red wallet that leaves home because one officer calls it a victim's.
  it('does not replace a red one that is said to be a victim’s by one officer', async () => {
    const made = await scene();
    const { test, of, suspect, hands } = made;
    const red = async () =>
      (await test.request('home.get', {})).alerts.filter(({ subject }) => subject?.id === suspect.id);
    expect(await red()).toHaveLength(1);
    const draft = {
      caseId: of.id,
      label: suspect.label,
      control: 'access' as const,
      addresses: [{ chain: 'tron' as const, text: suspectTron, role: 'victim' as const }],
    };
    const amendment = { id: suspect.id, draft, reason: 'показания' };
    expect(await refusalOf(test.request('wallet.amend', amendment))).toBe(alone);
    expect(await red()).toHaveLength(1);
    await test.request('wallet.amend', { ...amendment, hands });
    expect(await red()).toEqual([]);
  });
});

describe('what a correction or a later look says', () => {
  // Would catch: the wallet called lost for a minute, so that its drop can be explained by one.
  it('does not take a wallet out of the rule of two', async () => {
    const made = await scene();
    const { test, of, suspect } = made;
    await look(made, suspect, '5000000', '2026-11-15T10:00');
    const low = await look(made, suspect, '0', '2026-11-16T10:00');
    const why = { observationId: low.id, reason: 'владелец вывел' };
    expect(await refusalOf(test.request('drop.explain', why))).toBe(alone);
    const draft = {
      caseId: of.id,
      label: suspect.label,
      control: 'lost' as const,
      addresses: lines(suspectTron, 'suspect'),
    };
    await test.request('wallet.amend', { id: suspect.id, draft, reason: 'вывели' });
    expect(await refusalOf(test.request('drop.explain', why))).toBe(alone);
    expect(await refusalOf(test.request('movement.record', { draft: foundDraft(made, suspect) }))).toBe(
      alone,
    );
  });

  // Would catch: one coin of a hundred moved by two, and green stated by one afterwards.
  it('makes no wallet green in which something is left', async () => {
    const made = await scene();
    const { test, of, suspect } = made;
    await look(made, suspect, '900000000', '2026-11-17T09:00');
    const { id } = await move(made, {});
    await test.request('movement.confirm', { id, arrival: arrived('1000000'), source: '', nothingLeft: '' });
    const draft = {
      caseId: of.id,
      label: suspect.label,
      control: 'confirmed' as const,
      addresses: lines(suspectTron, 'suspect'),
    };
    const amended = test.request('wallet.amend', { id: suspect.id, draft, reason: 'пыль' });
    expect(await refusalOf(amended)).toBe('draft.refused');
    expect(await controlOf(made)).toBe('moved');
  });

  // Would catch: a wallet that stays green while somebody pays into it.
  it('ends green where money is seen again', async () => {
    const made = await secured();
    const { test, suspect } = made;
    await look(made, suspect, '0', '2026-11-17T20:00');
    expect(await controlOf(made)).toBe('confirmed');
    await look(made, suspect, '7000000', '2026-11-17T21:00');
    expect(await controlOf(made)).toBe('moved');
    const { control } = await test.request('funds.view', { walletId: suspect.id });
    expect(control.at(-1)).toMatchObject({ before: 'confirmed', after: 'moved', cause: 'observation' });
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });
});
