import { Autocomplete, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FieldProps, textAt, useFieldProps } from './fieldProps';

/** One line of text. Nothing is cut off: what is too long is a finding, and stays as it was pasted. */
export function TextField(props: FieldProps) {
  const { form, path } = props;
  const shared = useFieldProps(props);
  return (
    <TextInput
      {...shared}
      value={textAt(form, path)}
      onChange={(event) => form.set(path, event.currentTarget.value)}
    />
  );
}

/** Several lines; Enter makes a new one. */
export function NoteField(props: FieldProps & { minRows?: number }) {
  const { form, path, minRows = 3 } = props;
  const { onKeyDown: _enterIsText, ...shared } = useFieldProps({ wide: true, ...props });
  return (
    <Textarea
      {...shared}
      autosize
      minRows={minRows}
      maxRows={14}
      value={textAt(form, path)}
      onChange={(event) => form.set(path, event.currentTarget.value)}
    />
  );
}

export interface Option {
  value: string;
  label: string;
}

/** One of a few. `empty` names the choice of none, which is kept as null. */
export function ChoiceField(props: FieldProps & { options: readonly Option[]; empty?: string }) {
  const { form, path, options, empty } = props;
  const { autoComplete: _none, spellCheck: _check, placeholder: _text, ...shared } = useFieldProps(props);
  const value = form.read(path);
  const choices = empty === undefined ? options : [{ value: '', label: empty }, ...options];
  return (
    <NativeSelect
      {...shared}
      data={[...choices]}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) =>
        form.set(
          path,
          event.currentTarget.value === '' && empty !== undefined ? null : event.currentTarget.value,
        )
      }
    />
  );
}

/** Free text beside a list of what is usual: a reference table proposes, it does not forbid. */
export function SuggestField(props: FieldProps & { suggestions: readonly string[] }) {
  const { form, path, suggestions } = props;
  const shared = useFieldProps(props);
  return (
    <Autocomplete
      {...shared}
      data={[...new Set(suggestions)]}
      limit={40}
      maxDropdownHeight={280}
      value={textAt(form, path)}
      onChange={(value) => form.set(path, value)}
    />
  );
}
