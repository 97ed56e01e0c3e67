import type { Der } from '../certificate';
import { readCertificate } from '../certificate';
import type { PdfFile } from '../pdf/document';
import { PdfError } from '../pdf/objects';
import { isUnanswered } from '../primitives';
import { readCrl, type Told } from './crl';
import { readOcsp } from './ocsp';

const MOST_CERTIFICATES = 200;
/** Each may cost two signature checks, and in a browser two rounds; honest files have a handful. */
const MOST_LISTS = 40;

/**
 * Certificates, lists of revoked ones and answers about them (OCSP) that the file keeps for later verification (/DSS, ISO 32000-2, 12.8.4.3).
 * Nobody need have signed the store: each item proves itself by its issuer's signature or not at all.
 */
export function readStore(file: PdfFile): { certificates: Der[]; crls: Told[] } {
  const store = file.dict(file.catalog().entries.get('DSS'));
  const items = <T>(key: string, most: number, read: (raw: Uint8Array) => T): T[] =>
    file
      .items(store?.entries.get(key))
      .slice(0, most)
      .flatMap((item) => {
        const stream = file.resolve(item);
        if (stream.kind !== 'stream') return [];
        try {
          return [read(Uint8Array.from(file.decode(stream)))];
        } catch (error) {
          if (isUnanswered(error) || error instanceof PdfError) throw error;
          return [];
        }
      });
  const certificates = items('Certs', MOST_CERTIFICATES, (raw): Der => {
    readCertificate({ raw });
    return { raw };
  });
  return {
    certificates,
    crls: [...items<Told>('CRLs', MOST_LISTS, readCrl), ...items<Told>('OCSPs', MOST_LISTS, readOcsp)],
  };
}
