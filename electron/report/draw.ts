import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';
import { countRows, rowsPerVolume } from '../../db/domain/paper/volumes';
import { amountWords } from '../../db/domain/paper/words';
import { type ReportModel, reportModel } from '../../db/domain/reportModel';
import { coveredCodePoints, glyphGuard } from './glyphs';
import { prepareModel } from './prepare';
import { qrSvg, qrText } from './qr';
import { requireContained } from './templateGate';
import type { DrawJob, DrawnReport, SignatureBox, StampJob } from './types';

/** The strongest level that the pinned engine (Typst 0.13.1) offers; newer ones have a-3a. */
const STANDARD = 'a-3b';
const FONT_FILES = ['NotoSans-Regular', 'NotoSans-SemiBold', 'JetBrainsMono-Regular', 'JetBrainsMono-Bold'];
/** what a template may import */
const PARTS = ['base.typ', 'blocks.typ', 'parts.typ'];
/** what fits in one line of a stamp; the certificate itself holds the rest */
const LONGEST_STAMP_LINE = 40;
/**
 * Never created: the engine wants a root, all files are handed over in memory. Nobody can know its name beforehand: whatever
 * somebody put under a known one, a template could read.
 */
const ROOT = join(tmpdir(), `dalel-drawing-${randomUUID()}`);

interface Engine {
  compiler: NodeCompiler;
  /** code points of the text face; the mono face falls back to it */
  covered: Set<number>;
}

export function startEngine(assetsDir: string): Engine {
  const fontBlobs = FONT_FILES.map((name) => readFileSync(join(assetsDir, 'fonts', `${name}.ttf`)));
  const text = fontBlobs[0];
  if (text === undefined) throw new Error('no text font');
  return {
    compiler: NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] }),
    covered: coveredCodePoints(text),
  };
}

export function put(engine: Engine, name: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  engine.compiler.mapShadow(join(ROOT, name), bytes);
}

const diagnostics = z.array(
  z.looseObject({
    message: z.string(),
    path: z.string().nullish(),
    range: z.looseObject({ start: z.looseObject({ line: z.int() }) }).nullish(),
  }),
);

/** The compiler's words, each with the file and the line that they are about. */
function saidBy(errors: unknown): string {
  const known = diagnostics.safeParse(errors);
  if (!known.success) return JSON.stringify(errors);
  const said = known.data.map(({ message, path, range }) =>
    range ? `${path?.split(/[\\/]/).at(-1) ?? ''}:${range.start.line + 1}: ${message}` : message,
  );
  return said.join('; ');
}

export function compile(engine: Engine, template: string) {
  const compiled = engine.compiler.compile({ mainFileContent: template });
  const document = compiled.result;
  if (document === null || compiled.hasError()) {
    const taken = compiled.takeDiagnostics();
    const errors = taken === null ? [] : engine.compiler.fetchDiagnostics(taken);
    throw new Error(`the page could not be drawn: ${saidBy(errors).slice(0, 2_000)}`);
  }
  return document;
}

/** PDF dates count whole seconds; the same instant gives the same bytes. */
function epochSeconds(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`not a date: ${iso}`);
  return Math.floor(ms / 1000);
}

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
function readBoxes(engine: Engine, document: ReturnType<typeof compile>): SignatureBox[] {
  const found = boxesSchema.parse(engine.compiler.query(document, { selector: '<sigbox>', field: 'value' }));
  return found.map(({ page, x, y, width, height, pageHeight }) => ({
    page,
    x,
    y: pageHeight - y - height,
    width,
    height,
  }));
}

function checkAttachments(job: DrawJob): void {
  const names = new Set(job.attachments.map((a) => a.name));
  if (names.size !== job.attachments.length) throw new Error('two attachments have one name');
  for (const { name } of job.attachments) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name))
      throw new Error(`not a name for an attachment: ${name}`);
  }
  const caseJson = job.attachments.find((a) => a.name === 'case.json');
  // the data is attached once, to the first volume
  if (caseJson === undefined && (job.model.volume?.number ?? 1) > 1) return;
  if (caseJson === undefined) throw new Error('the report has no case.json attached');
  const digest = createHash('sha256').update(caseJson.bytes).digest('hex');
  if (digest !== job.caseJsonSha256)
    throw new Error('the printed hash is not that of the attached case.json');
}

/** The unit's own template, where the model names one. */
function templateOf(job: DrawJob, { template }: ReportModel): string {
  if (template === undefined) return readFileSync(join(job.assetsDir, 'report.typ'), 'utf8');
  requireContained(template.source);
  return template.source;
}

/**
 * Draws one volume of a report as PDF/A-3 with its attachments. Pure but for reading `assetsDir`:
 * the same job gives the same bytes. Takes about 1 ms and 80 KB a row, so it runs in a process of its own.
 * @throws Error when the model or the attachments contradict themselves, or the page cannot be drawn
 */
export function drawReport(job: DrawJob): DrawnReport {
  const model = reportModel.parse(job.model);
  if (countRows(model) > rowsPerVolume) throw new Error('more rows than a volume holds');
  checkAttachments(job);
  const engine = startEngine(job.assetsDir);
  const { guard, substituted } = glyphGuard(engine.covered);
  const prepared = prepareModel(model, guard);
  const data = {
    ...prepared.data,
    caseJsonSha256: job.caseJsonSha256,
    attachments: job.attachments.map((a) => ({
      file: a.name,
      name: a.name,
      mime: a.mime,
      relationship: a.relationship,
      description: guard(a.description),
      size: amountWords(String(a.bytes.byteLength), 0, model.language),
      sha256: createHash('sha256').update(a.bytes).digest('hex'),
    })),
  };
  put(engine, 'model/report.json', JSON.stringify(data));
  put(engine, 'model/qr.svg', qrSvg(qrText(model.kind, job.caseJsonSha256, model.head)));
  for (const file of prepared.files) put(engine, file.name, file.bytes);
  for (const part of PARTS) put(engine, part, readFileSync(join(job.assetsDir, part)));
  for (const attachment of job.attachments) put(engine, attachment.name, attachment.bytes);
  const document = compile(engine, templateOf(job, model));
  const signatureBoxes = readBoxes(engine, document);
  if (signatureBoxes.length !== model.signatures.length)
    throw new Error('a signature box is missing on paper');
  const pdf = engine.compiler.pdf(document, {
    pdfStandard: STANDARD,
    creationTimestamp: epochSeconds(model.date),
  });
  const stamps = (job.stamps ?? []).map((stamp, i) => {
    const box = signatureBoxes[i];
    if (box === undefined) throw new Error('more stamps than signature boxes');
    const { width, height } = box;
    return drawStamp({ ...stamp, language: model.language, width, height, assetsDir: job.assetsDir });
  });
  return {
    pdf: new Uint8Array(pdf),
    pages: document.numOfPages,
    signatureBoxes,
    stamps,
    standard: STANDARD,
    substituted: [...substituted].sort(),
  };
}

/** Draws the visible part of a signature as a one-page PDF of exactly the size of its box. */
export function drawStamp(job: StampJob): Uint8Array {
  const engine = startEngine(job.assetsDir);
  const { guard } = glyphGuard(engine.covered);
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
  put(engine, 'model/stamp.json', JSON.stringify(data));
  const document = compile(engine, readFileSync(join(job.assetsDir, 'stamp.typ'), 'utf8'));
  return new Uint8Array(engine.compiler.pdf(document, { pdfStandard: STANDARD, creationTimestamp: 0 }));
}
