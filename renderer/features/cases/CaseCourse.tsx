import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import { eventsOf, timelineLanes } from '../../../db/domain/paper/caseFigures';
import { width } from '../../../db/domain/paper/figures/svg';
import {
  layTimeline,
  type TimelineEvent,
  type TimelineLayout,
} from '../../../db/domain/paper/figures/timeline';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import styles from './CaseCharts.module.css';
import { moveFocus } from './moveFocus';

const none: never[] = [];

/** What happened when in a case, on one axis of time, as the report draws it; each dot says its events and leads to them. */
export function CaseCourse({ file }: { file: CaseRecord }) {
  const { t } = useTranslation('case');
  const formats = useFormats();
  const of = { caseId: file.id };
  const exhibits = useAnswer('exhibit.list', of).data ?? none;
  const wallets = useAnswer('wallet.list', of).data ?? none;
  const sites = useAnswer('site.list', of).data ?? none;
  const envelopes = useAnswer('envelope.list', of).data ?? none;
  const events = useMemo(
    () => eventsOf({ case: file, exhibits, wallets, sites, envelopes }),
    [file, exhibits, wallets, sites, envelopes],
  );
  const laid = useMemo(() => layTimeline(events, timelineLanes), [events]);
  return (
    <Section title={t('course.title')} count={formats.number(events.length)} testId="section-course">
      {laid === undefined ? (
        <p className={styles.none}>{t('course.none')}</p>
      ) : (
        <Timeline key={events.length} laid={laid} />
      )}
    </Section>
  );
}

interface Spotted {
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  readonly events: readonly TimelineEvent[];
}

function Timeline({ laid }: { laid: TimelineLayout }) {
  const { t } = useTranslation(['case', 'paperKinds']);
  const formats = useFormats();
  const spots = useMemo(
    (): Spotted[] => laid.lanes.flatMap(({ key, y, dots }) => dots.map((dot) => ({ ...dot, lane: key, y }))),
    [laid],
  );
  const [chosen, setChosen] = useState(-1);
  const said = ({ lane, events }: Spotted): string => {
    const days = [...events.map(({ at }) => at)].sort();
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const span = [...new Set([formats.date(first), formats.date(last)])].join(' – ');
    return t(events.length === 1 ? 'course.dot' : 'course.dots', {
      lane: t(`paperKinds:timeline.${lane}`),
      n: formats.number(events.length),
      days: span,
    });
  };
  const open = spots[chosen];
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${laid.height}`}
        className={styles.drawing}
        role="group"
        aria-label={t('course.label')}
        onKeyDown={(event) => moveFocus(event, spots)}
        data-testid="case-timeline"
      >
        {laid.lanes.map(({ key, y }) => (
          <g key={key} aria-hidden>
            <line x1={laid.left - 8} x2={laid.right + 8} y1={y} y2={y} className={styles.line} />
            <text x={laid.left - 18} y={y + 4} textAnchor="end" className={styles.name}>
              {t(`paperKinds:timeline.${key}`)}
            </text>
          </g>
        ))}
        {laid.axis.ticks.map(({ x, day, anchor }) => (
          <g key={day} aria-hidden>
            <line x1={x} x2={x} y1={laid.axis.y} y2={laid.axis.y + 5} className={styles.line} />
            <text x={x} y={laid.axis.y + 20} textAnchor={anchor} className={styles.day}>
              {formats.date(day)}
            </text>
          </g>
        ))}
        {spots.map((spot, index) => (
          <g
            key={`${spot.lane} ${spot.x}`}
            role="button"
            tabIndex={index === Math.max(0, chosen) ? 0 : -1}
            aria-label={said(spot)}
            aria-pressed={index === chosen}
            className={styles.spot}
            data-spot={index}
            onFocus={() => setChosen(index)}
            onClick={() => setChosen(index)}
          >
            <title>{said(spot)}</title>
            <circle cx={spot.x} cy={spot.y} r={12} className={styles.reach} />
            <circle
              cx={spot.x}
              cy={spot.y}
              r={spot.events.length === 1 ? 4.5 : spot.events.length > 99 ? 11 : 8}
              className={styles.dot}
            />
            {spot.events.length > 1 && (
              <text x={spot.x} y={spot.y + 3.6} textAnchor="middle" className={styles.count} aria-hidden>
                {spot.events.length > 99 ? '99+' : spot.events.length}
              </text>
            )}
          </g>
        ))}
      </svg>
      {open === undefined ? (
        <p className={styles.hint}>{t('course.hint')}</p>
      ) : (
        <Events key={chosen} title={said(open)} events={open.events} />
      )}
    </>
  );
}

const atFirst = 8;

function Events({ title, events }: { title: string; events: readonly TimelineEvent[] }) {
  const { t } = useTranslation('case');
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, atFirst);
  return (
    <div className={styles.chosen} data-testid="course-events">
      <p className={styles.chosenTitle} aria-live="polite">
        {title}
      </p>
      <ul className={styles.events}>
        {shown.map(({ at, record }, index) => (
          <li key={`${record?.id} ${index}`}>
            <span className={styles.when}>
              {at.includes('T') ? formats.localDateTime(at) : formats.date(at)}
            </span>
            {record !== undefined && (
              <span>
                <RecordLink kind={record.kind} id={record.id} mono>
                  {shortNumber(record.number)}
                </RecordLink>{' '}
                {record.title}
              </span>
            )}
          </li>
        ))}
      </ul>
      {events.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('course.more', { n: events.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
