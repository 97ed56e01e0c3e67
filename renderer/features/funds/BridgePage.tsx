import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../electron/ipc/contract';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer, useCommand } from '../../ipc/queries';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import { BridgeIn } from './BridgeIn';
import { CaseSwitch } from './CaseSwitch';
import styles from './funds.module.css';
import { QrFrames } from './QrFrames';
import { useCaseOf } from './useCaseOf';

/** Public addresses out, balances in: by a file or a moving QR code, with no network on this machine. */
export function BridgePage() {
  const { t } = useTranslation('funds');
  const of = useCaseOf();
  return (
    <Page
      title={t('bridge.title')}
      subtitle={t('bridge.lead')}
      back={{ to: `/funds?case=${of.caseId}`, label: t('title') }}
      actions={<CaseSwitch of={of} />}
      testId="page-bridge"
    >
      {of.caseId !== '' && <Out key={of.caseId} caseId={of.caseId} />}
      <BridgeIn />
    </Page>
  );
}

function Out({ caseId }: { caseId: string }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  const may = useMay('bridge.request');
  const requests = useAnswer('bridge.list', { caseId });
  const [shownId, setShownId] = useState('');
  const make = useCommand('bridge.request', { invalidates: ['bridge.list', 'ledger.list'] });
  const shown = useAnswer('bridge.show', { id: shownId }, { enabled: shownId !== '' });
  return (
    <Section
      title={t('bridge.out')}
      actions={
        may && (
          <Button
            size="compact-sm"
            leftSection={<IconQrcode size={14} aria-hidden />}
            loading={make.isPending}
            onClick={() => make.mutate({ caseId }, { onSuccess: ({ request: made }) => setShownId(made.id) })}
            data-testid="make-request"
          >
            {t('bridge.make')}
          </Button>
        )
      }
      testId="section-out"
    >
      <div className={styles.stack}>
        <p className={styles.dim}>{t('bridge.outHint')}</p>
        <Failure error={make.error ?? shown.error} />
        {shown.data !== undefined && <Shown id={shownId} shown={shown.data} />}
        {(requests.data ?? []).length > 0 && (
          <table className={styles.table}>
            <tbody>
              {(requests.data ?? []).map((row) => (
                <tr key={row.id}>
                  <td className="dl-mono">{row.reference}</td>
                  <td>
                    {t('bridge.count', { count: row.items.length, shown: formats.number(row.items.length) })}
                  </td>
                  <td>
                    <When at={row.recordedAt} offset={row.recordedOffset} /> · {row.officerName}
                  </td>
                  <td>
                    <Button size="compact-xs" variant="default" onClick={() => setShownId(row.id)}>
                      {t('bridge.show')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Section>
  );
}

function Shown({ id, shown }: { id: string; shown: RouteOutput<'bridge.show'> }) {
  const { t } = useTranslation('funds');
  const [failure, setFailure] = useState<unknown>(null);
  const [saved, setSaved] = useState('');
  const save = async () => {
    setFailure(null);
    try {
      const to = await request('app.chooseSave', { suggestedName: 'balance-request.json' });
      if (to === null) return;
      await request('bridge.save', { id, to: to.token });
      setSaved(to.label);
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <div className={styles.frame}>
      <QrFrames frames={shown.frames} />
      <div className={styles.beside}>
        <div className={styles.row}>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            onClick={() => void save()}
            data-testid="save-request"
          >
            {t('bridge.save')}
          </Button>
        </div>
        {saved !== '' && <Notice state="green">{t('bridge.saved', { name: saved })}</Notice>}
        <Failure error={failure} />
        <span className={styles.dim}>{t('bridge.whole')}</span>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is reached by keyboard */}
        <pre className={styles.text} tabIndex={0} data-testid="request-text">
          {shown.text}
        </pre>
      </div>
    </div>
  );
}
