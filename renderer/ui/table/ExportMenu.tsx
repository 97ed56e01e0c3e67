import { ActionIcon, Button, Menu, Modal, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconFileSpreadsheet, IconFileTypeCsv, IconTableExport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useCopy } from '../Copy';
import { refusalWords } from '../Words';
import { type Column, cellOut, toCsv } from './model';

/** Rows of the table in its order, in parts; `total` as far as it is known. */
export type RowParts<T> = () => AsyncIterable<{ rows: readonly T[]; total: number }>;

interface ExportMenuProps<T> {
  /** What the table is called: names the file, its sheet and the note in the second log. */
  title: string;
  columns: readonly Column<T>[];
  parts: RowParts<T>;
  /** All rows, where they are at hand: then they can be copied too. */
  rows?: readonly T[];
}

type Format = 'csv' | 'xlsx';

/** Fewer rows are written before a bar could be read. */
const soon = 5_000;

/** Everything that the table shows, all of its pages, into a file that the officer chooses. */
export function ExportMenu<T>({ title, columns, parts, rows }: ExportMenuProps<T>) {
  const { t } = useTranslation('common');
  const { t: refusals } = useTranslation('refusal');
  const formats = useFormats();
  const copy = useCopy();
  const stop = useRef(false);
  const [running, setRunning] = useState<{ done: number; total: number } | null>(null);
  const own = columns.filter(({ header }) => header !== '');
  const write = async (format: Format) => {
    const file = await request('app.chooseSave', { suggestedName: `${fileName(title)}.${format}` });
    if (file === null) return;
    stop.current = false;
    const header = own.map((column) => column.header);
    const { id } = await request('table.exportBegin', { to: file.token, format, title, header });
    let ended = false;
    try {
      let done = 0;
      for await (const part of parts()) {
        if (stop.current) break;
        for (let at = 0; at < part.rows.length; at += 1_000) {
          const cells = part.rows.slice(at, at + 1_000).map((row) => own.map((one) => cellOut(one, row)));
          done = (await request('table.exportRows', { id, rows: cells })).rows;
          if (part.total > soon) setRunning({ done, total: part.total });
        }
      }
      ended = true;
      const saved = await request('table.exportEnd', { id, keep: !stop.current });
      if (stop.current) return;
      notifications.show({
        color: 'green',
        title: t('table.exported', { name: file.label }),
        message: (
          <>
            {t('table.exportedRows', { count: saved.rows, shown: formats.number(saved.rows) })}{' '}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void request('app.showFile', { token: file.token })}
            >
              {t('table.showFile')}
            </Button>
          </>
        ),
        autoClose: 12_000,
        styles: { description: { color: 'inherit' } },
        closeButtonProps: { 'aria-label': t('close') },
      });
    } finally {
      if (!ended) await request('table.exportEnd', { id, keep: false }).catch(() => undefined);
      setRunning(null);
    }
  };
  const act = (format: Format) =>
    void write(format).catch((error: unknown) => {
      const words = refusalWords(error, refusals);
      notifications.show({
        color: 'red',
        title: words.title,
        message: words.text,
        autoClose: false,
        closeButtonProps: { 'aria-label': t('close') },
      });
    });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('table.export')}
            title={t('table.export')}
            data-testid="table-export"
          >
            <IconTableExport size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            onClick={() => act('xlsx')}
            data-testid="export-xlsx"
          >
            {t('table.exportXlsx')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileTypeCsv size={16} aria-hidden />}
            onClick={() => act('csv')}
            data-testid="export-csv"
          >
            {t('table.exportCsv')}
          </Menu.Item>
          {rows !== undefined && (
            <Menu.Item
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={() => void copy(toCsv(rows, own))}
            >
              {t('table.copyCsv')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={running !== null}
        onClose={() => {
          stop.current = true;
        }}
        withCloseButton={false}
        title={t('table.exporting')}
        size="sm"
      >
        <Progress
          value={running === null ? 0 : (100 * running.done) / Math.max(1, running.total)}
          aria-label={t('table.exporting')}
        />
        <div style={{ display: 'flex', alignItems: 'center', gap: 12, marginTop: 12 }}>
          <span style={{ flex: 1 }}>
            {t('table.rowsOf', {
              shown: formats.number(running?.done ?? 0),
              total: formats.number(running?.total ?? 0),
            })}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              stop.current = true;
            }}
          >
            {t('cancel')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

/** Rows that are at hand, as one part. */
export function atHand<T>(rows: readonly T[]): RowParts<T> {
  return async function* () {
    yield { rows, total: rows.length };
  };
}

function fileName(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'table'
  );
}
