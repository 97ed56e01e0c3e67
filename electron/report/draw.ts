import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { countRows, rowsPerVolume } from '../../db/domain/paper/volumes';
import { amountWords } from '../../db/domain/paper/words';
import { type ReportModel, reportModel } from '../../db/domain/reportModel';
import { type Drawing, type DrawingTool, openEngine, taggingTool } from './engine';
import { drawsUnknown, glyphGuard } from './glyphs';
import { prepareModel } from './prepare';
import { qrSvg, qrText } from './qr';
import { openQuickEngine } from './quickEngine';
import { requireContained } from './templateGate';
import type { DrawAttachment, DrawJob, DrawnReport, LaterAttachment, SignatureBox, StampJob } from './types';

/**
 * Rows above which a report is drawn without tags. With them its drawing costs more than twice the time: a report of 1,000
 * wallets would be twice as late as it may be (test/bench/README.md).
 */
export const mostTaggedRows = 600;
/** what a template may import */
const PARTS = ['base.typ', 'blocks.typ', 'parts.typ'];
/** what fits in one line of a stamp; the certificate itself holds the rest */
const LONGEST_STAMP_LINE = 40;
/** the stamp's own date is never seen: only its page is taken */
const NO_DATE = '1970-01-01T00:00:00Z';

const boxesSchema = z.array(
  z.strictObject({
    page: z.int().positive(),
    x: z.number(),
    y: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
    pageHeight: z.number().positive(),
  }),
);

/** The engine counts y from the top of the page, PDF from the bottom. */
function readBoxes(drawing: Drawing): SignatureBox[] {
  const found = boxesSchema.parse(drawing.marked('<sigbox>'));
  return found.map(({ page, x, y, width, height, pageHeight }) => ({
    page,
    x,
    y: pageHeight - y - height,
    width,
    height,
  }));
}

const hashOf = (file: DrawAttachment | LaterAttachment): string =>
  'bytes' in file ? createHash('sha256').update(file.bytes).digest('hex') : file.sha256;

function checkAttachments(job: DrawJob): void {
  const all = [...job.attachments, ...(job.later ?? [])];
  const names = new Set(all.map((a) => a.name));
  if (names.size !== all.length) throw new Error('two attachments have one name');
  for (const { name } of all) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name))
      throw new Error(`not a name for an attachment: ${name}`);
  }
  const caseJson = all.find((a) => a.name === 'case.json');
  // the data is attached once, to the first volume
  if (caseJson === undefined && (job.model.volume?.number ?? 1) > 1) return;
  if (caseJson === undefined) throw new Error('the report has no case.json attached');
  if (hashOf(caseJson) !== job.caseJsonSha256)
    throw new Error('the printed hash is not that of the attached case.json');
}

/** The unit's own template, where the model names one. */
function templateOf(job: DrawJob, { template }: ReportModel): string {
  if (template === undefined) return readFileSync(join(job.assetsDir, 'report.typ'), 'utf8');
  requireContained(template.source);
  return template.source;
}

/** A report has tags in all its volumes or in none; a unit's own template was tried by the engine that writes them. */
export const isTagged = (model: ReportModel, rows = countRows(model)): boolean =>
  model.template !== undefined || (model.volume === undefined && rows <= mostTaggedRows);

let quick: DrawingTool | undefined;

/** Must be awaited once in a process before anything is drawn in it. @param assetsDir with `fonts/` */
export async function openFor(assetsDir: string, tagged: boolean): Promise<void> {
  if (!tagged) quick ??= openQuickEngine(assetsDir);
  if (tagged || quick === undefined) await openEngine(assetsDir);
}

/**
 * Draws one volume of a report as PDF/A-3 with its attachments. Pure but for reading `assetsDir`:
 * the same job gives the same bytes. Takes about 1 ms and 110 KB a row, so it runs in a process of its own, which `openFor` made ready.
 * @throws Error when the model or the attachments contradict themselves, or the page cannot be drawn
 */
export function drawReport(job: DrawJob): DrawnReport {
  const model = reportModel.parse(job.model);
  const rows = countRows(model);
  if (rows > rowsPerVolume) throw new Error('more rows than a volume holds');
  checkAttachments(job);
  const tool = (isTagged(model, rows) ? undefined : quick) ?? taggingTool(rows);
  const { guard, substituted } = glyphGuard(tool.covered);
  const prepared = prepareModel(model, guard);
  const listed = (a: DrawAttachment | LaterAttachment) => ({
    file: a.name,
    name: a.name,
    mime: a.mime,
    relationship: a.relationship,
    description: guard(a.description),
    size: amountWords(String('bytes' in a ? a.bytes.byteLength : a.size), 0, model.language),
    sha256: hashOf(a),
  });
  const data = {
    ...prepared.data,
    caseJsonSha256: job.caseJsonSha256,
    attachments: job.attachments.map(listed),
    later: (job.later ?? []).map(listed),
  };
  tool.put('model/report.json', JSON.stringify(data));
  tool.put('model/qr.svg', qrSvg(qrText(model.kind, job.caseJsonSha256, model.head)));
  for (const file of prepared.files) tool.put(file.name, file.bytes);
  for (const part of PARTS) tool.put(part, readFileSync(join(job.assetsDir, part)));
  for (const attachment of job.attachments) tool.put(attachment.name, attachment.bytes);
  const { pdf, pages, signatureBoxes } = tool.draw(templateOf(job, model), model.date, (drawing) => {
    const signatureBoxes = readBoxes(drawing);
    if (signatureBoxes.length !== model.signatures.length)
      throw new Error('a signature box is missing on paper');
    const pdf = drawing.pdf(job.attachments);
    if (model.template !== undefined && drawsUnknown(pdf)) throw new Error('a character that no face has');
    return { pdf, pages: drawing.pages(pdf), signatureBoxes };
  });
  const stamps = (job.stamps ?? []).map((stamp, i) => {
    const box = signatureBoxes[i];
    if (box === undefined) throw new Error('more stamps than signature boxes');
    const { width, height } = box;
    return drawStamp({ ...stamp, language: model.language, width, height, assetsDir: job.assetsDir });
  });
  return {
    pdf,
    pages,
    signatureBoxes,
    stamps,
    standard: tool.standard,
    substituted: [...substituted].sort(),
  };
}

/** Draws the visible part of a signature as a one-page PDF of exactly the size of its box. */
export function drawStamp(job: StampJob): Uint8Array {
  const tool = quick ?? taggingTool();
  const { guard } = glyphGuard(tool.covered);
  const short = (text: string): string => {
    const chars = Array.from(guard(text));
    return chars.length > LONGEST_STAMP_LINE
      ? `${chars.slice(0, LONGEST_STAMP_LINE - 1).join('')}…`
      : chars.join('');
  };
  const data = {
    language: job.language,
    title: short(job.title),
    name: short(job.name),
    lines: job.lines.slice(0, 5).map((line) => ({ label: guard(line.label), value: short(line.value) })),
    mark: job.mark === undefined ? null : guard(job.mark),
    width: job.width,
    height: job.height,
  };
  tool.put('model/stamp.json', JSON.stringify(data));
  const template = readFileSync(join(job.assetsDir, 'stamp.typ'), 'utf8');
  return tool.draw(template, NO_DATE, (drawing) => drawing.bare());
}
