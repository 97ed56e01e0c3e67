import type { ReportModel } from '../reportModel';
import type { CaseSnapshot } from '../snapshot';
import { buildPaper } from './build';
import type { ReportOccasion } from './kind';
import { casePaper } from './kinds/case';
import type { ReportWords } from './words';

export { bindPaper, buildPaper } from './build';
export type {
  Paper,
  PaperContent,
  PaperKind,
  PaperModel,
  PaperSource,
  PaperTable,
  ReportOccasion,
} from './kind';
export { makeWords, type ReportWords } from './words';

/** The report of a case. */
export function buildReport(
  snapshot: CaseSnapshot,
  words: ReportWords,
  occasion: ReportOccasion,
): ReportModel {
  return buildPaper(casePaper, snapshot, words, occasion);
}
