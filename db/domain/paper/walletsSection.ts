import { findChain } from '../address';
import type { ReportAddress, ReportBlock, ReportSection } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import type { AddressRecord, WalletRecord } from '../wallet';
import { empty, field, fields, noteBlock } from './blocks';
import type { ReportWords } from './words';

/** The model's bound on one table; a longer list goes on in the next. */
const mostRows = 10_000;

export function walletsSection(snapshot: CaseSnapshot, words: ReportWords): ReportSection {
  const heading = words.paper('sections.wallets');
  const { wallets } = snapshot;
  if (wallets.length === 0) return { id: 'wallets', heading, blocks: [empty(words, 'wallets')] };
  const exhibits = new Map(snapshot.exhibits.map((exhibit) => [exhibit.id, exhibit.number]));
  const addresses = wallets.flatMap((wallet) => wallet.addresses);
  return {
    id: 'wallets',
    heading,
    blocks: [
      ...(wallets.some((wallet) => wallet.control !== 'confirmed')
        ? [noteBlock(words, 'heldIsNotMoney', 'warn')]
        : []),
      ...(addresses.some((address) => address.checksum === 'failed')
        ? [noteBlock(words, 'failedAddress', 'warn')]
        : []),
      ...(addresses.some((address) => address.checksum === 'none')
        ? [noteBlock(words, 'noChecksum', 'info')]
        : []),
      walletTable(wallets, exhibits, words),
      ...wallets.flatMap((wallet) => walletBlocks(wallet, exhibits, words)),
      noteBlock(words, 'secrets', 'info'),
    ],
  };
}

function walletTable(
  wallets: readonly WalletRecord[],
  exhibits: ReadonlyMap<string, string>,
  words: ReportWords,
): ReportBlock {
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
      wallet.number,
      wallet.label,
      words.term(`walletType.${wallet.type}`),
      wallet.exhibitId === null ? '' : (exhibits.get(wallet.exhibitId) ?? ''),
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
  const label = (name: string) => words.paper(`fields.address.${name}`);
  const columns = {
    index: label('index'),
    address: label('canonical'),
    chain: label('chain'),
    format: label('format'),
    verdict: label('checksum'),
  };
  const tables: ReportBlock[] = [];
  for (let from = 0; from < addresses.length; from += mostRows) {
    tables.push({
      type: 'addressTable',
      columns,
      rows: addresses.slice(from, from + mostRows).map((address) => addressRow(address, words)),
    });
  }
  return tables;
}

function addressRow(address: AddressRecord, words: ReportWords): ReportAddress {
  const chain = findChain(address.chain)?.name ?? address.chain;
  const test = address.network === '' || address.network === 'mainnet' ? '' : ` (${address.network})`;
  const asFound =
    address.text === address.canonical ? '' : `${words.paper('terms.asFound')}: ${address.text}`;
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
    verdict: words.term(`checksum.${address.checksum}`),
    tone: address.checksum === 'verified' || address.checksum === 'failed' ? address.checksum : 'none',
    ...(detail === '' ? {} : { detail }),
  };
}
