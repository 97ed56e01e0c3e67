import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlayerPause } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitRecord } from '../../../db/domain/exhibit';
import type { Finding } from '../../../db/domain/finding';
import {
  checkSeizure,
  type SeizureDraft,
  type SeizureRecord,
  seizureDraft,
  seizureTitle,
} from '../../../db/domain/seizure';
import { navigate, useQueryParam } from '../../app/router';
import { useAnswer, useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { FormRestored, type RecordForm, useRecordForm } from '../../ui/form';
import { Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { AddressStep } from './AddressStep';
import { FoundStep } from './FoundStep';
import { IsolateStep } from './IsolateStep';
import { PeopleStep } from './PeopleStep';
import { ReviewStep } from './ReviewStep';
import styles from './scene.module.css';
import { goToStep, openAt, readStep, type Step, steps } from './sceneModel';

/** What every step works on: the search, what was found so far, what keeps it open, and the form of the search itself. */
export interface Scene {
  readonly seizure: SeizureRecord;
  readonly exhibits: readonly ExhibitRecord[];
  readonly findings: readonly Finding[];
  readonly form: RecordForm<SeizureDraft, SeizureRecord>;
  /** Records what was typed about the search, and answers whether one may go on. */
  readonly keep: () => Promise<boolean>;
}

/** The wizard of a search: large targets, one thing at a time, everything by keyboard or scanner. */
export function ScenePage({ id }: { id: string }) {
  const { t } = useTranslation('scene');
  const seizure = useAnswer('seizure.get', { id });
  const exhibits = useAnswer('seizure.exhibits', { id });
  const findings = useAnswer('seizure.review', { id });
  const closed = seizure.data?.state === 'closed';
  useEffect(() => {
    if (closed) navigate(`/seizures/${id}`, { replace: true });
  }, [closed, id]);
  if (seizure.data !== undefined && exhibits.data !== undefined && !closed)
    return <SceneView seizure={seizure.data} exhibits={exhibits.data} findings={findings.data ?? []} />;
  return (
    <Page title={t('list.title')} back={{ to: '/seizures', label: t('list.title') }} testId="page-scene">
      <Failure error={seizure.error ?? exhibits.error ?? findings.error} />
    </Page>
  );
}

function SceneView({ seizure, exhibits, findings }: Omit<Scene, 'form' | 'keep'>) {
  const { t } = useTranslation(['scene', 'terms']);
  const step = readStep(useQueryParam('step'));
  const form = useSceneForm(seizure);
  const keep = async () => !form.dirty || (await form.submit()) !== undefined;
  const scene: Scene = { seizure, exhibits, findings, form, keep };
  const at = steps.indexOf(step);
  useScrollUp(step);
  const go = (next: Step) =>
    void keep().then((kept) => {
      if (kept) goToStep(seizure.id, next);
    });
  return (
    <Page
      title={seizureTitle(seizure)}
      subtitle={
        <>
          <span className="dl-mono">{seizure.number}</span> · {t(`terms:seizureKind.${seizure.kind}`)}
        </>
      }
      back={{ to: `/seizures/${seizure.id}`, label: seizure.number }}
      actions={
        <Button
          variant="default"
          size="md"
          leftSection={<IconPlayerPause size={18} aria-hidden />}
          onClick={() => void form.keep().then(() => navigate(`/seizures/${seizure.id}`))}
          data-testid="scene-pause"
        >
          {t('pause')}
        </Button>
      }
      testId="page-scene"
    >
      <div className={styles.wizard}>
        <StepList step={step} findings={findings} go={go} />
        <div className={styles.content}>
          <FormRestored form={form} />
          <Failure error={form.failure} />
          {step === 'isolate' && <IsolateStep {...scene} />}
          {step === 'found' && <FoundStep {...scene} />}
          {step === 'addresses' && <AddressStep {...scene} />}
          {step === 'people' && <PeopleStep {...scene} />}
          {step === 'review' && <ReviewStep {...scene} />}
          <div className={styles.foot}>
            {at > 0 && (
              <Button
                variant="default"
                size="lg"
                onClick={() => go(steps[at - 1] ?? 'isolate')}
                data-testid="scene-back"
              >
                {t('back')}
              </Button>
            )}
            {at < steps.length - 1 && (
              <Button
                size="lg"
                loading={form.saving}
                onClick={() => go(steps[at + 1] ?? 'review')}
                data-testid="scene-next"
              >
                {t('next', { step: t(`step.${steps[at + 1] ?? 'review'}`) })}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Each step begins at its top. */
function useScrollUp(step: Step): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) document.getElementById('main')?.scrollTo({ top: 0 });
    before.current = step;
  }, [step]);
}

/** The search's own fields, kept through crashes. The wizard says by itself why it changes them. */
function useSceneForm(seizure: SeizureRecord): RecordForm<SeizureDraft, SeizureRecord> {
  const { t } = useTranslation('scene');
  const initial = useMemo(() => draftOf(seizureDraft, seizure), [seizure]);
  const amend = useCommand('seizure.amend', {
    invalidates: ['seizure.list', 'seizure.review', 'ledger.list'],
  });
  const form = useRecordForm<SeizureDraft, SeizureRecord>({
    empty: initial,
    initial,
    check: checkSeizure,
    draftKey: `seizure:${seizure.id}`,
    save: (draft, draftKey, reason) => amend.mutateAsync({ id: seizure.id, draft, reason, draftKey }),
  });
  const reason = t('reason.scene');
  useEffect(() => form.setReason(reason), [form.setReason, reason]);
  return form;
}

function StepList({
  step,
  findings,
  go,
}: {
  step: Step;
  findings: readonly Finding[];
  go: (step: Step) => void;
}) {
  const { t } = useTranslation('scene');
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {steps.map((one, index) => {
        const { errors, warnings } = openAt(one, findings);
        return (
          <li key={one}>
            <button
              type="button"
              className={styles.step}
              aria-current={one === step ? 'step' : undefined}
              onClick={() => go(one)}
              data-testid={`step-${one}`}
            >
              <span className={styles.stepNumber}>{index + 1}</span>
              <span className={styles.stepWord}>
                {t(`step.${one}`)}
                <span className={styles.stepState}>
                  {errors > 0 ? (
                    <>
                      <IconCircleX size={15} color="var(--dl-red)" aria-hidden />{' '}
                      {t('stops', { count: errors })}
                    </>
                  ) : warnings > 0 ? (
                    <>
                      <IconAlertTriangle size={15} color="var(--dl-amber)" aria-hidden />{' '}
                      {t('looks', { count: warnings })}
                    </>
                  ) : (
                    <>
                      <IconCircleCheck size={15} color="var(--dl-green)" aria-hidden /> {t('nothingOpen')}
                    </>
                  )}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
