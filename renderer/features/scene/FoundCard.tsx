import { Button } from '@mantine/core';
import { IconCamera, IconCircleCheck, IconCircleX, IconPencil } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import type { Finding } from '../../../db/domain/finding';
import { useReadOnly } from '../../app/session';
import { fileTokens, request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { AttachingList } from '../../records/AttachingList';
import { attachAll } from '../../records/attaching';
import { KindPicture } from '../../records/KindPicture';
import { shortNumber } from '../../records/numbers';
import { Thumbnail } from '../../records/Thumbnail';
import styles from './scene.module.css';

interface FoundProps {
  exhibit: ExhibitRecord;
  depth: number;
  findings: readonly Finding[];
  /** It was recorded just now: its photo is next. */
  fresh: boolean;
  onOpen: () => void;
}

/** One thing that was found: what it is, how it is sealed, its photos, and what is still missing. */
export function FoundCard({ exhibit, depth, findings, fresh, onOpen }: FoundProps) {
  const { t } = useTranslation(['scene', 'exhibit', 'terms']);
  const readOnly = useReadOnly();
  const photos = useAnswer('attachment.list', { ownerId: exhibit.id });
  const photoButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (fresh) photoButton.current?.focus();
  }, [fresh]);
  const missing = findings.filter(
    ({ field, level }) => level === 'error' && field.startsWith(`exhibits.${exhibit.id}.`),
  );
  const attach = async (files: readonly { token: string; name: string }[]) => {
    await attachAll({ kind: 'exhibit', id: exhibit.id }, files);
    for (const queryKey of [['attachment.list'], ['seizure.review']])
      void answers.invalidateQueries({ queryKey });
  };
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null)
      await attach([{ token: chosen.token, name: chosen.label.split(/[\\/]/).at(-1) ?? '' }]);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    const tokens = await fileTokens(files);
    await attach(tokens.map((token, index) => ({ token, name: files[index]?.name ?? token })));
  };
  const shown = (photos.data ?? []).filter((one) => one.kind === 'image' && one.withdrawn === 0);
  return (
    <div
      className={styles.found}
      style={{ marginInlineStart: Math.min(depth, 4) * 24 }}
      role="group"
      aria-label={`${shortNumber(exhibit.number)} ${exhibitTitle(exhibit)}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event)}
      data-testid={`found-${shortNumber(exhibit.number)}`}
    >
      <KindPicture kind={exhibit.kind} size={36} />
      <div className={styles.foundText}>
        <strong>
          <span className="dl-mono">{shortNumber(exhibit.number)}</span> {exhibitTitle(exhibit)}
          {exhibit.quantity !== null && exhibit.quantity > 1 && ` × ${exhibit.quantity}`}
        </strong>
        <span className="dl-dim">
          {[
            exhibit.bagNumber && `${t('exhibit:field.bagNumber')} ${exhibit.bagNumber}`,
            exhibit.sealNumber && `${t('exhibit:field.sealNumber')} ${exhibit.sealNumber}`,
            exhibit.foundWhere,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {missing.map((found) => (
          <span key={found.field} className={styles.missing}>
            <IconCircleX size={14} aria-hidden /> {t(`missing.${found.field.split('.').at(-1) ?? ''}`)}
          </span>
        ))}
        <AttachingList ownerId={exhibit.id} />
      </div>
      <div className={styles.photos}>
        {shown
          .slice(0, 3)
          .map((photo) =>
            photo.secret === 'contains' ? null : (
              <Thumbnail key={photo.id} id={photo.id} size={photo.size} mediaType={photo.mediaType} />
            ),
          )}
        {shown.length > 0 && (
          <span className={styles.photoCount}>
            <IconCircleCheck size={14} color="var(--dl-green)" aria-hidden />{' '}
            {t('found.photos', { count: shown.length })}
          </span>
        )}
      </div>
      <Button
        size="md"
        variant={shown.length === 0 ? 'light' : 'default'}
        leftSection={<IconCamera size={20} aria-hidden />}
        disabled={readOnly}
        onClick={() => void choose()}
        ref={photoButton}
        data-testid={`photo-${shortNumber(exhibit.number)}`}
      >
        {t('found.photo')}
      </Button>
      <Button
        size="md"
        variant="default"
        leftSection={<IconPencil size={20} aria-hidden />}
        onClick={onOpen}
        data-testid={`edit-${shortNumber(exhibit.number)}`}
      >
        {t('found.edit')}
      </Button>
    </div>
  );
}
