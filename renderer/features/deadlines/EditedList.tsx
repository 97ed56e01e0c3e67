import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from '../../ui/DataTable';
import { FormModal } from '../../ui/form';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';

interface EditedListProps<T> {
  id: string;
  title: string;
  /** Undefined until they are read. */
  rows: T[] | undefined;
  columns: Column<T>[];
  error: unknown;
  empty: ReactNode;
  height?: number;
  /** Stands above the rows. */
  notice?: ReactNode;
  words: { add: string; change: string };
  testIds: { section: string; add: string };
  /** The form for a row, or for a new one where it is null. */
  form: (row: T | null, close: () => void) => ReactNode;
}

/** A list that who may change the rules of deadlines edits in place. */
export function EditedList<T extends { id: string }>(props: EditedListProps<T>) {
  const { id, title, rows, columns, words, testIds } = props;
  const may = useMay('deadline.rule');
  const [editing, setEditing] = useState<T | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Section
      title={title}
      count={rows?.length ?? 0}
      flush
      actions={
        may && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setEditing('new')}
            data-testid={testIds.add}
          >
            {words.add}
          </Button>
        )
      }
      testId={testIds.section}
    >
      {props.notice}
      <Failure error={props.error} />
      {rows !== undefined && (
        <DataTable
          id={id}
          label={title}
          rows={rows}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => may && setEditing(row)}
          empty={props.empty}
          {...(props.height === undefined ? {} : { height: props.height })}
          bare
          bar={false}
        />
      )}
      <FormModal
        opened={editing !== null}
        onClose={close}
        title={editing === 'new' ? words.add : words.change}
        size="xl"
      >
        {editing !== null && props.form(editing === 'new' ? null : editing, close)}
      </FormModal>
    </Section>
  );
}
