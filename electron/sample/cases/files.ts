import { type Patch, picture } from '../picture';
import { hangar, phoneOnTable, walletInBag, walletInSafe } from '../scenes';
import type { Step } from '../story';

const steel = [92, 99, 110] as const;
const lamp = [66, 190, 110] as const;

/** Racks with machines, two of them dark: what a photograph of the hangar would show. */
function racks(): Uint8Array {
  const patches: Patch[] = [];
  for (let row = 0; row < 4; row += 1)
    for (let place = 0; place < 9; place += 1) {
      const [left, top] = [24 + place * 50, 30 + row * 72];
      const stopped = row === 2 && (place === 4 || place === 5);
      patches.push([left, top, 42, 52, steel], [left + 6, top + 40, 30, 5, stopped ? [60, 30, 30] : lamp]);
    }
  return picture(480, 330, [34, 38, 46], patches);
}

/** Readings of the control meter, an hour apart, in kilowatts. */
function readings(): Uint8Array {
  const lines = Array.from({ length: 24 }, (_, hour) => {
    const kilowatts = 1_740 + ((hour * 37) % 61);
    return `2026-10-26;${String(hour).padStart(2, '0')}:00;${kilowatts}`;
  });
  return Buffer.from(['дата;час;кВт', ...lines, ''].join('\r\n'), 'utf8');
}

const videos = [
  'ОБРАЗЕЦ. Опись видеозаписей обыска № 1 от 06.10.2026',
  '',
  '1. Вход в офис, предъявление постановления, 08:40–08:52.',
  '2. Рабочее место директора, изъятие трёх телефонов и аппаратного кошелька, 08:55–09:31.',
  '3. Упаковка и опечатывание пакетов, подписи понятых, 09:35–10:12.',
  '',
  'Записи хранятся на носителе при деле; прерываний съёмки не было.',
  '',
].join('\r\n');

/** Files that were attached along the way; made by code, they show nobody. */
export const files: readonly Step[] = [
  {
    do: 'attach',
    at: '2026-10-06T18:05',
    to: 'pyramid',
    name: 'Опись видеозаписей обыска № 1.txt',
    description: 'Составлена после обыска в офисе',
    content: () => Buffer.from(videos, 'utf8'),
  },
  {
    do: 'attach',
    at: '2026-10-27T12:30',
    to: 'min.hangar',
    name: 'Ангар, ряды 1–4.png',
    description: 'Схема рядов: два места в третьем ряду не работают',
    content: racks,
  },
  {
    do: 'attach',
    at: '2026-10-27T12:40',
    to: 'min.hangar',
    name: 'Контрольный счётчик 26.10.2026.csv',
    description: 'Показания за сутки до обыска, от сетевой компании',
    content: readings,
  },
  {
    do: 'attach',
    at: '2026-10-06T09:12',
    to: 'pyr.safeLedger',
    name: 'IMG_20261006_091204.png',
    description: 'Аппаратный кошелёк в сейфе, как обнаружен',
    content: walletInSafe,
  },
  {
    do: 'attach',
    at: '2026-10-06T09:48',
    to: 'pyr.safeLedger',
    name: 'IMG_20261006_094755.png',
    description: 'Он же в сейф-пакете, пломба цела',
    content: walletInBag,
  },
  {
    do: 'attach',
    at: '2026-10-27T12:35',
    to: 'min.hangar',
    name: 'Панорама ангара.png',
    description: 'Ангар с дороги, слева — трансформатор',
    content: hangar,
  },
  {
    do: 'attach',
    at: '2026-11-18T11:22',
    to: 'scene.3',
    name: 'IMG_20261118_074410.png',
    description: 'Смартфон на кухонном столе, экран разблокирован',
    content: phoneOnTable,
  },
];
