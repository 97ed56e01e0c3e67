import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../ipc/client';
import { Failure, Notice } from '../../ui/Words';
import type { Order } from './orderModel';
import styles from './reports.module.css';

/** The pages on paper before anyone signs: each says that it is a draft, and nothing of it is registered. */
export function DraftButton({
  order,
  number,
}: {
  order: Order;
  /** Of the case; the file is named after it. */
  number: string;
}) {
  const { t } = useTranslation('report');
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const draw = async () => {
    setFailure(null);
    setSaved('');
    setBusy(true);
    try {
      const suggestedName = `${[number, order.kind, order.language, order.second].filter(Boolean).join('-')}-draft.pdf`;
      const to = await request('app.chooseSave', { suggestedName });
      if (to === null) return;
      await request('report.draft', { ...order, to: to.token });
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
        size="xs"
        variant="default"
        leftSection={<IconFileText size={16} aria-hidden />}
        onClick={() => void draw()}
        loading={busy}
        data-testid="save-draft"
      >
        {t('new.draft')}
      </Button>
      {(failure !== null || saved !== '') && (
        <div className={styles.barNotice}>
          <Failure error={failure} />
          {saved !== '' && (
            <Notice state="green" testId="draft-saved">
              {t('new.draftSaved', { name: saved })}
            </Notice>
          )}
        </div>
      )}
    </>
  );
}
