import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, navigate } from '../app/router';
import { type Column, DataTable, type DataTableProps } from '../ui/DataTable';
import { Empty, Page, type PageProps } from '../ui/Page';
import { Failure } from '../ui/Words';

interface RegisterPageProps<T> {
  /** Names the page and its table, and stands in the address of each record: `/cases/ID`. */
  name: string;
  title: string;
  subtitle?: ReactNode;
  back?: PageProps['back'];
  /** What evidence answered; undefined until then. */
  rows: T[] | undefined;
  error: unknown;
  columns: Column<T>[];
  initialSort?: DataTableProps<T>['initialSort'];
  /** Opens a new record; absent for who may not. Where there is none yet, it stands in the middle of the page. */
  add?: ReactNode;
  empty: { title: string; text: string; icon?: ReactNode };
  /** Between the title and the table. */
  children?: ReactNode;
}

/** All records of one kind in a table that fills the page. */
export function RegisterPage<T extends { id: string }>(props: RegisterPageProps<T>) {
  const { name, title, rows, add, empty } = props;
  return (
    <Page
      title={title}
      subtitle={props.subtitle}
      {...(props.back === undefined ? {} : { back: props.back })}
      actions={rows?.length === 0 || add === false ? undefined : add}
      testId={`page-${name}`}
    >
      <Failure error={props.error} />
      {props.children}
      {rows !== undefined && (
        <DataTable<T>
          id={name}
          label={title}
          rows={rows}
          columns={props.columns}
          rowId={(row) => row.id}
          onOpen={(row) => navigate(`/${name}/${row.id}`)}
          height="fill"
          {...(props.initialSort === undefined ? {} : { initialSort: props.initialSort })}
          empty={<Empty {...empty} action={add} />}
        />
      )}
    </Page>
  );
}

interface NewButtonProps {
  to: string;
  label: string;
  testId: string;
  icon?: ReactNode;
}

/** Leads to the form for a new record. */
export function NewButton({ to, label, testId, icon = <IconPlus size={16} aria-hidden /> }: NewButtonProps) {
  return (
    <Button component={Link} to={to} leftSection={icon} data-testid={testId}>
      {label}
    </Button>
  );
}
