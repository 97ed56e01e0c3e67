import { findChain } from '../address';
import type { ReportAddress, ReportAddressTable, ReportBlock } from '../reportModel';
import { joined, type Sequence } from '../sequence';
import type { CaseSnapshot } from '../snapshot';
import type { AddressRecord, WalletRecord } from '../wallet';
import { empty, field, fields, noteBlock } from './blocks';
import type { PaperBlock, PaperSection } from './kind';
import { type ReportWords, shortNumber } from './words';

export function walletsSection(snapshot: CaseSnapshot, words: ReportWords): PaperSection {
  const heading = words.paper('sections.wallets');
  const { wallets } = snapshot;
  if (wallets.length === 0) return { id: 'wallets', heading, blocks: [empty(words, 'wallets')] };
  const exhibits = new Map(snapshot.exhibits.map((exhibit) => [exhibit.id, exhibit.number]));
  return {
    id: 'wallets',
    heading,
    blocks: joined(
      warnings(wallets, words),
      [walletTable(wallets, exhibits, words)],
      registered(wallets, words),
      wallets
        .filter((wallet) => !inRegister(wallet, wallets.length))
        .flatMap((wallet) => walletBlocks(wallet, exhibits, words)),
      [noteBlock(words, 'secrets', 'info')],
    ),
  };
}

/** What a reader must know of some of the wallets before reading of any. */
function warnings(wallets: Sequence<WalletRecord>, words: ReportWords): PaperBlock[] {
  const some = { unsecured: false, failed: false, none: false };
  for (const { control, addresses } of wallets) {
    some.unsecured ||= control !== 'confirmed';
    for (const { checksum } of addresses)
      if (checksum === 'failed' || checksum === 'none') some[checksum] = true;
  }
  return [
    ...(some.unsecured ? [noteBlock(words, 'heldIsNotMoney', 'warn')] : []),
    ...(some.failed ? [noteBlock(words, 'failedAddress', 'warn')] : []),
    ...(some.none ? [noteBlock(words, 'noChecksum', 'info')] : []),
  ];
}

/** Beyond so many wallets nobody reads a page for each: what a line says whole is not said again. */
const mostCards = 300;

/** Whether the table of wallets and the list of addresses say all that is stated of a wallet. */
function inRegister(wallet: WalletRecord, wallets: number): boolean {
  if (wallets <= mostCards || wallet.control === 'lost' || wallet.addresses.length === 0) return false;
  const more = [
    wallet.software,
    wallet.derivation,
    wallet.masterFingerprint,
    wallet.othersMayHold,
    wallet.envelopeNumber,
    wallet.envelopeSeal,
    wallet.publicKey,
    wallet.notes,
  ];
  return wallet.extraWord === 'unknown' && more.every((text) => text === '');
}

/** One list of the addresses of all wallets that need no page of their own, each with its wallet's number. */
function registered(wallets: Sequence<WalletRecord>, words: ReportWords): PaperBlock[] {
  const listed = wallets.filter((wallet) => inRegister(wallet, wallets.length));
  if (!listed.some(() => true)) return [];
  return [
    { type: 'subheading', text: words.paper('sections.addresses') },
    {
      type: 'addressTable',
      columns: addressColumns(words),
      rows: listed.flatMap(({ number, addresses }) =>
        addresses.map((address) => {
          const { detail, ...row } = addressRow(address, words);
          return { ...row, detail: detail === undefined ? number : `${number} · ${detail}` };
        }),
      ),
    },
  ];
}

