import { checkAddress } from '../address';
import { Refusal } from '../refusal';
import { type Descriptor, looksLikeDescriptor, parseDescriptor, type ScriptNode } from './descriptor';
import {
  branchKey,
  type KeyExpression,
  parseKeyExpression,
  publicKeyAt,
  type Step,
  stepsOf,
} from './keyExpression';
import {
  addressOfKey,
  addressOfScript,
  coinType,
  type EncodedAddress,
  type HdChain,
  hasSegwit,
  isKeyChain,
} from './networks';
import { scriptMaker } from './produce';
import { type ScriptKind, scriptKinds } from './versions';

export type BranchName = 'receive' | 'change';

export interface DerivedAddress {
  /** Path from the master key where it is known or customary, else from the key that was given. */
  path: string;
  /** Null where the key or descriptor names one address only. */
  index: number | null;
  branch: BranchName | null;
  address: string;
  format: string;
}

export interface SourceOptions {
  /** Addresses of this kind, where a bare key leaves it open. */
  script?: ScriptKind | undefined;
  /** Wallets of many chains write xpub: the officer says which chain is meant. */
  chain?: HdChain | undefined;
}

/** A key or descriptor that was read, ready to derive from. */
export interface KeySource {
  form: 'extended-key' | 'descriptor';
  /** `zpub`, `wpkh` …: how the text names itself. */
  name: string;
  chain: HdChain;
  /** The kind of address of a bare key; null for descriptors and for chains without scripts. */
  script: ScriptKind | null;
  /** The branches in their order; null where the text does not say what its branch is for. */
  branches: readonly (BranchName | null)[];
  ranged: boolean;
  /** The path above the key is the custom of its kind (BIP-44, 49, 84, 86), not said by the key. */
  customaryPath: boolean;
  /** Addresses of a branch at an index. Several for `combo`; none where the script has no address. */
  at(branch: number, index: number): DerivedAddress[];
}

/**
 * Reads an extended public key (with origin and path, if given) or an output descriptor.
 * @throws Refusal `key.private`, `key.unreadable`, `key.checksum`, `key.hardened`, `key.script`, `key.cosigner`,
 * `key.chain`
 */
export function openKeySource(text: string, options: SourceOptions = {}): KeySource {
  const clean = text.trim();
  if (looksLikeDescriptor(clean)) return descriptorSource(clean, options);
  return extendedSource(clean, options);
}

const PURPOSE: Readonly<Record<ScriptKind, number>> = {
  p2pkh: 44,
  'p2sh-p2wpkh': 49,
  p2wpkh: 84,
  p2tr: 86,
};
const HARDENED_FROM = 0x80000000;

function extendedSource(text: string, options: SourceOptions): KeySource {
  return sourceOfKey(readAccount(text), options);
}

type Extended = KeyExpression & { extended: NonNullable<KeyExpression['extended']> };

function readAccount(text: string): Extended {
  const read = parseKeyExpression(text);
  if (read.extended === undefined) throw new Refusal('key.unreadable', { part: text.slice(0, 60) });
  return { ...read, extended: read.extended };
}

function sourceOfKey(read: Extended, options: SourceOptions, steps: readonly Step[] = [[0, 1]]): KeySource {
  const { kind, key } = read.extended;
  const chain = chainFor([read], options.chain);
  if (kind.script === 'multisig') throw new Refusal('key.cosigner', { prefix: kind.prefix });
  const script = isKeyChain(chain) ? null : (options.script ?? defaultScript(kind.script, chain));
  const impossible = script === null ? kind.script !== 'p2pkh' : script !== 'p2pkh' && !hasSegwit(chain);
  if (impossible) throw new Refusal('key.chain', { chain });
  // A bare key stands for an account: its receive and change branches.
  const bare = read.steps.length === 0 && !read.ranged;
  const expression: KeyExpression = bare ? { ...read, steps, ranged: true } : read;
  const account = key.depth === 3 && key.index >= HARDENED_FROM;
  const customaryPath = read.origin === undefined && account;
  const purpose = script === null ? 44 : PURPOSE[script];
  const above = customaryPath
    ? [`${purpose}'`, `${coinType(chain)}'`, `${key.index - HARDENED_FROM}'`]
    : undefined;
  const shared = { form: 'extended-key', name: kind.prefix, chain, script, customaryPath } as const;
  if (script === null) return { ...shared, ...keyChainAddresses(expression, chain, above) };
  const descriptor: Descriptor = {
    node: nodeOfKind(script, expression),
    body: '',
    checksum: 'none',
    keys: [expression],
    branches: Math.max(1, ...expression.steps.map((one) => one.length)),
    ranged: expression.ranged,
  };
  return { ...shared, ...scriptAddresses(descriptor, chain, above) };
}

