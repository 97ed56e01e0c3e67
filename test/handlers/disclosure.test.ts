import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../electron/signing/pdf/attachments';
import { PdfFile } from '../../electron/signing/pdf/document';
import { failedChecks } from '../report/checkReport';
import { output, squeezedText } from '../report/foreign';
import { makePki, type Pki } from '../tools/makePki';
import { makeDeskVault, makeTestDesk, type TestDesk } from './support';

let test: TestDesk;
let pki: Pki;
let originalId = '';

const victim = 'Сейітова Айгүл Маратқызы';

beforeAll(async () => {
  test = makeTestDesk();
  pki = makePki(join(test.folder, 'pki'), ['investigator', 'evidence-officer']);
  await makeDeskVault(test);
  const { id: caseId } = await test.request('case.record', {
    draft: { title: 'Дело «Алтын»', notes: `Заявление подала ${victim} 18.11.2026` },
  });
  const person = (name: string, role: 'victim' | 'suspect', iin = '') =>
    test.request('person.record', { draft: { caseId, name, role, iin, phones: '+7 701 555 44 33' } });
  const { id: victimId } = await person(victim, 'victim', '850412400123');
  await person('Оспанов Дамир', 'suspect');
  const { id: walletId } = await test.request('wallet.record', {
    draft: {
      caseId,
      label: 'Ledger Nano X',
      addresses: [{ chain: 'bitcoin', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }],
    },
  });
  await test.request('link.record', {
    draft: {
      caseId,
      fromKind: 'person',
      fromId: victimId,
      kind: 'controls',
      toKind: 'wallet',
      toId: walletId,
      source: 'показания',
      confidence: 'probable',
    },
  });
  const { id } = await test.request('report.sign', { caseId, language: 'ru', ...key('investigator') });
  originalId = id;
}, 60_000);
afterAll(() => test.end());

function key(name: 'investigator' | 'evidence-officer') {
  return { pkcs12: pki.p12(name), passphrase: pki.passphrase };
}

/** The pointers of everything that is said of persons in this role. */
async function ofRole(role: string): Promise<string[]> {
  const fields = await test.request('report.disclosable', { id: originalId });
  return fields.filter((field) => field.role === role).map(({ pointer }) => pointer);
}

async function exported(id: string, name: string): Promise<string> {
  const to = join(test.folder, name);
  await test.request('report.export', { id, to });
  return to;
}

describe('a disclosure copy', () => {
  it('is told before it is made: a name is followed wherever it stands', async () => {
    const hidden = await ofRole('victim');
    expect(hidden.length).toBeGreaterThan(2);
    const check = await test.request('report.disclosureCheck', { id: originalId, hidden });
    const names = check.hidden.filter((pointer) => !hidden.includes(pointer));
    expect(names).toContain('/case/notes');
    expect(names).toContain('/links/0/from/title');
    await expect(
      test.request('report.disclosureCheck', { id: originalId, hidden: ['/head/hash'] }),
    ).rejects.toThrow('report.nothing-hidden');
  });

  // Would catch: text that is only covered, that stands in an attachment or a title, or a copy that proves nothing.
  it('holds nothing of what it hides, in no page, attachment or field, and leads to the root of the original', async () => {
    const { report: original } = await test.request('report.get', { id: originalId });
    const hidden = await ofRole('victim');
    const copy = await test.request('report.disclose', {
      id: originalId,
      hidden,
      ...key('evidence-officer'),
    });
    expect(copy).toMatchObject({
      copyOf: originalId,
      commitmentRoot: original.commitmentRoot,
      status: 'signed',
    });
    expect(copy.caseJsonSha256).not.toBe(original.caseJsonSha256);
    const file = await exported(copy.id, 'copy.pdf');
    const text = squeezedText(file);
    expect(text).toContain(original.commitmentRoot);
    expect(text).toContain(original.number);
    const plain = join(test.folder, 'plain.pdf');
    output('qpdf', '--qdf', '--object-streams=disable', file, plain);
    const attached = attachmentsOf(new PdfFile(readFileSync(file)));
    const everything = [
      text,
      readFileSync(plain).toString('latin1'),
      ...attached.map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
    ].join('\n');
    for (const word of ['Сейітова', 'Айгүл', '850412400123', '701555', '701 555'])
      expect(everything, word).not.toContain(word);
    expect(text).toContain('Оспанов');
    expect(failedChecks(file, pki, 1, mkdtempSync(join(test.folder, 'checked-')))).toEqual([]);
    const verdict = await test.request('report.verify', { file });
    expect(verdict).toMatchObject({
      verdict: 'intact',
      data: { commitments: 'redacted', root: original.commitmentRoot, report: original.number },
    });
    expect(verdict.data?.hidden).toBe(JSON.parse(copy.hiddenFields).length);
    expect(await test.request('ledger.verify', {})).toMatchObject({ ok: true });
    await expect(
      test.request('report.disclose', { id: copy.id, hidden, ...key('evidence-officer') }),
    ).rejects.toThrow('report.is-copy');
  });

  it('leads from what is printed on it to the original in the register', async () => {
    const { report: original } = await test.request('report.get', { id: originalId });
    const found = await test.request('report.find', { text: original.commitmentRoot.toUpperCase() });
    expect(found.map(({ how }) => how)).toEqual(['root', 'root']);
    expect(found[0]?.report.id).toBe(originalId);
    const qr = `dalel:1:case:${original.caseJsonSha256}:${original.headSeq}:${original.headHash.slice(0, 32)}`;
    expect((await test.request('report.find', { text: qr }))[0]).toMatchObject({ how: 'data' });
    expect((await test.request('report.find', { text: original.sha256 }))[0]).toMatchObject({ how: 'file' });
    expect(await test.request('report.find', { text: 'нечто' })).toEqual([]);
  });
});

describe('a report in the place of another', () => {
  // Would catch: an older report that says it replaces a newer one, and a file that does not say that it was replaced.
  it('is a later one of the same case, and the old file says so when it is verified', async () => {
    const { report: original } = await test.request('report.get', { id: originalId });
    const newer = await test.request('report.sign', {
      caseId: original.caseId ?? '',
      language: 'ru',
      ...key('investigator'),
    });
    const reason = 'Уточнены сведения';
    await expect(test.request('report.supersede', { id: newer.id, by: originalId, reason })).rejects.toThrow(
      'report.not-newer',
    );
    const old = await test.request('report.supersede', { id: originalId, by: newer.id, reason });
    expect(old).toMatchObject({ supersededBy: newer.id, sha256: original.sha256 });
    const file = join(test.folder, 'old.pdf');
    writeFileSync(file, readFileSync(await exported(originalId, 'again.pdf')));
    const { findings } = await test.request('report.verify', { file });
    expect(findings).toContainEqual({
      code: 'replaced-report',
      params: { number: original.number, by: newer.number },
    });
    await expect(test.request('report.supersede', { id: originalId, by: newer.id, reason })).rejects.toThrow(
      'report.superseded-already',
    );
  });
});
