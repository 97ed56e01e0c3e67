import { useTranslation } from 'react-i18next';
import { RequestError } from '../../ipc/envelope';
import { refusalWords } from '../../ui/Words';
import styles from './reports.module.css';

/** The words of a refusal beside the field that they are about. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('refusal');
  const words = refusalWords(error, t);
  return (
    <span
      className={styles.refused}
      role="alert"
      data-testid="sign-refused"
      data-code={error instanceof RequestError ? error.code : 'bug'}
    >
      <strong>{words.title}</strong> {words.text}
    </span>
  );
}
