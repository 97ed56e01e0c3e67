import type { ReactNode } from 'react';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import type { Column } from '../ui/DataTable';
import { Section } from '../ui/Page';
import { AddLink } from './AddLink';
import { RecordsTable } from './RecordsTable';

/** What a case's page says to each list of what belongs to it. */
export interface OfCaseProps {
  caseId: string;
  /** The anchor that the page jumps to. */
  id?: string;
  title: string;
  addLabel: string;
}

interface Props<T extends { id: string }> extends OfCaseProps {
  /** In addresses, keys and test ids: `persons`, `person`. */
  plural: string;
  singular: string;
  answer: { data: T[] | undefined; error: unknown };
  columns: Column<T>[];
  empty: string;
}

/** One kind of record of a case: how many, a way to add one, and a table that opens each. */
export function OfCase<T extends { id: string }>({
  caseId,
  id,
  title,
  addLabel,
  plural,
  singular,
  answer,
  columns,
  empty,
}: Props<T>): ReactNode {
  const formats = useFormats();
  return (
    <div id={id}>
      <Section
        title={title}
        {...(answer.data === undefined ? {} : { count: formats.number(answer.data.length) })}
        actions={<AddLink to={`/${plural}/new?case=${caseId}`} label={addLabel} testId={`add-${singular}`} />}
        flush
        testId={`section-${plural}`}
      >
        <RecordsTable<T>
          id={`case.${plural}`}
          label={title}
          answer={answer}
          rows={answer.data ?? []}
          columns={columns}
          onOpen={(row) => navigate(`/${plural}/${row.id}`)}
          empty={empty}
        />
      </Section>
    </div>
  );
}
