import { iin, imei } from '../identifiers';
import { linkOf, personIn, type Step, search } from '../story';
import { pyramidWallets } from './pyramidWallets';

/** The pyramid that everything else in the operation hangs on. */
const of = 'pyramid';

const office = search({
  of,
  at: '2026-10-06T08:40',
  where: 'г. Алматы, офис «Сағым Капитал»',
  by: 'ст. лейтенант полиции Жүнісов Б.А.',
  from: 'Қуанышев Д.С.',
  protocol: 'Обыск № 1 от 06.10.2026',
  shelf: 'A2/03/1',
  bags: 204400,
});
const flat = search({
  of,
  at: '2026-10-06T13:20',
  where: 'г. Алматы, квартира Лосевой М.В.',
  by: 'капитан полиции Оразбек Т.Н.',
  from: 'Лосева М.В.',
  protocol: 'Обыск № 2 от 06.10.2026',
  shelf: 'A2/03/2',
  bags: 204440,
});
const person = personIn(of);
const link = linkOf(of, '2026-10-08T16:10');

export const pyramid: readonly Step[] = [
  {
    do: 'case',
    at: '2026-09-14T09:20',
    key: of,
    draft: {
      title: 'Финансовая пирамида «Сағым Капитал»',
      category: 'pyramid',
      stage: 'qualified',
      kuiNumber: '26-7500-04117',
      kuiDate: '2026-09-11',
      erdrNumber: '267500121000417',
      erdrDate: '2026-09-14',
      articles: [
        { article: '217', part: '3', point: '1' },
        { article: '190', part: '4', point: '2' },
      ],
      region: 'город Алматы',
      body: 'Учебный департамент полиции',
      unit: 'управление киберполиции',
      investigator: 'Сапаров Ә.Ж.',
      prosecutor: 'Ибрагимова Г.С.',
      damageTiyn: '372750000000',
      damageCents: '710000000',
      damageSource: 'заявления 1 046 потерпевших по 02.10.2026; условный курс примера: 525 тенге за доллар',
      victims: 1046,
      language: 'ru',
      notes:
        'Операция «Сағым» («Мираж»). Вкладчикам обещали 3 % в день в «монетах SGM»; взносы принимали в USDT (TRON) и наличными через консультантов. Выплаты прекращены 28.08.2026.\nВсе лица, номера и адреса в этом хранилище вымышлены.',
    },
  },
  person('founder', '2026-09-14T10:05', {
    name: 'Қуанышев Дәулет Серікұлы',
    nameLatin: 'Quanyshev Daulet',
    aliases: 'Дэвид К., «Сағым-ата»',
    role: 'suspect',
    iin: iin('840317', 'male'),
    birth: '1984',
    citizenship: 'KZ',
    phones: '+7 700 000 41 17',
    handles: 'Telegram @sagym_ceo',
    notes: 'Руководитель. Задержан 06.10.2026, от показаний отказался.',
  }),
  person('treasurer', '2026-09-14T10:20', {
    name: 'Лосева Марина Викторовна',
    nameLatin: 'Losseva Marina',
    role: 'suspect',
    iin: iin('910802', 'female'),
    birth: '1991',
    citizenship: 'KZ',
    phones: '+7 700 000 52 08',
    handles: 'Telegram @marina_sgm',
    notes: 'Вела учёт взносов, держала кошелёк выплат. Показания даёт.',
  }),
  person('promoter', '2026-09-15T11:00', {
    name: 'Тілеубаев Арман Ғалымұлы',
    aliases: 'Arman Success',
    role: 'suspect',
    citizenship: 'KZ',
    birth: '1996',
    handles: 'Instagram arman.success',
    notes: 'Проводил презентации в четырёх городах. В розыске.',
  }),
  person('victimA', '2026-09-16T15:30', {
    name: 'Әбдірахманова Сәуле Нұрланқызы',
    role: 'victim',
    iin: iin('620514', 'female'),
    birth: '1962',
    citizenship: 'KZ',
    notes: 'Внесла 4 200 USDT двумя переводами; снимки экрана приложены к заявлению.',
  }),
  person('witnessA', '2026-10-06T08:10', {
    name: 'Бекенов Рустам Айдарович',
    role: 'attesting-witness',
    citizenship: 'KZ',
    notes: 'Понятой при обысках № 1 и № 2.',
  }),

  office(
    'pyr.safeLedger',
    'hardware-wallet',
    'Аппаратный кошелёк из сейфа',
    'кабинет руководителя, сейф, верхняя полка',
    {
      make: 'Ledger',
      model: 'Nano X',
      serial: 'SAMPLE-NX-0417',
      colour: 'чёрный',
      condition: 'исправен',
      powerState: 'locked',
      pinKnown: 'no',
      notes: 'Фотографии 11–14. Экран: запрос PIN.',
    },
  ),
  office(
    'pyr.safePaper',
    'paper-backup',
    'Лист с 24 словами, сложен вчетверо',
    'кабинет руководителя, сейф, под кошельком',
    {
      condition: 'две строки размыты',
      powerState: 'not-applicable',
      notes: 'Слова не переписывались и не фотографировались: лист запечатан в конверт К-017 при понятых.',
    },
  ),
  office('pyr.phoneCeo', 'phone', 'Телефон руководителя', 'кабинет руководителя, стол', {
    make: 'Apple',
    model: 'iPhone 15 Pro',
    imei: imei(417),
    colour: 'титан',
    powerState: 'locked',
    pinKnown: 'no',
    condition: 'в пакете Фарадея, заряжен',
  }),
  office('pyr.simCeo', 'sim', 'SIM-карта из телефона руководителя', 'кабинет руководителя, телефон', {
    serial: '8999700-SAMPLE-0417',
    powerState: 'not-applicable',
    in: 'pyr.phoneCeo',
  }),
  office(
    'pyr.paperInCase',
    'paper-backup',
    'Записка под чехлом телефона: часть слов',
    'кабинет руководителя, под чехлом',
    {
      powerState: 'not-applicable',
      notes: 'Конверт К-018.',
      in: 'pyr.phoneCeo',
    },
  ),
  office('pyr.notebook', 'computer', 'Ноутбук с личным кабинетом вкладчиков', 'приёмная', {
    make: 'Lenovo',
    model: 'ThinkPad X1',
    serial: 'SAMPLE-TP-2211',
    powerState: 'on',
    condition: 'включён, открыт административный раздел',
    notes: 'Образ снят на месте, снимок памяти до выключения.',
  }),
  office('pyr.usb', 'usb', 'USB-накопитель 64 ГБ с таблицами взносов', 'приёмная, ноутбук', {
    make: 'SanDisk',
    model: 'Ultra',
    serial: 'SAMPLE-SD-6401',
    in: 'pyr.notebook',
  }),
  office('pyr.contracts', 'document', 'Договоры с вкладчиками, 312 листов', 'архив', {
    powerState: 'not-applicable',
  }),
  office('pyr.cash', 'cash', 'Наличные: 18 400 000 тенге и 41 200 долларов США', 'касса', {
    powerState: 'not-applicable',
    notes: 'Пересчитаны при понятых, сданы в банк по квитанции 4417.',
    storagePath: 'депозит банка',
    sealed: false,
  }),
  office('pyr.stamp', 'other', 'Печать «Сағым Капитал» и факсимиле', 'касса', {
    powerState: 'not-applicable',
  }),

  flat('pyr.trezor', 'hardware-wallet', 'Аппаратный кошелёк казначея', 'спальня, шкатулка', {
    make: 'Trezor',
    model: 'Safe 3',
    serial: 'SAMPLE-TS3-0802',
    powerState: 'unlocked',
    pinKnown: 'yes',
    condition: 'PIN назван добровольно',
  }),
  flat('pyr.metal', 'metal-backup', 'Стальная пластина с набитыми знаками', 'спальня, за зеркалом', {
    powerState: 'not-applicable',
    notes: 'Конверт К-021, вскрытие только двумя сотрудниками.',
  }),
  flat('pyr.phoneTreasurer', 'phone', 'Телефон казначея', 'кухня', {
    make: 'Samsung',
    model: 'Galaxy S24',
    imei: imei(802),
    powerState: 'unlocked',
    pinKnown: 'yes',
  }),
  flat('pyr.simTreasurer', 'sim', 'SIM-карта казначея', 'кухня, телефон', {
    serial: '8999701-SAMPLE-0802',
    powerState: 'not-applicable',
    in: 'pyr.phoneTreasurer',
  }),
  flat('pyr.cards', 'bank-card', 'Банковские карты, 6 штук, на разные имена', 'прихожая, сумка', {
    powerState: 'not-applicable',
    notes: 'Маски: 4400 **** **** 1207, 5169 **** **** 0442 и ещё четыре, см. протокол.',
  }),
  flat('pyr.diary', 'document', 'Тетрадь учёта: даты, суммы, адреса', 'кухня, ящик стола', {
    powerState: 'not-applicable',
  }),

  ...pyramidWallets,

  link('founder', 'controls', 'pyr.wCold', 'аппаратный кошелёк изъят из его сейфа, протокол № 1', 'probable'),
  link('treasurer', 'controls', 'pyr.wCollect', 'назвала PIN, показания от 07.10.2026', 'confirmed'),
  link('treasurer', 'uses', 'pyr.wPayout', 'приложение открыто на её телефоне, фото 31', 'confirmed'),
  link('promoter', 'controls', 'pyr.wOld', 'адрес в его профиле, снимок экрана 8', 'probable'),
  link('victimA', 'controls', 'pyr.wVictim', 'выписка биржи, приложение к заявлению', 'confirmed'),
  link('pyr.wVictim', 'paid-to', 'pyr.wCollect', 'выписка биржи: 2 500 и 1 700 USDT', 'confirmed'),
  link('pyr.wCollect', 'paid-to', 'pyr.wCold', 'тетрадь учёта, лист 9', 'possible'),
  link('founder', 'knows', 'treasurer', 'переписка в телефоне казначея', 'confirmed'),

  {
    do: 'amend',
    at: '2026-10-09T09:05',
    key: 'pyr.wCollect',
    change: { control: 'confirmed', othersMayHold: 'копии слов больше ничего не дают: остаток 0' },
    reason: 'Поступление на кошелёк органа № 1 подтверждено, акт от 09.10.2026',
  },
  {
    do: 'amend',
    at: '2026-11-16T10:00',
    key: of,
    change: {
      stage: 'suspect',
      damageTiyn: '420000000000',
      damageCents: '800000000',
      victims: 1204,
      damageSource: 'заявления 1 204 потерпевших по 14.11.2026; условный курс примера: 525 тенге за доллар',
    },
    reason: 'Поступили ещё 158 заявлений; постановление о признании подозреваемым от 13.11.2026',
  },
];