function walletTable(
  wallets: Sequence<WalletRecord>,
  exhibits: ReadonlyMap<string, string>,
  words: ReportWords,
): PaperBlock {
  const label = (name: string) => words.paper(`fields.wallet.${name}`);
  return {
    type: 'table',
    columns: [
      { label: label('number'), mono: true, width: 'narrow' },
      { label: label('label'), width: 'wide' },
      { label: label('type') },
      { label: label('exhibitId'), mono: true, width: 'narrow' },
      { label: label('addresses'), align: 'right', width: 'narrow' },
      { label: label('control') },
    ],
    rows: wallets.map((wallet) => [
      shortNumber(wallet.number),
      wallet.label,
      words.term(`walletType.${wallet.type}`),
      wallet.exhibitId === null ? '' : shortNumber(exhibits.get(wallet.exhibitId) ?? ''),
      String(wallet.addresses.length),
      words.term(`control.${wallet.control}`),
    ]),
  };
}

function walletBlocks(
  wallet: WalletRecord,
  exhibits: ReadonlyMap<string, string>,
  words: ReportWords,
): ReportBlock[] {
  const lost = wallet.control === 'lost' ? [noteBlock(words, 'walletLost', 'warn')] : [];
  return [
    { type: 'subheading', text: `${wallet.number} · ${wallet.label}` },
    ...fields(
      field(words, 'wallet.control', words.term(`control.${wallet.control}`)),
      field(words, 'wallet.type', words.term(`walletType.${wallet.type}`)),
      field(
        words,
        'wallet.exhibitId',
        wallet.exhibitId === null ? '' : (exhibits.get(wallet.exhibitId) ?? ''),
        true,
      ),
      field(words, 'wallet.software', wallet.software),
      field(words, 'wallet.derivation', wallet.derivation, true),
      field(words, 'wallet.masterFingerprint', wallet.masterFingerprint, true),
      field(words, 'wallet.extraWord', words.term(`yesNoUnknown.${wallet.extraWord}`)),
      field(words, 'wallet.othersMayHold', wallet.othersMayHold),
      field(words, 'wallet.envelopeNumber', wallet.envelopeNumber, true),
      field(words, 'wallet.envelopeSeal', wallet.envelopeSeal, true),
      field(words, 'wallet.publicKey', wallet.publicKey, true),
      field(words, 'wallet.notes', wallet.notes),
    ),
    ...lost,
    ...addressTables(wallet.addresses, words),
  ];
}

function addressTables(addresses: readonly AddressRecord[], words: ReportWords): ReportBlock[] {
  if (addresses.length === 0) return [empty(words, 'addresses')];
  const rows = addresses.map((address) => addressRow(address, words));
  return [{ type: 'addressTable', columns: addressColumns(words), rows }];
}

export function addressColumns(words: ReportWords): ReportAddressTable['columns'] {
  const label = (name: string) => words.paper(`fields.address.${name}`);
  return {
    index: label('index'),
    address: label('canonical'),
    chain: label('chain'),
    format: label('format'),
    verdict: label('checksum'),
  };
}

/** How an address stood where it was found; one that was only written in small letters need not be printed a second time. */
function foundWords({ text, canonical }: AddressRecord, words: ReportWords): string {
  if (text === canonical) return '';
  if (text === canonical.toLowerCase()) return words.paper('terms.asFoundSmall');
  return `${words.paper('terms.asFound')}: ${text}`;
}

export function addressRow(address: AddressRecord, words: ReportWords): ReportAddress {
  const chain = findChain(address.chain)?.name ?? address.chain;
  const test = address.network === '' || address.network === 'mainnet' ? '' : ` (${address.network})`;
  const asFound = foundWords(address, words);
  const stated = (name: string, value: string) =>
    value === '' ? '' : `${words.paper(`terms.${name}`)}: ${value}`;
  const role = address.role === 'unknown' ? '' : words.term(`addressRole.${address.role}`);
  const detail = [role, stated('path', address.path), stated('memo', address.memo), address.label, asFound]
    .filter(Boolean)
    .join(' · ');
  return {
    address: address.canonical,
    chain: `${chain}${test}`,
    format: address.format,
    verdict: words.paper(`verdict.${address.checksum}`),
    tone: address.checksum === 'verified' || address.checksum === 'failed' ? address.checksum : 'none',
    ...(detail === '' ? {} : { detail }),
  };
}
