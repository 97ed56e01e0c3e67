import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { existingDate } from '../../db/domain/time';
import { readDate, typedDate } from './form/typed';

/**
 * One day, typed as officers write it. The system's own date field speaks the system's language, not Dalel's.
 * `value` is yyyy-mm-dd or ''; `onChange` is called with whole days that exist and with '' alone.
 */
export function DayField({
  label,
  value,
  onChange,
  testId,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  testId: string;
}) {
  const { t } = useTranslation('common');
  const [text, setText] = useState(typedDate(value));
  const day = readDay(text);
  // Emptied from outside, as by the button that takes all filters off.
  useEffect(() => setText((typed) => (readDay(typed) === value ? typed : typedDate(value))), [value]);
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={t('form.dayPlaceholder')}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = readDay(typed);
        if (read !== undefined) onChange(read);
      }}
      error={day === undefined && text.length >= 8}
      data-testid={testId}
    />
  );
}

/** A whole day that exists, '' for nothing, undefined for what is none yet. */
function readDay(text: string): string | undefined {
  const read = readDate(text);
  return read === '' || (read?.length === 10 && existingDate(read)) ? read : undefined;
}
