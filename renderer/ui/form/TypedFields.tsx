import { Button, Text, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { error } from '../../../db/domain/finding';
import { formatAmount, parseAmount } from '../../../db/domain/money';
import { existingDate } from '../../../db/domain/time';
import { useFormats } from '../../i18n/formats';
import { type FieldProps, textAt, useFieldProps } from './fieldProps';
import { readDate, readDateTime, readWhole, typedDate, typedDateTime } from './typed';

interface TypedProps<V> extends FieldProps {
  /** The value as it is typed again when the field is entered. */
  typed: (value: V) => string;
  /** The value as it is shown when the field is left. */
  shown: (value: V) => string;
  /** Undefined when the text is no value. */
  parse: (text: string) => V | undefined;
  value: V;
  problem: string;
  rightSection?: ReactNode;
  rightWidth?: number;
  inputMode?: 'numeric' | 'decimal' | 'text';
}

/** Text that stands for a value: what does not read as one stays in the field, is named, and blocks saving. */
function TypedField<V>({
  typed,
  shown,
  parse,
  value,
  problem,
  rightSection,
  rightWidth,
  inputMode,
  ...props
}: TypedProps<V>) {
  const { form, path } = props;
  const [text, setText] = useState<string | null>(null);
  const shared = useFieldProps(props);
  const unread = text !== null && parse(text) === undefined;
  useEffect(() => () => form.report(path, null), [form.report, path]);

  const change = (next: string) => {
    setText(next);
    const parsed = parse(next);
    form.report(path, parsed === undefined ? error(path, problem) : null);
    if (parsed !== undefined) form.set(path, parsed);
  };
  const leave = () => {
    if (!unread) setText(null);
    shared.onBlur();
  };
  return (
    <TextInput
      {...shared}
      {...(inputMode === undefined ? {} : { inputMode })}
      value={text ?? shown(value)}
      onFocus={() => text === null && setText(typed(value))}
      onBlur={leave}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={rightSection}
      {...(rightWidth === undefined ? {} : { rightSectionWidth: rightWidth })}
    />
  );
}

/** A whole number, or null when not stated. `unit` is shown in the field (W, kVA). */
export function NumberField(props: FieldProps & { unit?: string }) {
  const { form, path, unit } = props;
  const formats = useFormats();
  const value = form.read(path);
  return (
    <TypedField<number | null>
      {...props}
      value={typeof value === 'number' ? value : null}
      typed={(number) => (number === null ? '' : String(number))}
      shown={(number) => (number === null ? '' : formats.number(number))}
      parse={readWhole}
      problem="number.form"
      inputMode="numeric"
      {...(unit === undefined ? {} : unitSection(unit))}
    />
  );
}

/** An amount typed in major units, kept in minor ones as a decimal string ('' when not stated). */
export function AmountField(props: FieldProps & { decimals: number; currency: string }) {
  const { form, path, decimals, currency } = props;
  const formats = useFormats();
  return (
    <TypedField<string>
      {...props}
      value={textAt(form, path)}
      typed={(minor) => (minor === '' ? '' : formatAmount(BigInt(minor), decimals))}
      shown={(minor) => formats.amount(minor, decimals)}
      parse={(text) => (text.trim() === '' ? '' : parseAmount(text, decimals)?.toString())}
      problem="amount.form"
      inputMode="decimal"
      {...unitSection(currency)}
    />
  );
}

function unitSection(unit: string) {
  return {
    rightSection: (
      <Text size="sm" c="dimmed" px={8}>
        {unit}
      </Text>
    ),
    rightWidth: 24 + unit.length * 9,
  };
}

/** A date known as far as it is known: year, month and year, or day. */
export function DateField(props: FieldProps) {
  const formats = useFormats();
  const { t } = useTranslation('common');
  return (
    <TypedField<string>
      placeholder={t('form.datePlaceholder')}
      {...props}
      value={textAt(props.form, props.path)}
      typed={typedDate}
      shown={(iso) => (existingDate(iso) ? formats.date(iso) : typedDate(iso))}
      parse={readDate}
      problem="date.form"
    />
  );
}

/** Day and clock as the officer saw them, with a button for the clock of this machine. */
export function DateTimeField(props: FieldProps) {
  const { form, path } = props;
  const formats = useFormats();
  const { t } = useTranslation('common');
  const now = () => {
    const here = new Date();
    form.set(path, new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16));
  };
  return (
    <TypedField<string>
      placeholder={t('form.dateTimePlaceholder')}
      {...props}
      value={textAt(form, path)}
      typed={typedDateTime}
      shown={(iso) => (existingDate(iso) ? formats.localDateTime(iso) : typedDateTime(iso))}
      parse={readDateTime}
      problem="date-time.form"
      rightSection={
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={now}
          disabled={form.readOnly}
          tabIndex={-1}
          data-testid={`now-${path}`}
        >
          {t('form.now')}
        </Button>
      }
      rightWidth={76}
    />
  );
}
