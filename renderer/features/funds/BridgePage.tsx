import { Button, Textarea } from '@mantine/core';
import { IconDeviceFloppy, IconFileImport, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../../electron/ipc/contract';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer, useCommand } from '../../ipc/queries';
import { Page, Section } from '../../ui/Page';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
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
      <In />
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

type Source = RouteInput<'bridge.answer'>['source'];

function In() {
  const { t } = useTranslation('funds');
  const may = useMay('bridge.answer');
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<RouteOutput<'bridge.answer'>>();
  const [failure, setFailure] = useState<unknown>(null);
  if (!may) return null;
  const take = async (source: Source) => {
    setFailure(null);
    setTaken(undefined);
    try {
      const answer = await request('bridge.answer', { source });
      setTaken(answer);
      for (const name of ['funds.view', 'home.get', 'ledger.list', 'attachment.list'] as const)
        void answers.invalidateQueries({ queryKey: [name] });
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const choose = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen !== null) await take({ file: chosen.token });
  };
  return (
    <Section title={t('bridge.in')} testId="section-in">
      <div className={styles.stack}>
        <p className={styles.dim}>{t('bridge.inHint')}</p>
        <div className={styles.row}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => void choose()}
            data-testid="answer-file"
          >
            {t('import.file')}
          </Button>
        </div>
        <Textarea
          label={t('bridge.paste')}
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          classNames={{ input: 'dl-mono' }}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="answer-text"
        />
        <div>
          <Button disabled={text.trim() === ''} onClick={() => void take({ text })} data-testid="answer-take">
            {t('bridge.take')}
          </Button>
        </div>
        <Failure error={failure} />
        {taken?.waiting && (
          <Notice state="amber">
            {t('bridge.waiting', { have: taken.waiting.have, count: taken.waiting.count })}
          </Notice>
        )}
        {taken !== undefined && taken.waiting === null && (
          <Notice state={taken.strange.length > 0 ? 'amber' : 'green'} testId="answer-taken">
            {t('bridge.taken', { added: taken.added, same: taken.same, strange: taken.strange.length })}
          </Notice>
        )}
      </div>
    </Section>
  );
}
