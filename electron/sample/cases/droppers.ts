import { tron } from '../addresses';
import { iin, imei } from '../identifiers';
import { linkOf, personIn, type Step, search, walletIn } from '../story';

/** Fraud by telephone; its money ran over cards of droppers into the exchange. Kept in Kazakh, as the case is. */
const of = 'droppers';

const flat = search({
  of,
  at: '2026-10-20T09:15',
  where: 'Шымкент қ., жалға алынған пәтер',
  by: 'полиция лейтенанты Ержан Қ.С.',
  from: 'Мұратбек Олжас Бауыржанұлы',
  protocol: '№ 4 тінту, 20.10.2026',
  shelf: 'A2/05/1',
  bags: 204600,
});
const person = personIn(of);
const wallet = walletIn(of);
const link = linkOf(of, '2026-10-21T15:30');

export const droppers: readonly Step[] = [
  {
    do: 'case',
    at: '2026-10-01T09:45',
    key: of,
    draft: {
      title: '«Қауіпсіз шот» алаяқтығы және дропперлер',
      category: 'fraud',
      stage: 'erdr',
      kuiNumber: '26-7900-06114',
      kuiDate: '2026-09-29',
      erdrNumber: '267900121000611',
      erdrDate: '2026-10-01',
      articles: [
        { article: '190', part: '3', point: '4' },
        { article: '232-1', part: '1' },
      ],
      region: 'город Шымкент',
      body: 'Оқу полиция департаменті',
      unit: 'киберполиция басқармасы',
      investigator: 'Сапаров Ә.Ж.',
      prosecutor: 'Ибрагимова Г.С.',
      damageTiyn: '18375000000',
      damageCents: '35000000',
      damageSource: '61 жәбірленушінің арызы; мысалдың шартты бағамы: 1 доллар — 525 теңге',
      victims: 61,
      language: 'kk',
      notes:
        'Жәбірленушілерге банк қызметкері атынан қоңырау шалып, ақшаны «қауіпсіз шотқа» аудартқан. Ақша 14 дроппердің картасына түсіп, сол күні «Көпір» айырбастау орнында USDT-ге айналған.',
    },
  },
  person('organiser', '2026-10-01T11:10', {
    name: 'Мұратбек Олжас Бауыржанұлы',
    role: 'suspect',
    iin: iin('980211', 'male'),
    birth: '1998',
    citizenship: 'KZ',
    handles: 'Telegram @oljas_work',
    phones: '+7 700 000 02 11',
  }),
  person('dropperA', '2026-10-02T10:00', {
    name: 'Қайрат Темірлан Асқарұлы',
    role: 'dropper',
    iin: iin('050923', 'male'),
    birth: '2005',
    citizenship: 'KZ',
    notes: 'Студент. Екі картасын 40 000 теңгеге берген.',
  }),
  person('dropperB', '2026-10-02T10:35', {
    name: 'Сидорова Алина Игоревна',
    role: 'dropper',
    birth: '2004',
    citizenship: 'KZ',
    notes: 'Бір картасын және eGov кодын берген.',
  }),
  person('victimB', '2026-10-02T16:20', {
    name: 'Петренко Галина Степановна',
    role: 'victim',
    birth: '1951',
    citizenship: 'KZ',
    notes: '3 150 000 теңге аударған.',
  }),

  flat('dro.phones', 'phone', 'Қоңырау шалуға арналған телефон № 1', 'зал, үстел', {
    make: 'Samsung',
    model: 'Galaxy A15',
    imei: imei(611),
    powerState: 'on',
    pinKnown: 'yes',
  }),
  flat('dro.sim1', 'sim', 'SIM-карта, телефон № 1, бірінші ұяшық', 'зал, телефон', {
    serial: '8999705-SAMPLE-0611',
    powerState: 'not-applicable',
    in: 'dro.phones',
  }),
  flat('dro.sim2', 'sim', 'SIM-карта, телефон № 1, екінші ұяшық', 'зал, телефон', {
    serial: '8999705-SAMPLE-0612',
    powerState: 'not-applicable',
    in: 'dro.phones',
  }),
  flat('dro.phone2', 'phone', 'Телефон № 2', 'зал, үстел', {
    make: 'Xiaomi',
    model: 'Poco X6',
    imei: imei(612),
    powerState: 'locked',
    pinKnown: 'no',
  }),
  flat('dro.paper', 'paper-backup', 'Телефон қабындағы қағаз: 12 сөз', 'зал, № 2 телефонның қабы', {
    powerState: 'not-applicable',
    notes: 'Сөздер көшірілмеді, К-031 конвертіне салынып мөрленді.',
    in: 'dro.phone2',
  }),
  flat('dro.gateway', 'other', 'GSM-шлюз, 32 порт', 'лоджия', {
    make: 'GoIP',
    model: '32',
    serial: 'SAMPLE-GO-0032',
    powerState: 'on',
    notes: '29 SIM-карта салынған, қосымшадағы тізім.',
  }),
  flat('dro.cardsA', 'bank-card', 'Банк карталары, 9 дана', 'ас үй, тартпа', {
    powerState: 'not-applicable',
  }),
  flat('dro.cardsB', 'bank-card', 'Банк карталары, 5 дана, PIN-конверттерімен', 'кіреберіс', {
    powerState: 'not-applicable',
  }),
  flat('dro.laptop', 'computer', 'Ноутбук, қоңырау мәтіндерімен', 'зал', {
    make: 'HP',
    model: '250 G9',
    serial: 'SAMPLE-HP-0250',
    powerState: 'off',
  }),
  flat('dro.scripts', 'document', 'Басып шығарылған сөйлесу үлгілері', 'зал', {
    powerState: 'not-applicable',
  }),
  flat('dro.cash', 'cash', 'Қолма-қол ақша: 2 870 000 теңге', 'жатын бөлме', {
    powerState: 'not-applicable',
  }),

  wallet('dro.wMain', '2026-10-20T11:30', 'dro.phones', {
    label: 'Ұйымдастырушының әмияны',
    type: 'software',
    software: 'TronLink',
    control: 'access',
    othersMayHold: 'тапсырыс беруші, анықталмаған',
    addresses: [
      { chain: 'tron', text: tron('droppers main'), role: 'suspect' },
      { chain: 'tron', text: tron('droppers share'), role: 'suspect', label: '12 % үлес' },
    ],
  }),
  wallet('dro.wPaper', '2026-10-20T11:50', 'dro.paper', {
    label: 'Қағаздағы сөздердің әмияны',
    type: 'paper',
    control: 'carrier-held',
    othersMayHold: 'белгісіз',
    envelopeNumber: 'К-031',
    envelopeSeal: 'PL-613812',
    notes: 'Мекенжайы әзірге белгісіз: сөздер тек екі қызметкердің қатысуымен ашылады.',
    addresses: [],
  }),
  wallet('dro.wUpstream', '2026-10-21T10:10', undefined, {
    label: 'Тапсырыс берушінің мекенжайы',
    type: 'unknown',
    control: 'unknown',
    othersMayHold: 'белгісіз',
    addresses: [
      { chain: 'tron', text: tron('droppers upstream'), role: 'suspect', label: 'чаттан, 09.10.2026' },
    ],
  }),
  wallet('dro.wCourier', '2026-10-21T10:40', undefined, {
    label: 'Курьердің әмияны',
    type: 'custodial',
    software: 'шетелдік биржа',
    control: 'unknown',
    othersMayHold: 'биржа',
    addresses: [{ chain: 'tron', text: tron('droppers courier'), role: 'exchange-deposit' }],
  }),

  link('organiser', 'controls', 'dro.wMain', 'телефоннан ашылған қосымша, 7-фото', 'confirmed'),
  link('organiser', 'knows', 'dropperA', 'жауап алу хаттамасы, 02.10.2026', 'confirmed'),
  link('organiser', 'knows', 'dropperB', 'телефондағы хат алмасу', 'probable'),
  link(
    'dro.wMain',
    'received-from',
    'exc.wHot',
    'айырбас журналы, 2-кітап: «Олжас» деген 38 жол',
    'probable',
  ),
  link('dro.wMain', 'paid-to', 'dro.wUpstream', 'қосымшадағы аударымдар тарихы', 'confirmed'),

  {
    do: 'amend',
    at: '2026-10-22T09:25',
    key: 'dropperB',
    change: { iin: iin('040718', 'female'), birth: '2004-07-18' },
    reason: 'Жеке куәлігі ұсынылды',
  },
];
