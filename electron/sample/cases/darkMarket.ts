import { p2wpkh, tron } from '../addresses';
import { iin, imei } from '../identifiers';
import { linkOf, personIn, type Step, search, walletIn } from '../story';

/** The dark market's exchange that took what nobody else would. Kept in Kazakh, as the case is. */
const of = 'darkMarket';

const garage = search({
  of,
  at: '2026-11-12T06:55',
  where: 'Қарағанды қ., гараж',
  by: 'полиция аға лейтенанты Қасымов Д.Е.',
  from: 'Юн Сергей Анатольевич',
  protocol: '№ 8 тінту, 12.11.2026',
  shelf: 'A2/07/1',
  bags: 204900,
});
const person = personIn(of);
const wallet = walletIn(of);
const link = linkOf(of, '2026-11-13T16:00');

export const darkMarket: readonly Step[] = [
  {
    do: 'case',
    at: '2026-11-03T09:30',
    key: of,
    draft: {
      title: 'Даркнеттегі «Түнек» айырбас қызметі',
      category: 'dark-market',
      stage: 'erdr',
      kuiNumber: '26-3500-08015',
      kuiDate: '2026-11-01',
      erdrNumber: '263500121000801',
      erdrDate: '2026-11-03',
      articles: [
        { article: '218', part: '2', point: '1' },
        { article: '214', part: '1' },
      ],
      region: 'Карагандинская область',
      body: 'Оқу полиция департаменті',
      unit: 'киберполиция басқармасы',
      investigator: 'Сапаров Ә.Ж.',
      prosecutor: 'Досов Е.М.',
      damageTiyn: '105000000000',
      damageCents: '200000000',
      damageSource: 'қызмет айналымы, сервер журналы бойынша; мысалдың шартты бағамы: 1 доллар — 525 теңге',
      victims: 0,
      language: 'kk',
      notes:
        '«Түнек» даркнет дүкендері мен алаяқтардың ақшасын «тазартқан». Сервер иесі Теміртаудағы майнинг алаңының операторы болып шықты (ҮЛГ-2026-004).',
    },
  },
  person('operator', '2026-11-03T10:20', {
    name: 'Юн Сергей Анатольевич',
    nameLatin: 'Yun Sergey',
    aliases: 'tunek_admin',
    role: 'suspect',
    iin: iin('920116', 'male'),
    birth: '1992',
    citizenship: 'KZ',
  }),
  person('interpreter', '2026-11-12T08:30', {
    name: 'Әлиева Динара Маратқызы',
    role: 'interpreter',
    citizenship: 'KZ',
  }),

  garage('dar.server', 'computer', 'Сервер, екі диск, толық шифрланған', 'сөре', {
    make: 'HPE',
    model: 'ProLiant ML30',
    serial: 'SAMPLE-HPE-0030',
    powerState: 'on',
    condition: 'қосулы, жедел жад көшірмесі алынды',
  }),
  garage('dar.coldcard', 'hardware-wallet', 'Аппараттық әмиян', 'аспаптар жәшігі', {
    make: 'Coinkite',
    model: 'Coldcard Q',
    serial: 'SAMPLE-CCQ-0116',
    powerState: 'locked',
    pinKnown: 'no',
  }),
  garage('dar.sd', 'usb', 'MicroSD карта, аппараттық әмиянның ұяшығында', 'аспаптар жәшігі', {
    make: 'Industrial',
    model: '4 GB',
    in: 'dar.coldcard',
  }),
  garage('dar.phone', 'phone', 'Телефон, камерасы жабылған', 'көлік', {
    make: 'Google',
    model: 'Pixel 8',
    imei: imei(801),
    powerState: 'locked',
    pinKnown: 'no',
  }),
  garage('dar.notes', 'paper-backup', 'Дәптер парағы: сандар мен сөздер', 'көлік, қолғап бөлігі', {
    powerState: 'not-applicable',
    notes: 'К-052 конвертіне салынып мөрленді.',
  }),

  wallet('dar.wService', '2026-11-12T09:40', 'dar.coldcard', {
    label: '«Түнек» қызметінің әмияны',
    type: 'hardware',
    software: 'Sparrow',
    control: 'carrier-held',
    othersMayHold: 'екінші әкімші, анықталмаған',
    extraWord: 'unknown',
    addresses: [
      { chain: 'bitcoin', text: p2wpkh('dark service 1'), role: 'suspect', label: 'сайттағы мекенжай' },
      { chain: 'bitcoin', text: p2wpkh('dark service 2'), role: 'suspect' },
    ],
  }),
  wallet('dar.wHot', '2026-11-12T10:10', 'dar.server', {
    label: 'Сервердегі ыстық әмиян',
    type: 'software',
    software: 'Bitcoin Core',
    control: 'access',
    othersMayHold: 'екінші әкімші',
    addresses: [
      { chain: 'bitcoin', text: p2wpkh('dark hot'), role: 'suspect' },
      { chain: 'tron', text: tron('dark hot'), role: 'suspect' },
    ],
  }),
  wallet('dar.wFee', '2026-11-12T10:40', undefined, {
    label: 'Комиссия мекенжайы',
    type: 'unknown',
    control: 'unknown',
    othersMayHold: 'белгісіз',
    addresses: [{ chain: 'tron', text: tron('dark fee'), role: 'suspect' }],
  }),

  link('operator', 'controls', 'dar.wHot', 'сервер оның гаражында, оның тіркелгісімен', 'confirmed'),
  link('operator', 'operates', 'min.cellar', 'желдеткіш чектері, 02.02.2026', 'probable'),
  link('lau.wMixer', 'paid-to', 'dar.wService', 'сервер журналы, 17 жол', 'possible'),
  link('dro.wUpstream', 'paid-to', 'dar.wHot', 'сервер журналы, 09.10.2026', 'probable'),

  {
    do: 'amend',
    at: '2026-11-17T15:05',
    key: 'dar.wHot',
    change: {
      control: 'lost',
      notes: '16.11.2026 түнде қалдық белгісіз мекенжайға шығарылды: екінші әкімшінің көшірмесі болған.',
    },
    reason: 'Аудару рәсімделгенше қалдық шығарылып кетті',
  },
];
