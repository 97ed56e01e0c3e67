import type { RouteName } from '../ipc/contract';

const id = '01997a3c-5d10-7b2e-9c41-0d3f6a5be201';
const other = '01997a3c-9f44-7c03-8a17-6be2d90c4f55';

const drafts = {
  case: {
    title: 'Пирамида «Алтын Көш»',
    category: 'pyramid',
    stage: 'erdr',
    erdrNumber: '267500121000314',
    erdrDate: '2026-09-21',
    articles: [{ article: '217', part: '3', point: '1' }],
    region: 'город Алматы',
    damageTiyn: '41250000000',
    damageCents: '76400000',
    victims: 412,
  },
  seizure: {
    caseId: id,
    kind: 'search',
    place: 'Квартира 14, Алматы',
    startedAt: '2026-10-06T06:10',
    authorisation: '№ 7514-26-00-4/118',
    officers: [{ name: 'Ким В. С.', position: 'следователь' }],
    witnesses: [{ name: 'Сейітов Б. Қ.' }, { name: 'Ли Т. А.' }],
    isolation: 'kept-away',
    isolatedAt: '2026-10-06T06:12',
  },
  exhibit: {
    caseId: id,
    kind: 'hardware-wallet',
    description: 'Аппаратный кошелёк из сейфа',
    make: 'Ledger',
    model: 'Nano X',
    serial: 'LX-0417',
    foundAt: '2026-10-06T06:42',
    foundWhere: 'сейф, кабинет 4',
    bagNumber: 'SB-204417',
    sealNumber: 'PL-118204',
    storagePath: 'A2/03/1/07',
  },
  wallet: {
    caseId: id,
    exhibitId: other,
    label: 'Кошелёк из сейфа',
    type: 'hardware',
    control: 'carrier-held',
    othersMayHold: 'неизвестно',
    addresses: [{ chain: 'bitcoin', text: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', role: 'suspect' }],
  },
  site: {
    caseId: id,
    name: 'Ангар № 3',
    address: 'Экибастұз, өнеркәсіп аймағы',
    region: 'Павлодарская область',
    foundState: 'running',
    measuredWatts: 412000,
    equipment: [
      {
        maker: 'Bitmain',
        model: 'Antminer S19j Pro',
        count: 120,
        nameplateWatts: 3068,
        hashRate: '104 TH/s',
      },
    ],
  },
  person: { caseId: id, name: 'Серикбаев Дамир Талгатович', role: 'suspect', citizenship: 'KZ' },
  link: {
    caseId: id,
    fromKind: 'wallet',
    fromId: other,
    kind: 'payout-of',
    toKind: 'site',
    toId: id,
    source: 'страница пула, фото 14',
  },
  envelope: {
    caseId: id,
    kind: 'seed',
    printedNumber: 'К-017',
    seal: 'PL-613208',
    wordCount: 24,
    location: 'сейф 2, полка 1',
    walletId: other,
  },
} as const;

/** An input for each route whose fields a JSON Schema cannot explain; the others get one made from their schema. */
export const routeExamples: Partial<Record<RouteName, unknown>> = {
  'rates.find': { currency: 'USD', date: '2026-11-18' },
  ...Object.fromEntries(
    Object.entries(drafts).flatMap(([kind, draft]) => [
      [`${kind}.record`, { draft }],
      [`${kind}.amend`, { id, draft, reason: 'Опечатка в протоколе' }],
      [`${kind}.get`, { id }],
      [`${kind}.list`, kind === 'case' ? {} : { caseId: id }],
    ]),
  ),
  'custody.record': {
    draft: {
      action: 'to-storage',
      items: [{ id, newSeal: 'PL-118300', condition: 'упаковка цела' }],
      to: { kind: 'officer', officerId: other },
      toPlace: 'A2/03/1',
      purpose: 'ответственное хранение',
      authorisation: '№ 118 от 20.10.2026',
    },
  },
  'count.scan': { id, scans: [{ text: 'SB-204417', intact: 'yes' }] },
  'deadline.setRule': {
    draft: {
      code: 'temporary-restriction',
      kk: 'Мүлікке билік етуді уақытша шектеу',
      ru: 'Временное ограничение на распоряжение имуществом',
      en: 'Temporary restriction of disposal of property',
      article: 'CPC 161',
      starts: 'temporarily-restricted',
      stopsBy: 'arrested',
      length: 10,
      validFrom: '2026-11-18',
    },
    reason: 'новая редакция',
  },
  'deadline.setDay': {
    draft: {
      day: '2027-03-24',
      kk: 'Ауыстырылған демалыс күні',
      ru: 'Перенесённый выходной',
      en: 'Moved day off',
      source: 'Қаулы № 1',
    },
    reason: '2027 жылғы күнтізбе',
  },
  'deadline.endRule': { id: 'deadline-rule:provider-freeze', lastDay: '2026-12-31', reason: 'отменено' },
};

type Schema = { readonly [key: string]: unknown };

/** The smallest input that fits a JSON Schema of ours: what is required, first choices, ids where ids are asked for. */
export function exampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  const [first] = Array.isArray(choices) ? (choices as Schema[]) : [];
  if (first) return exampleOf(first);
  if (schema.type === 'object') return exampleObject(schema);
  if (schema.type === 'array')
    return Number(schema.minItems ?? 0) > 0 ? [exampleOf(Object(schema.items) as Schema)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0;
  if (schema.type === 'boolean') return false;
  return exampleText(schema);
}

function exampleObject(schema: Schema): Record<string, unknown> {
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {})]));
}

function exampleText({ pattern, minLength }: Schema): string {
  if (typeof pattern === 'string' && pattern.includes('-7[0-9a-f]{3}-')) return id;
  if (typeof pattern === 'string' && pattern.includes('\\p{Lu}')) return 'ШМК';
  return Number(minLength ?? 0) > 0 ? 'text' : '';
}
