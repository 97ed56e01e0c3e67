import { desc, eq } from 'drizzle-orm';
import {
  checkLetterhead,
  type EmblemType,
  type LetterheadDraft,
  type LetterheadRecord,
  type ReportTemplateRecord,
} from './domain/letterhead';
import { Refusal } from './domain/refusal';
import type { ReportKind } from './domain/reportKinds';
import type { ReadDb } from './open';
import { requireAcceptable, requireChanged, requireFound } from './record';
import { letterhead, reportTemplate } from './schema';
import type { WriteTx } from './tx';
import { readFact, vaultSubject } from './vaultFacts';

/** The vault's letterhead; undefined while none was stated. */
export function readLetterhead(read: ReadDb): LetterheadRecord | undefined {
  return read.select().from(letterhead).limit(1).get();
}

const nothing: LetterheadDraft = {
  bodyKk: '',
  bodyRu: '',
  bodyEn: '',
  unitKk: '',
  unitRu: '',
  unitEn: '',
  addressKk: '',
  addressRu: '',
  addressEn: '',
  contacts: '',
  lines: {},
};

/** States who speaks on paper. @throws Refusal `draft.refused`, `record.unchanged` */
export function stateLetterhead(tx: WriteTx, draft: LetterheadDraft): LetterheadRecord {
  requireAcceptable(checkLetterhead(draft));
  return put(tx, draft);
}

/** The picture beside it, by the hash of what is kept; '' takes it away. */
export function stateEmblem(tx: WriteTx, emblem: string, emblemType: EmblemType | ''): LetterheadRecord {
  return put(tx, { emblem, emblemType });
}

function put(tx: WriteTx, fields: Partial<Omit<LetterheadRecord, 'id'>>): LetterheadRecord {
  tx.about(vaultSubject(tx.read));
  const known = readLetterhead(tx.read);
  if (known) requireChanged(tx.update('letterhead', known.id, fields));
  else tx.insert('letterhead', { ...tx.meta(''), ...nothing, emblem: '', emblemType: '', ...fields });
  return requireFound(readLetterhead(tx.read), 'vault');
}

export function listTemplates(read: ReadDb): ReportTemplateRecord[] {
  return read.select().from(reportTemplate).orderBy(desc(reportTemplate.ledgerSeq)).all();
}

/** The template that draws reports of this kind: the newest of its own, else the newest for all; undefined for Dalel's. */
export function templateFor(read: ReadDb, kind: ReportKind): ReportTemplateRecord | undefined {
  const inUse = listTemplates(read).filter(({ withdrawn }) => withdrawn === 0);
  return inUse.find((one) => one.kind === kind) ?? inUse.find((one) => one.kind === '');
}

type NewTemplate = Pick<ReportTemplateRecord, 'name' | 'kind' | 'fileName' | 'sha256' | 'source'>;

/** Takes a template that was tried. @throws Refusal `template.known` where the same source is in use */
export function addTemplate(tx: WriteTx, template: NewTemplate): ReportTemplateRecord {
  const known = listTemplates(tx.read);
  const again = known.some(
    ({ sha256, kind, withdrawn }) => withdrawn === 0 && sha256 === template.sha256 && kind === template.kind,
  );
  if (again) throw new Refusal('template.known');
  const number = `${readFact(tx.read, 'shortCode')}/T-${String(known.length + 1).padStart(2, '0')}`;
  const row = { ...tx.meta(number), ...template, withdrawn: 0 };
  tx.insert('reportTemplate', row);
  tx.about({ ...vaultSubject(tx.read), number, title: template.name });
  return row;
}

/** Takes a template out of use; reports that it drew stay as they are. */
export function withdrawTemplate(tx: WriteTx, id: string, reason: string): ReportTemplateRecord {
  const row = requireFound(
    tx.read.select().from(reportTemplate).where(eq(reportTemplate.id, id)).get(),
    'vault',
  );
  requireChanged(tx.update('reportTemplate', id, { withdrawn: 1 }));
  tx.about({ ...vaultSubject(tx.read), number: row.number, title: row.name }, reason);
  return { ...row, withdrawn: 1 };
}
