import { bareEthereum, ethereum, fingerprint, p2tr, p2wpkh, tron, xpub } from '../addresses';
import type { Step } from '../story';

const of = 'pyramid';

/** What the pyramid's people held, and where the officers moved it. */
export const pyramidWallets: readonly Step[] = [
  {
    do: 'wallet',
    at: '2026-10-06T15:05',
    key: 'pyr.wCollect',
    of,
    exhibit: 'pyr.trezor',
    draft: {
      label: 'Сбор взносов, USDT',
      type: 'hardware',
      software: 'Trezor Suite',
      derivation: "m/44'/195'/0'",
      masterFingerprint: fingerprint('collect'),
      extraWord: 'no',
      control: 'access',
      othersMayHold: 'Қуанышев Д.С.: вторая копия слов возможна',
      envelopeNumber: 'К-021',
      envelopeSeal: 'PL-613320',
      addresses: [
        {
          chain: 'tron',
          text: tron('pyramid collection 1'),
          role: 'suspect',
          label: 'адрес из личного кабинета',
          path: "m/44'/195'/0'/0/0",
        },
        { chain: 'tron', text: tron('pyramid collection 2'), role: 'suspect', path: "m/44'/195'/0'/0/1" },
        { chain: 'tron', text: tron('pyramid collection 3'), role: 'suspect', path: "m/44'/195'/0'/0/2" },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-06T15:20',
    key: 'pyr.wCold',
    of,
    exhibit: 'pyr.safeLedger',
    draft: {
      label: 'Холодный кошелёк руководителя',
      type: 'hardware',
      software: 'Ledger Live',
      derivation: "m/84'/0'/0'",
      publicKey: xpub('pyramid cold'),
      extraWord: 'unknown',
      control: 'carrier-held',
      othersMayHold: 'неизвестно; лист из сейфа неполон',
      envelopeNumber: 'К-017',
      envelopeSeal: 'PL-613208',
      addresses: [
        {
          chain: 'bitcoin',
          text: p2wpkh('pyramid cold 0'),
          role: 'suspect',
          path: "m/84'/0'/0'/0/0",
          label: 'из выписки обменника',
        },
        { chain: 'bitcoin', text: p2wpkh('pyramid cold 1'), role: 'suspect', path: "m/84'/0'/0'/0/1" },
        { chain: 'ethereum', text: ethereum('pyramid cold'), role: 'suspect', path: "m/44'/60'/0'/0/0" },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-06T15:40',
    key: 'pyr.wPayout',
    of,
    exhibit: 'pyr.phoneTreasurer',
    draft: {
      label: 'Кошелёк выплат «дивидендов»',
      type: 'software',
      software: 'Trust Wallet',
      control: 'access',
      othersMayHold: 'Тілеубаев А.Ғ. видел слова на презентации',
      addresses: [
        { chain: 'tron', text: tron('pyramid payouts'), role: 'suspect' },
        {
          chain: 'ethereum',
          text: bareEthereum('pyramid payouts'),
          role: 'suspect',
          label: 'строчными, как в тетради',
        },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-07T09:30',
    key: 'pyr.wDiary',
    of,
    exhibit: 'pyr.diary',
    draft: {
      label: 'Адреса из тетради',
      type: 'unknown',
      control: 'unknown',
      othersMayHold: 'неизвестно',
      notes: 'Третий адрес записан с ошибкой: контрольная сумма не сходится. Оставлен, как в тетради.',
      addresses: [
        { chain: 'bitcoin', text: p2tr('pyramid diary'), role: 'unknown' },
        { chain: 'tron', text: tron('pyramid diary'), role: 'unknown' },
        {
          chain: 'bitcoin',
          text: misread(p2wpkh('pyramid diary miscopied')),
          role: 'unknown',
          label: 'лист 14, оборот',
        },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-07T10:10',
    key: 'pyr.wVictim',
    of,
    draft: {
      label: 'Кошелёк потерпевшей Әбдірахмановой',
      type: 'custodial',
      software: 'биржа (МФЦА)',
      control: 'unknown',
      othersMayHold: 'потерпевшая',
      addresses: [
        { chain: 'tron', text: tron('victim A'), role: 'victim', label: 'отправитель двух взносов' },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-07T11:00',
    key: 'pyr.wAgency',
    of,
    draft: {
      label: 'Кошелёк органа № 1 (создан без сети 05.10.2026)',
      type: 'multisig',
      software: 'Sparrow',
      control: 'access',
      extraWord: 'no',
      othersMayHold: 'никто: два из трёх ключей у хранителей',
      publicKey: xpub('agency one'),
      addresses: [
        { chain: 'bitcoin', text: p2wpkh('agency one'), role: 'agency' },
        { chain: 'tron', text: tron('agency one'), role: 'agency' },
      ],
    },
  },
  {
    do: 'wallet',
    at: '2026-10-07T11:40',
    key: 'pyr.wOld',
    of,
    draft: {
      label: 'Резервный кошелёк промоутера',
      type: 'software',
      software: 'TronLink',
      control: 'lost',
      othersMayHold: 'Тілеубаев А.Ғ.',
      notes: 'Остаток выведен 05.10.2026 в 23:52, за девять часов до обыска.',
      addresses: [{ chain: 'tron', text: tron('promoter reserve'), role: 'suspect' }],
    },
  },
];

/** As a hurried hand copies: one `q` read as a `g`, past the prefix. Bech32 has both letters, so only the checksum tells. */
function misread(address: string): string {
  const at = address.indexOf('q', 5);
  return at < 0
    ? `${address.slice(0, -1)}${address.endsWith('g') ? 'q' : 'g'}`
    : `${address.slice(0, at)}g${address.slice(at + 1)}`;
}
