import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitRecord } from '../../../db/domain/exhibit';
import { useQueryParam } from '../../app/router';
import { request } from '../../ipc/client';
import { useAnswer, useAnswers } from '../../ipc/queries';

/** Whose labels they are: those of the address, and what was scanned to them. */
export function useLabelled() {
  const { t } = useTranslation('scene');
  const seizure = useQueryParam('seizure');
  const caseId = useQueryParam('case');
  const one = useQueryParam('exhibit');
  const fresh = useQueryParam('fresh') !== undefined;
  const ofSearch = useAnswer('seizure.exhibits', { id: seizure ?? '' }, { enabled: seizure !== undefined });
  const ofCase = useAnswer('exhibit.list', { caseId: caseId ?? '' }, { enabled: caseId !== undefined });
  const chosenIds = useMemo(() => (one?.split(',') ?? []).map((id) => ({ id })), [one]);
  const single = useAnswers('exhibit.get', chosenIds);
  const since = useAnswer('label.fresh', {});
  const [scanned, setScanned] = useState<readonly ExhibitRecord[]>([]);
  const rows = useMemo(() => {
    const chosen =
      ofSearch.data ??
      ofCase.data ??
      (one === undefined ? (fresh ? (since.data?.exhibits ?? []) : []) : single.data);
    return [...new Map([...chosen, ...scanned].map((row) => [row.id, row])).values()];
  }, [ofSearch.data, ofCase.data, one, single.data, since.data, fresh, scanned]);
  /** By label, number, bag or seal; words where nothing answers. */
  const scan = async (text: string): Promise<string | undefined> => {
    const thing = await request('custody.find', { text: text.slice(0, 400) });
    const labelled =
      thing === null ? (await request('label.find', { text: text.slice(0, 400) })).exhibit : null;
    const id = labelled?.id ?? (thing?.kind === 'exhibit' ? thing.id : undefined);
    if (id === undefined) return t('labels.unknown', { text: text.slice(0, 60) });
    if (rows.some((row) => row.id === id)) return t('labels.already', { text: text.slice(0, 60) });
    const row = labelled ?? (await request('exhibit.get', { id }));
    setScanned((before) => [...before, row]);
    return undefined;
  };
  return {
    from: { seizure, caseId, one, fresh },
    rows,
    scan,
    since: since.data,
    error: ofSearch.error ?? ofCase.error ?? single.error ?? since.error,
  };
}

export type Labelled = ReturnType<typeof useLabelled>;
