import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
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
