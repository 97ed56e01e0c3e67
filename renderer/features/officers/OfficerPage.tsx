import { Button } from '@mantine/core';
import { IconKey, IconPencil, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isIdentified, type OfficerRecord } from '../../../db/domain/officer';
import { useSession } from '../../app/session';
import { useAnswer } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { Page, Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { resettersOf } from '../../ui/twoHandsModel';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import { ChangeOfficer } from './ChangeOfficer';
import { Identify } from './Identify';
import { ResetAccess } from './ResetAccess';
import { RetireOfficer } from './RetireOfficer';

/** One officer: who they are, their keys, what happened to their access, and what can be done about it. */
export function OfficerPage({ id }: { id: string }) {
  const { t } = useTranslation('officer');
  const officers = useAnswer('officer.list', {});
  const officer = officers.data?.find((one) => one.id === id);
  const back = { to: '/officers', label: t('title') };
  if (officer === undefined) {
    return (
      <Page title={t('title')} back={back} testId="page-officer">
        <Failure error={officers.error} />
        {officers.data !== undefined && <Notice state="amber">{t('notFound')}</Notice>}
      </Page>
    );
  }
  return <OfficerView officer={officer} officers={officers.data ?? []} back={back} />;
}

function OfficerView({
  officer,
  officers,
  back,
}: {
  officer: OfficerRecord;
  officers: readonly OfficerRecord[];
  back: { to: string; label: string };
}) {
  const { t } = useTranslation(['officer', 'terms']);
  const session = useSession((state) => state.session);
  const own = session?.officer?.id === officer.id;
  return (
    <Page
      title={officer.name}
      subtitle={[officer.rank, t(`terms:role.${officer.role}`), officer.unit].filter(Boolean).join(' · ')}
      badges={
        <StateBadge state={officer.status === 'active' ? 'green' : 'grey'}>
          {t(`status.${officer.status}`)}
        </StateBadge>
      }
      back={back}
      actions={
        officer.status === 'active' ? (
          <OfficerActions officer={officer} officers={officers} own={own} />
        ) : undefined
      }
      aside={<HistorySection kind="officer" id={officer.id} />}
      testId="page-officer"
    >
      {own && !isIdentified(officer) && <Identify officer={officer} />}
      {officer.status === 'retired' && <Notice state="blue">{t('retiredText')}</Notice>}
      <Section title={t('facts')}>
        <Facts
          columns={2}
          facts={[
            { label: t('field.serviceNumber'), value: officer.serviceNumber, mono: true },
            { label: t('field.iin'), value: officer.iin, mono: true },
            { label: t('field.unit'), value: officer.unit },
            { label: t('field.role'), value: t(`terms:role.${officer.role}`) },
            {
              label: t('field.since'),
              value: <When at={officer.recordedAt} offset={officer.recordedOffset} />,
            },
            { label: t('field.roleMay'), value: t(`roleText.${officer.role}`), wide: true },
          ]}
        />
      </Section>
      <Section title={t('keys')}>
        <Facts
          columns={1}
          facts={[
            { label: t('field.signingKey'), value: officer.signingKey, mono: true, wide: true },
            { label: t('field.sealingKey'), value: officer.sealingKey, mono: true, wide: true },
          ]}
        />
      </Section>
    </Page>
  );
}

/** Nobody changes themselves. After the recovery key, an officer takes their own place again. */
function OfficerActions({
  officer,
  officers,
  own,
}: {
  officer: OfficerRecord;
  officers: readonly OfficerRecord[];
  own: boolean;
}) {
  const { t } = useTranslation('officer');
  const byRecoveryKey = useSession((state) => state.session !== null && state.session.officer === null);
  const mayChange = useMay('officer.changeRole') && !own;
  const mayRetire = useMay('officer.retire') && !own;
  const me = useSession((state) => state.session?.officer ?? null);
  const sole = useSession((state) => state.session?.soleOfficer === true);
  const confirmers = resettersOf(officers, me, officer);
  const mayWrite = useMay('officer.resetAccess') && !own;
  // Not offered where the rules would refuse whoever confirms: two investigators replace no supervisor's keys.
  const mayReset = (mayWrite || byRecoveryKey) && (sole || confirmers.length > 0);
  const [opened, setOpened] = useState<'change' | 'retire' | 'reset' | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      {mayReset && (
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => setOpened('reset')}
          data-testid="reset-access"
        >
          {t(byRecoveryKey ? 'reset.self' : 'reset.title')}
        </Button>
      )}
      {mayRetire && (
        <Button
          variant="default"
          leftSection={<IconUserOff size={16} aria-hidden />}
          onClick={() => setOpened('retire')}
          data-testid="retire"
        >
          {t('retire.title')}
        </Button>
      )}
      {mayChange && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setOpened('change')}
          data-testid="change-officer"
        >
          {t('change.title')}
        </Button>
      )}
      <ChangeOfficer officer={officer} opened={opened === 'change'} onClose={close} />
      <RetireOfficer officer={officer} opened={opened === 'retire'} onClose={close} />
      <ResetAccess officer={officer} confirmers={confirmers} opened={opened === 'reset'} onClose={close} />
    </>
  );
}
