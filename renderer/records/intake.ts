import { type ChainId, chains, checkAddress, cleanAddress, identifyAddress } from '../../db/domain/address';
import { findSecrets } from '../../db/domain/secretGuard';
import type { AddressDraft } from '../../db/domain/wallet';

/** What kind of secret a text holds, in the three ways that the officer must act on; undefined when it holds none. */
export type SecretWords = 'seed' | 'key' | 'hex';

export function secretIn(text: string): SecretWords | undefined {
  const [hit] = findSecrets(text);
  if (hit === undefined) return undefined;
  if (hit.kind === 'seed') return 'seed';
  return hit.kind === 'hex-key' ? 'hex' : 'key';
}

/** A text that may be an address, and what stood beside it on its line. */
export interface Piece {
  text: string;
  label: string;
}

// "1.", "2)", "-" and "•" before an address are the list's, not the address's.
const listMark = /^\s*(?:\d{1,4}[.)]|[-*•–])\s+/;
const uri = /^(?:bitcoin|ethereum|tron):([^?@]+)/i;

/**
 * Cuts pasted text into candidates: by lines, commas, semicolons, tabs and bars. Groups of four are joined, also over
 * lines. What stands beside the one address of a line becomes its label, so that nothing of the paste is lost.
 */
export function piecesOf(text: string): Piece[] {
  const whole = bare(text);
  if (known(whole)) return [{ text: whole, label: '' }];
  return text.split(/[\r\n]+/).flatMap(piecesOfLine);
}

function piecesOfLine(line: string): Piece[] {
  const segments = line
    .replace(listMark, '')
    .split(/[,;\t|]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found: Piece[] = [];
  const beside: string[] = [];
  for (const segment of segments.flatMap(cutSegment)) {
    if (known(segment) || addressLike.test(segment)) found.push({ text: segment, label: '' });
    else beside.push(segment);
  }
  const [first] = found;
  if (first === undefined) return beside.map((part) => ({ text: part, label: '' }));
  first.label = beside.join(', ');
  return found;
}

/**
 * A segment as one candidate, or, where some of its words are addresses, those words and the rest. A word as long as an
 * address that no chain knows stays apart too: hidden in a label it would be lost.
 */
function cutSegment(segment: string): string[] {
  const whole = bare(segment);
  if (known(whole)) return [whole];
  const words = segment.split(/\s+/).map(withinWord).filter(Boolean);
  const addresses = words.filter((word) => known(word) || addressLike.test(word));
  if (addresses.length === 0) return [whole];
  const rest = words.filter((word) => !addresses.includes(word)).join(' ');
  return rest === '' ? addresses : [...addresses, rest];
}

const addressLike = /^[\p{L}\p{N}]{25,}$/u;
// Quotation marks, brackets, emphasis, the end of a sentence and emoji around an address are the message's.
const around = '[\\s"\'«»“”„‘’()\\[\\]{}<>*~`.,!?:;…\\p{Extended_Pictographic}\\uFE0F\\u200D]+';
const wrapping = new RegExp(`^${around}|${around}$`, 'gu');

function bare(text: string): string {
  const clean = cleanAddress(text.replace(wrapping, ''));
  return uri.exec(clean)?.[1] ?? clean;
}

/** The address inside a word such as `адрес:T…` or a link to an explorer, else the word. */
function withinWord(word: string): string {
  const clean = bare(word);
  if (known(clean)) return clean;
  return clean.split(/[/:=#?&]+/).find(known) ?? clean;
}

function known(text: string): boolean {
  return !/\s/.test(text) && identifyAddress(text, { repairs: false }).length > 0;
}

/** Which chain a text belongs to, as far as the rules tell. */
export type Recognised =
  | { kind: 'one'; chain: ChainId }
  | { kind: 'several'; chains: ChainId[] }
  | { kind: 'none' };

export function recogniseChain(text: string): Recognised {
  const verdicts = identifyAddress(text);
  const accepted = verdicts.filter((verdict) => verdict.valid);
  const repairable = verdicts.filter((verdict) => verdict.repairs.length > 0);
  const candidates = [accepted, repairable, verdicts].find((list) => list.length > 0) ?? [];
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  return candidates.length === 1
    ? { kind: 'one', chain: first.chain }
    : { kind: 'several', chains: candidates.map((one) => one.chain) };
}

/** Chains that an officer chooses among, main networks first. */
export const chainChoices = [...chains]
  .sort((a, b) => Number(a.testnetOf !== undefined) - Number(b.testnetOf !== undefined))
  .map((chain) => ({ value: chain.id, label: chain.name }));

/** The chains whose rules accept a text, as every EVM chain does an address of Ethereum, apart from all others. */
export function offeredChains(text: string): { accepting: typeof chainChoices; others: typeof chainChoices } {
  const verdicts = identifyAddress(text, { shared: true, repairs: false });
  const accepted = new Set(verdicts.filter((verdict) => verdict.valid).map((verdict) => verdict.chain));
  return {
    accepting: chainChoices.filter((choice) => accepted.has(choice.value)),
    others: chainChoices.filter((choice) => !accepted.has(choice.value)),
  };
}

export function chainName(id: string): string {
  return chains.find((chain) => chain.id === id)?.name ?? id;
}

export function newAddress(chain: ChainId, piece: Piece, role: AddressDraft['role']): AddressDraft {
  return { chain, text: piece.text, role, path: '', memo: '', label: piece.label };
}

export function addressKey(address: Pick<AddressDraft, 'chain' | 'text'>): string {
  return `${address.chain} ${checkAddress(address.chain, address.text, { repairs: false }).canonical}`;
}

export interface Intake {
  addresses: AddressDraft[];
  /** Texts whose chain only the officer can tell. */
  pending: string[];
  added: number;
  /** How many stood in the list already. */
  repeated: number;
}

/** Puts pasted or scanned text behind the addresses that are there. Holds no secret: ask `secretIn` first. */
export function takeIn(
  text: string,
  addresses: readonly AddressDraft[],
  pending: readonly string[],
  role: AddressDraft['role'],
): Intake {
  const seen = new Set(addresses.map(addressKey));
  const result: Intake = { addresses: [...addresses], pending: [...pending], added: 0, repeated: 0 };
  for (const piece of piecesOf(text)) {
    const recognised = recogniseChain(piece.text);
    if (recognised.kind !== 'one') {
      if (result.pending.includes(piece.text)) result.repeated += 1;
      else result.pending.push(piece.text);
      continue;
    }
    const address = newAddress(recognised.chain, piece, role);
    const key = addressKey(address);
    if (seen.has(key)) {
      result.repeated += 1;
      continue;
    }
    seen.add(key);
    result.addresses.push(address);
    result.added += 1;
  }
  return result;
}
