import { checkAddress } from '../../../db/domain/address';
import { factsOf } from './descriptorFile';
import { damaged, emptyFile, firstAddressFinding, type WalletImporter, withChecksum } from './walletFormat';

/** BIP-129 descriptor records: version, template, path restrictions, first address. */
export const bsms: WalletImporter = {
  recognises: ({ text }) => /^BSMS 1\.0\r?\n/.test(text),
  read: ({ text }) => {
    const [, template = '', restrictions = '', address = ''] = text.split(/\r?\n/).map((line) => line.trim());
    if (template === '') throw damaged('BSMS 1.0');
    const [body = ''] = template.split('#');
    const publicKey = withChecksum(body.replaceAll('/**', branchesOf(restrictions)));
    const facts = factsOf(publicKey);
    if (address !== '' && !addressForm(address)) throw damaged(address);
    const findings = [...facts.findings, ...firstAddressFinding(publicKey, address)];
    return { ...emptyFile('bsms', 'BSMS (BIP-129)'), ...facts, publicKey, findings };
  },
};

/** `/0/*,/1/*` as one step of BIP-389; without restrictions wallets use 0 and 1. */
function branchesOf(restrictions: string): string {
  const numbers = [...restrictions.matchAll(/\/([0-9]+)\/\*/g)].map((match) => match[1] ?? '');
  if (restrictions !== '' && !/^no path restrictions$/i.test(restrictions) && numbers.length === 0)
    throw damaged(restrictions);
  if (numbers.length === 0) return '/<0;1>/*';
  return numbers.length === 1 ? `/${numbers[0]}/*` : `/<${numbers.join(';')}>/*`;
}

function addressForm(text: string): boolean {
  return (['bitcoin', 'bitcoin-testnet'] as const).some(
    (chain) => checkAddress(chain, text, { repairs: false }).valid,
  );
}
