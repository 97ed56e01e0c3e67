import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachmentView, decodeText, largestShown } from '../../../db/domain/attachment';
import { decodedImageTypes, shownImageTypes } from '../../records/imageTypes';
import { Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import styles from './attachments.module.css';
import { ExifTable } from './ExifTable';
import { useContent, usePicture } from './useContent';

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView')).PdfView }));

/** A text is shown up to here, in characters. */
const mostText = 400_000;

type Shown = 'image' | 'pdf' | 'text' | 'none' | 'too-large';

function shownAs(file: AttachmentView): Shown {
  const known =
    file.kind === 'pdf' ||
    file.kind === 'text' ||
    (file.kind === 'image' && [...shownImageTypes, ...decodedImageTypes].includes(file.mediaType));
  if (!known) return 'none';
  return file.size > largestShown ? 'too-large' : (file.kind as 'image' | 'pdf' | 'text');
}

/** Shows an attachment without running anything of it: decoded pixels, drawn pages, or plain text. */
export function Viewer({ file }: { file: AttachmentView }) {
  const { t } = useTranslation('attachment');
  const [confirmed, setConfirmed] = useState(false);
  const kind = shownAs(file);
  const covered = file.secret === 'contains' && !confirmed;
  const wanted = kind !== 'none' && kind !== 'too-large' && !covered;
  const { bytes, failure } = useContent(file.id, wanted, confirmed);
  const made = decodedImageTypes.includes(file.mediaType);
  const picture = usePicture(file, wanted && made, confirmed);
  const shown = made ? picture : { bytes, failure, mime: file.mediaType };
  const hide = file.secret === 'contains' && confirmed && (
    <Button size="compact-sm" variant="default" onClick={() => setConfirmed(false)}>
      {t('secret.hide')}
    </Button>
  );
  return (
    <>
      <Section title={t('page.view')} actions={hide} testId="section-view">
        {covered && (
          <Notice
            state="red"
            testId="secret-covered"
            action={
              wantedKind(kind) && (
                <Button
                  size="compact-sm"
                  color="red"
                  onClick={() => setConfirmed(true)}
                  data-testid="secret-show"
                >
                  {t('secret.show')}
                </Button>
              )
            }
          >
            {t('secret.covered')}
          </Notice>
        )}
        {kind === 'none' && <p className={styles.note}>{t('page.noView')}</p>}
        {kind === 'too-large' && <p className={styles.note}>{t('page.tooLarge')}</p>}
        <Failure error={shown.failure} />
        {shown.bytes !== undefined && (
          <Content kind={kind} file={file} bytes={shown.bytes} type={shown.mime ?? file.mediaType} />
        )}
      </Section>
      {bytes !== undefined && kind === 'image' && (
        <Section title={t('page.exif')} testId="section-exif">
          <ExifTable bytes={bytes} />
        </Section>
      )}
    </>
  );
}

const wantedKind = (kind: Shown): boolean => kind !== 'none' && kind !== 'too-large';

interface ImageProps {
  file: AttachmentView;
  bytes: Uint8Array<ArrayBuffer>;
  /** of the bytes */
  type: string;
}

function Content({ kind, file, bytes, type }: ImageProps & { kind: Shown }) {
  if (kind === 'image') return <ImageView file={file} bytes={bytes} type={type} />;
  if (kind === 'text') return <TextView bytes={bytes} />;
  return (
    <Suspense fallback={null}>
      <PdfView bytes={bytes} />
    </Suspense>
  );
}

/** An address of this page's own memory for the bytes, while they are shown. */
export function useBlobUrl(bytes: Uint8Array<ArrayBuffer>, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return url;
}

function ImageView({ file, bytes, type }: ImageProps) {
  const { t } = useTranslation('attachment');
  const [broken, setBroken] = useState(false);
  const url = useBlobUrl(bytes, type);
  if (broken) return <Notice state="amber">{t('page.undecodable')}</Notice>;
  if (url === undefined) return null;
  return (
    <img
      className={styles.image}
      src={url}
      alt={file.description || file.name}
      onError={() => setBroken(true)}
      data-testid="image-view"
    />
  );
}

function TextView({ bytes }: { bytes: Uint8Array }) {
  const { t } = useTranslation('attachment');
  const text = useMemo(() => decodeText(bytes), [bytes]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard */}
      <pre className={styles.text} tabIndex={0} data-testid="text-view">
        {text.slice(0, mostText)}
      </pre>
      {text.length > mostText && <p className={styles.note}>{t('page.cut')}</p>}
    </>
  );
}
