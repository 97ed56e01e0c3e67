import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { type LabelPaper, labelPaper, type Symbology, symbology } from '../../../db/domain/label';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { useTermOptions } from '../../records/useTerms';
import { Page, Section } from '../../ui/Page';
import { PdfView } from '../../ui/PdfView';
import { mostPrinted, printPdf } from '../../ui/printPdf';
import { Waiting } from '../../ui/Waiting';
import { Failure, Notice } from '../../ui/Words';
import { LabelSource } from './LabelSource';
import styles from './scene.module.css';
import { type Labelled, useLabelled } from './useLabelled';

/** Width and height in millimetres. */
const paperSize: Record<LabelPaper, { width: number; height: number }> = {
  'a4-24': { width: 210, height: 297 },
  'a4-10': { width: 210, height: 297 },
  'roll-57x32': { width: 57, height: 32 },
  'roll-100x50': { width: 100, height: 50 },
};
const perSheet: Record<LabelPaper, number> = { 'a4-24': 24, 'a4-10': 10, 'roll-57x32': 1, 'roll-100x50': 1 };

/** Labels of a search, of a case, or of one exhibit: what will be on the paper is shown before it is saved. */
export function LabelsPage() {
  const { t } = useTranslation(['scene', 'terms']);
  const { language } = useFormats();
  const labelled = useLabelled();
  const { rows } = labelled;
  const [symbol, setSymbol] = useState<Symbology>('qr');
  const [paper, setPaper] = useState<LabelPaper>('a4-24');
  const [skip, setSkip] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => rows.filter(({ id }) => !left.has(id)).map(({ id }) => id), [rows, left]);
  const order = { ids, symbology: symbol, paper, skip: perSheet[paper] === 1 ? 0 : skip, language };
  const drawn = useAnswer('label.draw', order, { enabled: ids.length > 0, keepPrevious: true });
  const [saved, setSaved] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [printed, setPrinted] = useState<{ printed: boolean; reason: string }>();
  const [printing, setPrinting] = useState(false);
  const print = async () => {
    if (drawn.data === undefined) return;
    setFailure(null);
    setPrinted(undefined);
    setPrinting(true);
    try {
      const answer = await printPdf(drawn.data.pdf, paperSize[paper]);
      setPrinted(answer);
      if (!answer.printed) return;
      await request('access.note', {
        kind: 'print',
        subjectKind: 'exhibit',
        subjectId: ids.length === 1 ? (ids[0] ?? '') : '',
        what: `labels ${ids.length}`,
      });
      void answers.invalidateQueries({ queryKey: ['label.fresh'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setPrinting(false);
    }
  };
  const save = async () => {
    setFailure(null);
    const place = await request('app.chooseSave', { suggestedName: 'labels.pdf' });
    if (place === null) return;
    try {
      await request('label.draw', { ...order, to: place.token });
      setSaved(place.label);
      void answers.invalidateQueries({ queryKey: ['label.fresh'] });
      await request('app.showFile', { token: place.token });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Page
      title={t('labels.title')}
      subtitle={t('labels.subtitle')}
      back={back(t, labelled.from)}
      actions={
        <>
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void print()}
            loading={printing}
            disabled={ids.length === 0 || drawn.data === undefined || drawn.data.pages > mostPrinted}
            data-testid="print-labels"
          >
            {t('labels.print')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            onClick={() => void save()}
            disabled={ids.length === 0}
            data-testid="save-labels"
          >
            {t('labels.save')}
          </Button>
        </>
      }
      testId="page-labels"
    >
      <Failure error={labelled.error ?? drawn.error ?? failure} />
      {saved !== '' && (
        <Notice state="green" icon={<IconPrinter size={18} aria-hidden />} testId="labels-saved">
          {t('labels.saved', { file: saved })}
        </Notice>
      )}
      {printed !== undefined && (
        <Notice
          state={printed.printed ? 'green' : 'amber'}
          icon={<IconPrinter size={18} aria-hidden />}
          testId="labels-printed"
        >
          {printed.printed
            ? t('labels.printed', { count: ids.length })
            : printed.reason === ''
              ? t('labels.printCancelled')
              : t('labels.printFailed')}
        </Notice>
      )}
      <LabelSource labelled={labelled} />
      <Section title={t('labels.paper')}>
        <div className={styles.labelChoices}>
          <NativeSelect
            label={t('labels.symbol')}
            data={useTermOptions('symbology', symbology.options)}
            value={symbol}
            onChange={(event) => setSymbol(symbology.parse(event.currentTarget.value))}
            data-testid="label-symbol"
          />
          <NativeSelect
            label={t('labels.size')}
            data={useTermOptions('labelPaper', labelPaper.options)}
            value={paper}
            onChange={(event) => setPaper(labelPaper.parse(event.currentTarget.value))}
            data-testid="label-paper"
          />
          {perSheet[paper] > 1 && (
            <NumberInput
              label={t('labels.skip')}
              description={t('labels.skipHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              min={0}
              max={perSheet[paper] - 1}
              value={skip}
              onChange={(value) => setSkip(typeof value === 'number' ? Math.trunc(value) : 0)}
              data-testid="label-skip"
            />
          )}
        </div>
        {rows.length > 1 && (
          <div className={styles.picks}>
            {rows.map((row) => (
              <label key={row.id} className={styles.pick}>
                <input
                  type="checkbox"
                  checked={!left.has(row.id)}
                  onChange={() =>
                    setLeft((before) => {
                      const after = new Set(before);
                      if (!after.delete(row.id)) after.add(row.id);
                      return after;
                    })
                  }
                />
                <span className="dl-mono">{shortNumber(row.number)}</span> {exhibitTitle(row)}
              </label>
            ))}
          </div>
        )}
      </Section>
      <Section title={t('labels.preview')} testId="labels-preview">
        {ids.length === 0 ? (
          <p className="dl-dim">{t('labels.none')}</p>
        ) : drawn.data === undefined ? (
          <Waiting />
        ) : (
          <PdfView bytes={drawn.data.pdf} />
        )}
      </Section>
    </Page>
  );
}

function back(t: (key: string) => string, from: Labelled['from']): { to: string; label: string } {
  if (from.seizure !== undefined) return { to: `/seizures/${from.seizure}`, label: t('labels.toSearch') };
  if (from.caseId !== undefined) return { to: `/cases/${from.caseId}`, label: t('page.case') };
  if (from.one !== undefined && !from.one.includes(','))
    return { to: `/exhibits/${from.one}`, label: t('labels.toExhibit') };
  return { to: '/exhibits', label: t('labels.toExhibits') };
}
