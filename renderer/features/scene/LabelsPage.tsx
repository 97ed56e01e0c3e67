import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { type LabelPaper, labelPaper, type Symbology, symbology } from '../../../db/domain/label';
import { useQueryParam } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { useTermOptions } from '../../records/useTerms';
import { Page, Section } from '../../ui/Page';
import { PdfView } from '../../ui/PdfView';
import { Waiting } from '../../ui/Waiting';
import { Failure, Notice } from '../../ui/Words';
import styles from './scene.module.css';

const perSheet: Record<LabelPaper, number> = { 'a4-24': 24, 'a4-10': 10, 'roll-57x32': 1, 'roll-100x50': 1 };

/** Labels of a search, of a case, or of one exhibit: what will be on the paper is shown before it is saved. */
export function LabelsPage() {
  const { t } = useTranslation(['scene', 'terms']);
  const { language } = useFormats();
  const seizure = useQueryParam('seizure');
  const caseId = useQueryParam('case');
  const one = useQueryParam('exhibit');
  const ofSearch = useAnswer('seizure.exhibits', { id: seizure ?? '' }, { enabled: seizure !== undefined });
  const ofCase = useAnswer('exhibit.list', { caseId: caseId ?? '' }, { enabled: caseId !== undefined });
  const single = useAnswer('exhibit.get', { id: one ?? '' }, { enabled: one !== undefined });
  const rows = useMemo(
    () => ofSearch.data ?? ofCase.data ?? (single.data === undefined ? [] : [single.data]),
    [ofSearch.data, ofCase.data, single.data],
  );
  const [symbol, setSymbol] = useState<Symbology>('qr');
  const [paper, setPaper] = useState<LabelPaper>('a4-24');
  const [skip, setSkip] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => rows.filter(({ id }) => !left.has(id)).map(({ id }) => id), [rows, left]);
  const order = { ids, symbology: symbol, paper, skip: perSheet[paper] === 1 ? 0 : skip, language };
  const drawn = useAnswer('label.draw', order, { enabled: ids.length > 0, keepPrevious: true });
  const [saved, setSaved] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const save = async () => {
    setFailure(null);
    const place = await request('app.chooseSave', { suggestedName: 'labels.pdf' });
    if (place === null) return;
    try {
      await request('label.draw', { ...order, to: place.token });
      setSaved(place.label);
      await request('app.showFile', { token: place.token });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Page
      title={t('labels.title')}
      subtitle={t('labels.subtitle')}
      back={back(t, { seizure, caseId, one })}
      actions={
        <Button
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => void save()}
          disabled={ids.length === 0}
          data-testid="save-labels"
        >
          {t('labels.save')}
        </Button>
      }
      testId="page-labels"
    >
      <Failure error={ofSearch.error ?? ofCase.error ?? single.error ?? drawn.error ?? failure} />
      {saved !== '' && (
        <Notice state="green" icon={<IconPrinter size={18} aria-hidden />} testId="labels-saved">
          {t('labels.saved', { file: saved })}
        </Notice>
      )}
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
        {drawn.data === undefined ? ids.length > 0 && <Waiting /> : <PdfView bytes={drawn.data.pdf} />}
      </Section>
    </Page>
  );
}

function back(
  t: (key: string) => string,
  from: { seizure: string | undefined; caseId: string | undefined; one: string | undefined },
): { to: string; label: string } {
  if (from.seizure !== undefined) return { to: `/seizures/${from.seizure}`, label: t('labels.toSearch') };
  if (from.caseId !== undefined) return { to: `/cases/${from.caseId}`, label: t('page.case') };
  return { to: `/exhibits/${from.one ?? ''}`, label: t('labels.toExhibit') };
}
