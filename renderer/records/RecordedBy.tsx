import { useTranslation } from 'react-i18next';
import type { RecordMeta } from '../../db/domain/record';
import { useFormats } from '../i18n/formats';

/** Who recorded it and when, by the wall clock of the machine on which it was recorded. */
export function RecordedBy({
  record,
}: {
  record: Pick<RecordMeta, 'recordedAt' | 'recordedOffset' | 'officerName'>;
}) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  return (
    <p style={{ margin: '12px 0 0', color: 'var(--dl-dim)', fontSize: 12, lineHeight: '16px' }}>
      {t('recordedBy', {
        when: formats.dateTime(record.recordedAt, record.recordedOffset),
        officer: record.officerName,
      })}
    </p>
  );
}
