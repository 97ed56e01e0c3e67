import { Button, Group, TextInput } from '@mantine/core';
import { IconCertificate, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedRoot } from '../../../db/domain/trust';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import styles from './settings.module.css';

/** The certificates by which signers are judged; each change goes into the ledger. */
export function TrustedRoots() {
  const { t } = useTranslation('settings');
  const readOnly = useReadOnly();
  const answer = useAnswer('trust.list', {});
  const [failure, setFailure] = useState<unknown>(null);
  const change = async (work: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await work();
      await answers.invalidateQueries();
    } catch (error) {
      setFailure(error);
    }
  };
  const add = () =>
    change(async () => {
      const chosen = await request('app.chooseFile', { purpose: 'certificate' });
      if (chosen !== null) await request('trust.add', { file: chosen.token });
    });
  const roots = answer.data ?? [];
  return (
    <Section title={t('trust.title')} testId="trusted-roots">
      <p className={styles.hint}>{t('trust.text')}</p>
      <Failure error={failure ?? answer.error} />
      {roots.length === 0 && <p>{t('trust.empty')}</p>}
      {roots.map((root) => (
        <Root
          key={root.id}
          root={root}
          readOnly={readOnly}
          onRemove={(reason) => void change(() => request('trust.remove', { id: root.id, reason }))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => void add()}
        disabled={readOnly}
        data-testid="add-trusted-root"
      >
        {t('trust.add')}
      </Button>
    </Section>
  );
}

interface RootProps {
  root: TrustedRoot;
  readOnly: boolean;
  onRemove: (reason: string) => void;
}

function Root({ root, readOnly, onRemove }: RootProps) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const [reason, setReason] = useState('');
  const day = (iso: string) => formats.date(iso.slice(0, 10));
  return (
    <div className={styles.root} data-testid="trusted-root" data-sha256={root.sha256}>
      <IconCertificate size={16} aria-hidden /> <strong>{root.name}</strong>{' '}
      <span className="dl-dim">
        {t('trust.valid', { from: day(root.validFrom), to: day(root.validTo) })}
        {root.removedAt !== '' && ` · ${t('trust.removed', { when: formats.dateTime(root.removedAt) })}`}
      </span>
      <div className="dl-mono">{root.sha256}</div>
      {root.removedAt === '' && (
        <Group gap={8} wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={t('trust.reason')}
            placeholder={t('trust.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            disabled={readOnly}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={readOnly || reason.trim() === ''}
            onClick={() => onRemove(reason.trim())}
          >
            {t('trust.remove')}
          </Button>
        </Group>
      )}
    </div>
  );
}
