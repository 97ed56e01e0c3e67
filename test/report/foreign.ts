import { execFileSync, spawnSync } from 'node:child_process';

/** Programs that Dalel did not write judge what it wrote. A missing one fails the test: nothing is skipped in silence. */
export function output(program: string, ...args: string[]): string {
  return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 }).toString(
    'utf8',
  );
}

/** For programs whose exit code is not the answer. */
export function anyOutput(program: string, ...args: string[]): string {
  const run = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return run.stdout.toString('utf8') + run.stderr.toString('utf8');
}

export function pageCount(pdf: string): number {
  return Number(/Pages:\s+(\d+)/.exec(output('pdfinfo', pdf))?.[1] ?? 0);
}

/** The same page by page: one run of the program for all of them. */
export function squeezedPages(pdf: string): string[] {
  return output('pdftotext', '-layout', pdf, '-')
    .split('\f')
    .slice(0, -1)
    .map((text) => text.replace(/\s/g, ''));
}

/** Text in the order of drawing, so that a cell's lines follow each other. */
export function cellText(pdf: string): string {
  return output('pdftotext', '-raw', pdf, '-').replace(/\s/g, '');
}

/** Text of one page, or of all, without white space: how it is broken into lines is not the question. */
export function squeezedText(pdf: string, page?: number): string {
  const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return output('pdftotext', '-layout', ...range, pdf, '-').replace(/\s/g, '');
}

export function readQr(pdf: string, page: number, prefix: string, dpi = 150): string {
  output(
    'pdftoppm',
    '-r',
    String(dpi),
    '-png',
    '-singlefile',
    '-f',
    String(page),
    '-l',
    String(page),
    pdf,
    prefix,
  );
  return output('zbarimg', '-q', '--raw', `${prefix}.png`);
}
