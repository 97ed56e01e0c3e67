import { type Finding, warning } from '../../../db/domain/finding';
import { asPlainKey, descriptorChecksum, openKeySource, readExtended } from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';
import { privateKeyKind } from '../../../db/domain/secretGuard/keys';
import type { WalletFile } from '../../../db/domain/walletFile';

/** A file as the importers see it: its text, and its JSON where it is JSON. */
export interface FileText {
  text: string;
  json: unknown;
}

/** One format of wallet files. `recognises` looks at the content alone, never at a name. */
export interface WalletImporter {
  recognises(file: FileText): boolean;
  /** @throws Refusal `walletFile.damaged`, `walletFile.encrypted` */
  read(file: FileText): WalletFile;
}

/** A file of nothing yet; importers state what they found. */
export function emptyFile(format: WalletFile['format'], software: string): WalletFile {
  return {
    format,
    label: '',
    type: 'unknown',
    software,
    derivation: '',
    masterFingerprint: '',
    publicKey: '',
    notes: '',
    addresses: [],
    findings: [],
  };
}

export const damaged = (part: string): Refusal =>
  new Refusal('walletFile.damaged', { part: part.slice(0, 60) });

export type Fields = Readonly<Record<string, unknown>>;

/** An object of JSON, or nothing. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One cosigner, or the only key of a wallet. */
export interface NamedKey {
  fingerprint: string;
  /** As `m/84'/0'/0'` or `84h/0h/0h`. */
  path: string;
  key: string;
  name?: string;
}

/** `[fingerprint/path]key` with the spelling of descriptors. @throws Refusal `key.private`, `walletFile.damaged` */
export function keyWithOrigin({ fingerprint, path, key }: NamedKey, branches = '/<0;1>/*'): string {
  if (privateKeyKind(key) !== undefined) throw new Refusal('key.private');
  if (readExtended(key)?.ok !== true) throw damaged(key);
  const steps = path.replace(/^m/, '').replaceAll('h', "'").replace(/\/+$/, '');
  const origin = /^[0-9a-fA-F]{8}$/.test(fingerprint) ? `[${fingerprint.toLowerCase()}${steps}]` : '';
  return `${origin}${asPlainKey(key)}${branches}`;
}

export function withChecksum(body: string): string {
  return `${body}#${descriptorChecksum(body) ?? ''}`;
}

/** sh, wsh or both around sorted keys, by the name that wallets give to it. @throws Refusal `walletFile.damaged` */
export function multisigDescriptor(format: string, threshold: number, keys: readonly NamedKey[]): string {
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > keys.length)
    throw damaged(`${threshold}/${keys.length}`);
  const inner = `sortedmulti(${threshold},${keys.map((key) => keyWithOrigin(key)).join(',')})`;
  const name = format.toUpperCase().replaceAll('_', '-');
  if (name === 'P2WSH') return withChecksum(`wsh(${inner})`);
  if (name === 'P2SH-P2WSH' || name === 'P2WSH-P2SH') return withChecksum(`sh(wsh(${inner}))`);
  if (name === 'P2SH') return withChecksum(`sh(${inner})`);
  throw damaged(format);
}

/** Fields that one key or all cosigners' keys fill. */
export function keyFacts(
  keys: readonly NamedKey[],
): Pick<WalletFile, 'derivation' | 'masterFingerprint' | 'notes'> {
  const paths = [...new Set(keys.map((key) => key.path.replaceAll('h', "'")))];
  const [only, ...more] = keys;
  const lines = keys.map(({ name, fingerprint, path }) =>
    [name, fingerprint.toLowerCase(), path].filter(Boolean).join(' '),
  );
  return {
    derivation: paths.join(', '),
    masterFingerprint: only !== undefined && more.length === 0 ? only.fingerprint.toLowerCase() : '',
    notes: keys.length > 1 ? lines.join('\n') : '',
  };
}

/** A warning where the file names its first address and the key gives another. */
export function firstAddressFinding(publicKey: string, stated: string): Finding[] {
  if (stated === '') return [];
  const source = openKeySource(publicKey);
  const first = source.at(0, 0)[0]?.address ?? '';
  return first === stated
    ? []
    : [warning('publicKey', 'walletFile.first-address', { stated, derived: first })];
}

/** The secret was in the file and is in no field: the officer is told to seal what carries it. */
export const leftOut = (): Finding => warning('publicKey', 'walletFile.secret-left-out');
