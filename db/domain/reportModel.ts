import { z } from 'zod';
import { reportKind } from './reportKinds';

/**
 * What a report says, in which order, in words: no positions, sizes, colours or file names.
 * `buildReport` makes it, the window draws it as HTML and the Typst template draws it on paper,
 * so that the preview and the signed page cannot differ in content.
 * All text is in the report's language and is data: it never becomes source text of a template.
 */

const text = z.string().max(100_000);
const shortText = z.string().max(4_000);
/** Bounds of a whole report; one volume of it is drawn at a time and holds far less (paper/volumes.ts). */
const mostRows = 5_000_000;
const mostBlocks = 20_000_000;

/** One label with its value; `mono` for serial numbers, hashes, seals, paths. Empty values are not printed: leave the field out. */
export const reportFieldSchema = z.strictObject({
  label: shortText,
  value: text,
  mono: z.boolean().optional(),
});
export type ReportField = z.infer<typeof reportFieldSchema>;

export const reportFieldsSchema = z.strictObject({
  type: z.literal('fields'),
  fields: z.array(reportFieldSchema).max(400),
});
export type ReportFields = z.infer<typeof reportFieldsSchema>;

/** Running text; line breaks in it are kept. */
export const reportParagraphSchema = z.strictObject({ type: z.literal('paragraph'), text });
export type ReportParagraph = z.infer<typeof reportParagraphSchema>;

/**
 * One column. `width` is a hint: 'narrow' as wide as its content, 'normal' one share, 'wide' two shares
 * of what is left. Digits of amounts go with align 'right'.
 */
export const reportColumnSchema = z.strictObject({
  label: shortText,
  align: z.enum(['left', 'right', 'center']).optional(),
  mono: z.boolean().optional(),
  width: z.enum(['narrow', 'normal', 'wide']).optional(),
});
export type ReportColumn = z.infer<typeof reportColumnSchema>;

/** A table; every row has as many cells as there are columns. `total` is printed as the last row, emphasised. */
export const reportTableSchema = z
  .strictObject({
    type: z.literal('table'),
    caption: shortText.optional(),
    columns: z.array(reportColumnSchema).min(1).max(12),
    rows: z.array(z.array(text)).max(mostRows),
    total: z.array(text).optional(),
  })
  .refine((table) => table.rows.every((row) => row.length === table.columns.length), {
    message: 'every row needs one cell for each column',
  })
  .refine((table) => table.total === undefined || table.total.length === table.columns.length, {
    message: 'the total row needs one cell for each column',
  });
export type ReportTable = z.infer<typeof reportTableSchema>;

/** How the checksum verdict is to be marked; its words are in `verdict`. Never told by colour alone. */
export const reportVerdictToneSchema = z.enum(['verified', 'none', 'failed']);
export type ReportVerdictTone = z.infer<typeof reportVerdictToneSchema>;

/** One address, whole and without spaces, with what is known of it. `detail` (role, path, label) stands under it. */
export const reportAddressSchema = z.strictObject({
  address: z.string().min(1).max(512),
  chain: shortText,
  format: shortText,
  verdict: shortText,
  tone: reportVerdictToneSchema,
  detail: shortText.optional(),
});
export type ReportAddress = z.infer<typeof reportAddressSchema>;

/** Addresses are printed in a typeface with distinct 0O1lI, unbroken, so that they copy as one string. */
export const reportAddressTableSchema = z.strictObject({
  type: z.literal('addressTable'),
  caption: shortText.optional(),
  columns: z.strictObject({
    index: shortText,
    address: shortText,
    chain: shortText,
    format: shortText,
    verdict: shortText,
  }),
  rows: z.array(reportAddressSchema).max(mostRows),
  /** how many rows of the same list stand before these; 0 where it begins here */
  before: z.int().nonnegative().optional(),
});
export type ReportAddressTable = z.infer<typeof reportAddressTableSchema>;

/** A sentence that must not be overlooked: 'warn' for money not secured, failed checksums, missing seals. */
export const reportNoteSchema = z.strictObject({
  type: z.literal('note'),
  level: z.enum(['info', 'warn']),
  title: shortText.optional(),
  text,
});
export type ReportNote = z.infer<typeof reportNoteSchema>;

/** A heading inside a section: one wallet, one exhibit, one site. It also becomes a bookmark. */
export const reportSubheadingSchema = z.strictObject({ type: z.literal('subheading'), text: shortText });
export type ReportSubheading = z.infer<typeof reportSubheadingSchema>;

/** Pixels or vectors, base64: what a window shows as a data URL and a drawing process decodes. */
export const reportImageSchema = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
  base64: z.string().max(6_000_000),
});
export type ReportImage = z.infer<typeof reportImageSchema>;

/** A drawing as SVG, made by `paper/figures`: no scripts, no links, no fonts but the paper's. `alt` says what it shows. */
export const reportFigureSchema = z.strictObject({
  type: z.literal('figure'),
  svg: z.string().max(4_000_000),
  alt: text,
  caption: shortText.optional(),
  /** share of the page's width */
  width: z.number().min(0.2).max(1).default(1),
});
export type ReportFigure = z.infer<typeof reportFigureSchema>;

