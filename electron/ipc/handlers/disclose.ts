import {
  disclosableFields,
  fillHidden,
  folded,
  hide,
  judgeCommitments,
  type Pointer,
  type StillShown,
  stillShown,
  tellingWords,
} from '../../../db/domain/commitments';
import { type DisclosableField, readContext } from '../../../db/domain/disclosure';
import type { Paper, PaperModel, ReportWords } from '../../../db/domain/paper';
import { Refusal } from '../../../db/domain/refusal';
import { type ReportRecord, signatureField } from '../../../db/domain/report';
import type { ReportSection } from '../../../db/domain/reportModel';
import { beginReport, failReport, readReport, recordReport } from '../../../db/reports';
import { attachmentNamed, readKept } from '../../signing/pdf/attachments';
import type { AnySigner } from '../../signing/signer';
import { type CarriedFile, carriedFiles, textOf } from './carriedFiles';
import { readSettled } from './countersign';
import type { Desk } from './desk';
import { fileOf, reportFileName, signVolumes, withRoot } from './firstHand';
import { requireNoSecret } from './guardReport';
import { type SigningKey, withHand } from './hand';
import { firstRole, type OrderedPaper, openOrder, wordsVersion } from './orderedPaper';
import { noPictures } from './paperPictures';
import { prepareVolumes } from './volumes';

/** Data of an original whose fields follow from their root. */
interface Original {
  readonly report: ReportRecord;
  readonly document: object;
  readonly fields: ReturnType<typeof disclosableFields>;
}

/** @throws Refusal `report.is-copy`, `report.no-commitments` and those of `readSettled` */
function readOriginal(desk: Desk, id: string): Original {
  const known = readReport(desk.session.vault.read, id);
  if (known.copyOf !== null) throw new Refusal('report.is-copy');
  const { report, pdf } = readSettled(desk, id);
  const main = attachmentNamed(readKept(pdf), 'case.json');
  const document: unknown = main && JSON.parse(Buffer.from(main).toString('utf8'));
  const { state, root } = judgeCommitments(document);
  if (
    state !== 'whole' ||
    root !== report.commitmentRoot ||
    typeof document !== 'object' ||
    document === null
  )
    throw new Refusal('report.no-commitments');
  return { report, document, fields: disclosableFields(document) };
}

/** What may be hidden in a copy, each with the record that it belongs to. */
export function listDisclosable(desk: Desk, id: string): DisclosableField[] {
  const { document, fields } = readOriginal(desk, id);
  return fields.map((field) => ({ ...field, ...readContext(document, field.pointer) }));
}

interface Chosen {
  /** what is hidden: what was chosen, and every other field that says the whole of it */
  readonly hidden: Pointer[];
  /** a part of a hidden name stands there; the officer decides */
  readonly also: StillShown[];
}

/**
 * Follows what was chosen through the whole document: a name that is hidden in one place is hidden wherever it stands.
 * @throws Refusal `report.nothing-hidden`, `report.still-shown` where it stands in what cannot be hidden
 */
function follow({ document, fields }: Original, chosen: readonly Pointer[]): Chosen {
  const textOf = new Map(fields.map(({ pointer, text }) => [pointer, text]));
  const hidden = new Set(chosen.filter((pointer) => textOf.has(pointer)));
  if (hidden.size === 0) throw new Refusal('report.nothing-hidden');
  for (;;) {
    const said = [...hidden].map((pointer) => ({ pointer, text: textOf.get(pointer) ?? '' }));
    const left = stillShown(document, said);
    const fixed = left.find(({ whole, disclosable }) => whole && !disclosable);
    if (fixed) throw new Refusal('report.still-shown', { word: fixed.word, where: fixed.pointer });
    const more = left.filter(({ whole }) => whole);
    if (more.length === 0) return { hidden: [...hidden], also: left };
    for (const { pointer } of more) hidden.add(pointer);
  }
}

/** What a copy would hide, told before it is signed. */
export function checkDisclosure(desk: Desk, id: string, chosen: readonly Pointer[]): Chosen {
  return follow(readOriginal(desk, id), chosen);
}

export interface DiscloseOrder {
  readonly id: string;
  readonly hidden: readonly Pointer[];
}

/**
 * Makes a copy of a report in which chosen fields are hidden: their text is gone from pages, data and tables, and the
 * data still lead to the root of the original. A report of its own in the register, signed like any other.
 * @throws Refusal those above and of `withHand`
 */
export function discloseReport(desk: Desk, order: DiscloseOrder, key: SigningKey): Promise<ReportRecord> {
  return withHand(desk, key, (signer) => discloseBy(desk, order, signer));
}

