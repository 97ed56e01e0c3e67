import { Button } from '@mantine/core';
import { IconCertificate, IconFileCheck, IconFileUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import { fileTokens, request } from '../../ipc/client';
import { Page, Section } from '../../ui/Page';
import { PdfVerdictView } from '../../ui/PdfVerdictView';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import styles from './verify.module.css';

interface Chosen {
  token: string;
  label: string;
}

interface Wanted {
  file: Chosen;
  roots: Chosen[];
  /** as they are where left out */
  crls?: Chosen[];
}

/** Any signed PDF, judged in plain words. Needs no vault, and sends the file nowhere. */
export function VerifyPage({ back }: { back?: () => void }) {
  const { t } = useTranslation('shell');
  const [file, setFile] = useState<Chosen | null>(null);
  const [roots, setRoots] = useState<Chosen[]>([]);
  const [crls, setCrls] = useState<Chosen[]>([]);
  const [verdict, setVerdict] = useState<PdfVerdict | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const judge = async (work: () => Promise<Wanted | undefined>) => {
    setFailure(null);
    setBusy(true);
    try {
      const wanted = await work();
      if (wanted === undefined) return;
      setFile(wanted.file);
      setRoots(wanted.roots);
      setCrls(wanted.crls ?? crls);
      setVerdict(null);
      setVerdict(
        await request('report.verify', {
          file: wanted.file.token,
          roots: wanted.roots.map((root) => root.token),
          crls: (wanted.crls ?? crls).map((crl) => crl.token),
        }),
      );
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = () =>
    judge(async () => {
      const chosen = await request('app.chooseFile', { purpose: 'pdf' });
      return chosen === null ? undefined : { file: chosen, roots };
    });
  const addRoot = (of: Chosen) =>
    judge(async () => {
      const root = await request('app.chooseFile', { purpose: 'certificate' });
      return root === null ? undefined : { file: of, roots: [...roots, root] };
    });
  const addCrl = (of: Chosen) =>
    judge(async () => {
      const crl = await request('app.chooseFile', { purpose: 'crl' });
      return crl === null ? undefined : { file: of, roots, crls: [...crls, crl] };
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer.files[0];
    if (dropped === undefined) return;
    void judge(async () => {
      const [token] = await fileTokens([dropped]);
      return token === undefined ? undefined : { file: { token, label: dropped.name }, roots };
    });
  };

  return (
    <Page
      title={t('verify.title')}
      subtitle={t('verify.subtitle')}
      testId="page-verify"
      actions={
        back !== undefined && (
          <Button variant="default" onClick={back} data-testid="back">
            {t('common:back')}
          </Button>
        )
      }
    >
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        data-compact={file !== null}
        data-testid="drop-pdf"
      >
        {busy ? <Waiting /> : <IconFileUpload size={32} stroke={1.4} aria-hidden />}
        <div className={styles.dropText}>{file === null ? t('verify.drop') : file.label}</div>
        <Button
          leftSection={<IconFileCheck size={17} aria-hidden />}
          onClick={() => void choose()}
          disabled={busy}
          data-testid="choose-pdf"
        >
          {file === null ? t('verify.choose') : t('verify.another')}
        </Button>
      </div>
      <Failure error={failure} />
      {file !== null && verdict !== null && (
        <>
          <Section title={t('verify.verdict')}>
            <PdfVerdictView verdict={verdict} />
          </Section>
          <Section title={t('verify.roots')}>
            <p className={styles.rootsText}>
              {t('verify.rootsText')} {t('verify.vaultRoots')}
            </p>
            <ul className={styles.roots}>
              {[...roots, ...crls].map((root) => (
                <li key={root.token}>
                  <IconCertificate size={16} aria-hidden /> {root.label}
                </li>
              ))}
            </ul>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => void addRoot(file)}
              disabled={busy}
              data-testid="add-root"
            >
              {t('verify.addRoot')}
            </Button>
            <Button
              ml={8}
              variant="default"
              size="compact-sm"
              onClick={() => void addCrl(file)}
              disabled={busy}
              data-testid="add-crl"
            >
              {t('verify.addCrl')}
            </Button>
            {roots.length > 0 && (
              <Button
                ml={8}
                variant="subtle"
                size="compact-sm"
                leftSection={<IconX size={14} aria-hidden />}
                onClick={() => void judge(async () => ({ file, roots: [] }))}
              >
                {t('verify.noRoots')}
              </Button>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}
