import { Button, Loader } from '@mantine/core';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../db/domain/attachment';
import type { Box } from '../../../db/domain/imageSecrets';
import { navigate } from '../../app/router';
import { request } from '../../ipc/client';
import { Section } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import styles from './attachments.module.css';
import { boxBetween, burn, padded } from './blackBoxes';
import { usePicture } from './useContent';
import { useBlobUrl } from './Viewer';

/** Covers the words of a secret, and whatever the officer adds, in a copy that is drawn anew. */
export function BlackOut({ file, onEnd }: { file: AttachmentView; onEnd: () => void }) {
  const { t } = useTranslation('attachment');
  const { bytes, failure, mime } = usePicture(file, true, true);
  const [boxes, setBoxes] = useState<Box[]>();
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    request('attachment.secretPlaces', { id: file.id, job: crypto.randomUUID() })
      .then((found) => setBoxes(found.boxes.map(padded)))
      .catch(setRefused);
  }, [file.id]);
  const save = async () => {
    if (image.current === null || boxes === undefined) return;
    setSaving(true);
    setRefused(null);
    try {
      const png = await burn(image.current, boxes);
      const copy = await request('attachment.blackOut', { id: file.id, png, job: crypto.randomUUID() });
      onEnd();
      navigate(`/attachments/${copy.id}`);
    } catch (thrown) {
      setRefused(thrown);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Section title={t('black.begin')} testId="section-black-out">
      <div className={styles.black}>
        <Failure error={failure ?? refused} />
        {boxes === undefined && refused === null && (
          <span role="status">
            <Loader size="xs" /> {t('black.reading')}
          </span>
        )}
        {bytes !== undefined && boxes !== undefined && (
          <>
            <p className={styles.note}>{t('black.hint')}</p>
            <Sheet
              bytes={bytes}
              type={mime ?? file.mediaType}
              file={file}
              image={image}
              boxes={boxes}
              onChange={setBoxes}
            />
          </>
        )}
        <div className={styles.blackBar}>
          <Button
            onClick={() => void save()}
            loading={saving}
            disabled={boxes === undefined || boxes.length === 0}
            data-testid="black-save"
          >
            {t('black.save')}
          </Button>
          <Button variant="default" onClick={() => setBoxes([])} disabled={(boxes ?? []).length === 0}>
            {t('black.clear')}
          </Button>
          <Button variant="default" onClick={onEnd}>
            {t('black.cancel')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

interface SheetProps {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  file: AttachmentView;
  image: React.RefObject<HTMLImageElement | null>;
  boxes: readonly Box[];
  onChange: (boxes: Box[]) => void;
}

/** The image with its boxes; dragging adds one, a click on one (or Enter) takes it away. Sizes are in image pixels. */
function Sheet({ bytes, type, file, image, boxes, onChange }: SheetProps) {
  const { t } = useTranslation('attachment');
  const url = useBlobUrl(bytes, type);
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [from, setFrom] = useState<{ x: number; y: number }>();
  const [drawn, setDrawn] = useState<Box>();
  const at = (event: PointerEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const scale = (size?.width ?? frame.width) / frame.width;
    return { x: (event.clientX - frame.left) * scale, y: (event.clientY - frame.top) * scale };
  };
  const finish = () => {
    if (drawn !== undefined && drawn.width > 3 && drawn.height > 3) onChange([...boxes, drawn]);
    setFrom(undefined);
    setDrawn(undefined);
  };
  const place = (box: Box) => ({
    left: `${(100 * box.left) / (size?.width ?? 1)}%`,
    top: `${(100 * box.top) / (size?.height ?? 1)}%`,
    width: `${(100 * box.width) / (size?.width ?? 1)}%`,
    height: `${(100 * box.height) / (size?.height ?? 1)}%`,
  });
  if (url === undefined) return null;
  return (
    <div
      className={styles.sheet}
      onPointerDown={(event) => {
        if (event.target instanceof HTMLButtonElement) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(at(event));
      }}
      onPointerMove={(event) => from !== undefined && setDrawn(boxBetween(from, at(event)))}
      onPointerUp={finish}
    >
      <img
        ref={image}
        src={url}
        alt={file.name}
        draggable={false}
        onLoad={(event) =>
          setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
        }
      />
      {size !== undefined &&
        boxes.map((box, index) => (
          <button
            key={`${box.left} ${box.top} ${box.width} ${box.height}`}
            type="button"
            className={styles.box}
            style={place(box)}
            aria-label={t('black.box', { n: index + 1 })}
            onClick={() => onChange(boxes.filter((other) => other !== box))}
          />
        ))}
      {size !== undefined && drawn !== undefined && <span className={styles.box} style={place(drawn)} />}
    </div>
  );
}
