import { Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { error } from '../../../db/domain/finding';
import { formatAmount, parseAmount } from '../../../db/domain/money';
import { useFormats } from '../../i18n/formats';
import { type FieldProps, useFieldProps } from '../../ui/form/fieldProps';

/** Watts for kilowatts as typed, with at most three decimals; null for nothing, undefined when it is no power. */
export function readKilowatts(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const watts = parseAmount(text, 3);
  return watts === undefined || watts < 0n || watts > 2_000_000_000n ? undefined : Number(watts);
}

/** "976.4" for 976400: kilowatts without trailing zeros. */
export function kilowattText(watts: number): string {
  return formatAmount(BigInt(watts), 3).replace(/\.?0+$/, '');
}

/** Typed in kilowatts, held in watts. */
export function KwField(props: FieldProps) {
  const { form, path } = props;
  const { t } = useTranslation('site');
  const formats = useFormats();
  const [text, setText] = useState<string | null>(null);
  const shared = useFieldProps(props);
  useEffect(() => () => form.report(path, null), [form.report, path]);
  const held = form.read(path);
  const watts = typeof held === 'number' ? held : null;
  const change = (next: string) => {
    setText(next);
    const read = readKilowatts(next);
    form.report(path, read === undefined ? error(path, 'power.form') : null);
    if (read !== undefined) form.set(path, read);
  };
  const leave = () => {
    if (text === null || readKilowatts(text) !== undefined) setText(null);
    shared.onBlur();
  };
  return (
    <TextInput
      {...shared}
      inputMode="decimal"
      value={text ?? (watts === null ? '' : formats.number(watts / 1000))}
      onFocus={() => text === null && setText(watts === null ? '' : kilowattText(watts))}
      onBlur={leave}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={
        <Text size="sm" c="dimmed" px={8}>
          {t('unit.kw')}
        </Text>
      }
      rightSectionWidth={44}
    />
  );
}
