import { Button } from '@mantine/core';
import { IconPencilCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkResolution,
  type DiscrepancyRecord,
  type ResolutionDraft,
  resolution,
  resolutionDraft,
} from '../../../db/domain/discrepancy';
import { goBack } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { shortNumber } from '../../records/numbers';
import { RecordedBy } from '../../records/RecordedBy';
import { useTermOptions } from '../../records/useTerms';
import { ChoiceField, FormActions, FormGrid, TextField, useRecordForm } from '../../ui/form';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Failure, Notice } from '../../ui/Words';

/** One act of discrepancy: what was expected, what was found, who signed, and how it ended. */
export function DiscrepancyPage({ id }: { id: string }) {
  const { t } = useTranslation('custody');
  const found = useAnswer('discrepancy.get', { id });
  if (found.data !== undefined) return <ActView act={found.data} />;
  return (
    <Page
      title={t('discrepancy')}
      back={{ to: '/custody', label: t('page.title') }}
      testId="page-discrepancy"
    >
      <Failure error={found.error} />
    </Page>
  );
}

function ActView({ act }: { act: DiscrepancyRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const may = useMay('discrepancy.resolve');
  return (
    <Page
      title={`${t('discrepancy')}: ${t(`terms:discrepancyKind.${act.kind}`)}`}
      badges={
        <StateBadge state={act.state === 'open' ? 'red' : 'green'}>
          {t(`terms:discrepancyState.${act.state}`)}
        </StateBadge>
      }
      subtitle={<span className="dl-mono">{act.number}</span>}
      back={{ to: '/custody', label: t('page.title') }}
      aside={<HistorySection kind="discrepancy" id={act.id} />}
      testId="page-discrepancy"
    >
      {act.secondId === '' && act.state === 'open' && <SecondSignature act={act} />}
      <Section title={t('difference.facts')}>
        <Facts
          facts={[
            ...(act.subjectKind === ''
              ? []
              : [
                  {
                    label: t('difference.of'),
                    value: (
                      <RecordLink kind={act.subjectKind} id={act.subjectId}>
                        {`${shortNumber(act.subjectNumber)} ${act.subjectTitle}`}
                      </RecordLink>
                    ),
                  },
                ]),
            { label: t('field.expected'), value: act.expected },
            { label: t('field.found'), value: act.found },
            { label: t('difference.first'), value: act.officerName },
            { label: t('difference.second'), value: act.secondName },
            ...(act.countId === ''
              ? []
              : [
                  {
                    label: t('count'),
                    value: (
                      <RecordLink kind="count" id={act.countId}>
                        {t('difference.openCount')}
                      </RecordLink>
                    ),
                  },
                ]),
            ...(act.eventId === ''
              ? []
              : [
                  {
                    label: t('event.title'),
                    value: (
                      <RecordLink kind="custody" id={act.eventId}>
                        {t('page.open')}
                      </RecordLink>
                    ),
                  },
                ]),
            { label: t('field.notes'), value: act.notes, wide: true },
          ]}
        />
        <RecordedBy record={act} />
      </Section>
      {act.state === 'resolved' ? (
        <Section title={t('difference.ended')}>
          <Facts
            facts={[
              {
                label: t('difference.how'),
                value: act.resolution === '' ? '' : t(`terms:resolution.${act.resolution}`),
              },
              { label: t('difference.outcome'), value: act.outcome, wide: true },
              { label: t('difference.by'), value: act.resolvedByName },
              { label: t('difference.when'), value: formats.dateTime(act.resolvedAt, act.resolvedOffset) },
            ]}
          />
        </Section>
      ) : (
        may && <Resolve act={act} />
      )}
    </Page>
  );
}

function SecondSignature({ act }: { act: DiscrepancyRecord }) {
  const { t } = useTranslation('custody');
  const me = useSession((state) => state.session?.officer?.id ?? '');
  const confirm = useCommand('discrepancy.confirm', {
    invalidates: ['discrepancy.get', 'discrepancy.list', 'home.get'],
  });
  return (
    <>
      <Notice
        state="red"
        testId="one-signature"
        action={
          act.officerId !== me && (
            <Button
              size="compact-sm"
              leftSection={<IconPencilCheck size={15} aria-hidden />}
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ id: act.id })}
              data-testid="confirm-discrepancy"
            >
              {t('difference.sign')}
            </Button>
          )
        }
      >
        {t('difference.needsSecond')}
      </Notice>
      <Failure error={confirm.error} />
    </>
  );
}

function Resolve({ act }: { act: DiscrepancyRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const second = useSecondHand();
  const options = useTermOptions('resolution', resolution.options);
  const resolve = useCommand('discrepancy.resolve', {
    invalidates: ['discrepancy.get', 'discrepancy.list', 'custody.of', 'home.get', 'ledger.list'],
  });
  const empty = useMemo(() => resolutionDraft.parse({ resolution: 'found' }), []);
  const form = useRecordForm<ResolutionDraft, DiscrepancyRecord>({
    empty,
    check: checkResolution,
    draftKey: `resolution:${act.id}`,
    save: (draft, draftKey) =>
      second.run(
        <>
          <strong>{act.number}</strong>: {t(`terms:discrepancyKind.${act.kind}`)}
          <br />
          {[act.expected, act.found].filter(Boolean).join(' → ')}
          <br />
          {t(`terms:resolution.${draft.resolution}`)}: {draft.outcome}
        </>,
        (hands) => resolve.mutateAsync({ id: act.id, draft, draftKey, ...(hands && { hands }) }),
      ),
  });
  const shown = form.failure instanceof NotConfirmed ? { ...form, failure: null } : form;
  return (
    <Section title={t('difference.end')} testId="section-resolve">
      <FormGrid>
        <ChoiceField form={form} path="resolution" label={t('difference.how')} options={options} />
        <TextField
          form={form}
          path="outcome"
          label={t('difference.outcome')}
          hint={t('difference.outcomeHint')}
          required
          wide
        />
      </FormGrid>
      <FormActions form={shown} onCancel={goBack} saveLabel={t('difference.endIt')} />
      {second.dialog}
    </Section>
  );
}
