import { checkAddress } from '../../../db/domain/address';
import { readExtended } from '../../../db/domain/hd';
import type { AddressDraft } from '../../../db/domain/wallet';
import { damaged, emptyFile, type Fields, fieldsOf, textOf, type WalletImporter } from './walletFormat';

const TYPES = new Set(['tx', 'addr', 'pubkey', 'input', 'output', 'xpub', 'spscan']);

/** The lines as objects; undefined where one is none. */
function linesOf(text: string): Fields[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    try {
      return fieldsOf(JSON.parse(line));
    } catch {
      return undefined;
    }
  });
  return read.every((line) => line !== undefined) && read.length > 0 ? read : undefined;
}

const isLabel = (line: Fields): boolean => TYPES.has(textOf(line.type)) && textOf(line.ref) !== '';

/** Labels of BIP-329: what the owner called their addresses, transactions and keys. */
export const bip329: WalletImporter = {
  recognises: ({ text }) => text.startsWith('{') && linesOf(text)?.every(isLabel) === true,
  read: ({ text }) => {
    const lines = linesOf(text);
    if (lines === undefined) throw damaged(text.split('\n')[0] ?? '');
    const addresses = lines.filter((line) => line.type === 'addr').flatMap(addressOf);
    const key = lines.find((line) => line.type === 'xpub' && readExtended(textOf(line.ref))?.ok === true);
    // A scan key lets its holder see every payment: it is named, and left out.
    const rest = lines.filter(
      (line) => line.type !== 'addr' && line.type !== 'xpub' && line.type !== 'spscan',
    );
    return {
      ...emptyFile('bip329', 'BIP-329'),
      label: textOf(key?.label),
      publicKey: textOf(key?.ref),
      addresses: addresses.slice(0, 10_000),
      notes: rest
        .map((line) => `${textOf(line.type)} ${textOf(line.ref)}: ${textOf(line.label)}`)
        .join('\n')
        .slice(0, 4_000),
    };
  },
};

function addressOf(line: Fields): AddressDraft[] {
  const text = textOf(line.ref);
  const chain = (['bitcoin', 'bitcoin-testnet', 'litecoin'] as const).find(
    (one) => checkAddress(one, text, { repairs: false }).valid,
  );
  const path = /^m?\/[0-9/'h]+$/.test(textOf(line.keypath)) ? textOf(line.keypath) : '';
  return chain === undefined
    ? []
    : [{ chain, text, role: 'suspect', path, memo: '', label: textOf(line.label) }];
}
