import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Officer, Pki } from './makePki';

/** A token of softhsm2, as a vendor's module would show it. */
export interface SoftToken {
  /** the vendor's module */
  module: string;
  binding: string;
  pin: string;
  label: string;
  /** SHA-256 of an officer's certificate, by which it is asked for */
  certificate(name: Officer): string;
}

export const tokenBinding = resolve(import.meta.dirname, '../../out/native/pkcs11.node');

const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
];

interface Put {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(present: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_Login(session: Buffer, user: number, pin: string): void;
  C_CreateObject(
    session: Buffer,
    template: { type: number; value: number | boolean | string | Buffer }[],
  ): Buffer;
}

/**
 * Makes a token with the keys and certificates of officers; `without` are those whose key is left out. softhsm2 finds its
 * folder by SOFTHSM2_CONF, which this sets for the process and whatever it starts. `mechanisms` limits what the token can do.
 */
export function makeToken(
  pki: Pki,
  officers: readonly Officer[],
  { without = [], hidden = [], mechanisms = 'ALL', label = 'Қолтаңба токені' }: TokenOptions = {},
): SoftToken {
  const dir = join(pki.dir, 'softhsm');
  const pin = '648219';
  mkdirSync(join(dir, 'tokens'), { recursive: true });
  process.env.SOFTHSM2_CONF = join(dir, 'softhsm2.conf');
  const configure = (what: string) =>
    writeFileSync(
      join(dir, 'softhsm2.conf'),
      `directories.tokendir = ${join(dir, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\nslots.mechanisms = ${what}\n`,
    );
  configure('ALL');
  const util = (...args: string[]) => execFileSync('softhsm2-util', args, { stdio: 'pipe' });
  util('--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin);
  const module = places.find((place) => existsSync(place));
  if (module === undefined) throw new Error('softhsm2 is not installed');
  for (const [index, name] of officers.entries()) {
    if (without.includes(name)) continue;
    const pkcs8 = join(dir, `${name}.p8`);
    execFileSync('openssl', [
      'pkcs8',
      '-topk8',
      '-nocrypt',
      '-in',
      join(pki.dir, `${name}.key`),
      '-out',
      pkcs8,
    ]);
    util('--import', pkcs8, '--token', label, '--label', name, '--id', idOf(index), '--pin', pin);
  }
  putCertificates(module, label, pin, [
    ...officers.map((name, index) => ({
      name,
      id: Buffer.from(idOf(index), 'hex'),
      der: derOf(pki, name),
      hidden: hidden.includes(name),
    })),
    { name: 'sub', id: Buffer.from('ee', 'hex'), der: derOf(pki, 'sub'), hidden: false },
  ]);
  configure(mechanisms);
  return {
    module,
    binding: tokenBinding,
    pin,
    label,
    certificate: (name) =>
      new X509Certificate(derOf(pki, name)).fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

interface TokenOptions {
  without?: readonly Officer[];
  /** whose certificate is shown once the PIN was given, and not before */
  hidden?: readonly Officer[];
  /** as softhsm2.conf(5) names them */
  mechanisms?: string;
  label?: string;
}

const idOf = (index: number): string => `a${index}`;

const derOf = (pki: Pki, name: string): Buffer =>
  new X509Certificate(readFileSync(join(pki.dir, `${name}.pem`))).raw;

/** The tool of softhsm2 imports keys alone. Numbers are those of PKCS#11 2.40. */
function putCertificates(
  module: string,
  label: string,
  pin: string,
  all: { name: string; id: Buffer; der: Buffer; hidden: boolean }[],
): void {
  const { PKCS11 } = createRequire(import.meta.url)(tokenBinding) as { PKCS11: new () => Put };
  const put = new PKCS11();
  put.load(module);
  put.C_Initialize();
  const slot = put.C_GetSlotList(true).find((one) => put.C_GetTokenInfo(one).label.trim() === label);
  if (slot === undefined) throw new Error('the token that was made is not there');
  const session = put.C_OpenSession(slot, 6);
  put.C_Login(session, 1, pin);
  for (const { name, id, der, hidden } of all)
    put.C_CreateObject(session, [
      { type: 0x00, value: 1 },
      { type: 0x01, value: true },
      { type: 0x02, value: hidden },
      { type: 0x80, value: 0 },
      { type: 0x03, value: name },
      { type: 0x102, value: id },
      { type: 0x101, value: Buffer.of(0x30, 0) },
      { type: 0x11, value: der },
    ]);
  put.C_Finalize();
  put.close();
}
