import { Button } from '@mantine/core';
import { IconLink, IconPencil, IconReportAnalytics } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/router';
import { useMay } from '../ui/useRights';

/** Leads to the form that corrects a record; absent for who may not. */
export function AmendButton({ kind, id, primary = false }: AmendButtonProps) {
  const { t } = useTranslation('common');
  if (!useMay(`${kind}.amend`)) return null;
  return (
    <Button
      component={Link}
      to={`/${kind}s/${id}/edit`}
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconPencil size={16} aria-hidden />}
      data-testid="amend"
    >
      {t('amend')}
    </Button>
  );
}

interface AmendButtonProps {
  kind: 'case' | 'exhibit' | 'person' | 'site' | 'wallet';
  id: string;
  /** The first thing to do on its page. */
  primary?: boolean;
}

interface LinkedRecord {
  kind: 'site' | 'wallet';
  id: string;
  caseId: string;
}

/** What can be done with a record of a case that can be linked: a report, a link, a correction. */
export function RecordActions({ kind, id, caseId }: LinkedRecord) {
  const { t } = useTranslation('common');
  const mayLink = useMay('link.record');
  return (
    <>
      <Button
        component={Link}
        to={`/reports/new?case=${caseId}`}
        variant="default"
        leftSection={<IconReportAnalytics size={16} aria-hidden />}
        data-testid="report-of-case"
      >
        {t('reportOfCase')}
      </Button>
      {mayLink && (
        <Button
          component={Link}
          to={`/links/new?case=${caseId}&from=${kind}:${id}`}
          variant="default"
          leftSection={<IconLink size={16} aria-hidden />}
          data-testid={`link-${kind}`}
        >
          {t('linkToAnother')}
        </Button>
      )}
      <AmendButton kind={kind} id={id} primary />
    </>
  );
}
