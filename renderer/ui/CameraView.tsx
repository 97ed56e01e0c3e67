import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../ipc/client';
import styles from './CameraView.module.css';
import { Notice } from './Words';

/** Milliseconds between two looks; reading takes about as long. */
const lookEvery = 400;

/** Between two looks at a code that moves: its frames change faster than a hand. */
const followEvery = 60;

/**
 * Looks for codes through a camera until one is found, or, where it is to `follow` a moving code, until it is closed.
 * Nothing is kept: each picture ends with its look.
 */
export function CameraView({
  onCodes,
  follow = false,
}: {
  onCodes: (texts: readonly string[]) => void;
  follow?: boolean;
}) {
  const { t } = useTranslation('shell');
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onCodes);
  latest.current = onCodes;
  const [none, setNone] = useState(false);
  useEffect(() => {
    let here = true;
    let stream: MediaStream | undefined;
    const look = async () => {
      // Asked of main each time: the page has no permission of its own.
      await request('app.allowCamera', {});
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1920 } },
        audio: false,
      });
      const target = video.current;
      if (!here || target === null) return;
      target.srcObject = stream;
      await target.play();
      while (here) {
        await new Promise((resolve) => setTimeout(resolve, follow ? followEvery : lookEvery));
        const texts = here ? await codesIn(target) : [];
        if (here && texts.length > 0) {
          latest.current(texts);
          if (!follow) return;
        }
      }
    };
    look()
      .catch(() => here && setNone(true))
      .finally(() => {
        for (const track of stream?.getTracks() ?? []) track.stop();
      });
    return () => {
      here = false;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [follow]);
  if (none) return <Notice state="amber">{t('scan.noCamera')}</Notice>;
  return (
    <video
      ref={video}
      className={styles.camera}
      muted
      playsInline
      aria-label={t('scan.cameraPicture')}
      data-testid="camera"
    />
  );
}

async function codesIn(video: HTMLVideoElement): Promise<string[]> {
  if (video.videoWidth === 0) return [];
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const codes = await request('code.read', { image: new Uint8Array(await blob.arrayBuffer()) });
  return codes.map((code) => code.text);
}
