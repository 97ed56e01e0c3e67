import type { RouteInput } from '../../ipc/contract';
import { p2wpkh } from '../addresses';
import type { CaseKey, ExhibitDraft, Step } from '../story';

type SearchDraft = Omit<RouteInput<'seizure.record'>['draft'], 'caseId'>;
type Kind = NonNullable<ExhibitDraft['kind']>;

const flat: SearchDraft = {
  kind: 'search',
  place: 'Квартира 31, четвёртый этаж',
  address: 'Алматы, мкр. Самал-2, дом 58',
  premisesOf: 'Сарсенов Ерлан (арендатор)',
  startedAt: '2026-11-18T06:40',
  endedAt: '2026-11-18T10:55',
  authorisation: '№ 7514-26-00-4/1180',
  authorisationDate: '2026-11-17',
  authorisedBy: 'следственный судья Медеуского района',
  protocolNumber: '118/26',
  officers: [
    { name: 'Ким Виктор Сергеевич', position: 'старший следователь' },
    { name: 'Жумабеков Асет', position: 'специалист-криминалист' },
  ],
  witnesses: [
    { name: 'Сейітов Бауыржан Қайратұлы', document: 'удостоверение 041225873' },
    { name: 'Ли Татьяна Андреевна', document: 'удостоверение 038814420' },
  ],
  present: [{ name: 'Сарсенов Ерлан', capacity: 'лицо, у которого проводится обыск' }],
  isolation: 'kept-away',
  isolatedAt: '2026-11-18T06:42',
  isolatedHow: 'в отдельной комнате под наблюдением сотрудника, телефоны изъяты первыми',
  video: 'recorded',
  videoDevice: 'нагрудная камера № 14',
  statements: 'Права разъяснены. Замечаний нет.',
};

const office: SearchDraft = {
  kind: 'search',
  place: 'Пункт обмена, подсобное помещение',
  address: 'Шымкент, ул. Байтурсынова, 9',
  startedAt: '2026-11-19T14:20',
  authorisation: '№ 7514-26-00-4/1191',
  officers: [{ name: 'Ким Виктор Сергеевич', position: 'старший следователь' }],
  witnesses: [{ name: 'Ахметова Гүлнар' }],
  isolation: 'nobody-there',
};

const at = '2026-11-18T11:10';
const bag = (ordinal: number) => ({
  bagNumber: `SB-20${4500 + ordinal}`,
  sealNumber: `PL-13${1000 + ordinal}`,
});

function find(
  key: string,
  kind: Kind,
  description: string,
  foundWhere: string,
  more: Partial<ExhibitDraft> & { in?: string; of?: CaseKey; search?: string; at?: string } = {},
): Step {
  const { in: parent, of = 'laundering', search = 'scene.flat', at: when = at, ...fields } = more;
  return {
    do: 'exhibit',
    at: when,
    key,
    of,
    search,
    ...(parent === undefined ? {} : { parent }),
    draft: { kind, description, foundWhere, quantity: 1, ...fields },
  };
}

/** A search that was closed with twelve exhibits, and one that is still going on. */
export const scene: readonly Step[] = [
  { do: 'search', at: '2026-11-18T06:40', key: 'scene.flat', of: 'laundering', draft: flat },
  find('scene.1', 'hardware-wallet', 'Аппаратный кошелёк Ledger Nano S Plus', 'сейф в спальне', bag(1)),
  find('scene.2', 'hardware-wallet', 'Аппаратный кошелёк Tangem, кольцо', 'на руке', {
    ...bag(2),
    identifiers: 'not-readable',
  }),
  find('scene.3', 'phone', 'Смартфон, экран разблокирован', 'кухонный стол', {
    ...bag(3),
    powerState: 'unlocked',
  }),
  find('scene.4', 'sim', 'SIM-карта в лотке смартфона', 'в смартфоне', { in: 'scene.3' }),
  find('scene.5', 'paper-backup', 'Листок под чехлом SIM-карты, запечатан', 'под чехлом', {
    in: 'scene.3',
    identifiers: 'not-readable',
  }),
  find('scene.6', 'computer', 'Ноутбук, включён', 'письменный стол', { ...bag(4), powerState: 'on' }),
  find('scene.7', 'usb', 'USB-накопитель 64 ГБ', 'ящик стола', { ...bag(5), usbId: '0951:1666' }),
  find('scene.8', 'bank-card', 'Банковские карты на разные имена', 'ящик стола', { ...bag(6), quantity: 14 }),
  find('scene.9', 'metal-backup', 'Стальная пластина с отверстиями', 'сейф в спальне', {
    ...bag(7),
    identifiers: 'not-readable',
    weight: '212000',
  }),
  find('scene.10', 'cash', 'Наличные, 4 200 000 тенге', 'сейф в спальне', { ...bag(8), quantity: 840 }),
  find('scene.11', 'document', 'Договоры аренды счетов', 'папка в шкафу', { ...bag(9), quantity: 6 }),
  find('scene.12', 'other', 'Блокнот с адресами и суммами', 'рюкзак', bag(10)),
  {
    do: 'wallet',
    at: '2026-11-18T11:20',
    key: 'scene.wallet',
    of: 'laundering',
    exhibit: 'scene.1',
    draft: {
      label: 'Ledger из сейфа, Самал-2',
      type: 'hardware',
      control: 'carrier-held',
      othersMayHold: 'слова не найдены',
      addresses: [{ chain: 'bitcoin', text: p2wpkh('scene'), role: 'suspect' }],
    },
  },
  {
    do: 'envelope',
    at: '2026-11-18T11:25',
    of: 'laundering',
    exhibit: 'scene.5',
    draft: {
      printedNumber: 'К-061',
      kind: 'seed',
      seal: 'PL-131061',
      location: 'при следователе, до сдачи на хранение',
      sealedAt: '2026-11-18T09:40',
      sealedBy: 'Жумабеков Асет, при двух понятых',
    },
  },
  { do: 'closeSearch', at: '2026-11-18T11:30', key: 'scene.flat' },
  { do: 'search', at: '2026-11-19T14:20', key: 'scene.office', of: 'exchange', draft: office },
  find('scene.20', 'computer', 'Системный блок кассы', 'под прилавком', {
    of: 'exchange',
    search: 'scene.office',
    at: '2026-11-19T14:35',
    ...bag(21),
  }),
  find('scene.21', 'hardware-wallet', 'Аппаратный кошелёк Trezor Safe 3', 'за кассой', {
    of: 'exchange',
    search: 'scene.office',
    at: '2026-11-19T14:40',
  }),
];
