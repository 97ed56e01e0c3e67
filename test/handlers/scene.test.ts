import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../db/domain/finding';
import { Refusal } from '../../db/domain/refusal';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let caseId = '';
beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  caseId = (await test.request('case.record', { draft: { title: 'Пирамида «Алтын»' } })).id;
});
afterEach(() => test.end());

const witnesses = [{ name: 'Сейітов Б. Қ.' }, { name: 'Ли Т. А.' }];

function open(fields: object = {}) {
  return test.request('seizure.record', {
    draft: {
      caseId,
      place: 'Квартира, Шымкент',
      startedAt: '2026-11-18T02:10',
      officers: [{ name: 'Ә. Ғани', position: 'оперуполномоченный' }],
      ...fields,
    },
  });
}

const packed = { quantity: 1, bagNumber: 'KZ-0001', sealNumber: 'P-11' };
const exhibit = (seizureId: string, fields: object = {}) =>
  test.request('exhibit.record', {
    draft: { caseId, seizureId, kind: 'phone', description: 'Телефон', ...packed, ...fields },
  });

const refusal = async (call: Promise<unknown>): Promise<Refusal> => {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Refusal)) throw new Error('nothing was refused');
  return thrown;
};
const codes = (findings: readonly Finding[], level = 'error') =>
  findings.filter((one) => one.level === level).map(({ code }) => code);

