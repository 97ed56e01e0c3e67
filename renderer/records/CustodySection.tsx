import { Button, Menu } from '@mantine/core';
import {
  IconArrowsExchange,
  IconChevronDown,
  IconFileAlert,
  IconGavel,
  IconLock,
  IconLockOpen,
} from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustodyEvent, type HeldKind, itemState } from '../../db/domain/custody/event';
import type { HeldThing } from '../../db/domain/custody/thing';
import { wallClock } from '../../db/domain/time';
import type { RouteOutput } from '../../electron/ipc/contract';
import { navigate } from '../app/router';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../ipc/queries';
import { Section } from '../ui/Page';
import { RecordLink } from '../ui/RecordLink';
import { StateBadge } from '../ui/StateBadge';
import { useMay } from '../ui/useRights';
import { Failure, Notice } from '../ui/Words';
import { CustodianName, ReceiptBadge, ThingBadge } from './CustodyWords';
import styles from './custody.module.css';
import { DiscrepancyModal } from './DiscrepancyModal';
import { Facts } from './Facts';

type Told = RouteOutput<'custody.of'>;

/** Who holds an exhibit or an envelope now, where and under which seal, and everything that happened to it. */
export function CustodySection({ kind, id }: { kind: HeldKind; id: string }) {
  const { t } = useTranslation(['custody', 'terms']);
  const told = useAnswer('custody.of', { kind, id });
  const mayRecord = useMay('custody.record');
  if (told.data === undefined) return <Failure error={told.error} />;
  const { thing } = told.data;
  return (
    <Section
      title={t('section')}
      actions={mayRecord && thing.state.status !== 'disposed' && <Actions thing={thing} />}
      flush
      testId="section-custody"
    >
      <Now thing={thing} />
      <Timeline told={told.data} />
    </Section>
  );
}

function Now({ thing }: { thing: HeldThing }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const { state } = thing;
  return (
    <div className={styles.stack} style={{ padding: '12px 16px' }}>
      {state.status === 'disposed' && (
        <Notice state="blue" testId="custody-gone">
          {t('gone')}
        </Notice>
      )}
      {state.offered !== null && (
        <Notice
          state="red"
          testId="custody-offered"
          action={
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => navigate(`/custody/${thing.offeredEventId}`)}
            >
              {t('openOffer')}
            </Button>
          }
        >
          {t('offeredTo', { to: state.offered.to.name })}
        </Notice>
      )}
      <Facts
        facts={[
          { label: t('field.status'), value: <ThingBadge thing={thing} /> },
          { label: t('field.holder'), value: <CustodianName who={state.custodian} /> },
          { label: t('field.since'), value: formats.localDateTime(state.since) },
          { label: t('field.place'), value: state.place },
          { label: t('field.seal'), value: state.seal, mono: true },
          { label: t('field.intact'), value: t(`terms:sealFound.${state.intact}`) },
          ...(state.dueBack === ''
            ? []
            : [{ label: t('field.dueBack'), value: formats.date(state.dueBack) }]),
        ]}
      />
    </div>
  );
}

