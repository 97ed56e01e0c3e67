import { useMemo } from 'react';
import type { ReferenceEntry, ReferenceTable } from '../../db/domain/reference';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';

/** Rows of a reference table with their words in the screen's language. */
export function useReference(table: ReferenceTable): readonly ReferenceEntry[] {
  return useAnswer('reference.list', { table }).data ?? none;
}
const none: readonly ReferenceEntry[] = [];

/** Names of a table's rows in the screen's language, in its order. */
export function useReferenceNames(table: ReferenceTable): string[] {
  const rows = useReference(table);
  const { language, compare } = useFormats();
  return useMemo(() => rows.map((row) => row[language]).sort(compare), [rows, language, compare]);
}
