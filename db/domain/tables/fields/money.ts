import { type Field, field } from './field';

/** Explorers, exchanges and banks of several countries name the same things so; what a row must have depends on who wrote it. */
const transfer = (needed: string): readonly Field[] => [
  field(
    'happenedAt',
    'date time datetime timestamp datetimeutc dateutc dateutc0 bookingdate 日時',
    'дата время датаивремя датаоперации датадокумента',
    'күні уақыты күніменуақыты операциякүні',
    needed === 'happenedAt',
  ),
  field(
    'txid',
    'txid txhash transactionid transactionhash hash uniqueid reference id',
    'хешоперации хештранзакции идентификатортранзакции номердокумента референс хеш',
    'транзакцияхеші транзакцияидентификаторы құжатнөмірі хеш',
    needed === 'txid',
  ),
  field(
    'fromText',
    'from fromaddress sender source fromwallet fromexchange',
    'откуда отправитель адресотправителя счетплательщика',
    'қайдан жіберуші жіберушімекенжайы',
  ),
  field(
    'toText',
    'to toaddress recipient destination towallet toexchange addresses address アドレス',
    'куда получатель адресполучателя счетполучателя адрес',
    'қайда алушы алушымекенжайы мекенжай',
  ),
  field(
    'amount',
    'amount value quantity sum total cryptoin cryptosent cryptooutwithfee receivedquantity 数量',
    'сумма количество суммаоперации итого',
    'сома сомасы мөлшері',
  ),
  field('debit', 'debit withdrawal moneyout', 'дебет расход списание', 'дебет шығыс'),
  field('credit', 'credit moneyin', 'кредит приход зачисление', 'кредит кіріс'),
  field(
    'asset',
    'asset coin currency token symbol ticker tradingcurrency receivedcurrency コイン',
    'валюта монета актив токен криптовалюта',
    'валюта монета актив токен',
  ),
  field(
    'direction',
    'type direction txtype transactiontype side operation',
    'тип вид направление операция видоперации',
    'түрі бағыты операция',
  ),
  field('fee', 'fee cryptofee feeamount tradingfee 手数料', 'комиссия сбор', 'комиссия алым'),
  field(
    'account',
    'account iban wallet exchange userid',
    'счет лицевойсчет кошелек аккаунт',
    'шот шоты әмиян аккаунт',
  ),
  field(
    'counterparty',
    'counterparty holder payee payer name ラベル',
    'контрагент корреспондент наименованиеконтрагента плательщик',
    'контрагент төлеуші',
  ),
  field(
    'description',
    'description notes note details purpose memo comment label',
    'назначение назначениеплатежа описание примечание комментарий',
    'төлеммақсаты мақсаты сипаттама ескертпе',
  ),
];

export const transactions = transfer('txid');
export const statements = transfer('happenedAt');
