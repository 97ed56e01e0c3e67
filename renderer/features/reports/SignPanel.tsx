import { Button, PasswordInput } from '@mantine/core';
import { IconCertificate, IconSignature } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '../../../db/domain/refusal';
import type { ReportRecord } from '../../../db/domain/report';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { useReadOnly } from '../../app/session';
import { whileSigning } from '../../app/signing';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import { Section } from '../../ui/Page';
import { Failure, refusalWords } from '../../ui/Words';
import styles from './reports.module.css';
import { SignProgress } from './SignProgress';

// Which field a refusal is about; the others stand above the button.
const ofPassphrase: readonly (RefusalCode | 'bug')[] = ['signing.wrong-passphrase'];
const ofFile: readonly (RefusalCode | 'bug')[] = [
  'signing.not-pkcs12',
  'signing.no-key',
  'signing.expired',
  'signing.not-yet-valid',
  'signing.wrong-usage',
  'signing.weak-key',
  'file.not-found',
  'file.unknown-token',
  'file.too-large',
];

interface SignPanelProps {
  /** False until the preview stands there: nobody signs what they could not read. */
  ready: boolean;
  /** What is asked of the evidence side with the file and its passphrase. */
  sign: (key: { pkcs12: string; passphrase: string }) => Promise<ReportRecord>;
  onSigned: (report: ReportRecord) => void;
  title?: string;
  button?: string;
  /** Asked before the file, as whose signature it is. */
  children?: ReactNode;
}

/** The officer's PKCS#12 and its passphrase; both are used once and kept nowhere. */
export function SignPanel({ ready, sign: ask, onSigned, title, button, children }: SignPanelProps) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [signing, setSigning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const code = failure instanceof RequestError ? failure.code : undefined;
  const aboutFile = code !== undefined && ofFile.includes(code);
  const aboutPassphrase = code !== undefined && ofPassphrase.includes(code);

  // While it signs the field is disabled and loses the focus; only once it is enabled again can it take it back.
  useEffect(() => {
    if (signing || !aboutPassphrase || failure === null) return;
    field.current?.focus();
    field.current?.select();
  }, [signing, aboutPassphrase, failure]);

  const choose = async () => {
    setFailure(null);
    try {
      const chosen = await request('app.chooseFile', { purpose: 'pkcs12' });
      if (chosen === null) return;
      setFile(chosen);
      field.current?.focus();
    } catch (error) {
      setFailure(error);
    }
  };
  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || signing || !ready) return;
    setSigning(true);
    setFailure(null);
    try {
      const report = await whileSigning(() => ask({ pkcs12: file.token, passphrase }));
      setPassphrase('');
      setSigning(false);
      onSigned(report);
    } catch (error) {
      setFailure(error);
      setSigning(false);
    }
  };
  return (
    <Section title={title ?? t('sign.title')} testId="section-sign">
      <form className={styles.sign} onSubmit={(event) => void sign(event)}>
        {children}
        <div className={styles.file}>
          <span className={styles.label}>{t('sign.file')}</span>
          <span className={styles.fileName} data-testid="pkcs12-name">
            <IconCertificate size={16} aria-hidden />
            {file === null ? <span className="dl-dim">{t('sign.noFile')}</span> : file.label}
          </span>
          <Button
            variant="default"
            onClick={() => void choose()}
            disabled={signing || readOnly}
            data-testid="choose-pkcs12"
          >
            {file === null ? t('sign.choose') : t('sign.chooseOther')}
          </Button>
          {aboutFile ? (
            <Refused error={failure} />
          ) : (
            <span className={styles.hint}>{t('sign.fileHint')}</span>
          )}
        </div>
        <PasswordInput
          ref={field}
          label={t('sign.passphrase')}
          description={
            aboutPassphrase ? (
              <Refused error={failure} />
            ) : (
              <span className={styles.hint}>{t('sign.passphraseHint')}</span>
            )
          }
          descriptionProps={{ component: 'div' }}
          inputWrapperOrder={['label', 'input', 'description']}
          error={aboutPassphrase}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="off"
          maxLength={1_000}
          disabled={signing || readOnly}
          data-testid="field-passphrase"
        />
        {!aboutFile && !aboutPassphrase && <Failure error={failure} />}
        <Button
          type="submit"
          leftSection={<IconSignature size={16} aria-hidden />}
          loading={signing}
          disabled={readOnly || file === null || !ready}
          data-testid="sign-report"
        >
          {button ?? t('sign.button')}
        </Button>
        {signing ? (
          <SignProgress />
        ) : (
          <p className={styles.hint}>{readOnly ? t('sign.readOnly') : t('sign.stepsText')}</p>
        )}
      </form>
    </Section>
  );
}

/** The words of a refusal beside the field that they are about. */
function Refused({ error }: { error: unknown }) {
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
