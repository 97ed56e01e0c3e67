import { Button, PasswordInput, SegmentedControl } from '@mantine/core';
import { IconCertificate, IconSignature } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { useReadOnly } from '../../app/session';
import { whileSigning } from '../../app/signing';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import { Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { Refused } from './Refused';
import styles from './reports.module.css';
import { SignProgress } from './SignProgress';
import { ofCertificate, ofPin, ofToken, type SigningKey } from './signing';
import { TokenChoice } from './TokenChoice';

interface SignPanelProps {
  /** False until the preview stands there: nobody signs what they could not read. */
  ready: boolean;
  /** What is asked of the evidence side with the key. */
  sign: (key: SigningKey) => Promise<ReportRecord>;
  onSigned: (report: ReportRecord) => void;
  title?: string;
  button?: string;
  /** Asked before the key, as whose signature it is. */
  children?: ReactNode;
}

type Way = 'file' | 'token';

/** The officer's PKCS#12 or token, with its passphrase or PIN; used once and kept nowhere. */
export function SignPanel({ ready, sign: ask, onSigned, title, button, children }: SignPanelProps) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const [way, setWay] = useState<Way>('file');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [certificate, setCertificate] = useState('');
  const [secret, setSecret] = useState('');
  const [signing, setSigning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const code = failure instanceof RequestError ? failure.code : undefined;
  const aboutKey = ofCertificate(code) || ofToken(code);
  const aboutSecret = code === 'signing.wrong-passphrase' || ofPin(code);

  // While it signs the field is disabled and loses the focus; only once it is enabled again can it take it back.
  useEffect(() => {
    if (signing || !aboutSecret || failure === null) return;
    field.current?.focus();
    field.current?.select();
  }, [signing, aboutSecret, failure]);

  const turn = (to: Way) => {
    setWay(to);
    setSecret('');
    setFailure(null);
  };
  const chooseFile = async () => {
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
  const key: SigningKey | undefined =
    way === 'token'
      ? certificate === ''
        ? undefined
        : { token: { certificate, pin: secret } }
      : file === null
        ? undefined
        : { pkcs12: file.token, passphrase: secret };
  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (key === undefined || signing || !ready) return;
    setSigning(true);
    setFailure(null);
    try {
      const report = await whileSigning(() => ask(key));
      setSecret('');
      setSigning(false);
      onSigned(report);
    } catch (error) {
      // a PIN that was wrong is not to be sent once more by a second click
      if (way === 'token') setSecret('');
      setFailure(error);
      setSigning(false);
    }
  };
  const off = signing || readOnly;
  return (
    <Section title={title ?? t('sign.title')} testId="section-sign">
      <form className={styles.sign} onSubmit={(event) => void sign(event)}>
        {children}
        <SegmentedControl
          fullWidth
          value={way}
          onChange={(to) => turn(to === 'token' ? 'token' : 'file')}
          disabled={off}
          aria-label={t('sign.by')}
          data={[
            { value: 'file', label: t('sign.byFile') },
            { value: 'token', label: t('sign.byToken') },
          ]}
          data-testid="sign-by"
        />
        {way === 'token' ? (
          <TokenChoice
            chosen={certificate}
            onChoose={setCertificate}
            disabled={off}
            failure={aboutKey ? failure : null}
          />
        ) : (
          <FileChoice
            file={file}
            onChoose={() => void chooseFile()}
            disabled={off}
            failure={aboutKey ? failure : null}
          />
        )}
        <PasswordInput
          ref={field}
          label={way === 'token' ? t('token.pinLabel') : t('sign.passphrase')}
          description={
            aboutSecret ? (
              <Refused error={failure} />
            ) : (
              <span className={styles.hint}>
                {way === 'token' ? t('token.pinHint') : t('sign.passphraseHint')}
              </span>
            )
          }
          descriptionProps={{ component: 'div' }}
          inputWrapperOrder={['label', 'input', 'description']}
          error={aboutSecret}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="off"
          maxLength={way === 'token' ? 256 : 1_000}
          disabled={off}
          data-testid={way === 'token' ? 'field-pin' : 'field-passphrase'}
        />
        {!aboutKey && !aboutSecret && <Failure error={failure} />}
        <Button
          type="submit"
          leftSection={<IconSignature size={16} aria-hidden />}
          loading={signing}
          disabled={readOnly || key === undefined || !ready}
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

interface FileChoiceProps {
  file: ChosenFile | null;
  onChoose: () => void;
  disabled: boolean;
  failure: unknown;
}

function FileChoice({ file, onChoose, disabled, failure }: FileChoiceProps) {
  const { t } = useTranslation('report');
  return (
    <div className={styles.file}>
      <span className={styles.label}>{t('sign.file')}</span>
      <span className={styles.fileName} data-testid="pkcs12-name">
        <IconCertificate size={16} aria-hidden />
        {file === null ? <span className="dl-dim">{t('sign.noFile')}</span> : file.label}
      </span>
      <Button variant="default" onClick={onChoose} disabled={disabled} data-testid="choose-pkcs12">
        {file === null ? t('sign.choose') : t('sign.chooseOther')}
      </Button>
      {failure === null ? (
        <span className={styles.hint}>{t('sign.fileHint')}</span>
      ) : (
        <Refused error={failure} />
      )}
    </div>
  );
}
