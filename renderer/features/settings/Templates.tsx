import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportKind } from '../../../db/domain/reportKinds';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { useBusyAct } from '../../ui/useBusyAct';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './settings.module.css';

type Template = RouteOutput<'template.list'>[number];

/** The unit's own templates of paper: tried before they are taken, known by their hash on every report they draw. */
export function Templates() {
  const { t } = useTranslation(['settings', 'terms']);
  const answer = useAnswer('template.list', {});
  const readOnly = useReadOnly();
  const allowed = useMay('template.add');
  const may = allowed && !readOnly;
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const { busy, failure, act } = useBusyAct();
  const add = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'template' });
    if (chosen === null) return false;
    const of = kind === '' ? '' : reportKind.parse(kind);
    await request('template.add', { file: chosen.token, name, kind: of });
    setName('');
    return true;
  };
  const inUse = (answer.data ?? []).filter(({ withdrawn }) => withdrawn === 0);
  return (
    <Section title={t('template.title')} testId="templates">
      <p className={styles.hint}>
        {t('template.text')} {!allowed && t('template.whoMay')}
      </p>
      <Failure error={failure ?? answer.error} />
      {inUse.map((one) => (
        <Known
          key={one.id}
          template={one}
          may={may}
          onWithdraw={(reason) =>
            void act(async () => {
              await request('template.withdraw', { id: one.id, reason });
              return true;
            })
          }
        />
      ))}
      <Group gap={8} align="end">
        <TextInput
          label={t('template.name')}
          data-testid="field-template-name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          disabled={!may}
        />
        <NativeSelect
          label={t('template.kind')}
          data={[
            { value: '', label: t('template.every') },
            ...reportKind.options.map((one) => ({ value: one, label: t(`terms:reportKind.${one}`) })),
          ]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          disabled={!may}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={!may || name.trim() === ''}
          loading={busy}
          onClick={() => void act(add)}
          data-testid="add-template"
        >
          {t('template.add')}
        </Button>
      </Group>
    </Section>
  );
}

function Known({
  template,
  may,
  onWithdraw,
}: {
  template: Template;
  may: boolean;
  onWithdraw: (reason: string) => void;
}) {
  const { t } = useTranslation(['settings', 'terms']);
  const formats = useFormats();
  const [reason, setReason] = useState('');
  return (
    <div className={styles.root} data-testid="template">
      <IconFileText size={16} aria-hidden /> <strong>{template.name}</strong>{' '}
      <span className="dl-dim">
        {template.number} ·{' '}
        {template.kind === '' ? t('template.every') : t(`terms:reportKind.${template.kind}`)} ·{' '}
        {formats.dateTime(template.recordedAt)}
      </span>
      <div className="dl-mono">{template.sha256}</div>
      <Group gap={8} wrap="nowrap">
        <TextInput
          size="xs"
          aria-label={t('template.reason')}
          data-testid="template-reason"
          placeholder={t('template.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          disabled={!may}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={!may || reason.trim() === ''}
          onClick={() => onWithdraw(reason.trim())}
          data-testid="withdraw-template"
        >
          {t('template.withdraw')}
        </Button>
      </Group>
    </div>
  );
}
