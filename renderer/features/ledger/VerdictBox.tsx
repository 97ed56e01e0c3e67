import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LedgerFinding, LedgerVerdict } from '../../../db/domain/ledger';
import { useFormats } from '../../i18n/formats';
import { recordOfTable } from '../../records/changeWords';
import { Notice } from '../../ui/Words';
import styles from './ledger.module.css';

/** What `ledger verify` found, naming record and field; and, when nothing, what that proves. */
export function VerdictBox({ verdict }: { verdict: LedgerVerdict }) {
  const { t } = useTranslation('ledger');
  const formats = useFormats();
  const facts = t('verdictFacts', {
    count: verdict.entries,
    shown: formats.number(verdict.entries),
    ms: formats.number(Math.round(verdict.milliseconds)),
  });
  const since =
    verdict.since === null
      ? undefined
      : t('verdictSince', {
          seq: formats.number(verdict.since.seq),
          when: formats.dateTime(verdict.since.at, verdict.since.offset),
        });
  if (verdict.ok) {
    return (
      <Notice
        state="green"
        icon={<IconCircleCheck size={18} aria-hidden />}
        title={t('verdictOk')}
        testId="ledger-verdict"
      >
        {since ?? t('verdictOkText')} {facts}
      </Notice>
    );
  }
  return (
    <Notice
      state="red"
      icon={<IconCircleX size={18} aria-hidden />}
      title={t('verdictBad', { count: verdict.findings.length + verdict.unlisted })}
      testId="ledger-verdict"
    >
      {t('verdictBadText')} {since} {facts}
      {verdict.unlisted > 0 && <div>{t('verdictUnlisted', { shown: formats.number(verdict.unlisted) })}</div>}
      <ul className={styles.findings}>
        {verdict.findings.map((found) => (
          <li
            key={`${found.code} ${found.seq} ${found.table} ${found.id} ${found.field}`}
            className={styles.finding}
            data-testid="ledger-finding"
            data-code={found.code}
          >
            <FindingLine found={found} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function FindingLine({ found }: { found: LedgerFinding }) {
  const { t, i18n } = useTranslation('ledger');
  const owner = recordOfTable(found.table);
  const namespace = owner === 'address' ? 'wallet' : owner === 'equipment' ? 'site' : owner;
  const label = `${namespace}:field.${found.field}`;
  const field = i18n.exists(label) ? t(label) : found.field;
  const values = found.recorded !== '' || found.found !== '';
  const place = [found.number || found.id || found.table, field, found.seq === null ? '' : `№ ${found.seq}`]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <strong>{t(`finding.${found.code}`)}</strong>
      <div>{place}</div>
      {values && (
        <div>
          {t('recorded')}: <del>{found.recorded || t('notStated')}</del> · {t('found')}:{' '}
          <b>{found.found || t('notStated')}</b>
        </div>
      )}
    </>
  );
}