describe('a protocol of seizure', () => {
  // Would catch: a protocol that is dated to suit, an hour or a year ahead.
  it('does not close with an end that is still to come', async () => {
    const search = await open({ endedAt: '2036-01-01T10:00', witnesses });
    await exhibit(search.id);
    const { findings } = await refusal(test.request('seizure.close', { id: search.id }));
    expect(codes(findings)).toEqual(['date.future']);
  });

  // The hard stops: a protocol that closes without one of them leaves a gap that no court overlooks.
  it('does not close without witnesses, quantity, bag, seal, addresses of a wallet and its end, and says each', async () => {
    const search = await open();
    const wallet = await exhibit(search.id, {
      kind: 'hardware-wallet',
      description: 'Ledger Nano X',
      quantity: null,
      bagNumber: '',
      sealNumber: '',
    });
    const found = await refusal(test.request('seizure.close', { id: search.id }));
    expect(found.code).toBe('seizure.not-ready');
    expect(codes(found.findings).sort()).toEqual([
      'seizure.close-end',
      'seizure.few-witnesses',
      'seizure.no-bag',
      'seizure.no-identifiers',
      'seizure.no-quantity',
      'seizure.no-seal',
    ]);
    expect(found.findings.map(({ field }) => field)).toContain(`exhibits.${wallet.id}.quantity`);
    expect(await test.request('seizure.review', { id: search.id })).toEqual(found.findings);
  });

  it('keeps what was seized as it stood, and nothing joins or leaves it afterwards', async () => {
    const search = await open({ witnesses, endedAt: '2026-11-18T04:40' });
    const phone = await exhibit(search.id);
    // A SIM in the phone in the bag is sealed with it.
    const sim = await exhibit(search.id, {
      kind: 'sim',
      description: 'SIM',
      parentId: phone.id,
      bagNumber: '',
      sealNumber: '',
    });
    const loose = await test.request('exhibit.record', {
      draft: { caseId, kind: 'usb', description: 'Флешка', ...packed },
    });
    const closed = await test.request('seizure.close', { id: search.id });
    expect(closed).toMatchObject({ state: 'closed', closedByName: 'Ә. Ғани' });
    expect(
      closed.inventory.map(({ exhibitId, sealNumber, parent }) => [exhibitId, sealNumber, parent]),
    ).toEqual([
      [phone.id, 'P-11', ''],
      [sim.id, 'P-11', phone.number],
    ]);
    // Would catch: a list that is corrected later through the exhibit, since it does not hold what was seen of the thing.
    expect(closed.inventory[1]?.seen).toMatchObject({ identifierState: sim.identifiers, photos: [] });
    for (const late of [
      exhibit(search.id),
      test.request('exhibit.amend', {
        id: loose.id,
        draft: { caseId, kind: 'usb', description: 'Флешка', ...packed, seizureId: search.id },
        reason: 'забыли',
      }),
      test.request('exhibit.amend', {
        id: phone.id,
        draft: { caseId, kind: 'phone', description: 'Телефон', ...packed, seizureId: null },
        reason: 'лишнее',
      }),
      test.request('seizure.amend', {
        id: search.id,
        draft: { caseId, place: 'Другое место' },
        reason: 'ошибка',
      }),
      test.request('seizure.close', { id: search.id }),
    ])
      expect((await refusal(late)).code).toBe('seizure.closed');
    const entry = (await test.request('ledger.list', { limit: 1 }))[0];
    expect(entry?.body.kind).toBe('seizure.close');
    expect((await test.request('ledger.verify', {})).findings).toEqual([]);
  });

  it('is added to by a supplement once it is closed, and not before', async () => {
    const search = await open({ witnesses, endedAt: '2026-11-18T04:40', outcome: 'nothing' });
    const early = await refusal(open({ supplementTo: search.id }));
    expect(codes(early.findings)).toEqual(['seizure.supplement-to-open']);
    await test.request('seizure.close', { id: search.id });
    const more = await open({ supplementTo: search.id });
    expect((await exhibit(more.id)).seizureId).toBe(more.id);
  });

  it('counts nobody twice and no officer as an attesting witness', async () => {
    const found = await refusal(
      open({ witnesses: [{ name: 'Ли Т. А.' }, { name: ' ли  т. а.' }, { name: 'Ә. Ғани' }] }),
    );
    expect(codes(found.findings)).toEqual(['seizure.witness-twice', 'seizure.witness-officer']);
  });

  it('is satisfied by an address, by a key, or by the word that the wallet is locked', async () => {
    const search = await open({ witnesses, endedAt: '2026-11-18T04:40' });
    const ids = await Promise.all(
      ['A', 'B', 'C'].map((description) => exhibit(search.id, { kind: 'hardware-wallet', description })),
    );
    const [a, b, c] = ids;
    const asked = async () =>
      codes(await test.request('seizure.review', { id: search.id })).filter((code) =>
        code.endsWith('identifiers'),
      ).length;
    expect(await asked()).toBe(3);
    await test.request('wallet.record', {
      draft: {
        caseId,
        exhibitId: a?.id ?? '',
        label: 'BTC',
        addresses: [{ chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }],
      },
    });
    await test.request('wallet.record', {
      draft: { caseId, exhibitId: b?.id ?? '', label: 'Seed', masterFingerprint: '1a2b3c4d' },
    });
    expect(await asked()).toBe(1);
    await test.request('exhibit.amend', {
      id: c?.id ?? '',
      draft: {
        caseId,
        seizureId: search.id,
        kind: 'hardware-wallet',
        description: 'C',
        ...packed,
        identifiers: 'not-readable',
      },
      reason: 'заперт',
    });
    expect(await asked()).toBe(0);
    expect(codes(await test.request('seizure.review', { id: search.id }))).toEqual([]);
  });
});

describe('numbers', () => {
  it('of bags and seals are proposed after the last ones of the search', async () => {
    const search = await open();
    await exhibit(search.id, { bagNumber: 'KZ-0099', sealNumber: 'П-000199/А' });
    const next = await test.request('seizure.nextNumbers', { caseId, seizureId: search.id });
    expect(next).toEqual({ bagNumber: 'KZ-0100', sealNumber: 'П-000200/А', unitNumber: '' });
  });

  it("of the unit's register are given by its scheme, once each, around those typed by hand", async () => {
    await test.request('exhibit.setScheme', { scheme: 'ВД-{year}-{nnn}' });
    const given = async (unitNumber = '') =>
      (await test.request('exhibit.record', { draft: { caseId, description: 'x', unitNumber } })).unitNumber;
    expect([await given(), await given(), await given('ВД-2026-004'), await given(), await given()]).toEqual([
      'ВД-2026-001',
      'ВД-2026-002',
      'ВД-2026-004',
      'ВД-2026-005',
      'ВД-2026-006',
    ]);
    expect(codes((await refusal(given('ВД-2026-001'))).findings)).toEqual(['exhibit.number-taken']);
    expect(codes((await refusal(test.request('exhibit.setScheme', { scheme: '{n}-{n}' }))).findings)).toEqual(
      ['scheme.one-ordinal'],
    );
  });
});

