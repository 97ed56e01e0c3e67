import { ethereum, p2pkh, p2wpkh, tron } from '../addresses';
import type { Step } from '../story';

/** Text as the accounting programs of the office wrote it; Kazakh letters have no place in that table. */
function windows1251(text: string): Uint8Array {
  const code = (sign: string): number => {
    const at = sign.codePointAt(0) ?? 0;
    if (at < 128) return at;
    if (at >= 0x410 && at <= 0x44f) return at - 0x410 + 0xc0;
    return { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb }[sign] ?? 0x3f;
  };
  return Uint8Array.from([...text].map(code));
}

const lines = (...rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;
const two = (n: number): string => String(n).padStart(2, '0');

/** The office's register of payouts as it was found: old, with decimal commas, and not every row is what it says. */
function register(): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, n) => {
    const text = n % 5 === 4 ? p2wpkh(`register ${n}`) : tron(`register ${n}`);
    const sum = `${1 + (n % 9)} ${String((n * 137) % 1000).padStart(3, '0')},${two((n * 7) % 100)}`;
    return `${n + 1};${text};${n % 5 === 4 ? 'BTC' : 'TRC20'};${two(1 + (n % 28))}.07.2026;${sum};Вкладчик ${n + 1}`;
  });
  const good = tron('register 3');
  return windows1251(
    lines(
      '№;Адрес кошелька;Сеть;Дата;Сумма, USDT;Примечание',
      ...rows,
      `61;${good};TRC20;30.07.2026;500,00;повторно`,
      `62;${good.slice(0, -1)}${good.endsWith('1') ? '2' : '1'};TRC20;30.07.2026;80,00;переписан от руки`,
      '63;;TRC20;31.07.2026;120,50;адрес не указан',
      '64;наличными в офисе;TRC20;31.07.2026;900,00;',
      `65;${tron('register 65')};ПЕРФЕКТ;31.07.2026;40,00;сеть не установлена`,
      `66;${tron('pyramid payouts')};TRC20;01.08.2026;15 000,00;выплата консультантам`,
    ),
  );
}

/** A list of the unit: what earlier cases taught. Its chains are not always right, as in every such list. */
function watchlist(): Uint8Array {
  const listed: readonly (readonly [text: string, chain: string, label: string, reason: string])[] = [
    [tron('register 7'), 'TRX', 'Дроп-сеть «Восток»', 'обналичивание'],
    [tron('pyramid payouts'), 'XBT', 'Выплаты «Сағым»', 'финансовая пирамида'],
    [p2pkh('listed mixer'), 'BTC', 'Миксер (вход)', 'смешивание'],
    [ethereum('listed phishing').toLowerCase(), 'ETH', 'Фишинг под биржу', 'мошенничество'],
    ['saghym-invest.example', '', 'Сайт пирамиды', 'финансовая пирамида'],
    ['+7 701 555 01 07', '', 'Приём взносов', 'финансовая пирамида'],
  ];
  return Buffer.from(
    lines(
      'значение,сеть,метка,основание,источник,список,составитель,дата',
      ...listed.map((row) =>
        [...row, 'дело 2025 года', 'Список наблюдения УКП', 'УКП', '2026-06-30'].join(','),
      ),
    ),
  );
}

/** Where requests go; all of these are invented. */
function providers(): Uint8Array {
  return Buffer.from(
    lines(
      'Название;Вид;Юридическое лицо;БИН;Юрисдикция;Лицензия;Сайт;Контакт;Порядок запроса',
      'Saryarqa Exchange;биржа;Saryarqa Digital Ltd.;971240001315;МФЦА;AFSA-A-LA-2024-0000;saryarqa.example;le@saryarqa.example;Портал, ответ в 10 дней, нужна санкция суда',
      'Tengri OTC;обменник;ТОО «Тенгри Обмен»;940140000385;Казахстан;нет;tengri-otc.example;;Нарочно, г. Алматы',
      'Northwind Pool;пул;Northwind Mining OÜ;;Эстония;;northwind.example;abuse@northwind.example;Запрос о правовой помощи',
      'Quicksilver Pay;платежный агент;Quicksilver Pay Inc.;;Сейшельские Острова;;quicksilver.example;compliance@quicksilver.example;По электронной почте, на английском языке',
    ),
  );
}

/** What the exchange answered: a statement of one customer, as its back office exports it. */
function statement(): Uint8Array {
  const rows = Array.from({ length: 18 }, (_, n) => {
    const out = n % 3 === 2;
    const place = out
      ? `,${tron('exchange deposit')},${tron(`register ${n}`)}`
      : `,${tron(`register ${n}`)},${tron('exchange deposit')}`;
    const when = `2026-08-${two(1 + n)} ${two(9 + (n % 9))}:${two((n * 13) % 60)}:00 UTC`;
    return `${when},${out ? 'WITHDRAW' : 'DEPOSIT'},${120 + n * 17}.${two((n * 31) % 100)},USDT,${out ? '1' : '0'}${place},uid 40 118`;
  });
  return Buffer.from(lines('Date,Type,Amount,Coin,Fee,From,To,Account', ...rows));
}

/** Tables that came along the way: an old register, a list of the unit, providers, an answer of an exchange. */
export const imports: readonly Step[] = [
  {
    do: 'import',
    at: '2026-10-21T10:10',
    of: 'pyramid',
    kind: 'watchlist',
    name: 'Список наблюдения УКП 2026-06.csv',
    content: watchlist,
  },
  {
    do: 'import',
    at: '2026-10-21T10:25',
    of: 'pyramid',
    kind: 'addresses',
    name: 'Реестр выплат июль 2026.csv',
    content: register,
  },
  {
    do: 'import',
    at: '2026-10-21T10:40',
    of: 'exchange',
    kind: 'providers',
    name: 'Провайдеры для запросов.csv',
    content: providers,
  },
  {
    do: 'import',
    at: '2026-10-21T10:55',
    of: 'exchange',
    kind: 'statements',
    name: 'Выписка uid 40118.csv',
    content: statement,
  },
];
