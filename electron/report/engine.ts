import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import {
  type InitOutput,
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
  type TypstCompileWorld,
} from '@myriaddreamin/typst-ts-web-compiler';
import { z } from 'zod';
import { countPages, toArchive } from './archive';
import { coveredCodePoints } from './glyphs';
import type { DrawAttachment, ReportStandard } from './types';

/**
 * Typst 0.14 as WebAssembly: the same bytes run on every platform, with no file, no network and no clock of the machine
 * but what is handed over here.
 */
export const fontFiles = [
  'NotoSans-Regular',
  'NotoSans-SemiBold',
  'JetBrainsMono-Regular',
  'JetBrainsMono-Bold',
];
/** what the templates are found under; nothing of it is on a disk */
const MAIN = '/main.typ';
const BYTES_PER_ROW = 110_000;
const MOST_RESERVED = 1_200_000_000;

interface Engine {
  readonly loaded: InitOutput;
  readonly compiler: TypstCompiler;
  /** code points of the text face; the mono face falls back to it */
  readonly covered: Set<number>;
}

/** 28 MB of code, of which V8 compiles what is used. */
function load(): InitOutput {
  // A report of some pages ends before code that is optimised for it would pay; the default optimises thirty times sooner.
  setFlagsFromString('--wasm-tiering-budget=400000000');
  const file = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  return initSync({ module: readFileSync(file) });
}

/**
 * Takes the memory of a volume in one piece and gives it back to the engine's own store. Grown by the 64 KiB that the
 * engine asks for, each step makes V8 look through its own memory: a third of the whole time.
 */
function reserve(
  { memory, __wbindgen_export: take, __wbindgen_export4: giveBack }: InitOutput,
  rows: number,
) {
  const wanted = Math.min(MOST_RESERVED, 64_000_000 + rows * BYTES_PER_ROW);
  if (memory.buffer.byteLength < wanted) giveBack(take(wanted, 8), wanted, 8);
}

let open: Engine | undefined;

/** Must be awaited once in a process before anything is drawn in it. @param assetsDir with `fonts/` */
export async function openEngine(assetsDir: string): Promise<void> {
  if (open !== undefined) return;
  const loaded = load();
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  let covered: Set<number> | undefined;
  for (const name of fontFiles) {
    const face = readFileSync(join(assetsDir, 'fonts', `${name}.ttf`));
    await builder.add_raw_font(face);
    covered ??= coveredCodePoints(face);
  }
  if (covered === undefined) throw new Error('no text font');
  open = { loaded, compiler: await builder.build(), covered };
}

/** @param rows about how many rows of tables will be drawn: what memory it takes goes by them */
function startEngine(rows = 0): Engine {
  if (open === undefined) throw new Error('the drawing engine is not open');
  reserve(open.loaded, rows);
  return open;
}

function put({ compiler }: Engine, name: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (!compiler.map_shadow(`/${name}`, bytes)) throw new Error(`not a place for a file: ${name}`);
}

const diagnosed = z.looseObject({
  hasError: z.boolean(),
  diagnostics: z.array(
    z.looseObject({ severity: z.string(), message: z.string(), path: z.string(), range: z.string() }),
  ),
});

/** The compiler's words, each with the file and the line that they are about (its lines count from 0). */
function saidBy(errors: unknown): string {
  const known = diagnosed.safeParse(errors);
  if (!known.success) return String(errors);
  const said = known.data.diagnostics.filter(({ severity }) => severity === 'error');
  return said
    .map(({ message, path, range }) => {
      const line = /^\d+/.exec(range)?.[0];
      return line === undefined ? message : `${path.split('/').at(-1) ?? ''}:${Number(line) + 1}: ${message}`;
    })
    .join('; ');
}

export const undrawn = (words: string) => new Error(`the page could not be drawn: ${words.slice(0, 2_000)}`);

/** What is drawn, before it is a file. */
export interface Drawing {
  /** The values of what the template marked so, as `<sigbox>`. */
  marked(label: string): unknown;
  /** As the engine wrote it: no level of PDF/A is claimed. */
  bare(): Uint8Array;
  /** @throws Error where the pages cannot become a PDF/A-3a */
  pdf(attachments: readonly DrawAttachment[]): Uint8Array;
  /** How many pages the file has that `pdf` gave. */
  pages(pdf: Uint8Array): number;
}

/** One of the engines, as a report is drawn by it. */
export interface DrawingTool {
  readonly standard: ReportStandard;
  /** code points of the text face */
  readonly covered: Set<number>;
  put(name: string, content: Uint8Array | string): void;
  draw<T>(template: string, date: string, use: (drawing: Drawing) => T): T;
}

/** The engine that writes tags. @param rows about how many will be drawn */
export function taggingTool(rows = 0): DrawingTool {
  const engine = startEngine(rows);
  return {
    standard: 'a-3a',
    covered: engine.covered,
    put: (name, content) => put(engine, name, content),
    draw: (template, date, use) => draw(engine, template, date, use),
  };
}

/** PDF dates count whole seconds; the same instant gives the same bytes. */
export function instant(iso: string): Date {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) throw new Error(`not a date: ${iso}`);
  return at;
}

/** Before the template's own first line, so that the lines of what the compiler says stay right. */
export function dated(at: Date, template: string): string {
  const parts = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
  const said = Object.entries(parts).map(([key, value]) => `${key}: ${value}`);
  return `#set document(date: datetime(${said.join(', ')}));${template}`;
}

/**
 * Draws `template` with the files that were put, and hands the drawing to `use`; nothing of it is kept afterwards.
 * @param date RFC 3339, the document's own date
 * @throws Error with the compiler's words
 */
function draw<T>(engine: Engine, template: string, date: string, use: (drawing: Drawing) => T): T {
  const at = instant(date);
  put(engine, 'main.typ', dated(at, template));
  const world: TypstCompileWorld = engine.compiler.snapshot('/', MAIN);
  const bare = (): Uint8Array => {
    const drawn: unknown = world.get_artifact(1, 0);
    if (!(drawn instanceof Uint8Array)) throw undrawn(saidBy(drawn));
    return drawn;
  };
  try {
    const said: unknown = world.compile(0, 3);
    if (diagnosed.safeParse(said).data?.hasError !== false) throw undrawn(saidBy(said));
    return use({
      marked: (label) => JSON.parse(world.query(0, label, 'value')) as unknown,
      bare,
      pdf: (attachments) => toArchive(bare(), at, attachments),
      pages: countPages,
    });
  } catch (error) {
    // the engine throws bare strings
    throw error instanceof Error ? error : undrawn(String(error));
  } finally {
    world.free();
    engine.compiler.reset_shadow();
    engine.compiler.reset();
  }
}
