import { warning } from '../../../db/domain/finding';
import { looksLikeDescriptor, openKeySource, parseDescriptor, readExtended } from '../../../db/domain/hd';
import type { WalletFile } from '../../../db/domain/walletFile';
import {
  damaged,
  emptyFile,
  keyFacts,
  type NamedKey,
  type WalletImporter,
  withChecksum,
} from './walletFormat';

// "Receive: wpkh(…)" and comments, as Sparrow and others write them.
const LABELLED = /^(?:[A-Za-z][\w ]{0,30}:\s*)?/;
const KEY = /^\[([0-9a-fA-F]{8})((?:\/[0-9]+[h']?)*)\]([A-Za-z]pub[1-9A-HJ-NP-Za-km-z]+)$/;

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(LABELLED, ''));
}

const isKey = (line: string): boolean => KEY.test(line) || readExtended(line) !== undefined;

/** Files of output descriptors, one a line, and of single keys with their origin. */
export const descriptorFile: WalletImporter = {
  recognises: ({ text, json }) => {
    const lines = json === undefined ? linesOf(text) : [];
    return (
      lines.length > 0 &&
      lines.length <= 20 &&
      lines.every((line) => looksLikeDescriptor(line) || isKey(line))
    );
  },
  read: ({ text }) => {
    const [first = '', ...more] = linesOf(text);
    if (isKey(first)) return readKey(first);
    const publicKey = more.length === 0 ? withChecksum(bodyOf(first)) : joined([first, ...more]);
    return { ...emptyFile('descriptor', ''), ...factsOf(publicKey), publicKey };
  },
};

function readKey(line: string): WalletFile {
  openKeyOrMultisig(line);
  const [, fingerprint = '', path = ''] = KEY.exec(line) ?? [];
  const facts = keyFacts([{ fingerprint, path: path === '' ? '' : `m${path}`, key: '' }]);
  return { ...emptyFile('descriptor', ''), ...facts, publicKey: line };
}

function openKeyOrMultisig(line: string): void {
  const key = KEY.exec(line)?.[3] ?? line;
  if (readExtended(key)?.kind.script !== 'multisig') openKeySource(line);
}

/** Verifies what the line carries. @throws Refusal those of `parseDescriptor` */
function bodyOf(line: string): string {
  return parseDescriptor(line).body;
}

/** Receive and change of one wallet become one descriptor (BIP-389); others are named, and the first is kept. */
function joined(lines: readonly string[]): string {
  const [receive = '', change = '', ...more] = lines.map(bodyOf);
  const both = receive.replaceAll('/0/*', '/<0;1>/*');
  if (more.length > 0 || change.replaceAll('/1/*', '/<0;1>/*') !== both) throw damaged('receive, change');
  return withChecksum(both);
}

/** What the origins of a descriptor say. */
export function factsOf(
  publicKey: string,
): Pick<WalletFile, 'type' | 'derivation' | 'masterFingerprint' | 'notes' | 'findings'> {
  const { keys, checksum } = parseDescriptor(publicKey);
  const named = keys.flatMap(({ origin }): NamedKey[] =>
    origin === undefined
      ? []
      : [{ fingerprint: origin.fingerprint, path: ['m', ...origin.path].join('/'), key: '' }],
  );
  const findings = checksum === 'none' ? [warning('publicKey', 'walletFile.no-checksum')] : [];
  return { type: keys.length > 1 ? 'multisig' : 'unknown', ...keyFacts(named), findings };
}
