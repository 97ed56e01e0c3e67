import { type OptionsFilter, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FieldProps, textAt, useFieldProps } from '../ui/form/fieldProps';

export interface PickGroup {
  group: string;
  items: { value: string; label: string }[];
}

/** How many are listed before the officer types more of the name. */
const listed = 60;

interface PickFieldProps extends FieldProps {
  options: readonly (PickGroup | { value: string; label: string })[];
  /** Words for picking none; without them one must be picked. None is kept as null. */
  none?: string;
  onPick?: (id: string) => void;
  /** What is typed is searched for by the caller: the options are what was found. */
  onSearch?: (text: string) => void;
}

const asFound: OptionsFilter = ({ options }) => options;

/** Picks one of many records by typing part of its number or title. */
export function PickField(props: PickFieldProps) {
  const { t } = useTranslation('records');
  const { form, path, options, none, onPick, onSearch } = props;
  const shared = useFieldProps({ placeholder: none ?? t('pick'), ...props });
  const pick = (id: string | null) => {
    form.set(path, id ?? (none === undefined ? '' : null));
    if (id !== null) onPick?.(id);
  };
  return (
    <Select
      {...shared}
      onKeyDown={(event) => {
        // In an open list Enter picks; only in a closed one does it go on to the next field.
        if (event.currentTarget.getAttribute('aria-expanded') !== 'true') shared.onKeyDown(event);
      }}
      data={[...options]}
      value={textAt(form, path) || null}
      onChange={pick}
      searchable
      {...(onSearch === undefined ? {} : { onSearchChange: onSearch, filter: asFound })}
      openOnFocus={false}
      selectFirstOptionOnChange
      limit={listed}
      maxDropdownHeight={300}
      allowDeselect={false}
      clearable={none !== undefined}
      nothingFoundMessage={t('pick.nothing')}
    />
  );
}
