import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { linkEnd } from '../../../db/domain/link';
import { type FieldProps, textAt, useFieldProps } from '../../ui/form/fieldProps';
import type { EndOption } from './linkModel';

const shown = 60;

/** Picks a record of the case by its number or title; keeps its id and kind. */
export function EndField(props: FieldProps & { kindPath: string; options: readonly EndOption[] }) {
  const { t } = useTranslation(['link', 'records']);
  const { form, path, kindPath, options } = props;
  const shared = useFieldProps({ required: true, placeholder: t('hint.pick'), ...props });
  const data = useMemo(
    () =>
      linkEnd.options
        .map((kind) => ({
          group: t(`records:kind.${kind}`),
          items: options.filter((option) => option.kind === kind).map((option) => ({ value: option.id, label: option.label })),
        }))
        .filter((group) => group.items.length > 0),
    [options, t],
  );
  const pick = (id: string | null) => {
    const option = options.find((candidate) => candidate.id === id);
    form.set(path, option?.id ?? '');
    if (option !== undefined) form.set(kindPath, option.kind);
  };
  return (
    <Select
      {...shared}
      data={data}
      value={textAt(form, path) || null}
      onChange={pick}
      searchable
      limit={shown}
      maxDropdownHeight={300}
      allowDeselect={false}
      nothingFoundMessage="—"
    />
  );
}
