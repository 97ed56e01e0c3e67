import { IconMasksTheater } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChainId } from '../../db/domain/address';
import { sharedEnds } from '../../db/domain/lookAlike';
import { useAnswer } from '../ipc/queries';
import { Address } from '../ui/Address';
import { RecordLink } from '../ui/RecordLink';
import { Notice } from '../ui/Words';
import { Listed } from './Listed';
import styles from './LookAlikes.module.css';
import { shortNumber } from './numbers';

/** What the vault knows of an address as it is typed: lists that have it, and addresses that it could be taken for. */
export function LookAlikes({ chain, text }: { chain: ChainId; text: string }) {
  return (
    <>
      <Listed text={text} />
      <Alike chain={chain} text={text} />
    </>
  );
}

function Alike({ chain, text }: { chain: ChainId; text: string }) {
  const { t } = useTranslation('records');
  const asked = text.trim();
  const found = useAnswer('address.lookAlikes', { chain, text: asked }, { enabled: asked.length >= 20 }).data;
  if (found === undefined || found.length === 0) return null;
  return (
    <Notice
      state="amber"
      icon={<IconMasksTheater size={18} aria-hidden />}
      title={t('look.title')}
      testId="look-alikes"
    >
      {t('look.text')}
      <ul className={styles.list}>
        {found.slice(0, 5).map((one) => {
          const { head, tail } = sharedEnds(asked, one.canonical);
          return (
            <li key={one.addressId}>
              <Address text={one.canonical} copy={false} />
              <span className="dl-dim">
                {t('look.shared', { head, tail })} ·{' '}
                <RecordLink kind={one.owner.kind} id={one.owner.id}>
                  {shortNumber(one.owner.number)} {one.owner.title}
                </RecordLink>
              </span>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
