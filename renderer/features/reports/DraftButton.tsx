import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportLanguage } from '../../../db/domain/report';
import { request } from '../../ipc/client';
import { Failure, Notice } from '../../ui/Words';

/** The pages on paper before anyone signs: each says that it is a draft, and nothing of it is registered. */
export function DraftButton({
  caseId,
  number,
  language,
}: {
  caseId: string;
  number: string;
  language: ReportLanguage;
}) {
  const { t } = useTranslation('report');
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const draw = async () => {
    setFailure(null);
    setBusy(true);
    try {
      const suggestedName = `${number}-${language}-draft.pdf`;
      const to = await request('app.chooseSave', { suggestedName });
      if (to === null) return;
      await request('report.draft', { caseId, language, to: to.token });
      setSaved(to.label);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileText size={16} aria-hidden />}
        onClick={() => void draw()}
        loading={busy}
        data-testid="save-draft"
      >
        {t('new.draft')}
      </Button>
      <Failure error={failure} />
      {saved !== '' && (
        <Notice state="green" testId="draft-saved">
          {t('new.draftSaved', { name: saved })}
        </Notice>
      )}
    </>
  );
}
