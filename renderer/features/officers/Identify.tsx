import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficerRecord } from '../../../db/domain/officer';
import { renewSession, useSession } from '../../app/session';
import { request } from '../../ipc/client';
import { useCommand } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './officers.module.css';

/** Which person an officer is, said once by themself: without it two accounts cannot be told from two people. */
export function Identify({ officer }: { officer: OfficerRecord }) {
  const { t } = useTranslation('officer');
  const readOnly = useSession((state) => state.session?.readOnly ?? true);
  const may = useMay('officer.identify');
  const [serviceNumber, setServiceNumber] = useState('');
  const [iin, setIin] = useState('');
  const identify = useCommand('officer.identify', { invalidates: ['officer.list'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    identify.mutate(
      { serviceNumber: serviceNumber.trim(), iin: iin.trim() },
      { onSuccess: () => void request('vault.session', {}).then(renewSession) },
    );
  };
  if (readOnly || !may) return null;
  return (
    <Section title={t('identify.title')} testId="identify">
      <form onSubmit={submit} className={styles.form} noValidate>
        <p className={styles.hint}>{t('identify.text', { name: officer.name })}</p>
        <div className={styles.fields}>
          <TextInput
            label={t('field.serviceNumber')}
            maxLength={400}
            autoComplete="off"
            value={serviceNumber}
            onChange={(event) => setServiceNumber(event.currentTarget.value)}
            data-testid="own-service-number"
          />
          <TextInput
            label={t('field.iin')}
            maxLength={400}
            autoComplete="off"
            value={iin}
            onChange={(event) => setIin(event.currentTarget.value)}
            data-testid="own-iin"
          />
        </div>
        <Failure error={identify.error} />
        <div>
          <Button
            type="submit"
            loading={identify.isPending}
            disabled={serviceNumber.trim() === '' && iin.trim() === ''}
            data-testid="save-identity"
          >
            {t('identify.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
