import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconAlertTriangle,
  IconChevronRight,
  IconCircleCheck,
  IconCircleX,
  IconLock,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../db/domain/finding';
import { checkSeizure } from '../../../db/domain/seizure';
import { navigate } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useCommand } from '../../ipc/queries';
import { DateTimeField, FormGrid, TextField } from '../../ui/form';
import { Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure, Notice, useFindingWords } from '../../ui/Words';
import type { Scene } from './ScenePage';
import styles from './scene.module.css';
import { fixOf, goToStep } from './sceneModel';

/** Everything that is missing, in words, each with the way to put it right; then the protocol is closed. */
export function ReviewStep({ seizure, exhibits, findings, form, keep }: Scene) {
  const { t } = useTranslation('scene');
  const formats = useFormats();
  const may = useMay('seizure.close');
  const close = useCommand('seizure.close', {
    invalidates: ['seizure.get', 'seizure.list', 'seizure.review', 'exhibit.list', 'home.get', 'ledger.list'],
  });
  // What is typed here and not yet recorded counts already: the officer sees the stop go away while they type.
  const typed = new Set(checkSeizure(form.draft).map(({ code }) => code));
  const own = ['seizure.close-start', 'seizure.close-end'];
  const open = findings.filter(
    ({ field, code }) =>
      (!own.includes(code) || form.draft[field === 'startedAt' ? 'startedAt' : 'endedAt'] === '') &&
      (code !== 'seizure.no-authorisation' || typed.has(code)),
  );
  const stops = open.filter(({ level }) => level === 'error');
  const looks = open.filter(({ level }) => level === 'warning');
  const finish = async () => {
    if (!(await keep())) return;
    const closed = await close.mutateAsync({ id: seizure.id }).catch(() => undefined);
    if (closed !== undefined) navigate(`/seizures/${seizure.id}`);
  };
  const ask = () =>
    modals.openConfirmModal({
      title: t('review.closeTitle'),
      withCloseButton: false,
      children: t('review.closeText', { count: exhibits.length }),
      labels: { confirm: t('review.close'), cancel: t('review.notYet') },
      confirmProps: { 'data-testid': 'close-seizure-confirm' } as Record<`data-${string}`, string>,
      onConfirm: () => void finish(),
    });
  return (
    <>
      <Section title={t('review.times')}>
        <FormGrid>
          <DateTimeField form={form} path="startedAt" label={t('field.startedAt')} />
          <DateTimeField form={form} path="endedAt" label={t('field.endedAt')} />
          <TextField form={form} path="authorisation" label={t('field.authorisation')} />
          <TextField form={form} path="protocolNumber" label={t('field.protocolNumber')} mono />
        </FormGrid>
      </Section>
      <Section title={t('review.stops')} count={formats.number(stops.length)} testId="review-stops">
        {stops.length === 0 ? (
          <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />}>
            {t('review.noStops')}
          </Notice>
        ) : (
          <FindingRows seizureId={seizure.id} findings={stops} />
        )}
      </Section>
      <Failure error={close.error} />
      <div className={styles.foot}>
        <Button
          size="xl"
          leftSection={<IconLock size={22} aria-hidden />}
          disabled={stops.length > 0 || !may || form.blocked}
          loading={close.isPending || form.saving}
          onClick={ask}
          data-testid="close-seizure"
        >
          {t('review.close')}
        </Button>
      </div>
      {looks.length > 0 && (
        <Section title={t('review.looks')} count={formats.number(looks.length)} testId="review-looks">
          <FindingRows seizureId={seizure.id} findings={looks} />
        </Section>
      )}
    </>
  );
}

function FindingRows({ seizureId, findings }: { seizureId: string; findings: readonly Finding[] }) {
  const { t } = useTranslation('scene');
  const words = useFindingWords();
  return (
    <ul className={styles.stops}>
      {findings.map((found) => {
        const { step, exhibitId } = fixOf(found);
        return (
          <li key={`${found.field} ${found.code}`}>
            <button
              type="button"
              className={styles.stop}
              onClick={() => goToStep(seizureId, step, exhibitId)}
              data-finding={found.code}
            >
              {found.level === 'error' ? (
                <IconCircleX size={20} color="var(--dl-red)" aria-hidden />
              ) : (
                <IconAlertTriangle size={20} color="var(--dl-amber)" aria-hidden />
              )}
              <span>{words(found)}</span>
              <span className={styles.fix}>
                {t(`step.${step}`)} <IconChevronRight size={18} aria-hidden />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
