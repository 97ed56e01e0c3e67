import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { useCommand } from '../../ipc/queries';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import styles from './envelopes.module.css';

/** An envelope that was opened and not sealed again: said in red, with the field that ends it. */
export function LiesOpen({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation('envelope');
  const maySeal = useMay('envelope.seal');
  const [seal, setSeal] = useState('');
  const command = useCommand('envelope.seal', {
    invalidates: ['envelope.get', 'envelope.list', 'home.get'],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (seal.trim() !== '') command.mutate({ id: envelope.id, newSeal: seal.trim() });
  };
  return (
    <>
      <Notice state="red" title={t('page.liesOpen')} testId="lies-open">
        {t('page.liesOpenText')}
        {maySeal && (
          <form onSubmit={submit} className={styles.row}>
            <TextInput
              aria-label={t('field.newSeal')}
              placeholder={t('field.newSeal')}
              maxLength={400}
              value={seal}
              onChange={(event) => setSeal(event.currentTarget.value)}
              classNames={{ input: 'dl-mono' }}
              data-testid="new-seal"
            />
            <Button
              type="submit"
              loading={command.isPending}
              disabled={seal.trim() === ''}
              data-testid="state-seal"
            >
              {t('page.stateSeal')}
            </Button>
          </form>
        )}
      </Notice>
      <Failure error={command.error} />
    </>
  );
}