// Chains whose wallets write a plain xpub as well, with one kind of address each.
const XPUB_CHAINS: readonly HdChain[] = ['ethereum', 'tron', 'dogecoin', 'dash', 'zcash'];

/**
 * Everything that the wallets of this key may have shown as addresses: where the text leaves kind or chain open, each of
 * them is a source of its own. The child keys are computed once for all.
 * @throws Refusal as `openKeySource`
 */
export function openKeySources(text: string, options: SourceOptions = {}): KeySource[] {
  const clean = text.trim();
  if (looksLikeDescriptor(clean)) return [descriptorSource(clean, options)];
  const read = readAccount(clean);
  const { script, chain } = read.extended.kind;
  const open = script === 'p2pkh' && options.script === undefined;
  const own = options.chain ?? chain;
  const first =
    open && hasSegwit(own)
      ? scriptKinds.map((one) => sourceOfKey(read, { script: one, chain: own }))
      : [sourceOfKey(read, options)];
  const flat = own === 'ethereum' && read.steps.length === 0 && !read.ranged ? [flatEthereum(read)] : [];
  if (!open || options.chain !== undefined || chain !== 'bitcoin') return [...first, ...flat];
  const litecoin = scriptKinds
    .slice(0, 3)
    .map((one) => sourceOfKey(read, { script: one, chain: 'litecoin' }));
  const others = XPUB_CHAINS.map((one) => sourceOfKey(read, { chain: one }));
  return [
    ...first,
    ...litecoin,
    ...others,
    ...(read.steps.length === 0 && !read.ranged ? [flatEthereum(read)] : []),
  ];
}

/** Old Ledger wallets put Ethereum addresses straight below the account: m/44'/60'/0'/i. */
function flatEthereum(read: Extended): KeySource {
  return sourceOfKey(read, { chain: 'ethereum' }, []);
}

function defaultScript(script: ScriptKind, chain: HdChain): ScriptKind {
  return hasSegwit(chain) ? script : 'p2pkh';
}

function nodeOfKind(script: ScriptKind, key: KeyExpression): ScriptNode {
  if (script === 'p2pkh') return { kind: 'pkh', key };
  if (script === 'p2wpkh') return { kind: 'wpkh', key };
  if (script === 'p2tr') return { kind: 'tr', key, tree: undefined };
  return { kind: 'sh', inner: { kind: 'wpkh', key } };
}

function descriptorSource(text: string, options: SourceOptions): KeySource {
  const descriptor = parseDescriptor(text);
  const { node } = descriptor;
  const name = node.kind;
  const shared = { form: 'descriptor', name, script: null, customaryPath: false } as const;
  if (node.kind === 'addr') {
    const chain = chainOfAddress(node.address, options.chain);
    const one = {
      path: '',
      index: null,
      branch: null,
      address: node.address,
      format: formatOn(chain, node.address),
    };
    return { ...shared, chain, branches: [null], ranged: false, at: () => [one] };
  }
  const chain = chainFor(descriptor.keys, options.chain);
  if (isKeyChain(chain)) throw new Refusal('key.chain', { chain });
  return { ...shared, chain, ...scriptAddresses(descriptor, chain, undefined) };
}

const ADDR_CHAINS: readonly HdChain[] = ['bitcoin', 'bitcoin-testnet', 'bitcoin-regtest'];

function chainOfAddress(address: string, wanted: HdChain | undefined): HdChain {
  const chains = wanted === undefined ? ADDR_CHAINS : [wanted];
  const found = chains.find((chain) => checkAddress(chain, address, { repairs: false }).valid);
  if (found === undefined) throw new Refusal('key.unreadable', { part: address.slice(0, 60) });
  return found;
}

const formatOn = (chain: HdChain, address: string): string =>
  checkAddress(chain, address, { repairs: false }).format;

/** The chain of all keys together, or the one that was asked for, if their network allows it. */
function chainFor(keys: readonly KeyExpression[], wanted: HdChain | undefined): HdChain {
  const kinds = keys.flatMap((key) => (key.extended === undefined ? [] : [key.extended.kind]));
  const networks = new Set(kinds.map((kind) => kind.network));
  const own = new Set(kinds.map((kind) => kind.chain));
  if (networks.size > 1 || own.size > 1) throw new Refusal('key.unreadable', { part: [...own].join(', ') });
  const first = [...own][0] ?? 'bitcoin';
  if (wanted === undefined || wanted === first) return first;
  const generic = first === 'bitcoin' || first === 'bitcoin-testnet';
  const test = /-(?:testnet|regtest)$/.test(wanted);
  if (networks.size > 0 && (!generic || networks.has('testnet') !== test)) {
    throw new Refusal('key.chain', { chain: wanted });
  }
  return wanted;
}

type Addresses = Pick<KeySource, 'branches' | 'ranged' | 'at'>;
type Above = readonly string[] | undefined;

