import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pki } from '../tools/makePki';
import { anyOutput, cellText, output, pageCount, readQr, squeezedPages } from './foreign';

/**
 * Judges a signed report with qpdf, poppler, openssl and zbar. Answers the names of the checks that failed, so that
 * one run shows all of them. `dir` is an empty folder for what the programs write.
 */
export function failedChecks(file: string, pki: Pki, signatures: number, dir: string): string[] {
  const failed: string[] = [];
  const check = (name: string, passes: () => boolean): void => {
    let good = false;
    try {
      good = passes();
    } catch {
      good = false;
    }
    if (!good) failed.push(name);
  };
  const seen = anyOutput('pdfsig', '-nssdir', `sql:${pki.nss ?? ''}`, file);
  const count = (text: string, part: string): number => text.split(part).length - 1;
  check('qpdf finds nothing', () => !/warning/i.test(output('qpdf', '--check', file)));
  check(
    'each signature is valid',
    () => count(seen, 'Signature Validation: Signature is Valid') === signatures,
  );
  check('each signer is trusted by the root', () => count(seen, 'Certificate is Trusted') === signatures);
  check('PAdES', () => count(seen, 'ETSI.CAdES.detached') === signatures);
  check('CAdES verifies with openssl', () => cadesVerifies(file, pki, signatures, dir));
  check(
    'the last signature covers the whole file',
    () => lastRange(readFileSync(file)) === readFileSync(file).length,
  );
  output('qpdf', '--qdf', '--object-streams=disable', file, join(dir, 'plain.pdf'));
  const plain = readFileSync(join(dir, 'plain.pdf')).toString('latin1');
  check(
    'PDF/A-3 is claimed',
    () => /pdfaid:part>3</.test(plain) && plain.includes('GTS_PDFA1') && !plain.includes('/Encrypt '),
  );
  // what veraPDF would look for besides, as far as it can be seen without it
  check('PDF/A-3a: conformance, output intent with its profile, language, no script', () => {
    const parts = [
      /pdfaid:conformance>A</,
      /\/OutputIntents/,
      /\/DestOutputProfile/,
      /\/Lang /,
      /\/Metadata /,
    ];
    return parts.every((part) => part.test(plain)) && !/\/JavaScript|\/Launch|\/LZWDecode/.test(plain);
  });
  check(
    'tags: a title, headings, cells of tables, the places for signatures, in the order of reading',
    () => {
      const parts = [
        /\/StructTreeRoot/,
        /\/Marked true/,
        /\/DisplayDocTitle true/,
        /\/S \/Title/,
        /\/S \/H1/,
        /\/S \/TH/,
        /\/Tabs \/S/,
      ];
      return parts.every((part) => part.test(plain)) && count(plain, '/S /Form') >= signatures;
    },
  );
  check('every attachment has its relationship and its type', () => {
    const files = plain.match(/\/Type \/Filespec/g)?.length ?? 0;
    const related = plain.match(/\/AFRelationship \/(Data|Alternative|Source|Supplement)/g)?.length ?? 0;
    const typed = plain.match(/\/Subtype \/(application|text)#2f/gi)?.length ?? 0;
    return files >= 2 && related === files && typed >= files && /\/AF /.test(plain);
  });
  check('all fonts are embedded', () =>
    output('pdffonts', file)
      .trim()
      .split('\n')
      .slice(2)
      .every((line) => / yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)),
  );
  checkContent(file, dir, check);
  return failed;
}

function checkContent(file: string, dir: string, check: (name: string, passes: () => boolean) => void): void {
  const attached = join(dir, 'attached');
  mkdirSync(attached, { recursive: true });
  output('pdfdetach', '-saveall', '-o', attached, file);
  const raw = readFileSync(join(attached, 'case.json'));
  const digest = createHash('sha256').update(raw).digest('hex');
  const pages = pageCount(file);
  const printed = squeezedPages(file);
  const text = printed.join('');
  check(
    'case.json has content',
    () => raw.length > 300 && Object.keys(JSON.parse(raw.toString('utf8'))).length > 3,
  );
  check('an inventory is attached', () => readdirSync(attached).some((name) => name.endsWith('.csv')));
  const addresses = addressesIn(JSON.parse(raw.toString('utf8')));
  check(
    'every address is printed whole',
    () => addresses.length > 0 && addresses.every((a) => text.includes(a.replace(/\s/g, ''))),
  );
  const drawn = cellText(file);
  const untold = namesIn(JSON.parse(raw.toString('utf8'))).filter(
    (name) => !drawn.includes(name.split('/').at(-1)?.replace(/\s/g, '') ?? name),
  );
  check(
    `the paper names what its data names${untold.slice(0, 3).map((name) => ` (${name})`)}`,
    () => untold.length === 0,
  );
  for (let page = 1; page <= pages; page += 1) {
    check(`the hash is on page ${page}`, () => printed[page - 1]?.includes(digest) === true);
  }
  check('the QR code of the last page has the hash', () =>
    readQr(file, pages, join(dir, 'page')).includes(digest),
  );
}

function addressesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'address' || key === 'canonical') && typeof inner === 'string' ? [inner] : addressesIn(inner),
  );
}

const names = ['number', 'serial', 'imei', 'iin', 'txid', 'hash', 'bagNumber', 'sealNumber', 'orderNumber'];

/** What identifies a record or a thing, wherever it stands in the data. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'commitments') return [];
    return names.includes(key) && typeof inner === 'string' && inner !== '' ? [inner] : namesIn(inner);
  });
}

function ranges(bytes: Buffer): number[][] {
  return [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map(
    (m) => m.slice(1, 5).map(Number),
  );
}

function lastRange(bytes: Buffer): number {
  return Math.max(0, ...ranges(bytes).map(([, , c = 0, d = 0]) => c + d));
}

function cadesVerifies(file: string, pki: Pki, signatures: number, dir: string): boolean {
  const bytes = readFileSync(file);
  const all = ranges(bytes);
  if (all.length !== signatures) return false;
  for (const [i, [, b = 0, c = 0, d = 0]] of all.entries()) {
    const raw = Buffer.from(bytes.subarray(b + 1, c - 1).toString('latin1'), 'hex');
    const length = 4 + raw.readUInt16BE(2);
    if (raw[1] !== 0x82 || raw.subarray(length).some((byte) => byte !== 0)) return false;
    writeFileSync(join(dir, `${i}.cms`), raw.subarray(0, length));
    writeFileSync(join(dir, `${i}.data`), Buffer.concat([bytes.subarray(0, b), bytes.subarray(c, c + d)]));
    output(
      'openssl',
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      join(dir, `${i}.cms`),
      '-content',
      join(dir, `${i}.data`),
      '-CAfile',
      pki.root,
      '-purpose',
      'any',
      '-out',
      join(dir, `${i}.out`),
    );
  }
  return true;
}
