import { Button, Modal, Radio, Switch } from '@mantine/core';
import { IconCircleCheck, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import type { RouteInput } from '../../../electron/ipc/contract';
import type { ChosenFile } from '../../../electron/ipc/contract/app';
import { request } from '../../ipc/client';
import { Failure, Notice } from '../../ui/Words';

type Format = RouteInput<'case.exportTo'>['format'];
const formats: readonly { format: Format; ending: string }[] = [
  { format: 'case-uco', ending: 'case.jsonld' },
  { format: 'misp', ending: 'misp.json' },
  { format: 'stix', ending: 'stix.json' },
];

/** Writes the case for a partner's program, where the officer says; what leaves is told before and noted after. */
export function ExportCase({ file }: { file: CaseRecord }) {
  const { t } = useTranslation('case');
  const [opened, setOpened] = useState(false);
  const [format, setFormat] = useState<Format>('stix');
  const [named, setNamed] = useState(false);
  const [saved, setSaved] = useState<{ file: ChosenFile; sha256: string } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const write = async () => {
    setFailure(null);
    setSaved(null);
    const ending = formats.find((one) => one.format === format)?.ending ?? 'json';
    const suggestedName = `${file.number.replaceAll('/', '-')}.${ending}`;
    try {
      const to = await request('app.chooseSave', { suggestedName });
      if (to === null) return;
      const { sha256 } = await request('case.exportTo', { caseId: file.id, format, named, to: to.token });
      setSaved({ file: to, sha256 });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden />}
        onClick={() => setOpened(true)}
        data-testid="export-case"
      >
        {t('export.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('export.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="lg"
      >
        <Radio.Group
          value={format}
          onChange={(value) => setFormat(value as Format)}
          label={t('export.format')}
          description={t('export.formatHint')}
        >
          {formats.map((one) => (
            <Radio
              key={one.format}
              value={one.format}
              mt="sm"
              label={t(`export.name.${one.format}`)}
              description={t(`export.text.${one.format}`)}
              data-testid={`export-${one.format}`}
            />
          ))}
        </Radio.Group>
        <Switch
          mt="lg"
          label={t('export.named')}
          description={t(format === 'case-uco' ? 'export.namedAll' : 'export.namedSuspects')}
          checked={named}
          onChange={(event) => setNamed(event.currentTarget.checked)}
          data-testid="export-named"
        />
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, margin: '20px 0 12px' }}>
          <Button variant="default" onClick={() => setOpened(false)}>
            {t('common:close')}
          </Button>
          <Button onClick={() => void write()} data-testid="export-write">
            {t('export.write')}
          </Button>
        </div>
        {failure !== null && <Failure error={failure} />}
        {saved !== null && (
          <Notice
            state="green"
            icon={<IconCircleCheck size={18} aria-hidden />}
            title={t('export.saved', { name: saved.file.label })}
            testId="export-saved"
          >
            {t('export.noted')} <span className="dl-mono">SHA-256 {saved.sha256}</span>
          </Notice>
        )}
      </Modal>
    </>
  );
}
