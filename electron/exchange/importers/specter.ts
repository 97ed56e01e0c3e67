import { factsOf } from './descriptorFile';
import { emptyFile, fieldsOf, textOf, type WalletImporter, withChecksum } from './walletFormat';

/** Specter Desktop's export; its keys end where the receive and change branches begin. */
export const specter: WalletImporter = {
  recognises: ({ json }) => {
    const fields = fieldsOf(json);
    return fields !== undefined && 'blockheight' in fields && textOf(fields.descriptor) !== '';
  },
  read: ({ json }) => {
    const fields = fieldsOf(json) ?? {};
    const [body = ''] = textOf(fields.descriptor).split('#');
    const publicKey = withChecksum(
      body
        .replace(/([A-Za-z]pub[1-9A-HJ-NP-Za-km-z]{100,112})(?=[,)])/g, '$1/<0;1>/*')
        .replaceAll('/0/*', '/<0;1>/*'),
    );
    return {
      ...emptyFile('specter', 'Specter'),
      ...factsOf(publicKey),
      label: textOf(fields.label),
      publicKey,
    };
  },
};
