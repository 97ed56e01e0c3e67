import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterheadRecord } from '../../../db/domain/letterhead';
import {
  makeWords,
  type Paper,
  type PaperModel,
  type ReportOccasion,
  type ReportWords,
} from '../../../db/domain/paper';
import type { Pictures } from '../../../db/domain/paper/kind';
import { checkRequest, type RequestChoice } from '../../../db/domain/providerRequest';
import { Refusal } from '../../../db/domain/refusal';
import {
  type ReportKind,
  type ReportLanguage,
  type ReportPeriod,
  type ReportSubject,
  reportKinds,
} from '../../../db/domain/report';
import type { ReportImage } from '../../../db/domain/reportModel';
import { readLetterhead, templateFor } from '../../../db/letterhead';
import { findSubject, readPaper } from '../../../db/papers';
import { requireAcceptable } from '../../../db/record';
import { readRef } from '../../../db/refs';
import { readFact } from '../../../db/vaultFacts';
import type { Desk } from './desk';
import { keepPacked } from './packedRecords';

/** What is asked for: a kind, what it is about, and in which language or two. */
export interface ReportOrder {
  readonly kind: ReportKind;
  readonly caseId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly period?: ReportPeriod | undefined;
  readonly request?: RequestChoice | undefined;
  readonly language: ReportLanguage;
  readonly second?: ReportLanguage | undefined;
}

/** An order that was understood: what it is about exists, and the words are there. */
export interface OrderedPaper {
  readonly order: ReportOrder;
  readonly subject: ReportSubject;
  readonly words: ReportWords;
  readonly second: ReportWords | undefined;
  /** Reads now, in one transaction. */
  read(): Paper;
}

/** @throws Refusal `report.not-offered`, `report.one-language-twice`, `draft.refused` */
export function openOrder(desk: Desk, order: ReportOrder): OrderedPaper {
  const { kind, caseId = null, subjectId, language, second, period, request } = order;
  if (second === language) throw new Refusal('report.one-language-twice');
  if (request !== undefined) requireAcceptable(checkRequest(request));
  const { vault } = desk.session;
  const subject = findSubject(vault, { kind, caseId, subjectId });
  const { assetsDir } = desk.around;
  return {
    order,
    subject,
    words: readWords(assetsDir, language),
    second: second === undefined ? undefined : readWords(assetsDir, second),
    read: () => {
      const paper = readPaper(vault, kind, subject, period, request, keepPacked());
      vault.forgetPages();
      return paper;
    },
  };
}

/** The words of the printed report: every file `paper….json` of `assets/locales/<language>`, the terms, and the ledger's acts. */
export function readWords(assetsDir: string, language: ReportLanguage): ReportWords {
  const folder = join(assetsDir, 'locales', language);
  const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const papers = readdirSync(folder).filter((name) => /^paper\w*\.json$/.test(name));
  const paper = Object.assign({}, ...papers.sort().map(read)) as object;
  return makeWords(language, { paper, terms: read('terms.json'), ledger: read('ledger.json') });
}

/** Which words a report is printed in, for the register: `kk 1-0f3a… + ru 1-9c21…`. */
export function wordsVersion(...printed: readonly (ReportWords | undefined)[]): string {
  return printed.flatMap((one) => (one ? [`${one.language} ${one.version}`] : [])).join(' + ');
}

/** What the report would say now, marked as a draft; its number is only given when it is signed. */
export function draftModel(desk: Desk, ordered: OrderedPaper, paper: Paper, pictures: Pictures): PaperModel {
  const { read } = desk.session.vault;
  const { caseId } = ordered.subject;
  const number = caseId === null ? readFact(read, 'shortCode') : readRef(read, 'case', caseId).number;
  return modelOf(desk, ordered, paper, { number, draft: true, pictures });
}

export function modelOf(
  desk: Desk,
  { words, second }: OrderedPaper,
  paper: Paper,
  made: Pick<ReportOccasion, 'number' | 'draft' | 'pictures'>,
): PaperModel {
  const officer = desk.session.officer ?? { name: '', rank: '', unit: '' };
  const occasion: ReportOccasion = {
    ...made,
    when: paper.source.taken,
    officer,
    ...letterheadOf(desk),
    ...templateOf(desk, paper.kind),
  };
  return paper.lay(words, occasion, second);
}

/** Who speaks on paper: the vault's letterhead with its emblem, as far as they were stated. */
function letterheadOf({ session }: Desk): Pick<ReportOccasion, 'letterhead' | 'emblem'> {
  const letterhead = readLetterhead(session.vault.read);
  if (letterhead === undefined) return {};
  const emblem = readEmblem(session, letterhead);
  return emblem === undefined ? { letterhead } : { letterhead, emblem };
}

const mimes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;

/** The kept emblem; a file that is gone or altered is left out: the paper is not to fail for it. */
export function readEmblem(
  { files }: Desk['session'],
  { emblem, emblemType }: Pick<LetterheadRecord, 'emblem' | 'emblemType'>,
): ReportImage | undefined {
  if (emblem === '' || emblemType === '') return undefined;
  try {
    return { mime: mimes[emblemType], base64: files.get(emblem).toString('base64') };
  } catch {
    return undefined;
  }
}

function templateOf({ session }: Desk, kind: ReportKind): Pick<ReportOccasion, 'template'> {
  const found = templateFor(session.vault.read, kind);
  return found === undefined ? {} : { template: { sha256: found.sha256, source: found.source } };
}

/** The one who signs when the report is made. */
export function firstRole(kind: ReportKind) {
  const [role] = reportKinds[kind].signatures;
  if (role === undefined) throw new Error(`nobody signs a ${kind}`);
  return role;
}
