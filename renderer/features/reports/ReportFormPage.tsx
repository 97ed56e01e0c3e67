import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../../db/domain/case';
import { requestChoice } from '../../../db/domain/providerRequest';
import { reportKind } from '../../../db/domain/report';
import { runsBack } from '../../../db/domain/reportKinds';
import { Link, navigate, usePlace } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Empty, Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { Columns } from './Columns';
import { DraftButton } from './DraftButton';
import { OrderChoice } from './OrderChoice';
import { type OrderInHand, orderOf, settle } from './orderModel';
import { Preview } from './Preview';
import styles from './reports.module.css';
import { SignPanel } from './SignPanel';

const wholeTime = { from: '', to: '' };
const asRecorded = requestChoice.parse({});

/** A new report: what it is about, its kind and language, the pages as they will be printed, and the signature. */
export function ReportFormPage({ caseId = '' }: { id?: string; caseId?: string }) {
  const { t } = useTranslation('report');
  const cases = useAnswer('case.list', {});
  const { order, offered, wholeVault, change } = useOrder(caseId, cases.data);
  const able = offered !== undefined && offered.length > 0 && !runsBack(order.period);
  const known = order.about !== '' && able;
  const asked = orderOf(order);
  const preview = useAnswer('report.preview', asked, { enabled: known });
  const signed = (id: string) => {
    void answers.invalidateQueries({ queryKey: ['report.list'] });
    navigate(`/reports/${id}?signed=1`, { replace: true });
  };
  const ofCase = cases.data?.find((one) => one.id === order.about);
  const number = ofCase?.number ?? order.kind;
  return (
    <Page
      title={t('new.title')}
      {...(ofCase === undefined ? {} : { subtitle: `${ofCase.number} · ${ofCase.title}` })}
      back={{ to: '/reports', label: t('list.title') }}
      testId="page-report-form"
    >
      <Failure error={preview.error ?? cases.error} />
      {cases.data?.length === 0 && <NoCases />}
      {cases.data !== undefined && cases.data.length > 0 && (
        <Columns>
          <div className={styles.panel}>
            <OrderChoice
              cases={cases.data}
              offered={offered}
              wholeVault={wholeVault}
              order={order}
              onChange={change}
            />
            {known && (
              <SignPanel
                sign={(key) => request('report.sign', { ...asked, ...key })}
                outside={(outside) => request('report.signOutside', { ...asked, ...outside })}
                ready={preview.data !== undefined}
                onSigned={(report) => signed(report.id)}
              />
            )}
          </div>
          <Desk
            missing={known ? '' : t(runsBack(order.period) ? 'new.periodBack' : 'new.caseNone')}
            failed={preview.error !== null}
          >
            {preview.data !== undefined && (
              // Another report begins at its own first page.
              <Preview
                key={JSON.stringify(asked)}
                order={asked}
                first={preview.data}
                actions={<DraftButton order={asked} number={number} />}
              />
            )}
          </Desk>
        </Columns>
      )}
    </Page>
  );
}

/** What is chosen. The case, the kind and the thing stand in the URL, so that a page can lead here with all three. */
function useOrder(caseId: string, cases: readonly CaseRecord[] | undefined) {
  const formats = useFormats();
  const asked = usePlace().query;
  const about = caseId !== '' ? caseId : asked.get('about') === 'vault' ? 'vault' : '';
  const [chosen, setChosen] = useState<Partial<OrderInHand>>({});
  const ofVault = useAnswer('report.offered', {});
  const ofCase = useAnswer(
    'report.offered',
    { caseId: about },
    { enabled: about !== '' && about !== 'vault' },
  );
  const offered = about === '' ? [] : about === 'vault' ? ofVault.data : ofCase.data;
  const kind = reportKind.safeParse(asked.get('kind')).data ?? 'case';
  const order = settle(
    {
      kind,
      subjectId: asked.get('subject') ?? '',
      period: wholeTime,
      request: asRecorded,
      // The language of proceedings is the paper's, unless the officer says otherwise.
      language: cases?.find((one) => one.id === about)?.language ?? formats.language,
      second: '',
      ...chosen,
      about,
    },
    offered ?? [],
  );
  const change = (next: Partial<OrderInHand>) => {
    setChosen((before) => ({ ...before, ...next }));
    if (next.about === undefined || next.about === about) return;
    const to = next.about === 'vault' ? 'about=vault' : `case=${next.about}`;
    navigate(`/reports/new?${to}`, { replace: true });
  };
  return { order, offered, wholeVault: (ofVault.data ?? []).length > 0, change };
}

function NoCases() {
  const { t } = useTranslation('report');
  return (
    <Empty
      title={t('new.noCases')}
      text={t('new.noCasesText')}
      action={
        <Button component={Link} to="/cases/new">
          {t('new.openCase')}
        </Button>
      }
    />
  );
}

/** Where the sheet lies: empty as long as something is missing, then the preview. */
function Desk({ missing, failed, children }: { missing: string; failed: boolean; children: ReactNode }) {
  const { t } = useTranslation('report');
  if (missing !== '') return <Empty title={t('new.preview')} text={missing} />;
  if (failed) return null;
  if (children === false) {
    return (
      <div role="status" aria-label={t('new.loading')}>
        <Skeleton height={720} radius={4} animate={false} />
      </div>
    );
  }
  return children;
}
