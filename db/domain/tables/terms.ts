import type { ExhibitKind } from '../exhibit';
import type { PersonRole } from '../person';
import type { AddressDraft } from '../wallet';
import { foldHeader } from './fields';

/** Words that registers use for a value, folded as headers are; the first that the cell begins with counts. */
type Words<V extends string> = readonly (readonly [value: V, words: readonly string[]])[];

const exhibitKinds: Words<ExhibitKind> = [
  ['hardware-wallet', ['hardwarewallet', 'аппаратныйкошелек', 'ledger', 'trezor', 'аппараттықәмиян']],
  [
    'phone',
    [
      'phone',
      'smartphone',
      'mobile',
      'телефон',
      'смартфон',
      'сотовыйтелефон',
      'мобильныйтелефон',
      'ұялытелефон',
      'iphone',
    ],
  ],
  ['computer', ['computer', 'laptop', 'notebook', 'pc', 'компьютер', 'ноутбук', 'системныйблок', 'моноблок']],
  ['usb', ['usb', 'flash', 'флеш', 'флэш', 'накопитель']],
  ['paper-backup', ['paperbackup', 'paperwallet', 'бумажныйкошелек', 'бумажнаякопия', 'қағазкөшірме']],
  ['metal-backup', ['metalbackup', 'металлическаяпластина', 'металлическаякопия', 'металлкөшірме']],
  ['sim', ['sim', 'сим']],
  ['bank-card', ['bankcard', 'card', 'банковскаякарта', 'карта', 'банккартасы']],
  ['asic', ['asic', 'miner', 'асик', 'майнер', 'майнинг']],
  ['cash', ['cash', 'money', 'деньги', 'денежныесредства', 'наличные', 'қолмақолақша', 'ақша']],
  ['document', ['document', 'документ', 'договор', 'құжат']],
];

const personRoles: Words<PersonRole> = [
  ['suspect', ['suspect', 'accused', 'подозреваемый', 'обвиняемый', 'күдікті', 'айыпталушы']],
  ['victim', ['victim', 'потерпевший', 'жәбірленуші']],
  ['attesting-witness', ['attestingwitness', 'понятой', 'куәгер']],
  ['witness', ['witness', 'свидетель', 'куә']],
  ['dropper', ['dropper', 'drop', 'дроппер', 'дроп']],
  ['expert', ['expert', 'specialist', 'эксперт', 'специалист', 'сарапшы', 'маман']],
  ['interpreter', ['interpreter', 'переводчик', 'аудармашы']],
  ['defence', ['defence', 'lawyer', 'адвокат', 'защитник', 'қорғаушы']],
];

const addressRoles: Words<AddressDraft['role']> = [
  ['suspect', ['suspect', 'подозреваемый', 'күдікті']],
  ['victim', ['victim', 'потерпевший', 'жәбірленуші']],
  ['agency', ['agency', 'ведомство', 'орган']],
  ['exchange-deposit', ['exchange', 'deposit', 'биржа', 'депозит']],
  ['mining-payout', ['mining', 'payout', 'майнинг', 'пул']],
];

function lookUp<V extends string>(words: Words<V>, cell: string): V | undefined {
  const folded = foldHeader(cell);
  if (folded === '') return undefined;
  return words.find(
    ([value, known]) => foldHeader(value) === folded || known.some((word) => folded.startsWith(word)),
  )?.[0];
}

export const exhibitKindOf = (cell: string): ExhibitKind | undefined => lookUp(exhibitKinds, cell);
export const personRoleOf = (cell: string): PersonRole | undefined => lookUp(personRoles, cell);
export const addressRoleOf = (cell: string): AddressDraft['role'] | undefined => lookUp(addressRoles, cell);