describe('look-alikes', () => {
  const real = '0x52908400098527886E0F7030069857D2E4169EE7';
  const fake = '0x5290a1b2c3d4e5f60718293a4b5c6d7e8f909Ee7'.toLowerCase();

  it('are told of an address as it is typed and listed in groups, of one kind of chain', async () => {
    const add = (chain: 'ethereum' | 'bsc' | 'tron', text: string, label: string) =>
      test.request('wallet.record', { draft: { caseId, label, addresses: [{ chain, text }] } });
    await add('ethereum', real, 'agency');
    await add('bsc', fake, 'poisoned');
    // The same address on another chain is no look-alike of itself.
    await add('bsc', real, 'same');
    const found = await test.request('address.lookAlikes', { chain: 'ethereum', text: fake });
    expect(found.map(({ owner }) => owner.title).sort()).toEqual(['agency', 'same']);
    const { groups } = await test.request('address.lookAlikeGroups', {});
    expect(groups).toHaveLength(1);
    expect(groups[0]?.addresses.map(({ owner }) => owner.title).sort()).toEqual([
      'agency',
      'poisoned',
      'same',
    ]);
  });
});

describe('labels', () => {
  // Would catch: things that were labelled yesterday printed again, because looking at a sheet counts as printing it.
  it('of what came since the last print are those that nobody printed or saved yet', async () => {
    const one = await test.request('exhibit.record', { draft: { caseId, description: 'Trezor' } });
    const fresh = async () => (await test.request('label.fresh', {})).exhibits.map(({ id }) => id);
    expect(await fresh()).toContain(one.id);
    await test.request('access.note', {
      kind: 'print',
      subjectKind: 'exhibit',
      subjectId: one.id,
      what: 'labels 1',
    });
    const { at, exhibits } = await test.request('label.fresh', {});
    expect(at).not.toBe('');
    expect(exhibits).toEqual([]);
    const two = await test.request('exhibit.record', { draft: { caseId, description: 'SIM' } });
    // The page's own note that a dialog opened is no print of labels.
    await test.request('access.note', { kind: 'print', subjectKind: '', subjectId: '', what: 'Labels' });
    expect(await fresh()).toEqual([two.id]);
  });

  it('say exhibit and vault, and are found as printed, in lower case, and as a Kazakh or Russian keyboard types them', async () => {
    const { id, number } = await test.request('exhibit.record', { draft: { caseId, description: 'Ledger' } });
    expect(number).toBe('ШМК-2026-001/E-01');
    const find = async (text: string) => (await test.request('label.find', { text })).exhibit?.id;
    const { labelText } = await import('../../db/domain/label');
    const text = labelText('ШМК', number);
    expect(text).toMatch(/^DL\/SHMK\/2026-001\/E-01\/[0-9A-Z]{2}$/);
    expect(await find(text)).toBe(id);
    expect(await find(text.toLowerCase())).toBe(id);
    const other = text.replace('/E-01/', '/E-02/');
    expect(await test.request('label.find', { text: other })).toMatchObject({ verdict: 'not-a-label' });
    expect(await test.request('label.find', { text: labelText('ШМК', 'ШМК-2026-001/E-09') })).toMatchObject({
      verdict: 'unknown',
    });
    expect(await test.request('label.find', { text: labelText('АЛМ', 'АЛМ-2026-001/E-01') })).toMatchObject({
      verdict: 'other-vault',
      vault: 'ALM',
    });
  });
});
