import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RecoveryKeyInput.module.css';

/** A recovery key is nine groups of five letters; the last checks the others. */
export const recoveryGroups = 9;

export function emptyGroups(): string[] {
  return Array.from({ length: recoveryGroups }, () => '');
}

/** Letters only, in lower case: what a group may hold. */
function clean(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 5);
}

export function groupsComplete(groups: readonly string[]): boolean {
  return groups.every((group) => group.length === 5);
}

/** One numbered field a group. A full group goes on to the next; a pasted key is spread over all of them. */
export function RecoveryKeyInput({
  value,
  onChange,
}: {
  value: string[];
  onChange: (groups: string[]) => void;
}) {
  const { t } = useTranslation('common');
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const put = (index: number, text: string) => {
    const groups = [...value];
    groups[index] = clean(text);
    onChange(groups);
    if (groups[index]?.length === 5) inputs.current[index + 1]?.focus();
  };
  const paste = (index: number, event: ClipboardEvent) => {
    const parts = event.clipboardData
      .getData('text')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    if (parts.length < 2) return;
    event.preventDefault();
    const groups = value.map((group, at) => (at >= index ? clean(parts[at - index] ?? group) : group));
    onChange(groups);
    inputs.current[Math.min(index + parts.length, recoveryGroups - 1)]?.focus();
  };
  const onKeyDown = (index: number, event: KeyboardEvent<HTMLInputElement>) => {
    const next = event.key === ' ' || event.key === '-';
    if (next) event.preventDefault();
    if (next && value[index] !== '') inputs.current[index + 1]?.focus();
    if (event.key === 'Backspace' && event.currentTarget.value === '') inputs.current[index - 1]?.focus();
  };
  return (
    <fieldset className={styles.key}>
      <legend>{t('recoveryKey')}</legend>
      <ol className={styles.groups} data-testid="recovery-input">
        {value.map((group, index) => (
          <li key={index}>
            <span aria-hidden>{index + 1}</span>
            <input
              ref={(input) => {
                inputs.current[index] = input;
              }}
              value={group}
              onChange={(event) => put(index, event.currentTarget.value)}
              onPaste={(event) => paste(index, event)}
              onKeyDown={(event) => onKeyDown(index, event)}
              aria-label={t('recoveryGroup', { number: index + 1 })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              data-testid={`recovery-group-${index + 1}`}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
