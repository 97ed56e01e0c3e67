import { error } from '../../../db/domain/finding';
import {
  emptyFile,
  type Fields,
  fieldsOf,
  keyFacts,
  multisigDescriptor,
  type NamedKey,
  textOf,
  type WalletImporter,
} from './walletFormat';

function keysOf(fields: Fields): NamedKey[] {
  const list = Array.isArray(fields.extendedPublicKeys) ? fields.extendedPublicKeys : [];
  return list.flatMap((one: unknown): NamedKey[] => {
    const key = fieldsOf(one);
    if (key === undefined) return [];
    // Caravan writes "Unknown" where the path was not told.
    const path = /^m(?:\/|$)/.test(textOf(key.bip32Path)) ? textOf(key.bip32Path) : '';
    return [{ name: textOf(key.name), fingerprint: textOf(key.xfp), path, key: textOf(key.xpub) }];
  });
}

/** Unchained Caravan: a quorum and its keys. */
export const caravan: WalletImporter = {
  recognises: ({ json }) => {
    const fields = fieldsOf(json);
    return (
      fields !== undefined &&
      fieldsOf(fields.quorum) !== undefined &&
      Array.isArray(fields.extendedPublicKeys)
    );
  },
  read: ({ json }) => {
    const fields = fieldsOf(json) ?? {};
    const keys = keysOf(fields);
    const quorum = fieldsOf(fields.quorum) ?? {};
    const threshold = Number(quorum.requiredSigners);
    const sound = threshold >= 1 && threshold <= keys.length && Number(quorum.totalSigners) === keys.length;
    const numbers = { required: String(quorum.requiredSigners), keys: keys.length };
    return {
      ...emptyFile('caravan', 'Caravan'),
      ...keyFacts(keys),
      type: 'multisig',
      label: textOf(fields.name),
      publicKey: sound ? multisigDescriptor(textOf(fields.addressType), threshold, keys) : '',
      findings: sound ? [] : [error('publicKey', 'walletFile.quorum', numbers)],
    };
  },
};
