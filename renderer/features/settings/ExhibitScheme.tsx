import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkScheme, schemeNumber } from '../../../db/domain/numbering';
import { useSession } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { FindingLines } from '../../ui/form';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './settings.module.css';

/** How the unit numbers its exhibits in its own register. */
export function ExhibitScheme() {
  const { t } = useTranslation('settings');
  const may = useMay('exhibit.setScheme');
  const code = useSession((state) => state.session?.shortCode ?? '');
  const kept = useAnswer('exhibit.scheme', {});
  const [typed, setTyped] = useState<string>();
  const save = useCommand('exhibit.setScheme', { invalidates: ['exhibit.scheme', 'seizure.nextNumbers'] });
  const scheme = typed ?? kept.data?.scheme ?? '';
  const findings = checkScheme(scheme.trim());
  const year = new Date().getFullYear();
  const example =
    scheme.trim() === '' || findings.length > 0
      ? t('scheme.none')
      : t('scheme.example', {
          number: schemeNumber(scheme.trim(), { caseNumber: `${code}-${year}-001`, year }, 1),
        });
  const submit = () => {
    if (findings.length === 0 && scheme !== kept.data?.scheme)
      save.mutate({ scheme: scheme.trim() }, { onSuccess: () => setTyped(undefined) });
  };
  return (
    <Section title={t('scheme.title')} testId="section-scheme">
      <div className={styles.line}>
        <TextInput
          label={t('scheme.field')}
          description={
            <>
              <FindingLines findings={findings} />
              <span>{example}</span>
            </>
          }
          descriptionProps={{ component: 'div' }}
          inputWrapperOrder={['label', 'input', 'description']}
          error={findings.length > 0}
          placeholder="ВД-{year}-{nnnn}"
          value={scheme}
          disabled={!may}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && submit()}
          style={{ flex: 1 }}
          data-testid="exhibit-scheme"
        />
        <Button
          variant="default"
          disabled={!may || findings.length > 0 || typed === undefined || typed === kept.data?.scheme}
          loading={save.isPending}
          onClick={submit}
          data-testid="save-scheme"
        >
          {t('scheme.save')}
        </Button>
      </div>
      <Failure error={kept.error ?? save.error} />
    </Section>
  );
}
