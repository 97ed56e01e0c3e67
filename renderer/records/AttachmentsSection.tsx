import { Button } from '@mantine/core';
import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconLock,
  IconPaperclip,
  IconPhoto,
} from '@tabler/icons-react';
import { type DragEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../db/domain/attachment';
import type { LinkEnd } from '../../db/domain/link';
import { navigate } from '../app/router';
import { useReadOnly } from '../app/session';
import { useFormats } from '../i18n/formats';
import { fileTokens, request } from '../ipc/client';
import { useAnswer } from '../ipc/queries';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { StateBadge } from '../ui/StateBadge';
import { fieldColumn } from '../ui/table/fieldColumn';
import { AttachingList } from './AttachingList';
import styles from './Attachments.module.css';
import { attachAll } from './attaching';
import { bytesText } from './bytes';
import { shortNumber } from './numbers';
import { RecordsTable } from './RecordsTable';
import { Thumbnail } from './Thumbnail';

/** The files of one record: dropped or chosen, hashed and sealed, each with its own page. */
export function AttachmentsSection({ kind, id }: { kind: LinkEnd; id: string }) {
  const { t } = useTranslation('attachment');
  const formats = useFormats();
  const readOnly = useReadOnly();
  const [over, setOver] = useState(false);
  const answer = useAnswer('attachment.list', { ownerId: id });
  const columns = useColumns();
  const rows = answer.data ?? [];
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null)
      await attachAll({ kind, id }, [{ token: chosen.token, name: lastPart(chosen.label) }]);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    const tokens = await fileTokens(files);
    const named = tokens.flatMap((token, index) => ({ token, name: files[index]?.name ?? token }));
    await attachAll({ kind, id }, named);
  };
  const hold = (event: DragEvent) => {
    if (readOnly || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      role="group"
      className={`${styles.drop} ${over ? styles.over : ''}`}
      aria-label={t('section.title')}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Section
        title={t('section.title')}
        {...(answer.data === undefined ? {} : { count: formats.number(rows.length) })}
        actions={
          !readOnly && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPaperclip size={14} aria-hidden />}
              onClick={() => void choose()}
              data-testid="attach-file"
            >
              {t('section.add')}
            </Button>
          )
        }
        flush
        testId="section-attachments"
      >
        {over && <p className={styles.dropHint}>{t('section.drop')}</p>}
        <AttachingList ownerId={id} />
        <RecordsTable
          id="record.attachments"
          label={t('section.title')}
          answer={answer}
          rows={rows}
          columns={columns}
          onOpen={(row) => navigate(`/attachments/${row.id}`)}
          empty={t(readOnly ? 'section.emptyReading' : 'section.empty')}
        />
      </Section>
    </div>
  );
}

const lastPart = (label: string): string => label.split(/[\\/]/).at(-1) ?? label;

function useColumns(): Column<AttachmentView>[] {
  const { t } = useTranslation(['attachment', 'terms']);
  const formats = useFormats();
  return useMemo<Column<AttachmentView>[]>(
    () => [
      fieldColumn('number', t('column.number'), 56, { cell: (row) => shortNumber(row.number), mono: true }),
      fieldColumn('name', t('column.name'), 150, { cell: (row) => <Name row={row} /> }),
      fieldColumn('size', t('column.size'), 72, {
        cell: (row) => bytesText(row.size, formats),
        align: 'right',
      }),
      {
        id: 'kind',
        header: t('column.kind'),
        value: (row) => t(`terms:mediaKind.${row.kind}`),
        width: 64,
        filter: 'choice',
      },
      fieldColumn('sha256', t('column.sha256'), 96, {
        cell: (row) => `${row.sha256.slice(0, 12)}…`,
        mono: true,
      }),
      { id: 'who', header: t('column.who'), value: (row) => row.officerName, width: 76 },
      {
        id: 'when',
        header: t('column.when'),
        value: (row) => row.recordedAt,
        cell: (row) => formats.date(row.recordedAt),
        width: 112,
      },
      {
        id: 'state',
        header: t('column.state'),
        value: (row) => t(`terms:attachmentState.${row.state}`),
        cell: (row) => <FileState row={row} />,
        width: 92,
        filter: 'choice',
      },
    ],
    [t, formats],
  );
}

/** Whether the file is what was recorded. */
export function FileState({ row }: { row: AttachmentView }) {
  const { t } = useTranslation(['attachment', 'terms']);
  if (row.withdrawn === 1) return <StateBadge state="grey">{t('withdrawn')}</StateBadge>;
  return (
    <StateBadge state={row.state === 'intact' ? 'green' : 'red'}>
      {t(`terms:attachmentState.${row.state}`)}
    </StateBadge>
  );
}

const icons = { image: IconPhoto, pdf: IconFileTypePdf, text: IconFileText } as const;

function Name({ row }: { row: AttachmentView }) {
  const { t } = useTranslation('terms');
  const Icon = row.kind === 'image' || row.kind === 'pdf' || row.kind === 'text' ? icons[row.kind] : IconFile;
  const shown = row.kind === 'image' && row.secret !== 'contains' && row.state === 'intact';
  return (
    <span className={styles.name}>
      {row.secret === 'contains' ? (
        <IconLock size={16} color="var(--dl-red)" aria-label={t('attachmentSecret.contains')} />
      ) : shown ? (
        <Thumbnail id={row.id} size={row.size} mediaType={row.mediaType} />
      ) : (
        <Icon size={16} aria-hidden />
      )}
      <span className={styles.nameText}>{row.name}</span>
    </span>
  );
}
