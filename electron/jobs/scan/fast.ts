import type { ChainId } from '../../../db/domain/address';
import { KernelMemory } from './kernelMemory';

/** What is said of an address that passed; the rules of db/domain/address say the rest. */
export interface FastVerdict {
  readonly chain: ChainId;
  readonly network: string;
  readonly format: string;
  readonly checksum: 'verified' | 'none';
  readonly canonical: string;
}

const bitcoin = (format: string) =>
  ({ chain: 'bitcoin', network: 'mainnet', format, checksum: 'verified' }) as const;

/** The forms that are known here; a form is named by its place. */
export const fastForms = [
  bitcoin('P2PKH'),
  bitcoin('P2SH'),
  bitcoin('P2WPKH'),
  bitcoin('P2WSH'),
  bitcoin('P2TR'),
  { chain: 'tron', network: 'mainnet', format: 'base58check', checksum: 'verified' },
  { chain: 'ethereum', network: 'mainnet', format: 'EIP-55', checksum: 'verified' },
  { chain: 'ethereum', network: 'mainnet', format: 'EIP-55', checksum: 'none' },
] as const satisfies readonly Omit<FastVerdict, 'canonical'>[];

const [p2pkh, p2sh, p2wpkh, p2wsh, p2tr, tron, evmVerified, evmUnmarked] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** How kernel/evm.ts says that a text stands in the case of its checksum, or in small letters throughout. */
const [inProperCase, inSmallLetters] = [1, 0] as const;

/**
 * The form of an address that stands in a kernel's memory, for the forms that fill registers (Bitcoin, Ethereum, TRON),
 * where it passes: what `checkAddress` or, with no chain named, `identifyAddress` says of it. -1 says nothing at all: the
 * rules decide. test/jobs/scan.test.ts holds both to the same verdicts over vectors and mutations.
 */
export function fastForm(
  { kernel, bytes }: KernelMemory,
  chain: ChainId | undefined,
  place: number,
  length: number,
): number {
  const first = bytes[place];
  if (first === 48 && (chain === undefined || chain === 'ethereum'))
    return evmForm(kernel, chain, place, length);
  if (first === 84 && (chain === undefined || chain === 'tron'))
    return length === 34 && kernel.base58Version(place, length) === 0x41 ? tron : -1;
  if (chain !== undefined && chain !== 'bitcoin') return -1;
  if (first === 98) return segwitForm(kernel.segwitVersion(place, length), length);
  if ((first !== 49 && first !== 51) || length < 26 || length > 35) return -1;
  const version = kernel.base58Version(place, length);
  if (version === 0) return p2pkh;
  return version === 5 ? p2sh : -1;
}

function segwitForm(version: number, length: number): number {
  if (version === 1) return p2tr;
  if (version !== 0) return -1;
  return length === 42 ? p2wpkh : p2wsh;
}

type Kernel = KernelMemory['kernel'];

function evmForm(kernel: Kernel, chain: ChainId | undefined, place: number, length: number): number {
  if (chain === undefined && isUnclear(kernel, place, length)) return -1;
  const found = kernel.evmCase(place, length, 0);
  if (found === inProperCase) return evmVerified;
  return found === inSmallLetters && chain !== undefined ? evmUnmarked : -1;
}

/** Where no chain is named: few letters may have the checksum of another network by chance (EIP-1191, chains 30 and 31). */
function isUnclear(kernel: Kernel, place: number, length: number): boolean {
  return (
    kernel.evmCase(place, length, 30) === inProperCase || kernel.evmCase(place, length, 31) === inProperCase
  );
}

/** Where the canonical text of what was just judged stands: for Ethereum the proper case, for all others the text itself. */
export function canonicalPlace({ kernel }: KernelMemory, form: number, place: number): number {
  return form >= evmVerified ? kernel.proper.value : place;
}

const own = new KernelMemory();

/** The same for a text by itself. Undefined says nothing: the rules decide. */
export function fastVerdict(chain: ChainId | undefined, text: string): FastVerdict | undefined {
  const length = own.putText(text);
  const form = length < 0 ? -1 : fastForm(own, chain, own.text, length);
  const found = fastForms[form];
  if (!found) return undefined;
  return { ...found, canonical: form >= evmVerified ? readProper() : text };
}

function readProper(): string {
  return Buffer.from(own.bytes.buffer, own.kernel.proper.value, 42).toString('latin1');
}
