import { Button, PasswordInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRecord } from '../../../db/domain/report';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { useReadOnly } from '../../app/session';
import { whileSigning } from '../../app/signing';
import { request } from '../../ipc/client';
import { RequestError } from '../../ipc/envelope';
import { Failure } from '../../ui/Words';
import { Refused } from './Refused';
import styles from './reports.module.css';
import { SignProgress } from './SignProgress';
import { baseName, ofCertificate, ofPin, ofToken, type SigningKey } from './signing';
import { TokenChoice } from './TokenChoice';

interface KeyFormProps {
  way: 'file' | 'token';
  ready: boolean;
  sign: (key: SigningKey) => Promise<ReportRecord>;
  onSigned: (report: ReportRecord) => void;
  /** Told while a signature is being made: nothing else is chosen then. */
  onBusy: (busy: boolean) => void;
  button?: string;
  /** What is done while it signs, where that is not to draw the pages first. */
  steps?: string;
}

/** A file or a token with its passphrase or PIN; used once and kept nowhere. */
export function KeyForm({ way, ready, sign: ask, onSigned, onBusy, button, steps }: KeyFormProps) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [certificate, setCertificate] = useState<OnToken>({ certificate: '' });
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
  const key = keyOf(way, file, certificate, secret);
  const turn = (busy: boolean) => {
    setSigning(busy);
    onBusy(busy);
  };
  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (key === undefined || signing || !ready) return;
    turn(true);
    setFailure(null);
    try {
      const report = await whileSigning(() => ask(key));
      setSecret('');
      turn(false);
      onSigned(report);
    } catch (error) {
      // a PIN that was wrong is not to be sent once more by a second click
      if (way === 'token') setSecret('');
      setFailure(error);
      turn(false);
    }
  };
  const off = signing || readOnly;
  const refused = aboutKey ? failure : null;
  return (
    <form className={styles.sign} onSubmit={(event) => void sign(event)}>
      {way === 'token' ? (
        <TokenChoice
          chosen={certificate.certificate}
          onChoose={(chosen, serial) =>
            setCertificate({ certificate: chosen, ...(serial === undefined ? {} : { serial }) })
          }
          pin={secret}
          disabled={off}
          failure={refused}
        />
      ) : (
        <FileChoice file={file} onChoose={() => void chooseFile()} disabled={off} failure={refused} />
      )}
      <Secret
        way={way}
        field={field}
        value={secret}
        onChange={setSecret}
        disabled={off}
        failure={aboutSecret ? failure : null}
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
        <SignProgress {...(steps === undefined ? {} : { steps })} />
      ) : (
        <p className={styles.hint}>{readOnly ? t('sign.readOnly') : (steps ?? t('sign.stepsText'))}</p>
      )}
    </form>
  );
}

interface OnToken {
  readonly certificate: string;
  readonly serial?: string;
}

/** Undefined until a file or a certificate was chosen. A reader with keys asks for the PIN itself, so it may be empty. */
function keyOf(
  way: KeyFormProps['way'],
  file: ChosenFile | null,
  onToken: OnToken,
  secret: string,
): SigningKey | undefined {
  if (way === 'token') return onToken.certificate === '' ? undefined : { token: { ...onToken, pin: secret } };
  return file === null ? undefined : { pkcs12: file.token, passphrase: secret };
}

interface SecretProps {
  way: KeyFormProps['way'];
  field: RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  failure: unknown;
}

function Secret({ way, field, value, onChange, disabled, failure }: SecretProps) {
  const { t } = useTranslation('report');
  const token = way === 'token';
  const hint = token && <span className={styles.hint}>{t('token.pinHint')}</span>;
  return (
    <PasswordInput
      ref={field}
      label={token ? t('token.pinLabel') : t('sign.passphrase')}
      description={failure === null ? hint : <Refused error={failure} />}
      descriptionProps={{ component: 'div' }}
      inputWrapperOrder={['label', 'input', 'description']}
      error={failure !== null}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      maxLength={token ? 256 : 1_000}
      disabled={disabled}
      data-testid={token ? 'field-pin' : 'field-passphrase'}
    />
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
      <div className={styles.fileRow}>
        <Button variant="default" onClick={onChoose} disabled={disabled} data-testid="choose-pkcs12">
          {file === null ? t('sign.choose') : t('sign.chooseOther')}
        </Button>
        <span className={styles.fileName} data-testid="pkcs12-name">
          {file === null ? (
            <span className="dl-dim">{t('sign.noFile')}</span>
          ) : (
            <span title={file.label}>{baseName(file.label)}</span>
          )}
        </span>
      </div>
      {failure === null ? (
        <span className={styles.hint}>{t('sign.fileHint')}</span>
      ) : (
        <Refused error={failure} />
      )}
    </div>
  );
}
