import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '../../db/domain/ledger';
import { deriveKey } from './crypto';
import { writeDurable } from './durable';
import { headerFile, type nextHeaderFile, type VaultHeader } from './readHeader';

export * from './readHeader';

export type Unsigned = Omit<VaultHeader, 'mac'>;

export function writeHeader(
  folder: string,
  header: Unsigned,
  root: Uint8Array,
  file: typeof headerFile | typeof nextHeaderFile = headerFile,
): VaultHeader {
  const whole = { ...header, mac: headerMac(header, root).toString('hex') };
  writeDurable(join(folder, file), Buffer.from(`${JSON.stringify(whole, null, 2)}\n`));
  return whole;
}

/** Whether somebody without the root key changed the header. */
export function headerIntact(header: VaultHeader, root: Uint8Array): boolean {
  const { mac, ...rest } = header;
  return timingSafeEqual(headerMac(rest, root), Buffer.from(mac, 'hex').subarray(0, 32));
}

function headerMac(header: Unsigned, root: Uint8Array): Buffer {
  return createHmac('sha256', deriveKey(root, 'header')).update(canonicalJson(header)).digest();
}
