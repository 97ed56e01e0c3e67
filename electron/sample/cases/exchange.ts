import { ethereum, p2pkh, p2wpkh, tron } from '../addresses';
import { bin, iin, imei } from '../identifiers';
import { linkOf, personIn, type Step, search, walletIn } from '../story';

/** An exchange without a licence, through which the pyramid's money left. */
const of = 'exchange';

const shop = search({
  of,
  at: '2026-10-13T12:10',
  where: 'г. Астана, обменный пункт «Көпір»',
  by: 'лейтенант полиции Серік А.Қ.',
  from: 'Ким Виталий Эдуардович',
  protocol: 'Обыск № 3 от 13.10.2026',
  shelf: 'A2/04/1',
  bags: 204500,
});
const person = personIn(of);
const wallet = walletIn(of);
const link = linkOf(of, '2026-10-15T17:00');

export const exchange: readonly Step[] = [
  {
    do: 'case',
    at: '2026-09-22T10:15',
    key: of,
    draft: {
      title: 'Незаконный обмен криптовалюты: пункт «Көпір»',
      category: 'illegal-exchange',
      stage: 'suspect',
      kuiNumber: '26-7100-05230',
      kuiDate: '2026-09-18',
      erdrNumber: '267100121000523',
      erdrDate: '2026-09-22',
      articles: [{ article: '214', part: '2', point: '3' }],
      region: 'город Астана',
      body: 'Учебный департамент полиции',
      unit: 'управление киберполиции',
      investigator: 'Сапаров Ә.Ж.',
      prosecutor: 'Досов Е.М.',
      damageTiyn: '157500000000',
      damageCents: '300000000',
      damageSource:
        'оборот по изъятым журналам за январь — октябрь 2026 года; условный курс примера: 525 тенге за доллар',
      victims: 0,
      language: 'ru',
      notes: `Пункт менял USDT на наличные без лицензии МФЦА. Вывеска принадлежит ТОО «Көпір Сервис» (БИН ${bin('1908')}), регистрация на подставное лицо. Через пункт проходили деньги «Сағым Капитал».`,
    },
  },
  person('cashier', '2026-09-22T11:20', {
    name: 'Ким Виталий Эдуардович',
    nameLatin: 'Kim Vitaliy',
    role: 'suspect',
    iin: iin('870629', 'male'),
    birth: '1987',
    citizenship: 'KZ',
    phones: '+7 700 000 06 29',
    handles: 'Telegram @kopir_exchange',
  }),
  person('nominee', '2026-09-23T10:40', {
    name: 'Жақсыбек Нұрсұлтан Ерболұлы',
    role: 'witness',
    birth: '2003',
    citizenship: 'KZ',
    notes: 'Номинальный директор, получал 60 000 тенге в месяц.',
  }),
  person('expert', '2026-10-20T14:00', {
    name: 'Дүйсенова Айжан Қанатқызы',
    role: 'expert',
    citizenship: 'KZ',
    notes: 'Судебный эксперт, исследование цифровых носителей.',
  }),

  shop('exc.server', 'computer', 'Рабочий компьютер оператора с журналом обменов', 'окно № 1', {
    make: 'Dell',
    model: 'OptiPlex 7010',
    serial: 'SAMPLE-DL-7010',
    powerState: 'on',
    condition: 'открыт бот обменника',
  }),
  shop('exc.usbKey', 'usb', 'USB-ключ с папкой «wallets»', 'окно № 1, системный блок', {
    make: 'Kingston',
    model: 'DataTraveler',
    serial: 'SAMPLE-KT-0523',
    in: 'exc.server',
  }),
  shop('exc.phoneA', 'phone', 'Телефон оператора № 1', 'окно № 1', {
    make: 'Xiaomi',
    model: 'Redmi Note 13',
    imei: imei(523),
    powerState: 'unlocked',
    pinKnown: 'yes',
  }),
  shop('exc.simA', 'sim', 'SIM-карта телефона № 1', 'окно № 1, телефон', {
    serial: '8999702-SAMPLE-0523',
    powerState: 'not-applicable',
    in: 'exc.phoneA',
  }),
  shop('exc.phoneB', 'phone', 'Телефон оператора № 2', 'подсобное помещение', {
    make: 'Apple',
    model: 'iPhone 13',
    imei: imei(524),
    powerState: 'locked',
    pinKnown: 'no',
  }),
  shop('exc.simB', 'sim', 'SIM-карта телефона № 2', 'подсобное помещение, телефон', {
    serial: '8999702-SAMPLE-0524',
    powerState: 'not-applicable',
    in: 'exc.phoneB',
  }),
  shop(
    'exc.ledger',
    'hardware-wallet',
    'Аппаратный кошелёк в коробке из-под чая',
    'подсобное помещение, полка',
    {
      make: 'Ledger',
      model: 'Nano S Plus',
      serial: 'SAMPLE-NSP-0611',
      powerState: 'locked',
      pinKnown: 'unknown',
    },
  ),
  shop('exc.journal', 'document', 'Журнал обменов, две книги', 'сейф', { powerState: 'not-applicable' }),
  shop('exc.cashA', 'cash', 'Наличные: 62 150 000 тенге', 'сейф', {
    powerState: 'not-applicable',
    storagePath: 'депозит банка',
    sealed: false,
    notes: 'Квитанция 5230.',
  }),
  shop('exc.cashB', 'cash', 'Наличные: 118 900 долларов США', 'сейф', { powerState: 'not-applicable' }),
  shop('exc.counter', 'other', 'Счётная машинка с памятью пересчётов', 'окно № 2', {
    make: 'Magner',
    model: '100',
    powerState: 'off',
  }),

  wallet('exc.wHot', '2026-10-13T14:20', 'exc.phoneA', {
    label: 'Горячий кошелёк обменника',
    type: 'software',
    software: 'Trust Wallet',
    control: 'access',
    othersMayHold: 'второй оператор, не установлен',
    addresses: [
      { chain: 'tron', text: tron('exchange hot 1'), role: 'suspect', label: 'приём USDT' },
      { chain: 'tron', text: tron('exchange hot 2'), role: 'suspect', label: 'выдача' },
      { chain: 'ethereum', text: ethereum('exchange hot'), role: 'suspect' },
    ],
  }),
  wallet('exc.wReserve', '2026-10-13T14:45', 'exc.ledger', {
    label: 'Резерв из коробки из-под чая',
    type: 'hardware',
    control: 'carrier-held',
    othersMayHold: 'Ким В.Э. молчит',
    extraWord: 'unknown',
    addresses: [
      { chain: 'bitcoin', text: p2wpkh('exchange reserve'), role: 'suspect', label: 'по журналу, книга 2' },
    ],
  }),
  wallet('exc.wUsb', '2026-10-13T15:10', 'exc.usbKey', {
    label: 'Файлы кошельков с USB-ключа',
    type: 'software',
    software: 'Electrum',
    control: 'carrier-held',
    othersMayHold: 'неизвестно',
    notes: 'Три файла зашифрованы, пароль не назван.',
    addresses: [
      { chain: 'bitcoin', text: p2pkh('exchange electrum 1'), role: 'suspect' },
      { chain: 'bitcoin', text: p2pkh('exchange electrum 2'), role: 'suspect' },
    ],
  }),
  wallet('exc.wDeposit', '2026-10-14T09:40', undefined, {
    label: 'Счёт на зарубежной бирже',
    type: 'custodial',
    software: 'зарубежная биржа',
    control: 'unknown',
    othersMayHold: 'биржа; запрос о замораживании отправлен 14.10.2026',
    addresses: [
      {
        chain: 'tron',
        text: tron('exchange deposit'),
        role: 'exchange-deposit',
        memo: '',
        label: 'депозитный адрес Quicksilver Pay',
      },
    ],
  }),
  wallet('exc.wAgency', '2026-10-14T10:30', undefined, {
    label: 'Кошелёк органа № 2',
    type: 'multisig',
    software: 'Sparrow',
    control: 'access',
    extraWord: 'no',
    othersMayHold: 'никто: два из трёх ключей у хранителей',
    addresses: [
      { chain: 'tron', text: tron('agency two'), role: 'agency' },
      { chain: 'ethereum', text: ethereum('agency two'), role: 'agency' },
    ],
  }),

  link('cashier', 'operates', 'exc.wHot', 'кошелёк открыт на его телефоне при понятых', 'confirmed'),
  link('cashier', 'owns', 'exc.ledger', 'отпечаток на корпусе, заключение от 02.11.2026', 'probable'),
  link('nominee', 'knows', 'cashier', 'протокол допроса от 23.09.2026', 'confirmed'),
  link(
    'pyr.wPayout',
    'paid-to',
    'exc.wHot',
    'журнал обменов, книга 1: 214 строк с пометкой «С.К.»',
    'probable',
  ),
  link('exc.wHot', 'paid-to', 'exc.wDeposit', 'история переводов в приложении', 'confirmed'),

  {
    do: 'amend',
    at: '2026-10-15T09:10',
    key: 'exc.phoneB',
    change: { pinKnown: 'yes', powerState: 'unlocked', condition: 'PIN назван 15.10.2026 при защитнике' },
    reason: 'Ким В.Э. назвал PIN второго телефона',
  },
  { do: 'report', at: '2026-11-18T12:00', of, language: 'kk', second: 'awaited' },
];
