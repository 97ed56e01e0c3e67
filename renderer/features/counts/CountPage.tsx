import { Button, Checkbox, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine, CountRecord } from '../../../db/domain/stockCount';
import { useFormats } from '../../i18n/formats';
import { useAnswer, useCommand } from '../../ipc/queries';
import styles from '../../records/custody.module.css';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { RecordedBy } from '../../records/RecordedBy';
import { ScanField } from '../../records/ScanField';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { TwoHands } from '../../ui/TwoHands';
import { useMay } from '../../ui/useRights';
import { Failure, Notice } from '../../ui/Words';
import { CountBadge } from './CountBadge';
import { CountLines } from './CountLines';

/** One count: scanning while it is open and blind, three legs of each thing once it is closed. */
export function CountPage({ id }: { id: string }) {
  const { t } = useTranslation('custody');
  const found = useAnswer('count.get', { id });
  if (found.data !== undefined) return <CountView count={found.data} />;
  return (
    <Page title={t('counts.title')} back={{ to: '/counts', label: t('counts.title') }} testId="page-count">
      <Failure error={found.error} />
    </Page>
  );
}

function CountView({ count }: { count: CountRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const may = useMay('count.scan');
  const open = count.state === 'open';
  return (
    <Page
      title={count.number}
      badges={<CountBadge state={count.state} />}
      subtitle={<Scope count={count} />}
      back={{ to: '/counts', label: t('counts.title') }}
      actions={open && may && <Closing count={count} />}
      aside={<HistorySection kind="count" id={count.id} />}
      testId="page-count"
    >
      {open && <Notice state="blue">{t('counts.blind')}</Notice>}
      {open && may && <Scanning count={count} />}
      {count.state === 'closed' && <Result lines={count.lines} />}
      <CountLines count={count} />
      <Section title={t('counts.facts')}>
        <Facts
          facts={[
            { label: t('counts.reason'), value: count.reason },
            { label: t('counts.first'), value: count.officerName },
            { label: t('counts.second'), value: count.secondName },
            {
              label: t('counts.closed'),
              value: count.closedAt === '' ? '' : formats.dateTime(count.closedAt, count.closedOffset),
            },
            { label: t('field.notes'), value: count.notes, wide: true },
          ]}
        />
        <RecordedBy record={count} />
      </Section>
    </Page>
  );
}

function Scope({ count }: { count: CountRecord }) {
  const { t } = useTranslation(['custody', 'terms']);
  const cases = useAnswer('case.list', {}, { enabled: count.scope === 'case' }).data;
  const file = cases?.find(({ id }) => id === count.caseId);
  return (
    <>
      {t(`terms:countScope.${count.scope}`)}: {count.place || count.ofOfficerName}
      {file !== undefined && (
        <RecordLink kind="case" id={file.id}>
          {`${file.number} ${file.title}`}
        </RecordLink>
      )}
    </>
  );
}

/** One string after the other; a broken seal is said before the thing is scanned. */
function Scanning({ count }: { count: CountRecord }) {
  const { t } = useTranslation('custody');
  const scan = useCommand('count.scan', { invalidates: ['count.get'] });
  const [broken, setBroken] = useState(false);
  const [note, setNote] = useState('');
  const add = async (text: string) => {
    const before = count.lines.length;
    const after = await scan.mutateAsync({
      id: count.id,
      scans: [{ text, intact: broken ? 'no' : 'yes', note: broken ? note : '' }],
    });
    setBroken(false);
    setNote('');
    const last = after.lines.at(-1);
    return after.lines.length > before && last?.subjectId === '' ? t('unknown', { text }) : undefined;
  };
  return (
    <Section title={t('counts.scan')} count={count.lines.length} flush testId="section-scan">
      <ScanField label={t('form.scan')} hint={t('counts.scanHint')} onScan={add} autoFocus />
      <div className={styles.fields} style={{ padding: '0 16px 14px' }}>
        <Checkbox
          label={t('counts.broken')}
          checked={broken}
          onChange={(event) => setBroken(event.currentTarget.checked)}
          data-testid="scan-broken"
        />
        {broken && (
          <TextInput
            size="xs"
            aria-label={t('field.condition')}
            placeholder={t('field.condition')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </div>
    </Section>
  );
}

function Closing({ count }: { count: CountRecord }) {
  const { t } = useTranslation('custody');
  const [closing, setClosing] = useState(false);
  const invalidates = [
    'count.get',
    'count.list',
    'discrepancy.list',
    'home.get',
    'ledger.list',
    'custody.of',
  ] as const;
  const close = useCommand('count.close', { invalidates });
  const abandon = useCommand('count.abandon', { invalidates });
  const ask = () =>
    modals.openConfirmModal({
      title: t('counts.abandon'),
      withCloseButton: false,
      children: t('counts.abandonText'),
      labels: { confirm: t('counts.abandon'), cancel: t('common:cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => abandon.mutate({ id: count.id, reason: t('counts.abandon') }),
    });
  return (
    <>
      <Button
        leftSection={<IconChecks size={16} aria-hidden />}
        onClick={() => setClosing(true)}
        data-testid="close-count"
      >
        {t('counts.close')}
      </Button>
      <Button variant="default" onClick={ask} data-testid="abandon-count">
        {t('counts.abandon')}
      </Button>
      <Failure error={abandon.error} />
      <TwoHands
        opened={closing}
        onClose={() => setClosing(false)}
        act="count.close"
        title={t('counts.close')}
        what={t('counts.closeWhat', { number: count.number, count: count.lines.length })}
        confirmLabel={t('counts.close')}
        confirm={(hands) => close.mutateAsync({ id: count.id, hands })}
      />
    </>
  );
}

/** What the count found, in one sentence: all well, or what is red. */
function Result({ lines }: { lines: readonly CountLine[] }) {
  const { t } = useTranslation('custody');
  const of = (result: CountLine['result']) => lines.filter((line) => line.result === result).length;
  const bad = lines.length - of('present');
  return (
    <Notice state={bad === 0 ? 'green' : 'red'} testId="count-result">
      {bad === 0
        ? t('counts.allThere', { n: of('present') })
        : t('counts.notAllThere', {
            present: of('present'),
            missing: of('missing'),
            broken: of('seal-broken'),
            unexpected: of('unexpected') + of('unknown'),
          })}
    </Notice>
  );
}