/** A photograph with its caption; `details` are lines about it, `sha256` is the hash of the original. Sizes in pixels. */
export const reportPictureSchema = z.strictObject({
  image: reportImageSchema,
  alt: text,
  caption: shortText,
  details: shortText.optional(),
  sha256: z.string().optional(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type ReportPicture = z.infer<typeof reportPictureSchema>;

/** Panoramas take both columns of the page. */
export const isPanorama = ({ width, height }: Pick<ReportPicture, 'width' | 'height'>): boolean =>
  width > height * 2.1;

export const reportPicturesSchema = z.strictObject({
  type: z.literal('pictures'),
  items: z.array(reportPictureSchema).min(1).max(60),
});
export type ReportPictures = z.infer<typeof reportPicturesSchema>;

export const reportBlockSchema = z.union([
  reportFieldsSchema,
  reportParagraphSchema,
  reportTableSchema,
  reportAddressTableSchema,
  reportNoteSchema,
  reportSubheadingSchema,
  reportFigureSchema,
  reportPicturesSchema,
]);
export type ReportBlock = z.infer<typeof reportBlockSchema>;

/** Sections are numbered by the renderer, in order; `id` is a stable name for links and tests. */
export const reportSectionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  heading: shortText,
  blocks: z.array(reportBlockSchema).max(mostBlocks),
  /** begun in an earlier volume */
  continued: z.boolean().optional(),
});
export type ReportSection = z.infer<typeof reportSectionSchema>;

/** One place for a signature, in the order of signing. */
export const reportSignatureSchema = z.strictObject({
  role: shortText,
  name: shortText,
  position: shortText,
});
export type ReportSignature = z.infer<typeof reportSignatureSchema>;

/** The renderer's own words, in the report's language (assets/locales/report.<lang>). */
export const reportLabelsSchema = z.strictObject({
  /** before the report's number, as "No." */
  number: shortText,
  /** before the date, as "Drawn up on" */
  date: shortText,
  /** "Page" and "of": `page` 3 `of` 12; where a language puts nothing between, " / " may stand in `of` */
  page: shortText,
  of: shortText,
  /** "SHA-256 of case.json" */
  caseHash: shortText,
  /** "Ledger head" */
  head: shortText,
  /** "entry", before the sequence number of the head */
  entry: shortText,
  /** heading of the signature block, "Signatures" */
  signatures: shortText,
  /** inside an empty signature box, as "electronic signature" */
  signatureBox: shortText,
  /** heading of the closing block, "How to check this report" */
  check: shortText,
  /** one paragraph: what is attached, what the hash and the QR code are for, what they do not prove */
  checkText: text,
  /** heading of the attachment list and its columns */
  attachments: shortText,
  attachmentName: shortText,
  attachmentContent: shortText,
  attachmentSize: shortText,
  /** unit of sizes, "bytes" */
  bytes: shortText,
});
export type ReportLabels = z.infer<typeof reportLabelsSchema>;

export const reportLanguage = z.enum(['kk', 'ru', 'en']);
export type ReportLanguage = z.infer<typeof reportLanguage>;

/** Which volume of a report this is, where it has several. */
export const reportVolumePart = z.strictObject({
  number: z.int().positive(),
  of: z.int().positive(),
  /** "Volume 2 of 5", in the report's language */
  text: shortText,
  /** what the volumes carry of each other, printed beside how to check the report */
  note: text,
  /** what stands behind the heading of a section that an earlier volume began */
  continued: shortText,
  /** numbers of the section and subheading that came last before this volume; 0 at the beginning */
  after: z.strictObject({ section: z.int().nonnegative(), subheading: z.int().nonnegative() }),
});
export type ReportVolumePart = z.infer<typeof reportVolumePart>;

const oneLanguage = z.strictObject({
  kind: reportKind,
  language: reportLanguage,
  title: shortText,
  subtitle: shortText.optional(),
  /** the report's number, as it is registered */
  number: z.string().min(1).max(200),
  /** secrecy mark or restriction, printed at the top right of each page */
  classification: shortText.optional(),
  /** instant with offset, RFC 3339; becomes the PDF's own date */
  date: z.iso.datetime({ offset: true }),
  /** the same instant in words of the language, as it is printed */
  dateText: shortText,
  /** from the general to the particular: state body, department, unit, place; the first is set largest */
  letterhead: z.array(shortText).min(1).max(6),
  emblem: reportImageSchema.optional(),
  /** one word across each page, "DRAFT"; absent on a report that is to be signed */
  watermark: z.string().max(40).optional(),
  head: z.strictObject({
    /** first 128 bits of the head as eight proquints */
    words: z.string().min(1).max(100),
    seq: z.int().nonnegative(),
    hashHex: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  labels: reportLabelsSchema,
  volume: reportVolumePart.optional(),
  /** A unit's own template (Typst source) that draws this instead of Dalel's; the window cannot show what it does. */
  template: z.strictObject({ sha256: z.string(), source: z.string().max(200_000) }).optional(),
  /** root of the commitments in `case.json`, printed on each page under `label` */
  root: z.strictObject({ label: shortText, hex: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  /** the figures that a reader looks for first, set in a band under the title; at most four */
  summary: z.array(reportFieldSchema).max(4).optional(),
  sections: z.array(reportSectionSchema).max(200),
  signatures: z.array(reportSignatureSchema).max(12),
});

/**
 * `second` says the same in another language: the same sections, blocks, rows and cells in the same order, printed beside
 * the first; what is the same in both is printed once.
 */
export const reportModel = oneLanguage.extend({ second: oneLanguage.optional() });
export type ReportModel = z.infer<typeof reportModel>;
