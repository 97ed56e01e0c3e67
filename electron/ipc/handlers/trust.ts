import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../../../db/domain/refusal';
import { addTrustedRoots, listTrustedRoots, removeTrustedRoot } from '../../../db/references';
import { readCertificate, readNames } from '../../signing/certificate';
import { diskRefusal } from '../../vault/durable';
import type { trustContract } from '../contract/trust';
import type { Desk } from './desk';
import type { Handlers } from './handlers';

/** A file of certificates is small. */
const largest = 4_000_000;

export function readSmall(path: string): Buffer {
  try {
    if (statSync(path).size > largest) throw new Refusal('file.too-large', { file: path });
    return readFileSync(path);
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}

/** All certificates of a PEM file, or the one of a DER file, as PEM. @throws Refusal `certificate.unreadable` */
export function certificatesOf(bytes: Buffer): X509Certificate[] {
  const text = bytes.toString('latin1');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    const found =
      blocks.length > 0 ? blocks.map((pem) => new X509Certificate(pem)) : [new X509Certificate(bytes)];
    for (const one of found) readCertificate(one);
    return found;
  } catch {
    throw new Refusal('certificate.unreadable');
  }
}

/** PEM of the roots that the open vault trusts; none where no vault is open. */
export function trustedPems(desk: Desk): string[] {
  if (!desk.opened) return [];
  return listTrustedRoots(desk.opened.vault.read)
    .filter(({ removedAt }) => removedAt === '')
    .map(({ pem }) => pem);
}

export const trustHandlers: Handlers<keyof typeof trustContract> = {
  'trust.list': (desk) => listTrustedRoots(desk.session.vault.read),
  'trust.add': (desk, { file }) => {
    const roots = certificatesOf(readSmall(desk.around.resolveFile(file))).map((certificate) => {
      const { subject, notBefore, notAfter } = readCertificate(certificate);
      const { commonName, organisation } = readNames(subject);
      return {
        name: commonName || organisation,
        sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        pem: certificate.toString(),
        validFrom: notBefore.toISOString(),
        validTo: notAfter.toISOString(),
      };
    });
    desk.write('trust.add', (tx) => addTrustedRoots(tx, roots));
    return listTrustedRoots(desk.session.vault.read);
  },
  'trust.remove': (desk, { id, reason }) => {
    desk.write('trust.remove', (tx) => removeTrustedRoot(tx, id, reason));
    return listTrustedRoots(desk.session.vault.read);
  },
};
