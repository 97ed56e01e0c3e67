import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyPdf } from '../../electron/signing/verify';
import { attacks, bombFile } from './attacks';

describe('hostile files', () => {
  it.each(attacks)('%s ends in an answer that is not intact', (_, make) => {
    const file = make();
    const started = performance.now();
    const { verdict } = verifyPdf(file);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(['malformed', 'unsigned', 'unverifiable']).toContain(verdict);
  });

  it('does not decompress a bomb', () => {
    const file = bombFile();
    const before = process.memoryUsage().rss;
    expect(verifyPdf(file)).toMatchObject({
      verdict: 'malformed',
      findings: [{ params: { what: 'stream does not decompress' } }],
    });
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(150);
  });
});

describe('the words of findings', () => {
  it('exist in each language for each code that the verifier can give', () => {
    const root = resolve(import.meta.dirname, '../..');
    const sources = readdirSync(join(root, 'electron/signing/verify')).map((file) =>
      readFileSync(join(root, 'electron/signing/verify', file), 'utf8'),
    );
    const codes = new Set<string>();
    for (const m of sources
      .join('\n')
      .matchAll(
        /(?:note\(\s*|code: |level, |'content',\s*|'permitted',\s*|'signatures',\s*|return )'([a-z]+(?:-[a-z]+)+)'/g,
      )) {
      if (m[1] !== undefined) codes.add(m[1]);
    }
    for (const state of ['partly-covered', 'not-yet-valid', 'wrong-usage', 'whole-file', 'whole-revision'])
      codes.delete(state);
    expect(codes.size).toBeGreaterThan(30);
    for (const language of ['kk', 'ru', 'en']) {
      const words = JSON.parse(
        readFileSync(join(root, 'assets/locales', language, 'verdict.json'), 'utf8'),
      ) as Record<string, string>;
      expect([...codes].filter((code) => words[`finding.${code}`] === undefined)).toEqual([]);
    }
  });
});
