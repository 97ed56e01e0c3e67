import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../db/domain/refusal';
import { seal, unseal } from './crypto';
import { diskRefusal, writeDurable } from './durable';

/** Keeps whole files beside the database, encrypted and named by the SHA-256 of their content. */
export interface FileStore {
  /** Writes durably and answers the SHA-256 in hex; the same content twice is kept once. */
  put(bytes: Uint8Array): string;
  /** The content, hashed again. @throws Refusal `file.not-found`, `vault.damaged` */
  get(sha256: string): Buffer;
}

export function openFileStore(folder: string, key: Uint8Array): FileStore {
  const place = join(folder, 'files');
  const pathOf = (sha256: string) => join(place, `${sha256}.sealed`);
  return {
    put: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!existsSync(pathOf(sha256))) {
        makeFolder(place);
        writeDurable(pathOf(sha256), seal(key, bytes, sha256));
      }
      return sha256;
    },
    get: (sha256) => {
      if (!existsSync(pathOf(sha256))) throw new Refusal('file.not-found', { file: sha256 });
      const bytes = unseal(key, readFileSync(pathOf(sha256)), sha256);
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Refusal('vault.damaged', { file: sha256 });
      return bytes;
    },
  };
}

function makeFolder(place: string): void {
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
  } catch (thrown) {
    throw diskRefusal(thrown);
  }
}