async function discloseBy(desk: Desk, order: DiscloseOrder, signer: AnySigner): Promise<ReportRecord> {
  const now = desk.around.sources.clock();
  const original = readOriginal(desk, order.id);
  const { hidden } = follow(original, order.hidden);
  const { kind, caseId, language, secondLanguage, subjectId, subjectTitle, commitmentRoot } = original.report;
  const ordered = openOrder(desk, {
    kind,
    caseId: caseId ?? undefined,
    subjectId: subjectId === '' ? undefined : subjectId,
    language,
    second: secondLanguage === '' ? undefined : secondLanguage,
  });
  const begun = desk.write('report.begin', (tx) =>
    beginReport(tx, {
      ...{ caseId, kind, language, secondLanguage, subjectId, subjectTitle },
      wordsVersion: wordsVersion(ordered.words, ordered.second),
    }),
  );
  try {
    desk.checkpoint('report');
    const { words, second } = ordered;
    const copy = hide(original.document, hidden);
    const data = await fileOf(copy.document, commitmentRoot);
    const paper = paperOf(ordered, copy.document, hidden);
    const model = modelOfCopy(desk, ordered, paper, original.report, begun.number, hidden.length);
    requireNoSecret(model);
    const carried = await carriedFiles(data.caseJson, paper, words);
    requireGone(original, hidden, model, carried);
    const prepared = await prepareVolumes(desk, {
      kind,
      model: withRoot(model, commitmentRoot, words, second),
      carried: async () => carried,
      caseJsonSha256: data.caseJsonSha256,
      words,
      second,
    });
    const { facts, files } = await signVolumes(desk, prepared.list, {
      signer,
      field: signatureField(kind, firstRole(kind)),
      words,
      data,
      head: paper.source.head,
      when: now,
      fileName: reportFileName(begun),
    }).finally(prepared.end);
    const copied = { ...facts, copyOf: original.report.id, hiddenFields: JSON.stringify(hidden) };
    return desk.write('report.disclose', (tx) => recordReport(tx, begun.id, copied, firstRole(kind), files));
  } catch (thrown) {
    const failure = thrown instanceof Refusal ? thrown.code : 'bug';
    desk.write('report.fail', (tx) => failReport(tx, begun.id, failure));
    throw thrown;
  }
}

/** The report's kind over the original's own data, with a mark in the place of what is hidden. */
function paperOf(ordered: OrderedPaper, document: object, hidden: readonly Pointer[]): Paper {
  const filled = fillHidden(document, hidden, ordered.words.paper('copy.mark'));
  const {
    format: _format,
    version: _version,
    report: _report,
    kind: _kind,
    ...source
  } = filled as {
    [name: string]: unknown;
  };
  return ordered.read().again(source);
}

function modelOfCopy(
  desk: Desk,
  { words, second }: OrderedPaper,
  paper: Paper,
  original: ReportRecord,
  number: string,
  count: number,
): PaperModel {
  const officer = desk.session.officer ?? { name: '', rank: '', unit: '' };
  const when = desk.around.sources.clock();
  const occasion = { number, when, officer, draft: false, pictures: noPictures(paper) };
  const model = paper.lay(words, occasion, second);
  const first = { ...model, sections: [copySection(words, original, count), ...model.sections] };
  if (model.second === undefined || second === undefined) return first;
  const beside = [copySection(second, original, count), ...model.second.sections];
  return { ...first, second: { ...model.second, sections: beside } };
}

/** Says first of all that this is a copy, of what, and how much is not in it. */
function copySection(words: ReportWords, original: ReportRecord, count: number): ReportSection {
  const text = words
    .paper('copy.text')
    .replace('{{number}}', original.number)
    .replace('{{n}}', String(count))
    .replace('{{mark}}', words.paper('copy.mark'));
  const field = (label: string, value: string) => ({ label: words.paper(label), value, mono: true });
  return {
    id: 'copy',
    heading: words.paper('copy.heading'),
    blocks: [
      { type: 'note', level: 'warn', text },
      {
        type: 'fields',
        fields: [
          field('copy.original', original.number),
          field('labels.root', original.commitmentRoot),
          field('copy.originalHash', original.caseJsonSha256),
        ],
      },
    ],
  };
}

/**
 * The last look: whatever a template, a table or a vocabulary adds, the words that identify whom it hides are on no page and
 * in no attached file. @throws Refusal `report.still-shown`
 */
function requireGone(
  { fields }: Original,
  hidden: readonly Pointer[],
  model: PaperModel,
  carried: readonly CarriedFile[],
): void {
  const gone = fields.filter(({ pointer }) => hidden.includes(pointer));
  const places = [
    { where: '', text: folded(JSON.stringify(model)) },
    ...carried.map((file) => ({ where: file.name, text: folded(textOf(file)) })),
  ];
  for (const word of tellingWords(gone).wholes) {
    // As it stands in JSON, in CSV, and plainly.
    const forms = [word, JSON.stringify(word).slice(1, -1), word.replaceAll('"', '""')];
    const found = places.find(({ text }) => forms.some((form) => text.includes(form)));
    if (found) throw new Refusal('report.still-shown', { word, where: found.where });
  }
}
