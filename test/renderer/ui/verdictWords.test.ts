import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const verifier = path.join(root, 'electron/signing/verify');

/** Codes that the verifier puts into findings, as its source writes them. */
function writtenCodes(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(verifier)) {
    const source = readFileSync(path.join(verifier, file), 'utf8');
    for (const pattern of [
      /note\('([a-z-]+)'/g,
      /code: '([a-z-]+)'/g,
      /raise\([^;]*?'(?:content|permitted|signatures)', '([a-z-]+)'/g,
    ]) {
      for (const match of source.matchAll(pattern)) found.add(match[1] ?? '');
    }
  }
  return [...found].sort();
}

describe.each(['kk', 'ru', 'en'])('words of a verdict in %s', (language) => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(path.join(root, 'assets/locales', language, 'verdict.json'), 'utf8'),
  );

  it('has words for every code that the verifier can find: a judge must not read a code', () => {
    const codes = writtenCodes();
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => words[`finding.${code}`] === undefined)).toEqual([]);
  });
});
