import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { makePki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

const kind = 'provider-request' as const;
const theirs = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const other = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
let test: TestDesk;
let caseId: string;

beforeEach(async () => {
  test = makeTestDesk();
  await makeDeskVault(test);
  caseId = (
    await test.request('case.record', { draft: { title: 'Сағым пирамидасы', notes: 'Күдікті Қуат' } })
  ).id;
});
afterEach(() => test.end());

const offered = async () =>
  (await test.request('report.offered', { caseId })).filter((one) => one.kind === kind);
const provider = (name: string) =>
  test.request('provider.record', { draft: { name, contact: 'le@x.example' } });
const wallet = (label: string) =>
  test.request('wallet.record', {
    draft: {
      caseId,
      label: 'Қуаттың әмияны',
      addresses: [
        { chain: 'tron', text: theirs, label },
        { chain: 'bitcoin', text: other },
      ],
    },
  });

// Would catch: a request that could ask nobody, or about nothing.
it('is offered where there is a provider and something to ask about', async () => {
  await provider('Saryarqa Exchange');
  expect(await offered()).toEqual([]);
  await wallet('');
  expect((await offered()).map(({ subject }) => subject.title)).toEqual(['Saryarqa Exchange']);
});

// Would catch: a stranger who is told of the case more than the places that are recorded at it, on paper or in its data.
it('tells the provider of what is its own, and nothing else of the case', async () => {
  const { id } = await provider('Saryarqa Exchange');
  await wallet('депозит saryarqa EXCHANGE');
  const account = { caseId, provider: 'Saryarqa Exchange', userId: 'UID 7', notes: 'құпия ескертпе' };
  await test.request('account.record', { draft: account });
  await test.request('account.record', { draft: { ...account, provider: 'Northwind', userId: 'UID 8' } });
  const order = { kind, caseId, subjectId: id, language: 'kk' as const };
  const said = JSON.stringify(await test.request('report.preview', order));
  expect(said).toContain(theirs);
  expect(said).toContain('UID 7');
  const to = join(test.folder, 'request.pdf');
  await test.request('report.draft', { ...order, to });
  const carried = attachmentsOf(new PdfFile(readFileSync(to))).map(({ bytes }) =>
    Buffer.from(bytes).toString(),
  );
  for (const text of [said, ...carried])
    for (const hidden of [other, 'UID 8', 'Қуат', 'пирамида', 'құпия ескертпе'])
      expect(text).not.toContain(hidden);
});

// Would catch: a choice of the officer that the paper does not follow; an address of another case that goes out with it.
it('says what was chosen: places of the case, questions, article and day', async () => {
  const { id } = await provider('Saryarqa Exchange');
  const { addresses } = await wallet('Saryarqa Exchange');
  const elsewhere = (await test.request('case.record', { draft: { title: 'Басқа' } })).id;
  const far = await test.request('account.record', {
    draft: { caseId: elsewhere, provider: 'Saryarqa Exchange', userId: 'UID 9' },
  });
  const order = { kind, caseId, subjectId: id, language: 'en' as const };
  const places = [addresses[1]?.id ?? '', far.id];
  const request = { places, asks: ['freeze' as const], article: 'CPC 122', answerBy: '2026-12-01' };
  const said = JSON.stringify(await test.request('report.preview', { ...order, request }));
  for (const text of [other, 'CPC, art. 122', '2026-12-01', 'no withdrawal']) expect(said).toContain(text);
  expect(said).not.toContain(theirs);
  expect(said).not.toContain('UID 9');
  const wrong = { ...request, answerBy: '2026-02-31' };
  await expect(test.request('report.preview', { ...order, request: wrong })).rejects.toThrow('draft.refused');
});

const tx = 'a'.repeat(60);

// Would catch: a transaction that nobody ticked and that goes out all the same; one whose hash breaks when it is copied.
it('asks about single transactions by their hash', async () => {
  const { id } = await provider('Saryarqa Exchange');
  const { addresses } = await wallet('');
  const move = (end: string) =>
    test.request('movement.record', {
      draft: {
        caseId,
        fromAddressId: addresses[0]?.id ?? '',
        toText: 'биржа',
        assetId: 'usdt.tron',
        amount: '1250000000',
        txid: tx + end,
        movedAt: '2026-10-06T12:00',
        purpose: 'found',
      },
    });
  const asked = await move('1111');
  await move('2222');
  const order = { kind, caseId, subjectId: id, language: 'ru' as const };
  expect(JSON.stringify(await test.request('report.preview', order))).not.toContain(tx);
  const request = { places: [], transactions: [asked.id] };
  const model = await test.request('report.preview', { ...order, request });
  const blocks = model.sections.find((section) => section.id === 'transactions')?.blocks;
  expect(blocks).toMatchObject([
    { fields: [{ value: expect.stringMatching(new RegExp(`^${tx}1111\n`)), mono: true }] },
  ]);
  expect(JSON.stringify(blocks)).toMatch(/1\s250,000000 USDT/);
  expect(JSON.stringify(model)).not.toContain(theirs);
  expect(JSON.stringify(model)).not.toContain(`${tx}2222`);
});

// Would catch: a request that goes out and is forgotten, an answer that stands nowhere, a second clock for one request.
it('waits for the answer from the day on which it was sent', async () => {
  const pki = makePki(join(test.folder, 'pki'), ['investigator']);
  const key = { pkcs12: pki.p12('investigator'), passphrase: pki.passphrase };
  const { id } = await provider('Saryarqa Exchange');
  await wallet('Saryarqa Exchange');
  const order = { kind, caseId, subjectId: id, language: 'kk' as const, ...key };
  const named = await test.request('report.sign', { ...order, request: { answerBy: '2026-11-20' } });
  const draft = { sentAt: '', channel: 'шығ. № 14-3/882', answerBy: '' };
  const clock = await test.request('report.sent', { id: named.id, draft });
  expect(clock).toMatchObject({
    subjectKind: 'report',
    subjectId: named.id,
    subjectNumber: named.number,
    notes: draft.channel,
    dueAt: '2026-11-20T19:00:00.000Z',
    rule: { code: 'provider-answer', unit: 'date' },
  });
  await expect(test.request('report.sent', { id: named.id, draft })).rejects.toMatchObject({
    code: 'request.sent-already',
  });
  const waits = async () => (await test.request('home.get', {})).alerts.map(({ code }) => code);
  expect(await waits()).not.toContain('deadline.over');
  test.sources.jump(8 * 86_400_000);
  expect(await waits()).toContain('deadline.over');
  const stop = { document: 'кір. № 5512', date: '2026-11-25', attachmentId: null, note: 'ішінара жауап' };
  const answered = await test.request('deadline.stop', { id: clock.id, draft: stop });
  expect(answered).toMatchObject({ stopDocument: 'кір. № 5512', stopNote: 'ішінара жауап' });
  expect(await waits()).not.toContain('deadline.over');

  // Without a day of its own a request to freeze has the unit's own period, and the provider is told its article.
  const freeze = await test.request('report.sign', { ...order, request: { asks: ['freeze' as const] } });
  const other = await test.request('report.sent', { id: freeze.id, draft });
  expect(other.rule).toMatchObject({ code: 'provider-freeze', unit: 'working-days', length: 3 });
  expect((await test.request('ledger.verify', {})).findings).toEqual([]);

  const account = await test.request('report.sign', { kind: 'case', caseId, language: 'kk', ...key });
  await expect(test.request('report.sent', { id: account.id, draft })).rejects.toMatchObject({
    code: 'request.not-a-request',
  });
  const late = { ...draft, sentAt: '2026-11-18T09:00', answerBy: '2026-11-01' };
  await expect(test.request('report.sent', { id: freeze.id, draft: late })).rejects.toThrow('draft.refused');
});

// Would catch: a request that everybody signed and nobody sent, and of which nothing reminds.
it('reminds of a request that was signed and not sent', async () => {
  const pki = makePki(join(test.folder, 'pki'), ['investigator', 'evidence-officer']);
  const key = (who: 'investigator' | 'evidence-officer') => ({
    pkcs12: pki.p12(who),
    passphrase: pki.passphrase,
  });
  const { id: subjectId } = await provider('Saryarqa Exchange');
  await wallet('Saryarqa Exchange');
  const order = { kind, caseId, subjectId, language: 'ru' as const };
  const { id } = await test.request('report.sign', { ...order, ...key('investigator') });
  await test.request('report.countersign', { id, role: 'supervisor', ...key('evidence-officer') });
  const told = async () =>
    (await test.request('home.get', {})).alerts.filter(({ code }) => code === 'report.unsent');
  expect(await told()).toEqual([]);
  test.sources.jump(2 * 86_400_000);
  expect(await told()).toMatchObject([{ subject: { id } }]);
  await test.request('report.sent', { id, draft: { sentAt: '', channel: 'портал', answerBy: '' } });
  expect(await told()).toEqual([]);
});
