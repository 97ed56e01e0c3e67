import { readExtended } from '../../../db/domain/hd';
import { Refusal } from '../../../db/domain/refusal';
import {
  damaged,
  emptyFile,
  fieldsOf,
  keyFacts,
  keyWithOrigin,
  textOf,
  type WalletImporter,
  withChecksum,
} from './walletFormat';

/** Keystone and Cobo Vault: one account in JSON. */
export const keystone: WalletImporter = {
  recognises: ({ json }) => {
    const fields = fieldsOf(json);
    return fields !== undefined && textOf(fields.ExtPubKey) !== '' && 'AccountKeyPath' in fields;
  },
  read: ({ json }) => {
    const fields = fieldsOf(json) ?? {};
    const path = textOf(fields.AccountKeyPath).replace(/^(?!m)/, 'm/');
    const key = { fingerprint: textOf(fields.MasterFingerprint), path, key: textOf(fields.ExtPubKey) };
    const script = readExtended(key.key)?.kind.script;
    if (script === undefined) throw damaged('ExtPubKey');
    const spelt = keyWithOrigin(key);
    const purpose = /^m\/([0-9]+)/.exec(path)?.[1];
    const body =
      script === 'p2wpkh' || purpose === '84'
        ? `wpkh(${spelt})`
        : script === 'p2sh-p2wpkh' || purpose === '49'
          ? `sh(wpkh(${spelt}))`
          : purpose === '86'
            ? `tr(${spelt})`
            : `pkh(${spelt})`;
    return {
      ...emptyFile('keystone', 'Keystone'),
      ...keyFacts([key]),
      type: 'hardware',
      publicKey: withChecksum(body),
    };
  },
};

/** Silent payments (BIP-352, BIP-392): the file holds the private scan key, and the addresses do not follow from it. */
export const silentPayments: WalletImporter = {
  recognises: ({ text }) => /^sp\(.*t?sp(?:scan|spend)1/s.test(text.trim()),
  read: () => {
    throw new Refusal('walletFile.silent-payments');
  },
};
