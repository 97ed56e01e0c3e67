import { Button } from '@mantine/core';
import { IconCircleCheck, IconDeviceFloppy, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../db/domain/attachment';
import { useReadOnly } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { FileState } from '../../records/AttachmentsSection';
import { bytesText } from '../../records/bytes';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { shortNumber } from '../../records/numbers';
import { RecordedBy } from '../../records/RecordedBy';
import { CopyButton } from '../../ui/Copy';
import { Page, Section } from '../../ui/Page';
import { RecordLink, recordUrl } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { Failure, Notice } from '../../ui/Words';
import { BlackOut } from './BlackOut';
import { useFileActs } from './useFileActs';
import { Viewer } from './Viewer';
import { Withdraw } from './Withdraw';

/** One file: what it is, that it is still what was recorded, and its content where Dalel can show it. */
export function AttachmentPage({ id }: { id: string }) {
  const { t } = useTranslation('attachment');
  const answer = useAnswer('attachment.get', { id });
  if (answer.data !== undefined) return <FilePage key={id} file={answer.data} />;
  return (
    <Page title={t('section.title')} testId="page-attachment">
      <Failure error={answer.error} />
    </Page>
  );
}

function FilePage({ file }: { file: AttachmentView }) {
  const { t } = useTranslation(['attachment', 'terms', 'records']);
  const readOnly = useReadOnly();
  const acts = useFileActs(file);
  const [blackening, setBlackening] = useState(false);
  const sealed = file.secret === 'contains';
  const back = recordUrl(file.ownerKind, file.ownerId);
  return (
    <Page
      title={file.name}
      badges={<FileState row={file} />}
      subtitle={<span className="dl-mono">{file.number}</span>}
      {...(back === undefined ? {} : { back: { to: back, label: t(`records:kind.${file.ownerKind}`) } })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => void acts.verify()}
            loading={acts.working === 'verify'}
            data-testid="verify-file"
          >
            {t('page.verify')}
          </Button>
          {sealed && file.kind === 'image' && !readOnly && (
            <Button
              leftSection={<IconEyeOff size={16} aria-hidden />}
              onClick={() => setBlackening(true)}
              data-testid="black-out"
            >
              {t('black.begin')}
            </Button>
          )}
          {!sealed && (
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              onClick={() => void acts.save()}
              loading={acts.working === 'save'}
              data-testid="save-copy"
            >
              {t('page.save')}
            </Button>
          )}
        </>
      }
      aside={<HistorySection kind="attachment" id={file.id} />}
      testId="page-attachment"
    >
      <Failure error={acts.failure} />
      {acts.verified && (
        <Notice state="green" icon={<IconCircleCheck size={18} aria-hidden />} testId="file-verified">
          {t('page.verified')}
        </Notice>
      )}
      {acts.saved !== null && (
        <Notice
          state="green"
          icon={<IconCircleCheck size={18} aria-hidden />}
          title={t('page.saved', { name: acts.saved.label })}
          testId="copy-saved"
          action={
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void request('app.showFile', { token: acts.saved?.token ?? '' })}
            >
              {t('page.show')}
            </Button>
          }
        >
          <span className="dl-mono">{t('page.savedHash', { sha256: file.sha256 })}</span>
        </Notice>
      )}
      {blackening ? <BlackOut file={file} onEnd={() => setBlackening(false)} /> : <Viewer file={file} />}
      <FileFacts file={file} />
      {!readOnly && file.withdrawn === 0 && (
        <Withdraw
          id={file.id}
          onDone={() => void answers.invalidateQueries({ queryKey: ['attachment.get'] })}
        />
      )}
    </Page>
  );
}

/** What the guard's word does not say, in words. */
function guardLimit({ secret, kind }: AttachmentView): string | undefined {
  if (secret === 'unread') return 'guard.unread';
  return secret === 'none' && kind === 'image' ? 'guard.letters' : undefined;
}

function FileFacts({ file }: { file: AttachmentView }) {
  const { t } = useTranslation(['attachment', 'terms', 'records']);
  const formats = useFormats();
  const limit = guardLimit(file);
  const secretState = { none: 'green', unread: 'grey', contains: 'red' } as const;
  const original = useAnswer('attachment.get', { id: file.copyOf ?? '' }, { enabled: file.copyOf !== null });
  return (
    <Section title={t('page.facts')} testId="section-file">
      <Facts
        facts={[
          {
            label: t('field.sha256'),
            value: (
              <>
                {file.sha256} <CopyButton text={file.sha256} />
              </>
            ),
            mono: true,
            wide: true,
          },
          {
            label: t('field.size'),
            value: `${bytesText(file.size, formats)} (${formats.number(file.size)})`,
          },
          { label: t('field.kind'), value: `${t(`terms:mediaKind.${file.kind}`)}, ${file.mediaType}` },
          {
            label: t('field.secret'),
            value: (
              <>
                <StateBadge state={secretState[file.secret]}>
                  {t(`terms:attachmentSecret.${file.secret}`)}
                </StateBadge>
                {limit !== undefined && <div className="dl-dim">{t(limit)}</div>}
              </>
            ),
            wide: limit !== undefined,
          },
          { label: t('field.checkedAt'), value: formats.dateTime(file.checkedAt, file.recordedOffset) },
          { label: t('field.modifiedAt'), value: file.modifiedAt && formats.dateTime(file.modifiedAt) },
          {
            label: t('field.owner'),
            value: (
              <RecordLink kind={file.ownerKind} id={file.ownerId}>
                {t(`records:kind.${file.ownerKind}`)}
              </RecordLink>
            ),
          },
          ...(file.copyOf === null
            ? []
            : [
                {
                  label: t('field.copyOf'),
                  value: (
                    <RecordLink kind="attachment" id={file.copyOf}>
                      {original.data === undefined ? '…' : shortNumber(original.data.number)}
                    </RecordLink>
                  ),
                },
              ]),
          { label: t('field.description'), value: file.description, wide: true },
        ]}
      />
      <RecordedBy record={file} />
    </Section>
  );
}
