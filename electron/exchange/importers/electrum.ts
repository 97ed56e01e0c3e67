import { checkAddress } from '../../../db/domain/address';
import { readExtended } from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';
import type { AddressDraft } from '../../../db/domain/wallet';
import {
  damaged,
  emptyFile,
  type Fields,
  fieldsOf,
  keyFacts,
  keyWithOrigin,
  leftOut,
  multisigDescriptor,
  type NamedKey,
  textOf,
  type WalletImporter,
  withChecksum,
} from './walletFormat';

/** "BIE1" in base64: Electrum's encryption, which Sparrow took over for its own files as "SPRW1". */
const ENCRYPTED = /^(?:QklFMQ|QklFMg|U1BSVz)[0-9A-Za-z+/=\s]+$/;

/** A whole file that only its owner's passphrase opens. */
export const encryptedWallet: WalletImporter = {
  recognises: ({ text }) => ENCRYPTED.test(text.trim()),
  read: ({ text }) => {
    throw new Refusal('walletFile.encrypted', {
      program: text.trim().startsWith('U1BSVz') ? 'Sparrow' : 'Electrum',
    });
  },
};

const SIGNERS = /^x[0-9]+\/$/;

function keystores(fields: Fields): Fields[] {
  const single = fieldsOf(fields.keystore);
  if (single !== undefined) return [single];
  const names = Object.keys(fields).filter((name) => SIGNERS.test(name));
  return names.sort().flatMap((name): Fields[] => {
    const store = fieldsOf(fields[name]);
    return store === undefined ? [] : [store];
  });
}

/** Wallets of Electrum. Seeds and private keys in them are left where they are. */
export const electrum: WalletImporter = {
  recognises: ({ json }) => {
    const fields = fieldsOf(json);
    const type = textOf(fields?.wallet_type);
    return (
      fields !== undefined && keystores(fields).length > 0 && /^(?:standard|[0-9]+of[0-9]+|2fa)$/.test(type)
    );
  },
  read: ({ json }) => {
    const fields = fieldsOf(json) ?? {};
    const stores = keystores(fields);
    const keys = stores.map(
      (store): NamedKey => ({
        name: textOf(store.label),
        fingerprint: fingerprintOf(store),
        path: textOf(store.derivation),
        key: textOf(store.xpub),
      }),
    );
    const secret = stores.some((store) =>
      ['seed', 'xprv', 'passphrase', 'keypairs'].some((name) => holds(store[name])),
    );
    const hardware = stores.every((store) => store.type === 'hardware');
    const version = Number(fields.seed_version);
    return {
      ...emptyFile('electrum', Number.isInteger(version) ? `Electrum (${version})` : 'Electrum'),
      ...keyFacts(keys),
      type: keys.length > 1 ? 'multisig' : hardware ? 'hardware' : 'software',
      label: keys.length === 1 ? (keys[0]?.name ?? '') : '',
      publicKey: descriptorOf(textOf(fields.wallet_type), keys),
      addresses: addressesOf(fields),
      findings: secret ? [leftOut()] : [],
    };
  },
};

function holds(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** As hex, or as Coldcard's number with its lowest byte first. */
function fingerprintOf(store: Fields): string {
  if (textOf(store.root_fingerprint) !== '') return textOf(store.root_fingerprint);
  const number = Number(store.ckcc_xfp);
  if (!Number.isInteger(number) || number <= 0) return '';
  const bytes = [0, 8, 16, 24].map((shift) => (number >>> shift) & 255);
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function descriptorOf(walletType: string, keys: readonly NamedKey[]): string {
  const [first] = keys;
  const kind = readExtended(first?.key ?? '')?.kind;
  if (first === undefined || kind === undefined) throw damaged('xpub');
  const [, threshold] = /^([0-9]+)of[0-9]+$/.exec(walletType) ?? [];
  if (threshold !== undefined) {
    const format = /^[YU]/.test(kind.prefix) ? 'P2SH-P2WSH' : /^[ZV]/.test(kind.prefix) ? 'P2WSH' : 'P2SH';
    return multisigDescriptor(format, Number(threshold), keys);
  }
  const key = keyWithOrigin(first);
  if (kind.script === 'p2wpkh') return withChecksum(`wpkh(${key})`);
  return withChecksum(kind.script === 'p2sh-p2wpkh' ? `sh(wpkh(${key}))` : `pkh(${key})`);
}

/** Addresses that the wallet itself listed, with its labels. */
function addressesOf(fields: Fields): AddressDraft[] {
  const listed = fieldsOf(fields.addresses);
  const labels = fieldsOf(fields.labels) ?? {};
  const texts = ['receiving', 'change'].flatMap((name) => {
    const list = listed?.[name];
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  });
  return texts.slice(0, 10_000).flatMap((text): AddressDraft[] => {
    const chain = (['bitcoin', 'bitcoin-testnet'] as const).find(
      (one) => checkAddress(one, text, { repairs: false }).valid,
    );
    return chain === undefined
      ? []
      : [{ chain, text, role: 'suspect', path: '', memo: '', label: textOf(labels[text]) }];
  });
}
