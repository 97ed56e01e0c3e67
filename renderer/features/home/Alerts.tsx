import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeAlert } from '../../../db/domain/home';
import { Link } from '../../app/router';
import { type Formats, useFormats } from '../../i18n/formats';
import { StateBadge } from '../../ui/StateBadge';
import styles from './home.module.css';
import { alertUrl, sortAlerts } from './homeModel';

const atFirst = 6;

/** What can be lost, each with the way to where it is solved. */
export function Alerts({ alerts, total }: { alerts: readonly HomeAlert[]; total: number }) {
  const { t } = useTranslation('home');
  const [all, setAll] = useState(false);
  const sorted = sortAlerts(alerts);
  const shown = all ? sorted : sorted.slice(0, atFirst);
  return (
    <div>
      <ul className={styles.alerts} data-testid="alerts">
        {shown.map((alert) => (
          <li key={`${alert.code} ${alert.subject?.id ?? ''} ${String(alert.params.address ?? '')}`}>
            <AlertRow alert={alert} />
          </li>
        ))}
        {!all && sorted.length > atFirst && (
          <li className={styles.moreRow}>
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              {t('showAll', { count: total })}
            </Button>
          </li>
        )}
      </ul>
    </div>
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
        {t(`alert.${alert.code}.text`, words)}
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
