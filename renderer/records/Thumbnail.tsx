import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../ipc/client';
import styles from './Attachments.module.css';
import { decodedImageTypes, shownImageTypes } from './imageTypes';

/** Larger images are too slow to decode for a line of a table. */
const largest = 24 * 1024 * 1024;
const width = 96;

/**
 * A small picture, decoded by the sandboxed page: a hostile image meets no process that holds a key. Only the small one
 * is kept, in memory.
 */
export function Thumbnail({ id, size, mediaType }: { id: string; size: number; mediaType: string }) {
  const [broken, setBroken] = useState(false);
  const known = [...shownImageTypes, ...decodedImageTypes].includes(mediaType) && size <= largest;
  const small = useQuery({
    queryKey: ['thumbnail', id],
    queryFn: () => makeThumbnail(id, mediaType),
    enabled: known,
    gcTime: 10 * 60_000,
  });
  if (!known || broken || small.data === undefined) return <IconPhoto size={16} aria-hidden />;
  return <img className={styles.thumb} src={small.data} alt="" onError={() => setBroken(true)} />;
}

async function makeThumbnail(id: string, mediaType: string): Promise<string> {
  const { bytes, mime } = decodedImageTypes.includes(mediaType)
    ? await request('attachment.picture', { id, size: 'small' })
    : { ...(await request('attachment.read', { id })), mime: mediaType };
  const blob = new Blob([Uint8Array.from(bytes)], { type: mime });
  const image = await createImageBitmap(blob, { resizeWidth: width, resizeQuality: 'medium' });
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas.toDataURL('image/jpeg', 0.8);
}
