import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placesOf } from '../../db/domain/paper/caseFigures';
import { layMap, type MapLayout } from '../../db/domain/paper/figures/mapLayout';
import { width } from '../../db/domain/paper/figures/svg';
import type { SiteRecord } from '../../db/domain/site';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { Section } from '../ui/Page';
import { RecordLink } from '../ui/RecordLink';
import styles from './PlacesMap.module.css';

const none: never[] = [];

/** Where the sites of a case lie; nothing while it has no sites. */
export function PlacesOfCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const sites = useAnswer('site.list', { caseId }).data ?? none;
  if (sites.length === 0) return null;
  return (
    <Section title={t('map.title')} count={formats.number(sites.length)} testId="section-map">
      <PlacesMap sites={sites} />
    </Section>
  );
}

/** Places on a sketch of coordinates, as the report draws it, and each of them as a link. */
export function PlacesMap({ sites }: { sites: readonly SiteRecord[] }) {
  const { t } = useTranslation(['records', 'paperKinds']);
  const stated = useMemo(
    () => sites.flatMap((site) => placesOf([site]).map((place) => ({ ...place, site }))),
    [sites],
  );
  const laid = useMemo(() => layMap(stated), [stated]);
  if (laid === undefined) return <p className={styles.none}>{t('map.none')}</p>;
  return (
    <div className={styles.places}>
      <svg
        viewBox={`0 0 ${width} ${laid.height}`}
        className={styles.map}
        role="img"
        aria-label={t('map.label', { places: stated.map(({ name }) => name).join('; ') })}
        data-testid="places-map"
      >
        <Grid laid={laid} />
        {laid.spots.map(({ x, y, places, label, labelX, labelY, anchor, led }) => (
          <g key={`${x} ${y}`}>
            {led && <line x1={x} y1={y} x2={labelX} y2={labelY - 4} className={styles.line} />}
            <circle cx={x} cy={y} r={places.length === 1 ? 5 : 7} className={styles.dot} />
            <text x={labelX} y={labelY} textAnchor={anchor} className={styles.label}>
              {label}
            </text>
          </g>
        ))}
        <Scale laid={laid} />
      </svg>
      <ol className={styles.list}>
        {stated.map(({ site, latitude, longitude }) => (
          <li key={site.id}>
            <RecordLink kind="site" id={site.id}>
              {site.name}
            </RecordLink>{' '}
            <span className="dl-mono">
              {latitude}, {longitude}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Grid({ laid: { frame, meridians, parallels } }: { laid: MapLayout }) {
  const { left, top, right, bottom } = frame;
  return (
    <>
      {meridians.map(({ x, label }) => (
        <g key={`m${label}`}>
          <line x1={x} x2={x} y1={top} y2={bottom} className={styles.grid} />
          <text x={x} y={bottom + 14} textAnchor="middle" className={styles.degree}>
            {label}
          </text>
        </g>
      ))}
      {parallels.map(({ y, label }) => (
        <g key={`p${label}`}>
          <line x1={left} x2={right} y1={y} y2={y} className={styles.grid} />
          <text x={left - 6} y={y + 3.5} textAnchor="end" className={styles.degree}>
            {label}
          </text>
        </g>
      ))}
      <rect x={left} y={top} width={right - left} height={bottom - top} className={styles.frame} />
    </>
  );
}

/** How long a kilometre is, and where north. */
function Scale({ laid: { bar, frame } }: { laid: MapLayout }) {
  const { t } = useTranslation('paperKinds');
  const formats = useFormats();
  const { x, y, long, km } = bar;
  const length =
    km >= 1 ? `${formats.number(km)} ${t('figure.km')}` : `${formats.number(km * 1_000)} ${t('figure.m')}`;
  const [arrowX, arrowY] = [frame.right - 16, frame.top + 32];
  return (
    <>
      <rect x={x} y={y - 4} width={long / 2} height={4} className={styles.barFull} />
      <rect x={x + long / 2} y={y - 4} width={long / 2} height={4} className={styles.barEmpty} />
      <text x={x} y={y - 9} className={styles.scale}>
        {length}
      </text>
      <polygon
        points={`${arrowX},${arrowY - 22} ${arrowX + 6},${arrowY} ${arrowX},${arrowY - 5} ${arrowX - 6},${arrowY}`}
        className={styles.barFull}
      />
      <text x={arrowX} y={arrowY + 13} textAnchor="middle" className={styles.label}>
        {t('figure.north')}
      </text>
    </>
  );
}
