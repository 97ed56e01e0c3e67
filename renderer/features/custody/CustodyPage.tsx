import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custodianTitle } from '../../../db/domain/custody/custodian';
import type { CustodyEvent } from '../../../db/domain/custody/event';
import type { HeldThing } from '../../../db/domain/custody/thing';
import { Link, navigate } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { ThingBadge } from '../../records/CustodyWords';
import styles from '../../records/custody.module.css';
import { shortNumber } from '../../records/numbers';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty, Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import { fieldColumn } from '../../ui/table/fieldColumn';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { HolderChoice } from './HolderChoice';

/** What waits for an answer, what does not agree, and what one officer holds now. */
export function CustodyPage() {
  const { t } = useTranslation('custody');
  const may = useMay('custody.record');
  const me = useSession((state) => state.session?.officer?.id ?? '');
  const [holder, setHolder] = useState(me);
  const things = useAnswer('custody.holdings', holder === '' ? {} : { officerId: holder });
  const columns = useColumns();
  const held = useMemo(
    () => (things.data ?? []).filter(({ state }) => holder === '' || state.status !== 'disposed'),
    [things.data, holder],
  );
  return (
    <Page
      title={t('page.title')}
      subtitle={t('page.subtitle')}
      actions={
        may && (
          <Button
            component={Link}
            to="/custody/new"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            data-testid="new-custody"
          >
            {t('page.new')}
          </Button>
        )
      }
      testId="page-custody"
    >
      <Offers me={me} />
      <Differences />
      <Section
        title={t('page.held')}
        count={held.length}
        flush
        actions={<HolderChoice value={holder} onChange={setHolder} />}
        testId="section-held"
      >
        <Failure error={things.error} />
        {things.data !== undefined && (
          <DataTable
            id="holdings"
            label={t('page.held')}
            rows={held}
            columns={columns}
            rowId={(row) => row.id}
            onOpen={(row) =>
              navigate(row.kind === 'exhibit' ? `/exhibits/${row.id}` : `/envelopes/${row.id}`)
            }
            empty={<Empty title={t('page.noneTitle')} text={t('page.noneText')} />}
            height={520}
            bare
          />
        )}
      </Section>
    </Page>
  );
}

function useColumns(): Column<HeldThing>[] {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  return useMemo(
    () => [
      fieldColumn('number', t('column.number'), 180, { mono: true }),
      fieldColumn('title', t('column.title'), 205),
      {
        id: 'state',
        header: t('field.status'),
        value: (row) => row.state.status,
        cell: (row) => <ThingBadge thing={row} />,
        width: 190,
      },
      {
        id: 'holder',
        header: t('field.holder'),
        value: (row) => custodianTitle(row.state.custodian),
        width: 165,
        filter: 'choice',
      },
      { id: 'place', header: t('field.place'), value: (row) => row.state.place, width: 150 },
      { id: 'seal', header: t('field.seal'), value: (row) => row.state.seal, width: 110, mono: true },
      {
        id: 'since',
        header: t('field.since'),
        value: (row) => row.state.since,
        cell: (row) => formats.localDateTime(row.state.since),
        width: 170,
        hidden: true,
      },
      {
        id: 'due',
        header: t('field.dueBack'),
        value: (row) => row.state.dueBack,
        cell: (row) => formats.date(row.state.dueBack),
        width: 130,
        hidden: true,
      },
    ],
    [t, formats],
  );
}

/** Hand-overs that wait: mine first. */
function Offers({ me }: { me: string }) {
  const { t } = useTranslation('custody');
  const offers = useAnswer('custody.offers', {});
  const toMe = (event: CustodyEvent) => event.to?.kind === 'officer' && event.to.officerId === me;
  const rows = [...(offers.data ?? [])].sort((left, right) => Number(toMe(right)) - Number(toMe(left)));
  if (rows.length === 0) return <Failure error={offers.error} />;
  return (
    <Section title={t('page.offers')} count={rows.length} flush testId="section-offers">
      <ul className={styles.items}>
        {rows.map((event) => (
          <Offer key={event.id} event={event} mine={toMe(event)} />
        ))}
      </ul>
    </Section>
  );
}

function Offer({ event, mine }: { event: CustodyEvent; mine: boolean }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const named = event.items
    .slice(0, 3)
    .map(({ number, title }) => `${shortNumber(number)} ${title}`)
    .join(', ');
  const more = event.items.length > 3 ? t('page.andMore', { count: event.items.length - 3 }) : '';
  return (
    <li className={styles.item}>
      <div>
        <RecordLink kind="custody" id={event.id} mono>
          {event.number}
        </RecordLink>{' '}
        {t(`terms:custodyAction.${event.action}`)}
        <div className={styles.dim}>
          {custodianTitle(event.from)} → {event.to === null ? '' : custodianTitle(event.to)}
        </div>
      </div>
      <div>
        {[named, more].filter(Boolean).join(' ')}
        <div className={styles.dim}>{formats.localDateTime(event.happenedAt)}</div>
      </div>
      <Button
        component={Link}
        to={`/custody/${event.id}`}
        size="compact-sm"
        variant={mine ? 'filled' : 'default'}
        data-testid={`offer-${event.number}`}
      >
        {mine ? t('page.answer') : t('page.open')}
      </Button>
    </li>
  );
}

function Differences() {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const acts = useAnswer('discrepancy.list', {});
  const open = (acts.data ?? []).filter(({ state }) => state === 'open');
  if (open.length === 0) return <Failure error={acts.error} />;
  return (
    <Section title={t('page.differences')} count={open.length} flush testId="section-differences">
      <ul className={styles.items}>
        {open.map((act) => (
          <li key={act.id} className={styles.item}>
            <div>
              <RecordLink kind="discrepancy" id={act.id} mono>
                {act.number}
              </RecordLink>{' '}
              <StateBadge state="red">{t(`terms:discrepancyKind.${act.kind}`)}</StateBadge>
            </div>
            <div>
              {[shortNumber(act.subjectNumber), act.subjectTitle].filter(Boolean).join(' ') || act.found}
              <div className={styles.dim}>
                {act.officerName}
                {act.secondName === '' ? ` · ${t('difference.oneSignature')}` : `, ${act.secondName}`}
              </div>
            </div>
            <span className={styles.dim}>{formats.dateTime(act.recordedAt, act.recordedOffset)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
