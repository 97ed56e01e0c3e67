import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { Finding } from '../../../db/domain/finding';
import { useFindingWords } from '../Words';
import { nextOnEnter } from './focus';
import styles from './form.module.css';
import type { FormHandle } from './types';

export interface FieldProps {
  form: FormHandle;
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  autoFocus?: boolean;
  /** Takes the whole width of its grid. */
  wide?: boolean;
  mono?: boolean;
  placeholder?: string;
  disabled?: boolean;
}

/** What is wrong with or worth saying about one field: an icon and words, errors first. */
export function FindingLines({ findings }: { findings: readonly Finding[] }) {
  const words = useFindingWords();
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => a.level.localeCompare(b.level));
  return (
    <span className={styles.findings}>
      {sorted.map((found) => (
        <span
          key={found.code}
          className={`${styles.finding} ${found.level === 'error' ? styles.error : styles.warning}`}
          data-finding={found.code}
        >
          {found.level === 'error' ? (
            <IconCircleX size={14} aria-hidden />
          ) : (
            <IconAlertTriangle size={14} aria-hidden />
          )}
          <span>{words(found)}</span>
        </span>
      ))}
    </span>
  );
}

/** The part that all controls share: label above, hint and findings below, names for tests and screen readers. */
export function useFieldProps(props: FieldProps) {
  const {
    form,
    path,
    label,
    hint,
    required = false,
    autoFocus = false,
    wide = false,
    mono = false,
    placeholder,
    disabled = false,
  } = props;
  const id = useId();
  const findings = form.findingsFor(path);
  const wrong = findings.some((found) => found.level === 'error');
  const below = hint !== undefined || findings.length > 0;
  return {
    id,
    label,
    required,
    withAsterisk: required,
    disabled: disabled || form.readOnly,
    error: wrong,
    description: below ? (
      <>
        <FindingLines findings={findings} />
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </>
    ) : undefined,
    descriptionProps: { component: 'div' as const },
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description' | 'error')[],
    'data-testid': `field-${path}`,
    'data-form': form.id,
    'data-autofocus': autoFocus || undefined,
    autoFocus,
    autoComplete: 'off',
    spellCheck: false,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(wide ? { className: styles.wide } : {}),
    ...(mono ? { styles: { input: { fontFamily: 'var(--dl-mono)', fontSize: 13 } } } : {}),
    onBlur: () => form.touch(path),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => nextOnEnter(event),
  };
}

export function textAt(form: FormHandle, path: string): string {
  const value = form.read(path);
  return typeof value === 'string' ? value : '';
}