function keyChainAddresses(key: KeyExpression, chain: HdChain, above: Above): Addresses {
  const branches = branchNames([key], Math.max(1, ...key.steps.map((one) => one.length)));
  const parents = branches.map((_, branch) => branchKey(key, branch));
  const at = (branch: number, index: number): DerivedAddress[] => {
    const parent = parents[branch];
    if (parent === undefined) return [];
    const encoded = addressOfKey(publicKeyAt(parent, key.ranged, index), chain);
    return [row([key], branches, branch, index, above, encoded)];
  };
  return { branches, ranged: key.ranged, at };
}

function scriptAddresses(descriptor: Descriptor, chain: HdChain, above: Above): Addresses {
  const { keys, ranged, node } = descriptor;
  const branches = branchNames(keys, descriptor.branches);
  const makers = branches.map((_, branch) => scriptMaker(descriptor, branch));
  const at = (branch: number, index: number): DerivedAddress[] =>
    (makers[branch]?.(index) ?? []).flatMap((script, position) => {
      const encoded = addressOfScript(script, chain);
      if (encoded === undefined) return [];
      const format = nestedFormat(node, position) ?? encoded.format;
      return [row(keys, branches, branch, index, above, { ...encoded, format })];
    });
  return { branches, ranged, at };
}

/** What stands inside a script hash, where the descriptor says it. */
function nestedFormat(node: ScriptNode, position: number): string | undefined {
  if (node.kind === 'combo' && position === 3) return 'P2SH-P2WPKH';
  if (node.kind !== 'sh') return undefined;
  if (node.inner.kind === 'wpkh') return 'P2SH-P2WPKH';
  return node.inner.kind === 'wsh' ? 'P2SH-P2WSH' : undefined;
}

/** What the branches are for: 0 receives, 1 takes change (BIP-44); other numbers say nothing. */
function branchNames(keys: readonly KeyExpression[], count: number): (BranchName | null)[] {
  const key = keys.find((one) => one.extended !== undefined && one.ranged);
  return Array.from({ length: count }, (_, branch) => {
    if (key === undefined) return null;
    const last = stepsOf(key, branch).at(-1);
    if (key.steps.length === 0) return null;
    return last === 0 ? 'receive' : last === 1 ? 'change' : null;
  });
}

function row(
  keys: readonly KeyExpression[],
  branches: readonly (BranchName | null)[],
  branch: number,
  index: number,
  above: Above,
  { address, format }: EncodedAddress,
): DerivedAddress {
  const ranged = keys.some((key) => key.ranged);
  const path = commonPath(keys, branch, index, above);
  return { path, index: ranged ? index : null, branch: branches[branch] ?? null, address, format };
}

/** The path that all keys share; the part behind the keys where only that is shared; nothing where nothing is. */
function commonPath(keys: readonly KeyExpression[], branch: number, index: number, above: Above): string {
  const below = (key: KeyExpression): string[] =>
    [...stepsOf(key, branch), ...(key.ranged ? [index] : [])].map(String);
  const whole = (key: KeyExpression): string => {
    const steps = below(key);
    if (key.origin !== undefined) return ['m', ...key.origin.path, ...steps].join('/');
    if (above !== undefined) return ['m', ...above, ...steps].join('/');
    return [...(key.extended?.key.depth === 0 ? ['m'] : []), ...steps].join('/');
  };
  const same = (paths: readonly string[]): string | undefined =>
    new Set(paths).size === 1 ? paths[0] : undefined;
  return same(keys.map(whole)) ?? same(keys.map((key) => below(key).join('/'))) ?? '';
}

export interface DeriveRange {
  from: number;
  count: number;
  /** Undefined: the receive branch of a bare key, every branch of a descriptor. */
  branch?: BranchName | 'both' | undefined;
}

/**
 * Addresses of a range, branch by branch, in order.
 * @throws Refusal `key.branch` (the text has no such branch), `key.no-address`, `key.range`
 */
export function deriveRange(source: KeySource, { from, count, branch }: DeriveRange): DerivedAddress[] {
  if (from < 0 || count < 1 || from + count > HARDENED_FROM) throw new Refusal('key.range');
  const wanted = branch ?? (source.form === 'descriptor' ? 'both' : 'receive');
  const chosen = source.branches.flatMap((name, at) =>
    wanted === 'both' || name === wanted || (branch === undefined && source.branches.length === 1)
      ? [at]
      : [],
  );
  if (chosen.length === 0) throw new Refusal('key.branch', { branch: wanted });
  const indexes = source.ranged ? Array.from({ length: count }, (_, i) => from + i) : [0];
  const rows = chosen.flatMap((at) => indexes.flatMap((index) => source.at(at, index)));
  if (rows.length === 0) throw new Refusal('key.no-address');
  return rows;
}
