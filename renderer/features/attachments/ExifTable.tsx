import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { type Fact, Facts } from '../../records/Facts';
import styles from './attachments.module.css';

/** What is worth knowing of a photograph, in this order; everything else stays in the original. */
const shown = [
  'DateTimeOriginal',
  'CreateDate',
  'OffsetTimeOriginal',
  'Make',
  'Model',
  'SerialNumber',
  'latitude',
  'longitude',
  'ImageWidth',
  'ImageHeight',
  'ExposureTime',
  'FNumber',
  'ISO',
  'FocalLength',
  'Orientation',
  'Software',
  'Artist',
  'ImageDescription',
] as const;

/** What the photograph says of itself. It is a claim: anybody can write it. */
export function ExifTable({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const { t } = useTranslation('attachment');
  const formats = useFormats();
  const [tags, setTags] = useState<Record<string, unknown> | null>();
  useEffect(() => {
    let here = true;
    void readTags(bytes).then((found) => {
      if (here) setTags(found);
    });
    return () => {
      here = false;
    };
  }, [bytes]);
  if (tags === undefined) return null;
  const facts = shown.flatMap((name): Fact[] => {
    const value = tagText(tags?.[name], formats.number);
    return value === '' ? [] : [{ label: t(`exif.${name}`), value }];
  });
  if (facts.length === 0) return <p className={styles.note}>{t('page.noExif')}</p>;
  return <Facts facts={facts} />;
}

async function readTags(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, unknown> | null> {
  try {
    const { default: exifr } = await import('exifr');
    // Dates stay as the camera wrote them: it knew no time zone.
    const tags: unknown = await exifr.parse(bytes, { reviveValues: false, gps: true, translateValues: true });
    return typeof tags === 'object' && tags !== null ? { ...tags } : null;
  } catch {
    return null;
  }
}

function tagText(value: unknown, number: (value: number) => string): string {
  if (typeof value === 'string') return value.replace(/[^\P{C}\n]/gu, '').slice(0, 300);
  if (typeof value === 'number' && Number.isFinite(value))
    return Math.abs(value) < 1 && value !== 0 ? String(Number(value.toPrecision(6))) : number(value);
  return '';
}
