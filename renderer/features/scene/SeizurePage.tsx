import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconFileCertificate,
  IconPencil,
  IconPlayerPlay,
  IconPlus,
  IconTag,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type SeizureRecord, seizureTitle } from '../../../db/domain/seizure';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { ExhibitTree } from '../../records/ExhibitTree';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { Missing } from '../../records/Missing';
import { RecordedBy } from '../../records/RecordedBy';
import { SeizureStateBadge } from '../../records/SeizureStateBadge';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';

/** One search: who, where, when, what was seized, and whether its protocol is closed. */
export function SeizurePage({ id }: { id: string }) {
  const { t } = useTranslation('scene');
  const found = useAnswer('seizure.get', { id });
  if (found.data !== undefined) return <SeizureView seizure={found.data} />;
  return (
    <Page title={t('list.title')} back={{ to: '/seizures', label: t('list.title') }} testId="page-seizure">
      <Failure error={found.error} />
    </Page>
  );
}

function SeizureView({ seizure }: { seizure: SeizureRecord }) {
  const { t } = useTranslation(['scene', 'terms']);
  const file = useAnswer('case.get', { id: seizure.caseId }).data;
  const exhibits = useAnswer('seizure.exhibits', { id: seizure.id });
  const { id, caseId } = seizure;
  return (
    <Page
      title={seizureTitle(seizure)}
      badges={<SeizureStateBadge state={seizure.state} />}
      subtitle={
        <>
          <span className="dl-mono">{seizure.number}</span> · {t(`terms:seizureKind.${seizure.kind}`)}
        </>
      }
      back={{
        to: `/cases/${caseId}`,
        label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
      }}
      actions={<Actions seizure={seizure} />}
      aside={<HistorySection kind="seizure" id={id} />}
      testId="page-seizure"
    >
      {seizure.state === 'closed' && (
        <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />} testId="seizure-closed">
          {t('page.closed', { name: seizure.closedByName })}{' '}
          <When at={seizure.closedAt} offset={seizure.closedOffset} />. {t('page.fixed')}
        </Notice>
      )}
      <SeizureFacts seizure={seizure} />
      <Section
        title={t('page.seized')}
        {...(exhibits.data === undefined ? {} : { count: exhibits.data.length })}
        actions={
          (exhibits.data?.length ?? 0) > 0 && (
            <Button
              component={Link}
              to={`/labels?seizure=${id}`}
              size="compact-sm"
              variant="light"
              leftSection={<IconTag size={14} aria-hidden />}
              data-testid="print-labels"
            >
              {t('page.labels')}
            </Button>
          )
        }
        testId="section-seized"
      >
        <Failure error={exhibits.error} />
        <ExhibitTree exhibits={exhibits.data ?? []} empty={t('page.nothing')} />
      </Section>
      <AttachmentsSection kind="seizure" id={id} />
    </Page>
  );
}

function Actions({ seizure }: { seizure: SeizureRecord }) {
  const { t } = useTranslation('scene');
  const may = useMay('seizure.amend');
  const mayReport = useMay('report.record');
  const { id, caseId } = seizure;
  if (seizure.state === 'open')
    return (
      may && (
        <>
          <Button
            component={Link}
            to={`/seizures/${id}/edit`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            data-testid="amend"
          >
            {t('page.amend')}
          </Button>
          <Button
            component={Link}
            to={`/seizures/${id}/scene`}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            data-testid="scene-continue"
          >
            {t('page.continue')}
          </Button>
        </>
      )
    );
  return (
    <>
      {may && (
        <Button
          component={Link}
          to={`/seizures/new?case=${caseId}&supplement=${id}`}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          data-testid="supplement"
        >
          {t('page.supplement')}
        </Button>
      )}
      {mayReport && (
        <Button
          component={Link}
          to={`/reports/new?case=${caseId}&kind=seizure&subject=${id}`}
          leftSection={<IconFileCertificate size={16} aria-hidden />}
          data-testid="seizure-protocol"
        >
          {t('page.protocol')}
        </Button>
      )}
    </>
  );
}

function SeizureFacts({ seizure }: { seizure: SeizureRecord }) {
  const { t } = useTranslation(['scene', 'terms']);
  const formats = useFormats();
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(', ');
  return (
    <Section title={t('page.facts')} testId="section-facts">
      <Facts
        facts={[
          { label: t('field.address'), value: seizure.address, wide: true },
          { label: t('field.premisesOf'), value: seizure.premisesOf },
          { label: t('field.startedAt'), value: formats.localDateTime(seizure.startedAt) },
          {
            label: t('field.endedAt'),
            value:
              seizure.endedAt === '' ? (
                <Missing word={t('page.notEnded')} />
              ) : (
                formats.localDateTime(seizure.endedAt)
              ),
          },
          {
            label: t('field.authorisation'),
            value: [seizure.authorisation, formats.date(seizure.authorisationDate), seizure.authorisedBy]
              .filter(Boolean)
              .join(', '),
            wide: true,
          },
          { label: t('field.protocolNumber'), value: seizure.protocolNumber, mono: true },
          { label: t('people.officers'), value: names(seizure.officers), wide: true },
          {
            label: t('people.witnesses'),
            value:
              seizure.witnesses.length === 0 ? (
                <Missing word={t('page.noWitnesses')} />
              ) : (
                names(seizure.witnesses)
              ),
            wide: true,
          },
          { label: t('people.present'), value: names(seizure.present), wide: true },
          {
            label: t('field.isolation'),
            value: [
              t(`terms:isolation.${seizure.isolation}`),
              formats.localDateTime(seizure.isolatedAt),
              seizure.isolatedHow,
            ]
              .filter(Boolean)
              .join(', '),
            wide: true,
          },
          {
            label: t('field.video'),
            value: [t(`terms:videoState.${seizure.video}`), seizure.videoDevice].filter(Boolean).join(', '),
          },
          ...(seizure.supplementTo === null
            ? []
            : [{ label: t('field.supplementTo'), value: <MainSearch id={seizure.supplementTo} /> }]),
          { label: t('field.statements'), value: seizure.statements, wide: true },
          { label: t('field.notes'), value: seizure.notes, wide: true },
        ]}
      />
      <RecordedBy record={seizure} />
    </Section>
  );
}

function MainSearch({ id }: { id: string }) {
  const main = useAnswer('seizure.get', { id }).data;
  return (
    <RecordLink kind="seizure" id={id} mono>
      {main?.number ?? '…'}
    </RecordLink>
  );
}
