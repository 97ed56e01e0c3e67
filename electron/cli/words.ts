import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../../db/domain/finding';
import type { EnvelopeError } from '../ipc/errors';

export const wordLanguages = ['en', 'ru', 'kk'] as const;
export type WordLanguage = (typeof wordLanguages)[number];

/** The sentences of `assets/locales/<language>`; a code without a sentence is printed as the code. */
export interface Words {
  /** What a refusal says, then one line for each finding. */
  refusal(error: EnvelopeError): string;
  finding(finding: Finding): string;
}

type Params = Readonly<Record<string, string | number>>;

export function openWords(assetsDir: string, language: WordLanguage): Words {
  const files = new Map<string, Sentences>();
  const sentence = (file: string, keys: readonly string[], params: Params): string => {
    const known = files.get(file) ?? readWords(join(assetsDir, 'locales', language, `${file}.json`));
    files.set(file, known);
    return keys
      .map((key) => known[key])
      .filter((text) => text !== undefined)
      .map((text) => filled(text, params))
      .join('. ');
  };
  const finding = (found: Finding) => {
    const text = sentence('finding', [found.code], found.params) || found.code;
    return found.field === '' ? text : `${found.field}: ${text}`;
  };
  const said = (code: string, params: Params) =>
    sentence('refusal', [`${code}.title`, `${code}.text`], params);
  /** What a window says of a form that stays open is not true here: `CODE.terminal` stands for it. */
  const here = (code: string, params: Params) =>
    sentence('refusal', [`${code}.terminal`], params) === ''
      ? undefined
      : sentence('refusal', [`${code}.title`, `${code}.terminal`], params);
  const refusal = ({ code, message, data }: EnvelopeError) => {
    const head = code === 'bug' ? message : (here(code, data.params) ?? said(code, data.params)) || code;
    const place = ['where', 'what']
      .map((name) => data.params[name])
      .filter(Boolean)
      .join(' ');
    const details = code === 'request.invalid' && place !== '' ? [`  ${place}`] : [];
    return [head, ...details, ...data.findings.map((found) => `  ${finding(found)}`)].join('\n');
  };
  return { refusal, finding };
}

type Sentences = Readonly<Record<string, string>>;

function readWords(path: string): Sentences {
  return existsSync(path)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))
    : {};
}

function filled(text: string, params: Params): string {
  return text.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (whole, name: string) => String(params[name] ?? whole));
}
