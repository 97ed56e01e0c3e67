import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../ipc/queries';
import { RecordLink } from '../../ui/RecordLink';
import { Failure } from '../../ui/Words';
import styles from './reports.module.css';

/** The report that a copy found elsewhere belongs to: the text of its QR code or a hash on its pages is enough. */
export function FindReport() {
  const { t } = useTranslation('report');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const found = useAnswer('report.find', { text: asked }, { enabled: asked !== '' });
  const find = (event: FormEvent) => {
    event.preventDefault();
    setAsked(text.trim());
  };
  return (
    <form className={styles.find} onSubmit={find} role="search">
      <TextInput
        label={t('find.label')}
        placeholder={t('find.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={2_000}
        className={styles.findText}
        data-testid="find-text"
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconSearch size={16} aria-hidden />}
        disabled={text.trim() === ''}
        data-testid="find-report"
      >
        {t('find.button')}
      </Button>
      <div className={styles.findAnswer} role="status" data-testid="found-reports">
        <Failure error={found.error} />
        {asked !== '' && found.data?.length === 0 && t('find.none')}
        {found.data?.map(({ report, how }) => (
          <div key={`${report.id} ${how}`}>
            <RecordLink kind="report" id={report.id} mono>
              {report.number}
            </RecordLink>{' '}
            {t(`find.${how}`)}
          </div>
        ))}
      </div>
    </form>
  );
}
