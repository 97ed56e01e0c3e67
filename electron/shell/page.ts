import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { ProtocolResponse, Session } from 'electron';
import type { Preferences } from '../ipc/contract/app';

export const pageScheme = 'dalel';
export const pageUrl = `${pageScheme}://app/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  // The worker of the PDF viewer.
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Nothing is allowed but what is named; React sets single styles through the object model, which no policy covers. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Serves the built page, and nothing outside its folder, under our own scheme. Its preferences stand in it, so that it is drawn
 * without asking for them.
 * Bytes are handed over as they are: `protocol.handle` answers with a `Response`, for which main would first load a whole HTTP
 * client, 50 to 80 ms at each start, and read each file as a stream.
 */
export function servePage(session: Session, folder: string, preferences: () => Preferences): void {
  session.protocol.registerBufferProtocol(pageScheme, ({ url: asked }, send) => {
    const url = new URL(asked);
    const path = normalize(join(folder, decoded(url.pathname)));
    if (url.host !== 'app' || !path.startsWith(folder + sep)) send(nothing(403));
    else readFile(path, (error, bytes) => send(error ? nothing(404) : answer(path, bytes, preferences)));
  });
}

/** A path that is none stands outside of every folder. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '..';
  }
}

function nothing(statusCode: number): ProtocolResponse {
  return { statusCode, data: Buffer.alloc(0) };
}

function answer(path: string, bytes: Buffer, preferences: () => Preferences): ProtocolResponse {
  const nonce = randomBytes(16).toString('base64');
  const data = extname(path) === '.html' ? filled(bytes.toString('utf8'), nonce, preferences()) : bytes;
  return {
    data,
    headers: {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  };
}

/** The page with what it is to know from the beginning. */
function filled(html: string, nonce: string, preferences: Preferences): Buffer {
  const { language } = preferences;
  const text = html
    .replace('name="style-nonce" content=""', `name="style-nonce" content="${nonce}"`)
    .replace(
      'name="preferences" content=""',
      () => `name="preferences" content="${escaped(JSON.stringify(preferences))}"`,
    )
    .replace('<html lang="kk">', `<html lang="${language}">`)
    // Its words are fetched beside its script, not after it.
    .replace('</title>', `</title><link rel="modulepreload" href="./words/${language}.js">`);
  return Buffer.from(text);
}

/** As the text of an attribute: the name of a folder may hold anything. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
