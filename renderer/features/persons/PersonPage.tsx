import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../../db/domain/person';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LinksSection } from '../../records/LinksSection';
import { AmendButton } from '../../records/RecordActions';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { Failure } from '../../ui/Words';

/** One person of a case: who they are, and what is stated of them. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation('person');
  const found = useAnswer('person.get', { id });
  if (found.data !== undefined) return <PersonView person={found.data} />;
  return (
    <Page title={t('page.facts')} back={{ to: '/cases', label: t('page.case') }} testId="page-person">
      <Failure error={found.error} />
    </Page>
  );
}

function PersonView({ person }: { person: PersonRecord }) {
  const { t } = useTranslation(['person', 'terms']);
  const formats = useFormats();
  const file = useAnswer('case.get', { id: person.caseId }).data;
  return (
    <Page
      title={person.name || person.nameLatin}
      badges={
        <StateBadge state="grey" icon={<IconUser size={13} aria-hidden />}>
          {t(`terms:personRole.${person.role}`)}
        </StateBadge>
      }
      subtitle={<span className="dl-mono">{person.number}</span>}
      back={{
        to: `/cases/${person.caseId}`,
        label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
      }}
      actions={<AmendButton kind="person" id={person.id} />}
      aside={<HistorySection kind="person" id={person.id} />}
      testId="page-person"
    >
      <Section title={t('page.facts')} testId="section-facts">
        <Facts
          columns={2}
          facts={[
            { label: t('field.name'), value: person.name },
            { label: t('field.nameLatin'), value: person.nameLatin },
            { label: t('field.aliases'), value: person.aliases, wide: true },
            { label: t('field.iin'), value: person.iin, mono: true },
            { label: t('field.birth'), value: formats.date(person.birth) },
            { label: t('field.citizenship'), value: person.citizenship },
            { label: t('field.document'), value: person.document },
            { label: t('field.phones'), value: person.phones },
            { label: t('field.handles'), value: person.handles },
            { label: t('field.notes'), value: person.notes, wide: true },
          ]}
        />
        <RecordedBy record={person} />
      </Section>
      <AttachmentsSection kind="person" id={person.id} />
      <LinksSection kind="person" id={person.id} caseId={person.caseId} />
    </Page>
  );
}
