import type { LedgerHead } from '../ledger';
import type { LetterheadRecord } from '../letterhead';
import type { OfficerRecord } from '../officer';
import type { ReportKind, SignatureRole } from '../reportKinds';
import type {
  ReportAddress,
  ReportAddressTable,
  ReportBlock,
  ReportField,
  ReportImage,
  ReportModel,
  ReportSection,
  ReportTable,
} from '../reportModel';
import type { Sequence } from '../sequence';
import type { Moment } from '../time';
import type { ReportWords } from './words';

/** What every report is read from, whatever its kind: the vault it speaks for, where its ledger stood, and when. */
export interface PaperSource {
  readonly vault: {
    readonly id: string;
    readonly name: string;
    readonly shortCode: string;
    readonly sample: boolean;
    readonly soleOfficer: boolean;
  };
  readonly head: LedgerHead;
  readonly taken: Moment;
}

/** What a report is told beside its source: its number in the register, when it is drawn up, by whom, and whether it is a draft. */
export interface ReportOccasion {
  readonly number: string;
  readonly when: Moment;
  readonly officer: Pick<OfficerRecord, 'name' | 'rank' | 'unit'>;
  readonly draft: boolean;
  /** Who speaks on paper, where the vault says so. */
  readonly letterhead?: LetterheadRecord;
  readonly emblem?: ReportImage;
  readonly pictures?: Pictures;
  /** The unit's own template that draws it. */
  readonly template?: NonNullable<ReportModel['template']>;
}

/** A block of a report as a kind makes it: the rows of its tables may be made when somebody comes for them. */
export type PaperBlock =
  | Exclude<ReportBlock, ReportTable | ReportAddressTable>
  | (Omit<ReportTable, 'rows'> & { readonly rows: Sequence<string[]> })
  | (Omit<ReportAddressTable, 'rows'> & { readonly rows: Sequence<ReportAddress> });

export interface PaperSection extends Omit<ReportSection, 'blocks'> {
  readonly blocks: Sequence<PaperBlock>;
}

type InOneLanguage = Omit<ReportModel, 'sections' | 'second'> & {
  readonly sections: readonly PaperSection[];
};

/** A whole report that may be too long to hold; its volumes (`volumes.ts`) are made of it one at a time. */
export interface PaperModel extends InOneLanguage {
  readonly second?: InOneLanguage | undefined;
}

/** What one kind of report says, in one language; the rest (number, date, letterhead, labels, signatures) is the same for all. */
export interface PaperContent {
  readonly title: string;
  readonly subtitle?: string;
  /** The state body that stands first in the letterhead. */
  readonly body?: string;
  /** The figures that a reader looks for first; at most four. */
  readonly summary?: ReportField[];
  readonly sections: PaperSection[];
  /** Who is to sign, as the records name them. */
  readonly signers?: Signers;
}

/** Names and posts by the hands of a kind; a hand that no record names stays empty until it signs. */
export type Signers = Partial<Record<SignatureRole, { readonly name: string; readonly position: string }>>;

/** A table that the report carries as a CSV file. `columns` are stable names in English: other programs read them. */
export interface PaperTable {
  /** `inventory.csv` */
  readonly name: string;
  /** Key of its description in the words of paper. */
  readonly description: string;
  readonly columns: readonly string[];
  readonly rows: Sequence<readonly string[]>;
}

/** A kept picture that a report prints. */
export interface PaperPicture {
  readonly sha256: string;
  readonly mediaType: string;
}

/** A photograph as it is printed; sizes in pixels, `original` those of the file that is kept, upright. */
export interface Picture {
  readonly image: ReportImage;
  readonly width: number;
  readonly height: number;
  readonly original: { readonly width: number; readonly height: number };
}

/** Pictures that were read for a report, by the SHA-256 of their content, or why one is not printed. */
export type Pictures = ReadonlyMap<string, Picture | 'broken' | 'copy' | 'more'>;

/**
 * One kind of report. Its source is what `case.json` holds: read in one transaction, all that the report says, and
 * nothing else. `content` is pure; called once for each language of the report, it must answer the same blocks, rows and
 * cells in the same order whatever the language, since two languages are printed side by side.
 */
export interface PaperKind<S extends PaperSource> {
  readonly id: ReportKind;
  content(source: S, words: ReportWords, pictures: Pictures): PaperContent;
  tables?(source: S): PaperTable[];
  /** Kept pictures that it prints, by the SHA-256 of their content. */
  pictures?(source: S): PaperPicture[];
}

/** A kind with what it reads: all that drawing, preview and signing need. */
export interface Paper {
  readonly kind: ReportKind;
  readonly source: PaperSource;
  readonly tables: readonly PaperTable[];
  readonly pictures: readonly PaperPicture[];
  /** @throws Error when the words of a language lack a key */
  model(words: ReportWords, occasion: ReportOccasion, second?: ReportWords): ReportModel;
  /** The same, its long tables made when somebody comes for their rows. */
  lay(words: ReportWords, occasion: ReportOccasion, second?: ReportWords): PaperModel;
  /** The same kind over another source of its own shape: what an earlier report of it was read from. */
  again(source: object): Paper;
}
