import { Button, TextInput } from '@mantine/core';
import { IconCamera, IconFileTypePdf, IconPhotoScan, IconSearch } from '@tabler/icons-react';
import { type DragEvent, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import type { FoundReport } from '../../../db/domain/report';
import { fileTokens, request } from '../../ipc/client';
import { CameraView } from '../../ui/CameraView';
import { VerdictBadge } from '../../ui/PdfVerdictView';
import { RecordLink } from '../../ui/RecordLink';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import styles from './reports.module.css';

/** What can be told of a copy: texts of its codes, hashes that are printed on it or are its own. */
async function findByTexts(texts: readonly string[]): Promise<FoundReport[]> {
  for (const text of texts) {
    const found = text === '' ? [] : await request('report.find', { text });
    if (found.length > 0) return found;
  }
  return [];
}

type Answer = {
  found: readonly FoundReport[];
  noCode?: true;
  /** Of a file: that it names a report says nothing of whether it is still what was signed. */
  verdict?: PdfVerdict['verdict'];
};

/** A file may be a version that is kept, or a copy that leads to the data or the root of one. */
async function findByPdf(token: string): Promise<Answer> {
  const { sha256, data, verdict } = await request('report.verify', { file: token });
  return { found: await findByTexts([sha256, data?.caseJsonSha256 ?? '', data?.root ?? '']), verdict };
}

async function findByPicture(image: string | Uint8Array): Promise<Answer> {
  const texts = (await request('code.read', { image })).map((code) => code.text);
  return texts.length === 0 ? { found: [], noCode: true } : { found: await findByTexts(texts) };
}

/** The report that a copy found elsewhere belongs to: by its QR code, by a hash on its pages, or by the file itself. */
export function FindReport() {
  const { t } = useTranslation('report');
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [failure, setFailure] = useState<unknown>(null);
  const look = async (work: () => Promise<Answer>) => {
    setFailure(null);
    setAnswer(undefined);
    setBusy(true);
    try {
      setAnswer(await work());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const file = (token: string, pdf: boolean) => look(() => (pdf ? findByPdf(token) : findByPicture(token)));
  const choose = async (purpose: 'pdf' | 'attachment') => {
    const chosen = await request('app.chooseFile', { purpose });
    if (chosen !== null) await file(chosen.token, purpose === 'pdf');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look(async () => ({ found: await findByTexts([text.trim()]) }));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped === undefined) return;
    const pdf = dropped.type === 'application/pdf' || /\.pdf$/i.test(dropped.name);
    void fileTokens([dropped]).then(([token]) => (token === undefined ? undefined : file(token, pdf)));
  };
  const seen = (texts: readonly string[]) => {
    setCamera(false);
    void look(async () => ({ found: await findByTexts(texts) }));
  };
  return (
    <form
      className={styles.find}
      onSubmit={submit}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      role="search"
      data-testid="find-copy"
    >
      <TextInput
        label={t('find.label')}
        description={t('find.ways')}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={t('find.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        maxLength={2_000}
        className={styles.findText}
        data-testid="find-text"
      />
      <div className={styles.findWays}>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconSearch size={16} aria-hidden />}
          disabled={text.trim() === '' || busy}
          data-testid="find-report"
        >
          {t('find.button')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPhotoScan size={16} aria-hidden />}
          disabled={busy}
          onClick={() => void choose('attachment')}
          data-testid="find-picture"
        >
          {t('find.picture')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCamera size={16} aria-hidden />}
          aria-pressed={camera}
          onClick={() => setCamera((before) => !before)}
          data-testid="find-camera"
        >
          {t(camera ? 'find.cameraOff' : 'find.camera')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          disabled={busy}
          onClick={() => void choose('pdf')}
          data-testid="find-pdf"
        >
          {t('find.pdf')}
        </Button>
      </div>
      {camera && <CameraView onCodes={seen} />}
      <div className={styles.findAnswer} role="status" data-testid="found-reports">
        {busy && <Waiting />}
        <Failure error={failure} />
        {answer?.verdict !== undefined && (
          <p className={styles.verdict} data-testid="found-verdict">
            {t('find.verdict')} <VerdictBadge verdict={answer.verdict} />
          </p>
        )}
        {answer !== undefined && answer.found.length === 0 && t(answer.noCode ? 'find.noCode' : 'find.none')}
        {answer?.found.map(({ report, how }) => (
          <div key={`${report.id} ${how}`}>
            <RecordLink kind="report" id={report.id} mono>
              {report.number}
            </RecordLink>{' '}
            {t(`find.${how}`)}
          </div>
        ))}
      </div>
    </form>
  );
}
