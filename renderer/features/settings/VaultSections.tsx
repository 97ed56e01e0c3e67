import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { CopyButton } from '../../ui/Copy';
import { Section } from '../../ui/Page';
import { When } from '../../ui/When';
import { Failure } from '../../ui/Words';
import { ChangePassphrase } from './ChangePassphrase';
import styles from './settings.module.css';

/** The open vault: where it lies and since when. */
export function VaultFacts() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const session = useSession((state) => state.session);
  const head = useSession((state) => state.head);
  const first = useAnswer('ledger.list', { before: 2, limit: 1 });
  const created = first.data?.[0]?.body;
  if (session === null) return null;
  return (
    <Section title={t('vault')} testId="vault-facts">
      <Failure error={first.error} />
      <dl className={styles.facts}>
        <dt>{t('vaultName')}</dt>
        <dd>{session.vaultName}</dd>
        <dt>{t('folder')}</dt>
        <dd className="dl-mono">{session.folder}</dd>
        <dt>{t('shortCode')}</dt>
        <dd className="dl-mono">{session.shortCode}</dd>
        <dt>{t('vaultId')}</dt>
        <dd>
          <span className="dl-mono">{session.vaultId}</span> <CopyButton text={session.vaultId} />
        </dd>
        {created !== undefined && (
          <>
            <dt>{t('created')}</dt>
            <dd>
              <When at={created.at} offset={created.offset} />
            </dd>
          </>
        )}
        <dt>{t('entries')}</dt>
        <dd>{formats.number(head?.seq ?? session.head.seq)}</dd>
      </dl>
    </Section>
  );
}

/** The officer who works in it, and the key that signs for them. */
export function OfficerFacts() {
  const { t } = useTranslation('settings');
  const officer = useSession((state) => state.session?.officer ?? null);
  const [changing, setChanging] = useState(false);
  if (officer === null) {
    return (
      <Section title={t('officer')}>
        <p>{t('noOfficer')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('officer')} testId="officer-facts">
      <dl className={styles.facts}>
        <dt>{t('officerName')}</dt>
        <dd>{officer.name}</dd>
        <dt>{t('officerRank')}</dt>
        <dd>{officer.rank === '' ? '—' : officer.rank}</dd>
        <dt>{t('officerUnit')}</dt>
        <dd>{officer.unit}</dd>
        <dt>{t('officerRole')}</dt>
        <dd>{t(`terms:role.${officer.role}`)}</dd>
        <dt>{t('signingKey')}</dt>
        <dd className="dl-mono">{officer.signingKey}</dd>
      </dl>
      <p className={styles.hint}>{t('signingKeyHint')}</p>
      <Button variant="default" onClick={() => setChanging(true)} data-testid="change-passphrase">
        {t('changePassphrase')}
      </Button>
      <ChangePassphrase opened={changing} onClose={() => setChanging(false)} />
    </Section>
  );
}
