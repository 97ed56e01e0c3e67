import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ReportTemplateRecord } from '../../../db/domain/letterhead';
import { bindPaper } from '../../../db/domain/paper';
import { statisticsPaper } from '../../../db/domain/paper/kinds/statistics';
import { Refusal } from '../../../db/domain/refusal';
import type { ReportLanguage } from '../../../db/domain/report';
import {
  addTemplate,
  listTemplates,
  readLetterhead,
  stateEmblem,
  stateLetterhead,
  withdrawTemplate,
} from '../../../db/letterhead';
import { readPaperSource } from '../../../db/papers';
import { readStatistics } from '../../../db/statistics';
import { cleanPicture } from '../../report/cleanPicture';
import { requireContained } from '../../report/templateGate';
import { attachmentsOf as carriedBy } from '../../signing/pdf/attachments';
import { PdfFile } from '../../signing/pdf/document';
import { diskRefusal } from '../../vault/durable';
import type { paperContract } from '../contract/paper';
import { carriedFiles } from './carriedFiles';
import type { Desk } from './desk';
import { caseFile } from './firstHand';
import { guardImage } from './guardFile';
import type { Handlers } from './handlers';
import { readEmblem, readWords } from './orderedPaper';
import { drawPages } from './volumes';

const largestPicture = 2 * 1024 * 1024;
const wholeTime = { from: '', to: '' };

function readSmallFile(path: string, largest: number): Buffer {
  try {
    if (statSync(path).size > largest) throw new Refusal('file.too-large', { file: path });
    return readFileSync(path);
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** Keeps an emblem that is a picture and nothing else, and in which the guard reads no secret. */
async function keepEmblem(desk: Desk, path: string | null) {
  if (path === null) return desk.write('letterhead.emblem', (tx) => stateEmblem(tx, '', ''));
  const { mime, bytes } = cleanPicture(readSmallFile(path, largestPicture));
  if (mime !== 'image/svg+xml' && (await guardImage(desk, bytes, {})).secret === 'contains')
    throw new Refusal('picture.secret');
  const type = mime === 'image/png' ? 'png' : mime === 'image/jpeg' ? 'jpeg' : 'svg';
  const sha256 = desk.session.files.put(bytes);
  return desk.write('letterhead.emblem', (tx) => stateEmblem(tx, sha256, type));
}

/**
 * Draws a report of the vault's own figures by the template, in one language and in two: it must compile, keep a place for
 * each signature, carry what is attached and print the hash of it. Nothing of this is kept.
 * @throws Refusal `template.wrong` with the compiler's words
 */
async function tryTemplate(desk: Desk, source: string, sha256: string): Promise<void> {
  requireContained(source);
  for (const languages of [['kk'], ['ru', 'kk']] as const) await tryIn(desk, source, sha256, languages);
}

/** A page of trial takes a second or two, on a slow machine five: what takes longer than this has no end. */
const trialMs = 20_000;

async function tryIn(desk: Desk, source: string, sha256: string, languages: readonly ReportLanguage[]) {
  const { vault } = desk.session;
  const [words, second] = languages.map((language) => readWords(desk.around.assetsDir, language));
  if (words === undefined) throw new Error('a report speaks a language');
  const paper = vault.snapshot(() =>
    bindPaper(statisticsPaper, {
      ...readPaperSource(vault),
      statistics: readStatistics(vault.read, wholeTime),
    }),
  );
  const officer = desk.session.officer ?? { name: '', rank: '', unit: '' };
  const when = paper.source.taken;
  const model = paper.model(
    words,
    { number: '—', when, officer, draft: true, template: { sha256, source } },
    second,
  );
  const { caseJson, caseJsonSha256 } = await caseFile('', paper, [words, second]);
  const attached = await carriedFiles(caseJson, paper, words);
  const { pdf } = await drawPages(desk, model, attached, caseJsonSha256, trialMs).catch((thrown: unknown) => {
    if (thrown instanceof Refusal && thrown.code === 'report.drawing-late')
      throw new Refusal('template.endless', { seconds: trialMs / 1_000 });
    const why = thrown instanceof Refusal ? String(thrown.params.why ?? thrown.code) : String(thrown);
    throw new Refusal('template.wrong', { why });
  });
  const carried = carriedBy(new PdfFile(Buffer.from(pdf))).map(({ name }) => name);
  const missing = attached.map(({ name }) => name).filter((name) => !carried.includes(name));
  if (missing.length > 0) throw new Refusal('template.wrong', { why: `pdf.attach: ${missing.join(', ')}` });
  const { pages } = await desk.around.workers.pdf(pdf, {});
  if (!pages.join('').replace(/\s/g, '').includes(caseJsonSha256))
    throw new Refusal('template.wrong', { why: 'd.caseJsonSha256' });
}

const listed = ({ source: _source, ...rest }: ReportTemplateRecord) => rest;

export const paperHandlers: Handlers<keyof typeof paperContract> = {
  'statistics.read': (desk, period) => {
    const { read, whole } = desk.session.vault;
    return { ...readStatistics(read, period), whole: read === whole };
  },
  'letterhead.get': (desk) => {
    const letterhead = readLetterhead(desk.session.vault.read);
    return {
      letterhead: letterhead ?? null,
      emblem: (letterhead && readEmblem(desk.session, letterhead)) ?? null,
    };
  },
  'letterhead.state': (desk, { draft }) => desk.write('letterhead.state', (tx) => stateLetterhead(tx, draft)),
  'letterhead.emblem': (desk, { file }) =>
    keepEmblem(desk, file === null ? null : desk.around.resolveFile(file)),
  'template.list': (desk) => listTemplates(desk.session.vault.read).map(listed),
  'template.add': async (desk, { file, name, kind }) => {
    const path = desk.around.resolveFile(file);
    const bytes = readSmallFile(path, largestPicture);
    const source = bytes.toString('utf8');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tryTemplate(desk, source, sha256);
    const template = { name, kind, fileName: basename(path), sha256, source };
    return listed(desk.write('template.add', (tx) => addTemplate(tx, template)));
  },
  'template.withdraw': (desk, { id, reason }) =>
    listed(desk.write('template.withdraw', (tx) => withdrawTemplate(tx, id, reason))),
};
