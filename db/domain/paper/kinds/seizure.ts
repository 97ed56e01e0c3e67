import type { AttachmentRecord } from '../../attachment';
import type { CaseRecord } from '../../case';
import type { ReportBlock } from '../../reportModel';
import type { InventoryLine, SeizureRecord } from '../../seizure';
import { field, fields } from '../blocks';
import { caseHeadBlocks } from '../caseSection';
import type { PaperKind, PaperSource, PaperTable, Signers } from '../kind';
import { ledgerSection } from '../ledgerSection';
import { printed } from '../photographs';
import { dateWords, localWords, momentWords, numberWords, type ReportWords } from '../words';
import { identifiersSection, photosSection, sealedSection, seizedSection } from './seizedThings';
import { peopleSection } from './seizurePeople';

export interface SeizureSource extends PaperSource {
  readonly case: CaseRecord;
  readonly seizure: SeizureRecord;
  /** The protocol that this one adds to; '' where it stands by itself. */
  readonly supplements: string;
  /** Photographs that hung on what was seized when the list was closed; older protocols hold none. */
  readonly attachments?: readonly AttachmentRecord[];
}

/** Of the files of a case those photographs that the closed list names. */
export function photosAtClosing(
  { inventory }: SeizureRecord,
  files: readonly AttachmentRecord[],
): AttachmentRecord[] {
  const named = new Set(inventory.flatMap(({ seen }) => (seen?.photos ?? []).map(({ number }) => number)));
  return files.filter(({ number, kind }) => kind === 'image' && named.has(number));
}

/** The protocol of a search or seizure: what was done, who saw it, and what was taken, as it stood when it was closed. */
export const seizurePaper: PaperKind<SeizureSource> = {
  id: 'seizure',
  content: (source, words, pictures) => {
    const { seizure } = source;
    const pieces = seizure.inventory.reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      title: words.paper(`seizure.title.${seizure.kind}`),
      subtitle: `${seizure.number} · ${seizure.place || seizure.address}`,
      body: source.case.body,
      signers: attesting(seizure),
      summary: [
        {
          label: words.paper('seizure.positions'),
          value: numberWords(seizure.inventory.length, words.language),
        },
        { label: words.paper('seizure.pieces'), value: numberWords(pieces, words.language) },
        { label: words.paper('seizure.seals'), value: numberWords(sealsOf(seizure), words.language) },
      ],
      sections: [
        { id: 'case', heading: words.paper('sections.case'), blocks: caseHeadBlocks(source.case, words) },
        { id: 'act', heading: words.paper('seizure.act'), blocks: actFields(source, words) },
        ...peopleSection(seizure, words),
        { id: 'course', heading: words.paper('seizure.course'), blocks: courseBlocks(seizure, words) },
        seizedSection(seizure, words),
        ...identifiersSection(seizure, words),
        ...sealedSection(seizure, words),
        ...photosSection(seizure, source.attachments ?? [], pictures, words),
        {
          id: 'statements',
          heading: words.paper('seizure.statements'),
          blocks: [{ type: 'paragraph', text: seizure.statements || words.paper('seizure.noStatements') }],
        },
        ledgerSection(source, words),
      ],
    };
  },
  tables: (source) => [inventoryCsv(source)],
  pictures: ({ attachments = [] }) => printed(attachments),
};

/** The witnesses in the order of the protocol; further ones sign in its table. */
function attesting({ witnesses: [first, second], premisesOf }: SeizureRecord): Signers {
  const named = (name: string, position = '') => ({ name, position });
  return {
    ...(first ? { witness: named(first.name, first.document) } : {}),
    ...(second ? { 'second-witness': named(second.name, second.document) } : {}),
    ...(premisesOf === '' ? {} : { owner: named(premisesOf) }),
  };
}

function sealsOf({ inventory }: SeizureRecord): number {
  return new Set(inventory.map(({ sealNumber }) => sealNumber).filter(Boolean)).size;
}

function actFields({ seizure, supplements }: SeizureSource, words: ReportWords): ReportBlock[] {
  const { language } = words;
  const said = (name: string, value: string, mono = false) => field(words, `seizure.${name}`, value, mono);
  return fields(
    said('kind', words.term(`seizureKind.${seizure.kind}`)),
    said('protocolNumber', seizure.protocolNumber, true),
    said('startedAt', localWords(seizure.startedAt, language)),
    said('endedAt', localWords(seizure.endedAt, language)),
    said('supplementTo', supplements, true),
    said('place', seizure.place),
    said('address', seizure.address),
    said('premisesOf', seizure.premisesOf),
    said(
      'authorisation',
      [seizure.authorisation, dateWords(seizure.authorisationDate, language), seizure.authorisedBy]
        .filter(Boolean)
        .join(', '),
    ),
    said(
      'closed',
      `${momentWords({ at: seizure.closedAt, offset: seizure.closedOffset }, language)}, ${seizure.closedByName}`,
    ),
  );
}

function courseBlocks(seizure: SeizureRecord, words: ReportWords): ReportBlock[] {
  const blocks = fields(
    field(
      words,
      'seizure.isolation',
      [
        words.term(`isolation.${seizure.isolation}`),
        localWords(seizure.isolatedAt, words.language),
        seizure.isolatedHow,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    field(
      words,
      'seizure.video',
      [words.term(`videoState.${seizure.video}`), seizure.videoDevice].filter(Boolean).join(', '),
    ),
    field(words, 'notes', seizure.notes),
  );
  const open = seizure.isolation === 'unstated' || seizure.isolation === 'not-done';
  return open
    ? [...blocks, { type: 'note', level: 'warn', text: words.paper('seizure.notIsolated') }]
    : blocks;
}

function inventoryCsv({ case: of, seizure }: SeizureSource): PaperTable {
  const line = (one: InventoryLine) => [
    of.number,
    seizure.number,
    one.number,
    one.unitNumber,
    one.kind,
    one.title,
    one.serial,
    String(one.quantity),
    one.bagNumber,
    one.sealNumber,
    one.foundWhere,
    one.parent,
    one.identifiers.map(({ chain, text }) => (chain === null ? text : `${chain}:${text}`)).join(' '),
    one.seen?.imei ?? '',
    one.seen?.usbId ?? '',
    one.seen?.colour ?? '',
    one.seen?.condition ?? '',
    one.seen?.powerState ?? '',
    one.seen?.foundAt ?? '',
    one.seen?.foundBy ?? '',
    one.seen?.possessionOf ?? '',
    one.seen?.identifierState ?? '',
    (one.seen?.photos ?? []).map(({ sha256 }) => sha256).join(' '),
    one.seen?.model ?? '',
    one.seen?.weight ?? '',
    (one.seen?.envelopes ?? []).map(({ number, seal }) => `${number}:${seal}`).join(' '),
  ];
  return {
    name: 'seized.csv',
    description: 'seizure.csv',
    columns: [
      'case',
      'search',
      'number',
      'unit_number',
      'kind',
      'description',
      'serial',
      'quantity',
      'bag',
      'seal',
      'found_where',
      'part_of',
      'identifiers',
      'imei',
      'usb_id',
      'colour',
      'condition',
      'power_state',
      'found_at',
      'found_by',
      'in_possession_of',
      'identifier_state',
      'photos_sha256',
      'make_model',
      'weight_mg',
      'envelopes',
    ],
    rows: seizure.inventory.map(line),
  };
}
