import { warning } from '../../../db/domain/finding';
import { readExtended } from '../../../db/domain/hd';
import type { WalletFile } from '../../../db/domain/walletFile';
import {
  damaged,
  emptyFile,
  type Fields,
  fieldsOf,
  firstAddressFinding,
  keyFacts,
  keyWithOrigin,
  multisigDescriptor,
  type NamedKey,
  textOf,
  type WalletImporter,
  withChecksum,
} from './walletFormat';

const POLICY = /^Policy:\s*([0-9]+)\s+of\s+([0-9]+)/im;
const COSIGNER = /^([0-9A-Fa-f]{8}):\s*(\S+)$/;

/** The text file that Coldcard, Keystone and Electrum write for several signers. */
export const coldcardMultisig: WalletImporter = {
  recognises: ({ text }) => POLICY.test(text) && /^[0-9A-Fa-f]{8}:\s*[A-Za-z]pub/m.test(text),
  read: ({ text }) => {
    const field = (name: string): string =>
      new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(text)?.[1]?.trim() ?? '';
    const keys: NamedKey[] = [];
    let path = '';
    for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
      const [, derivation] = /^Derivation:\s*(\S+)/i.exec(line) ?? [];
      const [, fingerprint, key] = COSIGNER.exec(line) ?? [];
      if (derivation !== undefined) path = derivation;
      else if (fingerprint !== undefined && key !== undefined) keys.push({ fingerprint, path, key });
    }
    const [, threshold, total] = POLICY.exec(text) ?? [];
    if (Number(total) !== keys.length) throw damaged(`${total}/${keys.length}`);
    const keystone = /keystone/i.test(text.split('\n')[0] ?? '');
    return {
      ...emptyFile(keystone ? 'keystone' : 'coldcard', keystone ? 'Keystone' : 'Coldcard'),
      ...keyFacts(keys),
      type: 'multisig',
      label: field('Name'),
      publicKey: multisigDescriptor(field('Format') || 'P2SH', Number(threshold), keys),
    };
  },
};

// The account that most wallets of today use stands first.
const ACCOUNTS = ['bip84', 'bip49', 'bip44', 'bip86'] as const;
const wrap: Readonly<Record<(typeof ACCOUNTS)[number], (key: string) => string>> = {
  bip84: (key) => `wpkh(${key})`,
  bip49: (key) => `sh(wpkh(${key}))`,
  bip44: (key) => `pkh(${key})`,
  bip86: (key) => `tr(${key})`,
};

const isColdcard = (json: unknown): Fields | undefined => {
  const fields = fieldsOf(json);
  return fields !== undefined && /^[0-9A-Fa-f]{8}$/.test(textOf(fields.xfp)) ? fields : undefined;
};

/** Coldcard's generic JSON: one seed, several accounts. */
export const coldcardJson: WalletImporter = {
  recognises: ({ json }) => {
    const fields = isColdcard(json);
    return fields !== undefined && ACCOUNTS.some((name) => fieldsOf(fields[name]) !== undefined);
  },
  read: ({ json }) => {
    const fields = isColdcard(json) ?? {};
    const fingerprint = textOf(fields.xfp);
    const accounts = ACCOUNTS.flatMap((name) => {
      const account = fieldsOf(fields[name]);
      if (account === undefined) return [];
      const key: NamedKey = { fingerprint, path: textOf(account.deriv), key: textOf(account.xpub) };
      return [
        { key, first: textOf(account.first), descriptor: withChecksum(wrap[name](keyWithOrigin(key))) },
      ];
    });
    const [chosen, ...more] = accounts;
    if (chosen === undefined) throw damaged('bip84');
    const findings = accounts.flatMap((one) => firstAddressFinding(one.descriptor, one.first));
    return {
      ...emptyFile('coldcard', 'Coldcard'),
      ...keyFacts([chosen.key]),
      type: 'hardware',
      publicKey: chosen.descriptor,
      notes: more.map((one) => one.descriptor).join('\n'),
      findings,
    };
  },
};

const COSIGNER_KEYS = ['p2wsh', 'p2wsh_p2sh', 'p2sh_p2wsh', 'p2sh'] as const;

/** The keys that one device lends to wallets of several signers. */
export const coldcardCosigner: WalletImporter = {
  recognises: ({ json }) => {
    const fields = isColdcard(json);
    return fields !== undefined && COSIGNER_KEYS.some((name) => textOf(fields[`${name}_deriv`]) !== '');
  },
  read: ({ json }) => readCosigner(isColdcard(json) ?? {}),
};

function readCosigner(fields: Fields): WalletFile {
  const keys = COSIGNER_KEYS.flatMap((name): NamedKey[] => {
    const key = textOf(fields[name]);
    const path = textOf(fields[`${name}_deriv`]);
    return readExtended(key)?.ok === true ? [{ fingerprint: textOf(fields.xfp), path, key }] : [];
  });
  const [chosen, ...more] = keys;
  if (chosen === undefined) throw damaged('p2wsh');
  return {
    ...emptyFile('coldcard', 'Coldcard'),
    ...keyFacts([chosen]),
    type: 'multisig',
    publicKey: keyWithOrigin(chosen, ''),
    notes: more.map((key) => keyWithOrigin(key, '')).join('\n'),
    findings: [warning('publicKey', 'walletFile.one-of-several')],
  };
}
