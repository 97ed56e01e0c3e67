import { psbtBytes } from '../../../db/domain/psbt';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import type { WalletFile } from '../../../db/domain/walletFile';
import { bip329 } from './bip329';
import { bsms } from './bsms';
import { caravan } from './caravan';
import { coldcardCosigner, coldcardJson, coldcardMultisig } from './coldcard';
import { descriptorFile } from './descriptorFile';
import { electrum, encryptedWallet } from './electrum';
import { keystone, silentPayments } from './keystone';
import { specter } from './specter';
import type { FileText, WalletImporter } from './walletFormat';

/** The first that recognises the content reads it. */
const importers: readonly WalletImporter[] = [
  encryptedWallet,
  silentPayments,
  bsms,
  coldcardMultisig,
  coldcardJson,
  coldcardCosigner,
  caravan,
  specter,
  electrum,
  keystone,
  bip329,
  descriptorFile,
];

/** A wallet file is some kilobytes; with a history of transactions, some megabytes. */
export const largestWalletFile = 20 * 1024 * 1024;

/**
 * The public parts of a wallet file, recognised by its content.
 * @throws Refusal `walletFile.unknown`, `walletFile.encrypted`, `walletFile.damaged`, `walletFile.silent-payments`,
 * `walletFile.psbt`,
 * `walletFile.secret` (a file of secrets and nothing else), those of reading keys
 */
export function readWalletFile(bytes: Uint8Array): WalletFile {
  // Not a wallet, and shown by another view.
  if (psbtBytes(bytes) !== undefined) throw new Refusal('walletFile.psbt');
  const file = decode(bytes);
  const importer = importers.find((one) => one.recognises(file));
  if (importer === undefined) {
    throw new Refusal(
      findSecrets(file.text.slice(0, 100_000)).length > 0 ? 'walletFile.secret' : 'walletFile.unknown',
    );
  }
  return withoutSecrets(importer.read(file));
}

function decode(bytes: Uint8Array): FileText {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, '');
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    return { text, json: undefined };
  }
}

/** Whatever an owner wrote into labels and names goes through the guard as well. */
function withoutSecrets(file: WalletFile): WalletFile {
  const texts = [file.label, file.notes, ...file.addresses.map((address) => address.label)];
  if (texts.some((text) => findSecrets(text, { allowHash: true }).length > 0))
    throw new Refusal('walletFile.secret');
  return file;
}