function Actions({ thing }: { thing: HeldThing }) {
  const { t } = useTranslation('custody');
  const mayDispose = useMay('exhibit.release');
  const [differs, setDiffers] = useState(false);
  const to = (action: string) => navigate(`/custody/new?${thing.kind}=${thing.id}${action}`);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowsExchange size={15} aria-hidden />}
        onClick={() => to('')}
        data-testid="hand-over"
      >
        {t('handOver')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronDown size={14} aria-hidden />}
            data-testid="custody-more"
          >
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLock size={15} aria-hidden />} onClick={() => to('&action=sealed')}>
            {t('seal')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLockOpen size={15} aria-hidden />}
            onClick={() => to('&action=unsealed')}
          >
            {t('unseal')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileAlert size={15} aria-hidden />} onClick={() => setDiffers(true)}>
            {t('differs')}
          </Menu.Item>
          {mayDispose && (
            <Menu.Item
              leftSection={<IconGavel size={15} aria-hidden />}
              onClick={() => navigate(`/dispositions/new?case=${thing.caseId}&${thing.kind}=${thing.id}`)}
            >
              {t('dispose')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <DiscrepancyModal thing={thing} opened={differs} onClose={() => setDiffers(false)} />
    </>
  );
}

/** Everything that happened to one thing, newest first: moves, acts, counts, differences, its end. */
function Timeline({ told }: { told: Told }) {
  const { t } = useTranslation('custody');
  const { events, counts, discrepancies, thing } = told;
  if (events.length + counts.length + discrepancies.length === 0)
    return (
      <p className={styles.dim} style={{ padding: '0 16px 14px' }}>
        {t('noEvents')}
      </p>
    );
  const happenings: Happening[] = [
    ...discrepancies.map((act) => ({
      key: act.id,
      at: local(act.recordedAt, act.recordedOffset),
      line: <ActLine act={act} />,
    })),
    ...counts.map((one) => ({
      key: one.id,
      at: local(one.closedAt, one.closedOffset),
      line: <CountedLine count={one} />,
    })),
    ...events.map((event) => ({
      key: event.id,
      at: event.happenedAt,
      line: <EventLine event={event} subjectId={thing.id} />,
    })),
  ];
  // Events come newest first; what happened at the same minute keeps that order.
  happenings.sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
  return (
    <ol className={styles.timeline} data-testid="custody-timeline">
      {happenings.map(({ key, line }) => (
        <Fragment key={key}>{line}</Fragment>
      ))}
    </ol>
  );
}

interface Happening {
  readonly key: string;
  /** Local time, `2026-11-18T02:31`. */
  readonly at: string;
  readonly line: ReactNode;
}

const local = (at: string, offset: number) => wallClock({ at, offset });

function ActLine({ act }: { act: Told['discrepancies'][number] }) {
  const { t } = useTranslation(['custody', 'terms']);
  return (
    <li className={styles.event}>
      <Moment at={act.recordedAt} offset={act.recordedOffset} />
      <span className={styles.what}>
        {t('discrepancy')}: {t(`terms:discrepancyKind.${act.kind}`)}{' '}
        <RecordLink kind="discrepancy" id={act.id} mono>
          {act.number}
        </RecordLink>
      </span>
      <StateBadge state={act.state === 'open' ? 'red' : 'green'}>
        {t(`terms:discrepancyState.${act.state}`)}
      </StateBadge>
    </li>
  );
}

function CountedLine({ count }: { count: Told['counts'][number] }) {
  const { t } = useTranslation(['custody', 'terms']);
  return (
    <li className={styles.event}>
      <Moment at={count.closedAt} offset={count.closedOffset} />
      <span className={styles.what}>
        {t('count')}{' '}
        <RecordLink kind="count" id={count.id} mono>
          {count.number}
        </RecordLink>
      </span>
      <StateBadge state={count.result === 'present' ? 'green' : 'red'}>
        {t(`terms:countResult.${count.result}`)}
      </StateBadge>
    </li>
  );
}

function Moment({ at, offset }: { at: string; offset: number }) {
  const formats = useFormats();
  return <time dateTime={at}>{formats.dateTime(at, offset)}</time>;
}

/** One event as one thing sees it. */
function EventLine({ event, subjectId }: { event: CustodyEvent; subjectId: string }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const item = event.items.find((one) => one.subjectId === subjectId);
  if (item === undefined) return null;
  const seal =
    item.sealAfter === item.sealBefore
      ? ''
      : t('sealChanged', { before: item.sealBefore || t('none'), after: item.sealAfter || t('none') });
  const more = [event.purpose, event.authorisation, item.condition, seal].filter(Boolean).join(' · ');
  return (
    <li className={styles.event} data-testid="custody-event">
      <time dateTime={event.happenedAt}>{formats.localDateTime(event.happenedAt)}</time>
      <span>
        <RecordLink kind="custody" id={event.id}>
          <span className={styles.what}>{t(`terms:custodyAction.${event.action}`)}</span>
        </RecordLink>
        {event.to !== null && (
          <>
            {': '}
            <CustodianName who={event.from} /> → <CustodianName who={event.to} />
          </>
        )}
        {event.to === null && <> · {event.officerName}</>}
      </span>
      <ReceiptBadge state={itemState(event, item)} />
      {more !== '' && <span className={styles.why}>{more}</span>}
    </li>
  );
}
