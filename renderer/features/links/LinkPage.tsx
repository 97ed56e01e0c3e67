import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LinkRecord } from '../../../db/domain/link';
import { Link } from '../../app/router';
import { useAnswer } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LinkEnd } from '../../records/LinkEnd';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { Statement } from './Statement';

/** One link: what it states, of which records, on what basis. */
export function LinkPage({ id }: { id: string }) {
  const { t } = useTranslation('link');
  const found = useAnswer('link.get', { id });
  if (found.data !== undefined) return <LinkView link={found.data} />;
  return (
    <Page title={t('section.title')} back={{ to: '/cases', label: t('page.case') }} testId="page-link">
      <Failure error={found.error} />
    </Page>
  );
}

function LinkView({ link }: { link: LinkRecord }) {
  const { t } = useTranslation(['link', 'terms']);
  const readOnly = !useMay('link.amend');
  const file = useAnswer('case.get', { id: link.caseId }).data;
  return (
    <Page
      title={t('page.title', { number: link.number })}
      back={{
        to: `/cases/${link.caseId}`,
        label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
      }}
      actions={
        !readOnly && (
          <Button
            component={Link}
            to={`/links/${link.id}/edit`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            data-testid="amend"
          >
            {t('page.amend')}
          </Button>
        )
      }
      aside={<HistorySection kind="link" id={link.id} />}
      testId="page-link"
    >
      <Section title={t('page.facts')} testId="section-facts">
        <Statement
          from={<LinkEnd end={link.from} />}
          fromKind={link.fromKind}
          relation={t(`terms:linkKind.${link.kind}`)}
          to={<LinkEnd end={link.to} />}
          toKind={link.toKind}
        />
        <div style={{ height: 16 }} />
        <Facts
          columns={2}
          facts={[
            { label: t('field.source'), value: link.source },
            { label: t('field.confidence'), value: t(`terms:confidence.${link.confidence}`) },
            { label: t('field.notes'), value: link.notes, wide: true },
          ]}
        />
        <RecordedBy record={link} />
      </Section>
    </Page>
  );
}
