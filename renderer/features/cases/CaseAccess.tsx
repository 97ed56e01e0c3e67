import { Button, Modal, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconUser, IconUsers } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useAnswer, useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './CaseAccess.module.css';

type Access = RouteOutput<'case.access'>[number];

/** Who sees the case beside those whose role sees every case; supervisors give access and take it back. */
export function CaseAccess({ caseId }: { caseId: string }) {
  const { t } = useTranslation('case');
  const access = useAnswer('case.access', { caseId });
  const mayGrant = useMay('case.grant');
  const mayWithdraw = useMay('case.withdrawGrant');
  const [granting, setGranting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Access | null>(null);
  const standing = access.data?.filter((one) => one.withdrawn === 0) ?? [];
  return (
    <Section
      title={t('access.title')}
      testId="section-access"
      actions={
        mayGrant && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => setGranting(true)}
            data-testid="grant-access"
          >
            {t('access.grant')}
          </Button>
        )
      }
    >
      <Failure error={access.error} />
      <ul className={styles.list}>
        {standing.map((one) => (
          <li key={one.id} className={styles.line} data-testid="access-line">
            {one.granteeKind === 'unit' ? (
              <IconUsers size={15} aria-hidden />
            ) : (
              <IconUser size={15} aria-hidden />
            )}
            <span className={styles.name}>
              {t(`access.${one.granteeKind}`)}: {one.name}
            </span>
            {mayWithdraw && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => setWithdrawing(one)}
                aria-label={t('access.withdrawFrom', { name: one.name })}
                data-testid="withdraw-access"
              >
                {t('access.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('access.also')}</p>
      <Modal
        opened={granting}
        onClose={() => setGranting(false)}
        title={t('access.grant')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {granting && <GrantForm caseId={caseId} onDone={() => setGranting(false)} />}
      </Modal>
      <Modal
        opened={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={t('access.withdraw')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {withdrawing !== null && <WithdrawForm access={withdrawing} onDone={() => setWithdrawing(null)} />}
      </Modal>
    </Section>
  );
}

function GrantForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useTranslation('case');
  const officers = useAnswer('officer.list', {}).data ?? [];
  const [kind, setKind] = useState<'unit' | 'officer'>('officer');
  const [officerId, setOfficerId] = useState<string | null>(null);
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const grant = useCommand('case.grant', { invalidates: ['case.access'] });
  const units = [...new Set(officers.map((one) => one.unit))];
  const named = kind === 'unit' ? unit.trim() !== '' : officerId !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const grantee =
      kind === 'unit'
        ? { kind, unit: unit.trim() }
        : { kind: 'officer' as const, officerId: officerId ?? '' };
    grant.mutate({ caseId, grantee, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <NativeSelect
        label={t('access.to')}
        data={[
          { value: 'officer', label: t('access.officer') },
          { value: 'unit', label: t('access.unit') },
        ]}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value === 'unit' ? 'unit' : 'officer')}
        data-testid="grant-kind"
      />
      {kind === 'officer' ? (
        <Select
          label={t('access.officer')}
          withAsterisk
          searchable
          data={officers
            .filter((one) => one.status === 'active')
            .map((one) => ({ value: one.id, label: `${one.name} · ${one.unit}` }))}
          value={officerId}
          onChange={setOfficerId}
          data-testid="grant-officer"
        />
      ) : (
        <TextInput
          label={t('access.unit')}
          withAsterisk
          maxLength={400}
          list="case-access-units"
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
          data-testid="grant-unit"
        />
      )}
      <datalist id="case-access-units">
        {units.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ReasonText value={reason} onChange={setReason} />
      <Failure error={grant.error} />
      <div>
        <Button
          type="submit"
          loading={grant.isPending}
          disabled={!named || reason.trim() === ''}
          data-testid="save-grant"
        >
          {t('access.grant')}
        </Button>
      </div>
    </form>
  );
}

function WithdrawForm({ access, onDone }: { access: Access; onDone: () => void }) {
  const { t } = useTranslation('case');
  const [reason, setReason] = useState('');
  const withdraw = useCommand('case.withdrawGrant', { invalidates: ['case.access'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate({ id: access.id, reason: reason.trim() }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      <p className={styles.hint}>{t('access.withdrawText', { name: access.name })}</p>
      <ReasonText value={reason} onChange={setReason} />
      <Failure error={withdraw.error} />
      <div>
        <Button
          type="submit"
          loading={withdraw.isPending}
          disabled={reason.trim() === ''}
          data-testid="save-withdraw"
        >
          {t('access.withdraw')}
        </Button>
      </div>
    </form>
  );
}

function ReasonText({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('hands');
  return (
    <Textarea
      label={t('reason')}
      withAsterisk
      autosize
      minRows={2}
      maxLength={2_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid="access-reason"
    />
  );
}
