import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';
import { type DrawingTool, dated, fontFiles, instant, undrawn } from './engine';
import { coveredCodePoints } from './glyphs';

/**
 * Typst 0.13 as native code: three times as quick as the WebAssembly of 0.14, but it writes no tags. It draws what is too
 * long to be drawn with tags in good time, and stamps, which need none. Where it does not load, the other draws all.
 */
type Compiler = typeof import('@myriaddreamin/typst-ts-node-compiler');

/**
 * Never created: the engine wants a root, all files are handed over in memory. Nobody can know its name beforehand: whatever
 * somebody put under a known one, a template could read.
 */
const ROOT = join(tmpdir(), `dalel-drawing-${randomUUID()}`);

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

function compile(compiler: NodeCompiler, template: string) {
  const compiled = compiler.compile({ mainFileContent: template });
  const document = compiled.result;
  if (document === null || compiled.hasError()) {
    const taken = compiled.takeDiagnostics();
    throw undrawn(saidBy(taken === null ? [] : compiler.fetchDiagnostics(taken)));
  }
  return document;
}

function load(): Compiler | undefined {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Compiler;
  } catch {
    return undefined; // no build for this machine
  }
}

/** @param assetsDir with `fonts/`. Undefined where this machine has no build of it. */
export function openQuickEngine(assetsDir: string): DrawingTool | undefined {
  const native = load();
  if (native === undefined) return undefined;
  const fontBlobs = fontFiles.map((name) => readFileSync(join(assetsDir, 'fonts', `${name}.ttf`)));
  const [text] = fontBlobs;
  if (text === undefined) throw new Error('no text font');
  const compiler = native.NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] });
  return {
    standard: 'a-3b',
    covered: coveredCodePoints(text),
    put: (name, content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
      compiler.mapShadow(join(ROOT, name), bytes);
    },
    draw: (template, date, use) => {
      const at = instant(date);
      const document = compile(compiler, dated(at, template));
      const creationTimestamp = Math.floor(at.getTime() / 1_000);
      const pdf = () => new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp }));
      return use({
        marked: (label) => compiler.query(document, { selector: label, field: 'value' }) as unknown,
        bare: pdf,
        pdf,
        pages: () => document.numOfPages,
      });
    },
  };
}
