import { describe, expect, it } from 'vitest';
import {
  agencyTron,
  arrived,
  controlOf,
  dropsAt,
  ended,
  lineOf,
  lines,
  look,
  type Move,
  move,
  otherTron,
  scene,
  suspectTron,
  txid,
} from './fundsSupport';
import { handsOf, refusalOf } from './officersSupport';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

describe('the control of a wallet', () => {
  // Green that somebody typed is the very mistake that the control state is there against.
  it('is not made green by typing, when recorded or corrected', async () => {
    const made = await scene();
    const { test, of, suspect } = made;
    for (const control of ['moved', 'confirmed'] as const) {
      const draft = { caseId: of.id, label: 'x', control, addresses: lines(otherTron, 'suspect') };
      expect(await refusalOf(test.request('wallet.record', { draft }))).toBe('draft.refused');
      const amended = {
        caseId: of.id,
        label: suspect.label,
        control,
        addresses: lines(suspectTron, 'suspect'),
      };
      expect(
        await refusalOf(test.request('wallet.amend', { id: suspect.id, draft: amended, reason: 'перевели' })),
      ).toBe('draft.refused');
    }
    expect(await controlOf(made)).toBe('access');
  });

  it('goes to moved with the movement, and to confirmed only when it was seen at the agency wallet', async () => {
    const made = await scene();
    const { test } = made;
    await look(made, made.suspect, '5000000', '2026-11-17T09:00');
    const trial = await move(made, { purpose: 'test', amount: '1000000' });
    expect(await controlOf(made)).toBe('access');
    await test.request('movement.confirm', {
      id: trial.id,
      arrival: arrived('1000000'),
      source: '',
      nothingLeft: '',
    });
    expect(await controlOf(made)).toBe('access');
    const rest = await move(made, { amount: '4000000', txid: txid(2), movedAt: '2026-11-17T10:30' });
    expect(await controlOf(made)).toBe('moved');
    const less = { id: rest.id, arrival: arrived('3999999'), source: '', nothingLeft: '' };
    expect(await refusalOf(test.request('movement.confirm', less))).toBe('draft.refused');
    await test.request('movement.confirm', { ...less, arrival: arrived('5000000') });
    expect(await controlOf(made)).toBe('confirmed');
    const { control, movements } = await test.request('funds.view', { walletId: made.suspect.id });
    expect(control.map(({ before, after, cause }) => [before, after, cause])).toEqual([
      ['access', 'moved', 'movement'],
      ['moved', 'confirmed', 'confirmation'],
    ]);
    expect(movements[1]).toMatchObject({
      secondName: made.second.name,
      authorisation: made.hands.authorisation,
      confirmedBy: made.founder.name,
    });
    expect(await refusalOf(test.request('movement.confirm', less))).toBe('movement.confirmed');
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('stays moved while something is known to be left, or while nobody looked, until an officer says why', async () => {
    const made = await scene();
    await look(made, made.suspect, '9000000', '2026-11-17T09:00');
    const { id } = await move(made, {});
    await made.test.request('movement.confirm', {
      id,
      arrival: arrived('1000000'),
      source: '',
      nothingLeft: '',
    });
    expect(await controlOf(made)).toBe('moved');
    const next = await move(made, { txid: txid(3) });
    await made.test.request('movement.confirm', {
      id: next.id,
      arrival: arrived('2000000'),
      source: '',
      nothingLeft: 'остаток заморожен эмитентом',
      hands: made.hands,
    });
    expect(await controlOf(made)).toBe('confirmed');
  });

  it('falls again when the movement that proved it is taken back by two', async () => {
    const made = await scene();
    const { id } = await move(made, {});
    await made.test.request('movement.withdraw', { id, hands: made.hands });
    expect(await controlOf(made)).toBe('access');
    expect(await refusalOf(made.test.request('movement.withdraw', { id, hands: made.hands }))).toBe(
      'movement.withdrawn',
    );
  });
});

describe('a movement', () => {
  it('is not made by one officer', async () => {
    const made = await scene();
    const draft: Move = {
      caseId: made.of.id,
      fromAddressId: lineOf(made.suspect),
      toAddressId: lineOf(made.agency),
      assetId: 'usdt.tron',
      amount: '1',
      movedAt: '2026-11-17T10:00',
      purpose: 'test',
      txid: txid(1),
    };
    expect(await refusalOf(made.test.request('movement.record', { draft }))).toBe(
      'access.second-hand-missing',
    );
    const strange = await made.test.request('wallet.record', {
      draft: { caseId: made.of.id, label: 'Чужой', addresses: lines(otherTron, 'suspect') },
    });
    const theirs = { ...draft, fromAddressId: lineOf(strange), purpose: 'found' as const };
    const found = await made.test.request('movement.record', { draft: theirs });
    expect(found).toMatchObject({ secondName: '', txid: txid(1) });
  });

  it('is refused where its form is impossible, its coin cannot lie there, or it is not the agency that gets it', async () => {
    const made = await scene();
    const findings = async (fields: Partial<Move>) => {
      const thrown = await move(made, fields).catch((error: { findings?: { code: string }[] }) => error);
      return ('findings' in thrown ? (thrown.findings ?? []) : []).map(({ code }) => code);
    };
    expect(await findings({ txid: '0xabc' })).toContain('movement.txid-form');
    expect(await findings({ assetId: 'bitcoin' })).toContain('movement.other-chain');
    expect(await findings({ toAddressId: lineOf(made.suspect) })).toContain('movement.to-itself');
    expect(await findings({ toAddressId: null, toText: otherTron })).toContain('movement.not-agency');
    expect(await findings({ movedAt: '2031-01-01T00:00' })).toContain('date.future');
    expect(await findings({ amount: '0' })).toContain('amount.not-positive');
    await move(made, {});
    expect(await findings({})).toContain('movement.twice');
  });

  // Money of two cases in one wallet can never be told apart again.
  it('never goes to the agency wallet of another case, picked or typed, and such a wallet is not recorded twice', async () => {
    const made = await scene();
    const { test } = made;
    const second = await test.request('case.record', { draft: { title: 'Обменник' } });
    const theirs = await test.request('wallet.record', {
      draft: {
        caseId: second.id,
        label: 'Орган 2',
        control: 'access',
        addresses: lines(otherTron, 'agency'),
      },
    });
    for (const fields of [{ toAddressId: lineOf(theirs) }, { toAddressId: null, toText: otherTron }]) {
      const thrown: { findings?: { code: string }[] } = await move(made, fields).then(
        () => ({}),
        (error) => error,
      );
      expect(thrown.findings?.map(({ code }) => code)).toContain('movement.agency-other-case');
    }
    const again = { caseId: second.id, label: 'Орган 3', addresses: lines(agencyTron, 'agency') };
    expect(await refusalOf(test.request('wallet.record', { draft: again }))).toBe('draft.refused');
  });

  it('says before it is sent that no test was made there', async () => {
    const made = await scene();
    const draft: Move = {
      caseId: made.of.id,
      fromAddressId: lineOf(made.suspect),
      toAddressId: lineOf(made.agency),
      assetId: 'usdt.tron',
      amount: '1',
      purpose: 'seizure',
    };
    const codes = async () => (await made.test.request('movement.judge', { draft })).map(({ code }) => code);
    expect(await codes()).toContain('movement.no-test');
    const { id } = await move(made, { purpose: 'test', amount: '1' });
    expect(await codes()).toContain('movement.no-test');
    await made.test.request('movement.confirm', { id, arrival: arrived('1'), source: '', nothingLeft: '' });
    expect(await codes()).not.toContain('movement.no-test');
  });
});

describe('a balance that falls', () => {
  it('is red at home until a movement or an explanation says where it went', async () => {
    const made = await scene();
    const { test } = made;
    await look(made, made.suspect, '5000000', '2026-11-15T10:00');
    const low = await look(made, made.suspect, '2000000', '2026-11-16T10:00');
    expect(await dropsAt(made)).toMatchObject([
      { state: 'red', subject: { id: made.suspect.id }, params: { missing: '3 USDT', seen: '2 USDT' } },
    ]);
    await test.request('movement.record', {
      draft: {
        caseId: made.of.id,
        fromAddressId: lineOf(made.suspect),
        toText: otherTron,
        assetId: 'usdt.tron',
        amount: '1000000',
        txid: txid(9),
        movedAt: '2026-11-15T20:00',
        purpose: 'found',
      },
      hands: made.hands,
    });
    expect(await dropsAt(made)).toMatchObject([{ params: { missing: '2 USDT' } }]);
    await test.request('drop.explain', {
      observationId: low.id,
      reason: 'заморожено эмитентом, письмо № 5',
      hands: made.hands,
    });
    expect(await dropsAt(made)).toEqual([]);
    const view = await test.request('funds.view', { caseId: made.of.id });
    expect(view.drops).toMatchObject([{ open: false, reasons: [{ amount: '2000000' }] }]);
    expect(
      await refusalOf(
        test.request('drop.explain', { observationId: low.id, reason: 'ещё раз', hands: made.hands }),
      ),
    ).toBe('drop.none');
  });

  it('is no drop when the lower observation was a slip and was withdrawn', async () => {
    const made = await scene();
    await look(made, made.suspect, '5000000', '2026-11-15T10:00');
    const slip = await look(made, made.suspect, '500000', '2026-11-16T10:00');
    await made.test.request('observation.withdraw', { id: slip.id, reason: 'опечатка', hands: made.hands });
    expect(await dropsAt(made)).toEqual([]);
  });
});

// A vault of one person moves funds with the recovery key as the second hand, and the record says that nobody else was there.
it('one person alone moves with the recovery key', async () => {
  const test: TestDesk = makeTestDesk();
  ended.push(test.end);
  const { recoveryKey } = await makeDeskVault(test);
  await test.request('vault.confirmRecoveryKey', { recoveryKey });
  const of = await test.request('case.record', { draft: { title: 'Один' } });
  const record = (text: string, role: 'suspect' | 'agency') =>
    test.request('wallet.record', { draft: { caseId: of.id, label: role, addresses: lines(text, role) } });
  const from = await record(suspectTron, 'suspect');
  const to = await record(agencyTron, 'agency');
  const row = await test.request('movement.record', {
    draft: {
      caseId: of.id,
      fromAddressId: lineOf(from),
      toAddressId: lineOf(to),
      assetId: 'tron',
      amount: '5',
      txid: txid(4),
      movedAt: '2026-11-17T10:00',
      purpose: 'seizure',
    },
    hands: handsOf({ recoveryKey }),
  });
  expect(row.secondName).toBe('');
});
