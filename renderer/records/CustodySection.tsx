import { Button, Menu } from '@mantine/core';
import {
  IconArrowsExchange,
  IconChevronDown,
  IconFileAlert,
  IconGavel,
  IconLock,
  IconLockOpen,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustodyEvent, type HeldKind, itemState } from '../../db/domain/custody/event';
import type { HeldThing } from '../../db/domain/custody/thing';
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
  const { t } = useTranslation(['custody', 'terms']);
  const { events, counts, discrepancies, thing } = told;
  if (events.length + counts.length + discrepancies.length === 0)
    return (
      <p className={styles.dim} style={{ padding: '0 16px 14px' }}>
        {t('noEvents')}
      </p>
    );
  return (
    <ol className={styles.timeline} data-testid="custody-timeline">
      {discrepancies.map((one) => (
        <li key={one.id} className={styles.event}>
          <Moment at={one.recordedAt} offset={one.recordedOffset} />
          <span className={styles.what}>
            {t('discrepancy')}: {t(`terms:discrepancyKind.${one.kind}`)}{' '}
            <RecordLink kind="discrepancy" id={one.id} mono>
              {one.number}
            </RecordLink>
          </span>
          <StateBadge state={one.state === 'open' ? 'red' : 'green'}>
            {t(`terms:discrepancyState.${one.state}`)}
          </StateBadge>
        </li>
      ))}
      {counts.map((one) => (
        <li key={one.id} className={styles.event}>
          <Moment at={one.closedAt} offset={one.closedOffset} />
          <span className={styles.what}>
            {t('count')}{' '}
            <RecordLink kind="count" id={one.id} mono>
              {one.number}
            </RecordLink>
          </span>
          <StateBadge state={one.result === 'present' ? 'green' : 'red'}>
            {t(`terms:countResult.${one.result}`)}
          </StateBadge>
        </li>
      ))}
      {events.map((event) => (
        <EventLine key={event.id} event={event} subjectId={thing.id} />
      ))}
    </ol>
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
