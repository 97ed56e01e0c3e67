import { Button, Group } from '@mantine/core';
import { IconFileExport, IconFileImport, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { Section } from '../../ui/Page';
import { useBusyAct } from '../../ui/useBusyAct';
import { Failure, Notice } from '../../ui/Words';
import type { FilesBack } from './TimeStamp';

/** A report whose signature another program is making: what came back goes in, what was lost is written again. */
export function Outside({ report, onDone }: FilesBack) {
  const { t } = useTranslation('report');
  const readOnly = useReadOnly();
  const { busy, failure, act } = useBusyAct();
  const { id } = report;
  const off = busy || readOnly;
  const bring = async () => {
    const files = await request('app.chooseFiles', { purpose: 'cms' });
    if (files.length === 0) return false;
    await request('report.cmsAnswer', { id, files: files.map(({ token }) => token) });
    return true;
  };
  const again = async () => {
    const suggestedName = `${report.number.replaceAll('/', '-')}.tosign`;
    const to = await request('app.chooseSave', { suggestedName });
    if (to === null) return false;
    await request('report.cmsAgain', { id, to: to.token });
    return true;
  };
  const giveUp = async () => {
    await request('report.cmsGiveUp', { id });
    return true;
  };
  return (
    <Section title={t('outside.title')} testId="section-outside">
      <Failure error={failure} />
      <Notice state="amber" testId="awaiting-cms">
        {t('outside.waiting')} {report.volumes > 1 && t('outside.volumes', { n: report.volumes })}{' '}
        {report.sha256 === '' && t('outside.first')}
      </Notice>
      <Group gap={8} mt={8}>
        <Button
          leftSection={<IconFileImport size={16} aria-hidden />}
          disabled={off}
          onClick={() => void act(bring).then((done) => onDone(done ? 'signed' : undefined))}
          data-testid="cms-answer"
        >
          {t('outside.answer')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          disabled={off}
          onClick={() => void act(again)}
          data-testid="cms-again"
        >
          {t('outside.again')}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden />}
          disabled={off}
          onClick={() => void act(giveUp)}
          data-testid="cms-give-up"
        >
          {t('time.giveUp')}
        </Button>
      </Group>
    </Section>
  );
}
