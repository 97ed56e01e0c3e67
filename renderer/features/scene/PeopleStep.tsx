import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { leastWitnesses } from '../../../db/domain/seizureClose';
import { FindingLines, NoteField, TextField } from '../../ui/form';
import { Section } from '../../ui/Page';
import type { Scene } from './ScenePage';
import styles from './scene.module.css';

type List = 'witnesses' | 'officers' | 'present';
const fields = {
  witnesses: ['name', 'document', 'address', 'phone'],
  officers: ['name', 'position'],
  present: ['name', 'capacity', 'document'],
} as const satisfies Record<List, readonly string[]>;

/** Who saw it, who did it, who else was there. */
export function PeopleStep({ form }: Scene) {
  const { t } = useTranslation('scene');
  return (
    <>
      <People form={form} list="witnesses" least={leastWitnesses} />
      <People form={form} list="officers" least={1} />
      <People form={form} list="present" least={0} />
      <Section title={t('field.statements')}>
        <NoteField form={form} path="statements" label={t('people.statementsHint')} />
      </Section>
    </>
  );
}

export function People({ form, list, least }: Pick<Scene, 'form'> & { list: List; least: number }) {
  const { t } = useTranslation('scene');
  const rows: readonly object[] = form.draft[list];
  const blank = Object.fromEntries(fields[list].map((field) => [field, '']));
  const shown = Math.max(rows.length, form.readOnly ? 0 : least);
  const set = (path: string, value: unknown) => {
    // A line that is only shown becomes one of the list when somebody writes into it.
    const filled = Array.from({ length: shown }, (_row, index) => rows[index] ?? blank);
    const [, index = '0', field = ''] = path.split('.');
    form.set(
      list,
      filled
        .map((row, at) => (at === Number(index) ? { ...row, [field]: value } : row))
        .filter((row, at) => at < rows.length || Object.values(row).some((text) => text !== '')),
    );
  };
  const handle = { ...form, set, read: (path: string) => form.read(path) ?? '' };
  return (
    <Section title={t(`people.${list}`)} testId={`people-${list}`}>
      {Array.from({ length: shown }, (_row, index) => (
        <div key={index} className={styles.person}>
          <span className={styles.stepNumber}>{index + 1}</span>
          {fields[list].map((field) => (
            <TextField
              key={field}
              form={handle}
              path={`${list}.${index}.${field}`}
              label={t(`field.${field}`)}
              required={field === 'name' && index < least}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={48}
            aria-label={t('people.remove', { row: index + 1 })}
            title={t('people.remove', { row: index + 1 })}
            disabled={form.readOnly || index >= rows.length}
            onClick={() =>
              form.set(
                list,
                rows.filter((_one, at) => at !== index),
              )
            }
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <FindingLines findings={form.findingsFor(list)} />
      <Button
        variant="default"
        size="md"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={form.readOnly}
        onClick={() => form.set(list, [...rows, blank])}
        data-testid={`add-${list}`}
      >
        {t(`people.add.${list}`)}
      </Button>
    </Section>
  );
}
