import { IconMasksTheater } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LookGroup } from '../../../db/domain/lookAlike';
import { sharedEnds } from '../../../db/domain/lookAlike';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { Address } from '../../ui/Address';
import { Empty, Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Waiting } from '../../ui/Waiting';
import { Failure, Notice } from '../../ui/Words';
import styles from './scene.module.css';

/** Addresses of the whole vault that could be taken for each other, of the cases that the officer sees. */
export function LookAlikePage() {
  const { t } = useTranslation('scene');
  const formats = useFormats();
  const answer = useAnswer('address.lookAlikeGroups', {});
  const groups = answer.data?.groups ?? [];
  return (
    <Page title={t('look.title')} subtitle={t('look.subtitle')} testId="page-lookAlikes">
      <Failure error={answer.error} />
      {answer.data === undefined && answer.error === null && <Waiting />}
      {answer.data?.whole === false && <Notice state="amber">{t('look.more')}</Notice>}
      {answer.data !== undefined && groups.length === 0 && (
        <Empty
          icon={<IconMasksTheater size={28} aria-hidden />}
          title={t('look.none')}
          text={t('look.noneText')}
        />
      )}
      {groups.map((group) => (
        <Group
          key={`${group.key} ${group.addresses[0]?.addressId}`}
          group={group}
          count={formats.number(group.addresses.length)}
        />
      ))}
    </Page>
  );
}

function Group({ group, count }: { group: LookGroup; count: string }) {
  const { t } = useTranslation(['scene', 'terms']);
  const [first] = group.addresses;
  const other = group.addresses.find(({ canonical }) => canonical !== first?.canonical);
  const ends = sharedEnds(first?.canonical ?? '', other?.canonical ?? '');
  return (
    <Section title={t('records:look.shared', ends)} count={count} testId="look-group">
      <ul className={styles.looks}>
        {group.addresses.map((one) => (
          <li key={one.addressId}>
            <Address text={one.canonical} chain={one.chain} />
            <span className="dl-dim">
              {t(`terms:addressRole.${one.role}`)} ·{' '}
              <RecordLink kind={one.owner.kind} id={one.owner.id}>
                {shortNumber(one.owner.number)} {one.owner.title}
              </RecordLink>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
