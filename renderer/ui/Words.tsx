import {
  IconAlertTriangle,
  IconBug,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from '@tabler/icons-react';
import i18next, { type TFunction } from 'i18next';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../db/domain/finding';
import { makeFormats } from '../i18n/formats';
import { asScreenLanguage } from '../i18n/languages';
import { RequestError } from '../ipc/envelope';
import styles from './Words.module.css';

export interface RefusalWords {
  /** What happened. */
  title: string;
  /** What to do next. */
  text: string;
  bug: boolean;
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Moments among the parameters, such as the end of a certificate, as the screen's language writes them. */
function readable(params: RequestError['params']): RequestError['params'] {
  const { dateTime } = makeFormats(asScreenLanguage(i18next.language));
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && moment.test(value) ? dateTime(value) : value,
    ]),
  );
}

/** Words for anything thrown by `request`: a refusal's own, or those of a bug with what broke. */
export function refusalWords(error: unknown, t: TFunction<'refusal'>): RefusalWords {
  if (error instanceof RequestError && error.code !== 'bug') {
    const params = readable(error.params);
    return {
      title: t(`${error.code}.title`, params),
      text: t(`${error.code}.text`, params),
      bug: false,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { title: t('bug.title'), text: t('bug.text', { message }), bug: true };
}

/** Words of a finding in the screen's language. */
export function useFindingWords(): (found: Finding) => string {
  const { t } = useTranslation('finding');
  return useCallback((found: Finding) => t(found.code, found.params), [t]);
}

/** Says what was refused and what to do. `role="alert"`: a screen reader says it at once. */
export function Failure({ error, action }: { error: unknown; action?: ReactNode }) {
  const { t } = useTranslation('refusal');
  const findingWords = useFindingWords();
  if (error === null || error === undefined) return null;
  const words = refusalWords(error, t);
  const findings =
    error instanceof RequestError ? error.findings.filter((found) => found.level === 'error') : [];
  const Icon = words.bug ? IconBug : IconCircleX;
  return (
    <div
      className={`${styles.box} ${styles.red}`}
      role="alert"
      data-testid="failure"
      data-code={error instanceof RequestError ? error.code : 'bug'}
    >
      <Icon size={18} aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <strong>{words.title}</strong>
        <div>{words.text}</div>
        {findings.length > 0 && (
          <ul className={styles.list}>
            {findings.map((found) => (
              <li key={`${found.field} ${found.code}`}>{findingWords(found)}</li>
            ))}
          </ul>
        )}
        {action}
      </div>
    </div>
  );
}

const noticeIcons = {
  red: IconCircleX,
  amber: IconAlertTriangle,
  blue: IconInfoCircle,
  green: IconCircleCheck,
};

/** A plain notice inside a page. */
export function Notice({
  state,
  title,
  icon,
  children,
  action,
  testId,
}: {
  state: 'red' | 'amber' | 'blue' | 'green';
  title?: ReactNode;
  icon?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  testId?: string;
}) {
  const Icon = noticeIcons[state];
  return (
    <div className={`${styles.box} ${styles[state]}`} role="status" data-testid={testId}>
      <span className={styles.icon}>{icon ?? <Icon size={18} aria-hidden />}</span>
      <div className={styles.body}>
        {title !== undefined && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
