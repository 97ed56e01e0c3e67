import { IconLockOff, IconPhotoScan, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitDraft, exhibitTitle } from '../../../db/domain/exhibit';
import type { WalletRecord } from '../../../db/domain/wallet';
import { Link, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { KindPicture } from '../../records/KindPicture';
import { LookAlikes } from '../../records/LookAlikes';
import { shortNumber } from '../../records/numbers';
import { Address } from '../../ui/Address';
import { Section } from '../../ui/Page';
import { ChecksumBadge } from '../../ui/StateBadge';
import { Failure, Notice } from '../../ui/Words';
import { AddressBox } from './AddressBox';
import type { Scene } from './ScenePage';
import styles from './scene.module.css';

const holders: readonly ExhibitRecord['kind'][] = [
  'hardware-wallet',
  'paper-backup',
  'metal-backup',
  'phone',
  'computer',
];

/** Which addresses do the things control that were found? Pasted or scanned, judged at once; words of a seed never. */
export function AddressStep({ seizure, exhibits, findings }: Scene) {
  const { t } = useTranslation('scene');
  const wallets = useAnswer('wallet.list', { caseId: seizure.caseId });
  const asked = useQueryParam('exhibit');
  const own = (exhibit: ExhibitRecord) =>
    (wallets.data ?? []).filter(({ exhibitId }) => exhibitId === exhibit.id);
  const shown = exhibits.filter(
    (one) => holders.includes(one.kind) || own(one).length > 0 || one.id === asked,
  );
  return (
    <>
      <Notice state="amber" icon={<IconShieldLock size={18} aria-hidden />} title={t('addresses.wordsTitle')}>
        {t('addresses.wordsText')}{' '}
        <Link to={`/envelopes/new?case=${seizure.caseId}`}>{t('addresses.envelope')}</Link>
      </Notice>
      {shown.length === 0 && <p className={styles.none}>{t('addresses.none')}</p>}
      {wallets.data !== undefined &&
        shown.map((exhibit) => (
          <OfExhibit
            key={exhibit.id}
            exhibit={exhibit}
            wallets={own(exhibit)}
            stop={findings.some(({ field }) => field === `exhibits.${exhibit.id}.identifiers`)}
            first={exhibit.id === (asked ?? shown[0]?.id)}
          />
        ))}
    </>
  );
}

interface OfExhibitProps {
  exhibit: ExhibitRecord;
  wallets: readonly WalletRecord[];
  /** The protocol waits for an answer here. */
  stop: boolean;
  first: boolean;
}

function OfExhibit({ exhibit, wallets, stop, first }: OfExhibitProps) {
  const { t } = useTranslation(['scene', 'terms']);
  const amend = useCommand('exhibit.amend', {
    invalidates: ['exhibit.list', 'seizure.exhibits', 'seizure.review'],
  });
  const say = (identifiers: ExhibitRecord['identifiers']) =>
    amend.mutate({
      id: exhibit.id,
      draft: { ...draftOf(exhibitDraft, exhibit), identifiers },
      reason: t('reason.identifiers'),
    });
  const addresses = wallets.flatMap((wallet) => wallet.addresses);
  return (
    <Section
      title={
        <span className={styles.quickTitle}>
          <KindPicture kind={exhibit.kind} size={24} />
          <span className="dl-mono">{shortNumber(exhibit.number)}</span> {exhibitTitle(exhibit)}
        </span>
      }
      testId={`addresses-${shortNumber(exhibit.number)}`}
    >
      {stop && <Notice state="red">{t('addresses.stop')}</Notice>}
      <div className={styles.addressRows}>
        {addresses.map((address) => (
          <div key={address.id} className={styles.addressRow}>
            <Address text={address.canonical} chain={address.chain} />
            <ChecksumBadge checksum={address.checksum} />
            <LookAlikes chain={address.chain} text={address.canonical} />
          </div>
        ))}
      </div>
      <AddressBox exhibit={exhibit} wallet={wallets[0]} autoFocus={first} />
      {addresses.length === 0 && (
        <div className={styles.choices} role="group" aria-label={t('addresses.noneHere')}>
          {(['not-readable', 'none'] as const).map((value) => (
            <button
              key={value}
              type="button"
              className={styles.choice}
              aria-pressed={exhibit.identifiers === value}
              onClick={() => say(exhibit.identifiers === value ? 'unstated' : value)}
              data-testid={`identifiers-${value}-${shortNumber(exhibit.number)}`}
            >
              {value === 'none' ? (
                <IconPhotoScan size={22} stroke={1.5} aria-hidden />
              ) : (
                <IconLockOff size={22} stroke={1.5} aria-hidden />
              )}
              {t(`terms:identifierState.${value}`)}
            </button>
          ))}
        </div>
      )}
      <Failure error={amend.error} />
    </Section>
  );
}
