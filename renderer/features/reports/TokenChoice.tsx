import { Button, Radio, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconKey, IconPlugConnected, IconRefresh, IconUsb } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { Notice } from '../../ui/Words';
import { Refused } from './Refused';
import styles from './reports.module.css';
import { baseName } from './signing';

type Token = RouteOutput<'token.list'>[number];
type Certificate = Token['certificates'][number];

interface TokenChoiceProps {
  /** SHA-256 of the certificate, '' where none is chosen. */
  chosen: string;
  /** `serial` is told of a token that shows the certificate to its owner alone. */
  onChoose: (certificate: string, serial?: string) => void;
  /** As far as it was typed below: some tokens show nothing without it. */
  pin: string;
  disabled: boolean;
  /** A refusal of the last signing that is about token or certificate. */
  failure: unknown;
}

/** The vendor's module, the tokens that it sees, and the certificate on them. Looks by itself once a module is kept. */
export function TokenChoice({ chosen, onChoose, pin, disabled, failure }: TokenChoiceProps) {
  const { t } = useTranslation('report');
  const module = useSession((state) => state.preferences.tokenModule);
  const [tokens, setTokens] = useState<readonly Token[]>([]);
  const [looking, setLooking] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [shown, setShown] = useState<string>();
  /** With a token's serial number its PIN is tried, once, for what it shows to its owner alone. */
  const look = async (serial?: string) => {
    setLooking(true);
    setFailed(null);
    try {
      const found = await request('token.list', serial === undefined ? {} : { serial, pin });
      setTokens((before) =>
        serial === undefined
          ? found
          : before.map((one) => found.find((now) => now.serial === one.serial) ?? one),
      );
      setShown(serial);
      const able = found.flatMap(({ certificates }) => certificates).filter(({ refusal }) => refusal === '');
      if (able.length === 1 && able[0]) onChoose(able[0].sha256, serial);
    } catch (error) {
      if (serial === undefined) setTokens([]);
      setFailed(error);
    } finally {
      setLooking(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks when another module is kept, not at each drawing
  useEffect(() => {
    if (module !== '') void look();
  }, [module]);
  const choose = () => void chooseModule(t).catch(setFailed);
  return (
    <div className={styles.file}>
      <span className={styles.label}>{t('token.module')}</span>
      <span className={styles.fileName} data-testid="token-module">
        <IconPlugConnected size={16} aria-hidden />
        {module === '' ? (
          <span className="dl-dim">{t('token.noModule')}</span>
        ) : (
          <span title={module}>{baseName(module)}</span>
        )}
      </span>
      <Button variant="default" onClick={choose} disabled={disabled} data-testid="choose-token-module">
        {module === '' ? t('token.choose') : t('token.chooseOther')}
      </Button>
      {module !== '' && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={looking}
          onClick={() => void look()}
          disabled={disabled}
          data-testid="look-for-tokens"
        >
          {t('token.look')}
        </Button>
      )}
      {(failed ?? failure) !== null && <Refused error={failed ?? failure} />}
      {tokens.map((token) => (
        <TokenCertificates
          key={token.serial}
          token={token}
          chosen={chosen}
          onChoose={(certificate) => onChoose(certificate, token.serial === shown ? shown : undefined)}
          onShow={pin === '' || looking ? undefined : () => void look(token.serial)}
          disabled={disabled}
        />
      ))}
    </div>
  );
}

/** A module is code that runs: its file is named once more before it is kept. */
async function chooseModule(t: ReturnType<typeof useTranslation<'report'>>['t']): Promise<void> {
  const file = await request('app.chooseTokenModule', {});
  if (file === null) return;
  modals.openConfirmModal({
    title: t('token.confirmTitle'),
    withCloseButton: false,
    children: (
      <Stack gap={8}>
        <span>{t('token.confirmText')}</span>
        <span className="dl-mono">{file.label}</span>
      </Stack>
    ),
    labels: { confirm: t('token.confirm'), cancel: t('token.confirmNo') },
    confirmProps: { 'data-testid': 'keep-token-module' } as Record<`data-${string}`, string>,
    onConfirm: () =>
      void request('app.keepTokenModule', { file: file.token }).then((preferences) =>
        useSession.setState({ preferences }),
      ),
  });
}

interface TokenCertificatesProps extends Pick<TokenChoiceProps, 'chosen' | 'disabled'> {
  token: Token;
  onChoose: (certificate: string) => void;
  /** Asks the token once more with the PIN; undefined until there is one. */
  onShow: (() => void) | undefined;
}

function TokenCertificates({ token, chosen, onChoose, onShow, disabled }: TokenCertificatesProps) {
  const { t } = useTranslation(['report', 'refusal']);
  return (
    <div className={styles.token} data-testid="token">
      <span className={styles.fileName}>
        <IconUsb size={16} aria-hidden />
        <strong>{token.label}</strong>
      </span>
      {token.pin !== 'ready' && (
        <Notice state={token.pin === 'low' ? 'amber' : 'red'}>{t(`token.pin.${token.pin}`)}</Notice>
      )}
      {token.certificates.length === 0 && <span className={styles.hint}>{t('token.noCertificates')}</span>}
      <Radio.Group value={chosen} onChange={onChoose} aria-label={t('token.certificate')}>
        <Stack gap={8}>
          {token.certificates.map((one) => (
            <Radio
              key={one.sha256}
              value={one.sha256}
              disabled={disabled || one.refusal !== ''}
              label={one.name || one.label}
              description={<About certificate={one} />}
              data-testid={`token-certificate-${one.label}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconKey size={16} aria-hidden />}
        disabled={disabled || onShow === undefined}
        onClick={onShow}
        title={t('token.showHint')}
        data-testid="token-show"
      >
        {t('token.show')}
      </Button>
    </div>
  );
}

function About({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation(['report', 'refusal']);
  const formats = useFormats();
  const { organisation, algorithm, validTo, refusal } = certificate;
  const until = t('token.until', { date: formats.date(validTo) });
  return (
    <>
      {[organisation, algorithm, until].filter(Boolean).join(' · ')}
      {refusal !== '' && (
        <span className={styles.refused}>{t(`refusal:${refusal}.title`, { defaultValue: refusal })}</span>
      )}
    </>
  );
}
