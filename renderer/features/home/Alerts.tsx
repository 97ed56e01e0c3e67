import { IconChevronDown, IconChevronRight, IconChevronUp } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertSum, HomeAlert } from '../../../db/domain/home';
import { Link } from '../../app/router';
import { type Formats, useFormats } from '../../i18n/formats';
import { StateBadge } from '../../ui/StateBadge';
import styles from './home.module.css';
import { type AlertGroup, alertUrl, groupAlerts, listUrl } from './homeModel';

/** So many of one kind are named; more are counted, and named on request. */
const mostNamed = 2;

/** What can be lost, each with the way to where it is solved. */
export function Alerts({ alerts, sums }: { alerts: readonly HomeAlert[]; sums: readonly AlertSum[] }) {
  return (
    <ul className={styles.alerts} data-testid="alerts">
      {groupAlerts(alerts, sums).map((group) => (
        <Group key={`${group.sum.code} ${group.sum.state}`} group={group} />
      ))}
    </ul>
  );
}

function Group({ group }: { group: AlertGroup }) {
  const { t } = useTranslation('home');
  const [open, setOpen] = useState(false);
  const { sum, alerts } = group;
  const few = sum.count <= mostNamed;
  const list = listUrl(group);
  const left = sum.count - alerts.length;
  return (
    <>
      {!few && <GroupRow group={group} open={open} onOpen={() => setOpen((before) => !before)} />}
      {(few || open) &&
        alerts.map((alert) => (
          <li key={`${alert.subject?.id ?? ''} ${String(alert.params.address ?? '')} ${alert.since}`}>
            <AlertRow alert={alert} />
          </li>
        ))}
      {open && left > 0 && (
        <li className={styles.moreRow}>
          {list === undefined ? (
            t('more', { count: left })
          ) : (
            <Link to={list}>{t('moreInList', { count: left })}</Link>
          )}
        </li>
      )}
    </>
  );
}

interface GroupRowProps {
  group: AlertGroup;
  open: boolean;
  onOpen: () => void;
}

/** Many of one kind in one row, with the one that has waited longest. */
function GroupRow({ group: { sum, alerts }, open, onOpen }: GroupRowProps) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const [oldest] = alerts;
  const Icon = open ? IconChevronUp : IconChevronDown;
  return (
    <li>
      <button
        type="button"
        className={`${styles.alert} ${styles.group}`}
        aria-expanded={open}
        onClick={onOpen}
        data-testid={`alerts-${sum.code}`}
      >
        <span>
          <StateBadge state={sum.state}>{t(`alert.${sum.code}.word`)}</StateBadge>
        </span>
        <span className={styles.what}>
          <strong>{formats.number(sum.count)}</strong>
          {oldest?.subject && (
            <span className={styles.longest}>
              {t('longest', { title: oldest.subject.title, number: oldest.subject.number })}
            </span>
          )}
        </span>
        <span className={styles.since} title={formats.dateTime(oldest?.since ?? '')}>
          {oldest !== undefined && formats.since(oldest.since, Date.now())}
        </span>
        <span className={styles.go}>
          {t(open ? 'hide' : 'show')} <Icon size={15} aria-hidden />
        </span>
      </button>
    </li>
  );
}

function AlertRow({ alert }: { alert: HomeAlert }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const control = typeof alert.params.control === 'string' ? t(`terms:control.${alert.params.control}`) : '';
  const words = {
    ...alert.params,
    control,
    ...roomWords(alert, t, formats),
    number: alert.subject?.number ?? '',
    title: alert.subject?.title ?? '',
    case: alert.caseNumber,
  };
  return (
    <Link to={alertUrl(alert)} className={styles.alert} data-testid={`alert-${alert.code}`}>
      <span>
        <StateBadge state={alert.state}>{t(`alert.${alert.code}.word`)}</StateBadge>
      </span>
      <span className={styles.what}>
        {withoutSecondStop(t(`alert.${alert.code}.text`, words))}
        {alert.params.others !== undefined && alert.params.others !== '' && (
          <span className={styles.others}>{t('othersMayHold', { others: alert.params.others })}</span>
        )}
      </span>
      <span className={styles.since} title={formats.dateTime(alert.since)}>
        {formats.since(alert.since, Date.now())}
      </span>
      <span className={styles.go}>
        {t(`alert.${alert.code}.go`)} <IconChevronRight size={15} aria-hidden />
      </span>
    </Link>
  );
}

/** A date that ends in a full stop ends its sentence too: «2026 г.». */
const withoutSecondStop = (text: string): string => text.replace(/\.\.$/, '.');

/** What the evidence room's alerts say in the screen's language: a difference, a period's name and end. */
function roomWords({ code, params }: HomeAlert, t: TFunction, formats: Formats): Record<string, string> {
  const said = (name: string) => String(params[name] ?? '');
  if (code === 'discrepancy.open' || code === 'discrepancy.unsigned')
    return { what: t(`terms:discrepancyKind.${said('what')}`) };
  if (code === 'deadline.over' || code === 'deadline.soon')
    return {
      rule: said(formats.language),
      due: formats.dateTime(said('due'), -new Date().getTimezoneOffset()),
    };
  return code === 'custody.overdue' ? { due: formats.date(said('due')) } : {};
}
