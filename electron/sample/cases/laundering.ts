import { ethereum, p2tr, p2wpkh, tron } from '../addresses';
import { iin, imei } from '../identifiers';
import { linkOf, personIn, type Step, search, walletIn } from '../story';

/** Where the money of pyramid and mining was made to look earned. */
const of = 'laundering';

const villa = search({
  of,
  at: '2026-11-05T07:50',
  where: 'Алматинская область, дом Қуанышевой А.',
  by: 'капитан полиции Оразбек Т.Н.',
  from: 'Қуанышева Ақмарал Серікқызы',
  protocol: 'Обыск № 7 от 05.11.2026',
  shelf: 'A2/06/1',
  bags: 204800,
});
const person = personIn(of);
const wallet = walletIn(of);
const link = linkOf(of, '2026-11-06T17:20');

export const laundering: readonly Step[] = [
  {
    do: 'case',
    at: '2026-10-20T16:10',
    key: of,
    draft: {
      title: 'Легализация доходов «Сағым Капитал»',
      category: 'laundering',
      stage: 'erdr',
      kuiNumber: '26-1900-07340',
      kuiDate: '2026-10-19',
      erdrNumber: '261900121000734',
      erdrDate: '2026-10-20',
      articles: [
        { article: '218', part: '3', point: '3' },
        { article: '262', part: '1' },
      ],
      region: 'Алматинская область',
      body: 'Учебный департамент полиции',
      unit: 'управление киберполиции',
      investigator: 'Сапаров Ә.Ж.',
      prosecutor: 'Ибрагимова Г.С.',
      damageTiyn: '236250000000',
      damageCents: '450000000',
      damageSource: 'сумма установленных переводов на 06.11.2026; условный курс примера: 525 тенге за доллар',
      victims: 0,
      language: 'ru',
      notes:
        'USDT пирамиды и биткоины майнинга сходятся на кошельках сестры руководителя; далее недвижимость и автомобили.',
    },
  },
  person('sister', '2026-10-20T17:00', {
    name: 'Қуанышева Ақмарал Серікқызы',
    role: 'suspect',
    iin: iin('860930', 'female'),
    birth: '1986',
    citizenship: 'KZ',
    handles: 'Telegram @aq_maral',
  }),
  person('defender', '2026-11-05T09:10', {
    name: 'Назарбек Ислам Төлегенұлы',
    role: 'defence',
    citizenship: 'KZ',
    notes: 'Ордер от 05.11.2026.',
  }),

  villa('lau.keystone', 'hardware-wallet', 'Аппаратный кошелёк с экраном для QR', 'кабинет, сейф', {
    make: 'Keystone',
    model: '3 Pro',
    serial: 'SAMPLE-K3P-0086',
    powerState: 'locked',
    pinKnown: 'no',
  }),
  villa('lau.metal', 'metal-backup', 'Капсула с металлическими пластинами', 'кабинет, сейф', {
    powerState: 'not-applicable',
    notes: 'Конверт К-044.',
  }),
  villa('lau.phone', 'phone', 'Телефон Қуанышевой', 'гостиная', {
    make: 'Apple',
    model: 'iPhone 16',
    imei: imei(734),
    powerState: 'unlocked',
    pinKnown: 'yes',
  }),
  villa('lau.sim', 'sim', 'SIM-карта телефона Қуанышевой', 'гостиная, телефон', {
    serial: '8999701-SAMPLE-0734',
    powerState: 'not-applicable',
    in: 'lau.phone',
  }),
  villa('lau.deeds', 'document', 'Договоры купли-продажи: дом, две квартиры, автомобиль', 'кабинет', {
    powerState: 'not-applicable',
  }),
  villa('lau.cards', 'bank-card', 'Карты зарубежных банков, 4 штуки', 'кабинет, портмоне', {
    powerState: 'not-applicable',
  }),
  villa('lau.tablet', 'computer', 'Планшет с таблицей переводов', 'гостиная', {
    make: 'Apple',
    model: 'iPad Air',
    serial: 'SAMPLE-IPA-0734',
    powerState: 'on',
    sealed: false,
    notes: 'В работе у эксперта, опечатать по возвращении.',
  }),

  wallet('lau.wMain', '2026-11-05T10:20', 'lau.keystone', {
    label: 'Сводный кошелёк',
    type: 'hardware',
    control: 'carrier-held',
    othersMayHold: 'Қуанышев Д.С.',
    envelopeNumber: 'К-044',
    envelopeSeal: 'PL-614420',
    extraWord: 'yes',
    addresses: [
      { chain: 'bitcoin', text: p2tr('laundering main'), role: 'suspect' },
      { chain: 'ethereum', text: ethereum('laundering main'), role: 'suspect' },
      { chain: 'tron', text: tron('laundering main'), role: 'suspect' },
    ],
  }),
  wallet('lau.wPhone', '2026-11-05T10:50', 'lau.phone', {
    label: 'Кошелёк на телефоне',
    type: 'software',
    software: 'MetaMask',
    control: 'access',
    othersMayHold: 'сама Қуанышева А.',
    addresses: [
      { chain: 'ethereum', text: ethereum('laundering phone'), role: 'suspect' },
      {
        chain: 'ethereum',
        text: ethereum('laundering contract'),
        role: 'unknown',
        label: 'адрес договора, не кошелёк',
      },
    ],
  }),
  wallet('lau.wAgency', '2026-11-06T09:40', undefined, {
    label: 'Кошелёк органа № 4',
    type: 'hardware',
    software: 'Rabby',
    control: 'access',
    extraWord: 'no',
    othersMayHold: 'никто: слова в конверте у хранителя',
    addresses: [{ chain: 'ethereum', text: ethereum('agency four'), role: 'agency' }],
  }),
  wallet('lau.wRealtor', '2026-11-06T09:30', undefined, {
    label: 'Получатель платы за дом',
    type: 'unknown',
    control: 'unknown',
    othersMayHold: 'продавец дома',
    addresses: [{ chain: 'tron', text: tron('laundering realtor'), role: 'unknown' }],
  }),
  wallet('lau.wMixer', '2026-11-06T10:00', undefined, {
    label: 'Вход миксера',
    type: 'unknown',
    control: 'unknown',
    othersMayHold: 'владельцы миксера',
    addresses: [
      {
        chain: 'bitcoin',
        text: p2wpkh('laundering mixer'),
        role: 'unknown',
        label: 'по анализу, вероятность средняя',
      },
    ],
  }),

  link('sister', 'controls', 'lau.wMain', 'изъят из её сейфа; PIN не назван', 'probable'),
  link('sister', 'uses', 'lau.wPhone', 'приложение открыто при понятых', 'confirmed'),
  link('pyr.wCold', 'paid-to', 'lau.wMain', 'три перевода в таблице на планшете', 'probable'),
  link('min.wEarly', 'paid-to', 'lau.wMain', 'анализ переводов от 06.11.2026', 'possible'),
  link('lau.wMain', 'paid-to', 'lau.wRealtor', 'договор и переписка о цене', 'confirmed'),
  link('sister', 'knows', 'founder', 'родственники', 'confirmed'),
  link('laundering', 'part-of', 'pyramid', 'постановление о соединении рассматривается', 'probable'),
];
