import { eq } from 'drizzle-orm';
import { type EnvelopeRecord, envelopeTitle, unsealedOpening } from './domain/envelope';
import type { HomeAlert } from './domain/home';
import { listEnvelopes } from './envelopes';
import type { ReadDb } from './open';
import { caseFile } from './schema';

/** An envelope that lies open, and held words that fewer people can open than when they were sealed. */
export function envelopeAlerts(read: ReadDb): HomeAlert[] {
  return listEnvelopes(read).flatMap((record): HomeAlert[] => [
    ...openAlert(read, record),
    ...shareAlert(read, record),
  ]);
}

function openAlert(read: ReadDb, record: EnvelopeRecord): HomeAlert[] {
  const open = unsealedOpening(record);
  if (!open) return [];
  return [alert(read, record, 'envelope.opened', open.openedAt, { officer: open.officerName })];
}

function shareAlert(read: ReadDb, record: EnvelopeRecord): HomeAlert[] {
  const { held } = record;
  if (!held || held.live >= held.sealed) return [];
  const code = held.live < 2 ? 'envelope.unopenable' : 'envelope.shares';
  return [alert(read, record, code, held.since, { live: held.live, sealed: held.sealed })];
}

function alert(
  read: ReadDb,
  record: EnvelopeRecord,
  code: HomeAlert['code'],
  since: string,
  params: HomeAlert['params'],
): HomeAlert {
  const of = read.select().from(caseFile).where(eq(caseFile.id, record.caseId)).get();
  return {
    code,
    state: 'red',
    subject: { kind: 'envelope', id: record.id, number: record.number, title: envelopeTitle(record) },
    caseNumber: of?.number ?? '',
    since,
    params,
  };
}
