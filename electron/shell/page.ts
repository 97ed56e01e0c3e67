import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Session } from 'electron';

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

/** Serves the built page, and nothing outside its folder, under our own scheme; `language` is what the page says it is in. */
export function servePage(session: Session, folder: string, language: () => string): void {
  session.protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    if (url.host !== 'app' || !path.startsWith(folder + sep)) return new Response('', { status: 403 });
    try {
      return answer(path, await readFile(path), language());
    } catch {
      return new Response('', { status: 404 });
    }
  });
}

function answer(path: string, bytes: Buffer, language: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const html = extname(path) === '.html';
  const body = html
    ? bytes
        .toString('utf8')
        .replace('name="style-nonce" content=""', `name="style-nonce" content="${nonce}"`)
        .replace('<html lang="kk">', `<html lang="${language}">`)
        // Its words are fetched beside its script, not after it.
        .replace('</title>', `</title><link rel="modulepreload" href="./words/${language}.js">`)
    : new Uint8Array(bytes);
  return new Response(body, {
    headers: {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
