import type { Step } from '../story';

const lab = {
  kind: 'outside' as const,
  name: 'Иманова Ләззат Ерланқызы',
  organisation: 'Учебный центр судебных экспертиз',
  rank: 'эксперт',
  document: 'служебное удостоверение SAMPLE-555',
};

/**
 * The evidence room: things handed over and signed for, one that the expert has kept too long, a hand-over that nobody
 * answered, a restriction that the court's arrest followed, a count with one missing, money returned to a victim.
 */
export const room: readonly Step[] = [
  {
    do: 'handOver',
    at: '2026-10-07T09:30',
    items: ['pyr.phoneCeo', 'pyr.notebook', 'pyr.usb', 'pyr.contracts', 'pyr.stamp'],
    action: 'to-storage',
    to: 'supervisor',
    here: true,
    toPlace: 'A2/03/1',
    purpose: 'ответственное хранение',
    authorisation: 'Протокол обыска № 1 от 06.10.2026',
  },
  {
    do: 'handOver',
    at: '2026-10-21T11:00',
    items: ['dro.cardsA', 'dro.cardsB'],
    action: 'temporary-custody',
    to: lab,
    purpose: 'карталарды оқу',
    authorisation: '№ 118 қаулы, 20.10.2026',
    dueBack: '2026-11-10',
    paper: 'ҚС-41',
  },
  {
    do: 'status',
    at: '2026-10-21T17:00',
    of: 'dro.cash',
    status: 'temporarily-restricted',
    orderNumber: '26-7900-77',
    issuer: 'Тергеуші Сапаров Ә.Ж.',
    date: '2026-10-21',
  },
  {
    do: 'status',
    at: '2026-10-29T12:20',
    of: 'dro.cash',
    status: 'arrested',
    orderNumber: '7999-26-00-2у/611',
    issuer: 'Шымкент қ. мамандандырылған тергеу соты (оқу)',
    date: '2026-10-29',
  },
  {
    do: 'status',
    at: '2026-11-05T10:00',
    of: 'exc.cashA',
    status: 'temporarily-restricted',
    orderNumber: '26-7500-131',
    issuer: 'Следователь Сапаров Ә.Ж.',
    date: '2026-11-05',
  },
  {
    do: 'handOver',
    at: '2026-11-13T16:40',
    items: ['exc.server', 'exc.usbKey'],
    action: 'to-storage',
    to: 'supervisor',
    toPlace: 'A2/04/1',
    purpose: 'ответственное хранение после осмотра',
    authorisation: 'Постановление от 12.11.2026',
  },
  {
    do: 'count',
    at: '2026-11-17T09:00',
    of: 'droppers',
    // On nobody's shelf when it was looked for.
    without: ['dro.scripts'],
    reason: 'тоқсандық түгендеу',
    authorisation: '№ 31 бұйрық, 16.11.2026',
  },
  {
    do: 'dispose',
    at: '2026-11-19T15:00',
    of: 'droppers',
    items: ['dro.cash'],
    way: 'returned-to-victim',
    orderNumber: '7999-26-00-2у/640',
    orderDate: '2026-11-18',
    issuer: 'Шымкент қ. мамандандырылған тергеу соты (оқу)',
    recipient: {
      ...lab,
      name: 'Петренко Галина Степановна',
      organisation: '',
      rank: '',
      document: 'жеке куәлік SAMPLE-1951',
    },
    reason: 'сот қаулысын орындау',
  },
];
