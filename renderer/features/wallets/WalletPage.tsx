import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import type { WalletRecord } from '../../../db/domain/wallet';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { EnvelopesOf } from '../../records/EnvelopesOf';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LegalStatusSection } from '../../records/LegalStatusSection';
import { LinksSection } from '../../records/LinksSection';
import { MoneySection } from '../../records/money/MoneySection';
import { shortNumber } from '../../records/numbers';
import { RecordActions } from '../../records/RecordActions';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { ControlBadge } from '../../ui/StateBadge';
import { Failure } from '../../ui/Words';
import { ControlSteps } from './ControlSteps';
import { WalletAddresses } from './WalletAddresses';
import { WalletKeys } from './WalletKeys';
import { WalletProofs } from './WalletProofs';
import styles from './walletPage.module.css';

/** One wallet: how far its money is secured, its addresses, what is known of it. */
export function WalletPage({ id }: { id: string }) {
  const { t } = useTranslation('wallet');
  const wallet = useAnswer('wallet.get', { id });
  const record = wallet.data;
  const exhibitId = record?.exhibitId ?? '';
  const exhibit = useAnswer('exhibit.get', { id: exhibitId }, { enabled: exhibitId !== '' });
  if (wallet.error !== null) {
    return (
      <Page title={t('page.title')} back={{ to: '/wallets', label: t('list.title') }} testId="page-wallet">
        <Failure error={wallet.error} />
      </Page>
    );
  }
  if (record === undefined) return null;
  return (
    <Page
      title={record.label}
      badges={<ControlBadge control={record.control} />}
      subtitle={<Subtitle wallet={record} exhibit={exhibit.data} />}
      back={{ to: '/wallets', label: t('list.title') }}
      actions={<RecordActions kind="wallet" id={record.id} caseId={record.caseId} />}
      aside={<HistorySection kind="wallet" id={record.id} />}
      testId="page-wallet"
    >
      <Section title={t('page.steps')}>
        <ControlSteps wallet={record} />
      </Section>
      <MoneySection caseId={record.caseId} walletId={record.id} addressId={record.addresses[0]?.id} />
      <WalletAddresses wallet={record} />
      <WalletKeys wallet={record} />
      <WalletProofs wallet={record} />
      <WalletFacts wallet={record} />
      <EnvelopesOf caseId={record.caseId} walletId={record.id} />
      <LegalStatusSection kind="wallet" id={record.id} />
      <AttachmentsSection kind="wallet" id={record.id} />
      <LinksSection kind="wallet" id={record.id} caseId={record.caseId} />
    </Page>
  );
}

function Subtitle({ wallet, exhibit }: { wallet: WalletRecord; exhibit: ExhibitRecord | undefined }) {
  const { t } = useTranslation(['wallet', 'terms']);
  const [caseNumber = ''] = wallet.number.split('/');
  return (
    <span className={styles.subtitle}>
      <span className="dl-mono">{shortNumber(wallet.number)}</span> · {t(`terms:walletType.${wallet.type}`)} ·{' '}
      {t('field.caseId')}{' '}
      <RecordLink kind="case" id={wallet.caseId} mono>
        {caseNumber}
      </RecordLink>
      {' · '}
      {exhibit === undefined ? t('page.noExhibit') : <ExhibitPlace exhibit={exhibit} />}
    </span>
  );
}

function ExhibitPlace({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation('wallet');
  const place = [
    exhibit.bagNumber === '' ? '' : t('page.bag', { bag: exhibit.bagNumber }),
    exhibit.sealNumber === '' ? '' : t('page.seal', { seal: exhibit.sealNumber }),
    exhibit.storagePath,
  ].filter(Boolean);
  return (
    <>
      {t('page.exhibit')}{' '}
      <RecordLink kind="exhibit" id={exhibit.id}>
        {shortNumber(exhibit.number)} {exhibitTitle(exhibit)}
      </RecordLink>
      {place.map((part) => ` · ${part}`)}
    </>
  );
}

function WalletFacts({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation(['wallet', 'terms']);
  // Where the envelope is a record of its own, its section says more than these two fields did.
  const recorded = useAnswer('envelope.list', { caseId: wallet.caseId }).data?.some(
    ({ walletId }) => walletId === wallet.id,
  );
  const envelope =
    wallet.envelopeNumber === ''
      ? ''
      : wallet.envelopeSeal === ''
        ? t('page.envelopeNoSeal', { number: wallet.envelopeNumber })
        : t('page.envelope', { number: wallet.envelopeNumber, seal: wallet.envelopeSeal });
  return (
    <Section title={t('page.facts')} testId="section-facts">
      <Facts
        facts={[
          { label: t('field.othersMayHold'), value: wallet.othersMayHold },
          ...(recorded === true ? [] : [{ label: t('form.secret'), value: envelope }]),
          { label: t('field.software'), value: wallet.software },
          { label: t('field.extraWord'), value: t(`terms:yesNoUnknown.${wallet.extraWord}`) },
          { label: t('field.derivation'), value: wallet.derivation, mono: true },
          { label: t('field.masterFingerprint'), value: wallet.masterFingerprint, mono: true },
          { label: t('field.publicKey'), value: wallet.publicKey, mono: true, wide: true },
          { label: t('field.notes'), value: wallet.notes, wide: true },
        ]}
      />
      <RecordedBy record={wallet} />
    </Section>
  );
}
