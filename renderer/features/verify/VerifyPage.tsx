import { Button } from '@mantine/core';
import { IconCertificate, IconFileCheck, IconFileUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfVerdict } from '../../../db/domain/pdfVerdict';
import type { VolumeSet } from '../../../db/domain/volumeSet';
import { fileTokens, request } from '../../ipc/client';
import { Page, Section } from '../../ui/Page';
import { PdfVerdictView, VerdictBadge } from '../../ui/PdfVerdictView';
import { VolumeSetView } from '../../ui/VolumeSetView';
import { Waiting } from '../../ui/Waiting';
import { Failure } from '../../ui/Words';
import styles from './verify.module.css';

interface Chosen {
  token: string;
  label: string;
}

interface Wanted {
  files: Chosen[];
  roots: Chosen[];
  /** as they are where left out */
  crls?: Chosen[];
}

interface Judged {
  verdicts: PdfVerdict[];
  set: VolumeSet | null;
}

/** One file with all that is said of it; of several first what they are together, then each on request. */
function Verdicts({ judged: { verdicts, set }, names }: { judged: Judged; names: readonly string[] }) {
  const { t } = useTranslation('shell');
  const [only] = verdicts;
  if (verdicts.length === 1 && only !== undefined) {
    return (
      <Section title={t('verify.verdict')}>
        {set !== null && <VolumeSetView set={set} names={names} />}
        <PdfVerdictView verdict={only} />
      </Section>
    );
  }
  return (
    <>
      {set !== null && (
        <Section title={t('verify.together')}>
          <VolumeSetView set={set} names={names} />
        </Section>
      )}
      <Section title={t('verify.verdicts')} count={verdicts.length}>
        {verdicts.map((verdict, index) => (
          <details key={verdict.sha256} className={styles.one} open={verdict.verdict !== 'intact'}>
            <summary>
              <span className="dl-mono">{names[index]}</span> <VerdictBadge verdict={verdict.verdict} />
            </summary>
            <PdfVerdictView verdict={verdict} />
          </details>
        ))}
      </Section>
    </>
  );
}

/** Any signed PDF, judged in plain words. Needs no vault, and sends the file nowhere. */
export function VerifyPage({ back }: { back?: () => void }) {
  const { t } = useTranslation('shell');
  const [files, setFiles] = useState<Chosen[]>([]);
  const [roots, setRoots] = useState<Chosen[]>([]);
  const [crls, setCrls] = useState<Chosen[]>([]);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const judge = async (work: () => Promise<Wanted | undefined>) => {
    setFailure(null);
    setBusy(true);
    try {
      const wanted = await work();
      if (wanted === undefined) return;
      setFiles(wanted.files);
      setRoots(wanted.roots);
      setCrls(wanted.crls ?? crls);
      setJudged(null);
      setJudged(
        await request('report.verifyTogether', {
          files: wanted.files.map((file) => file.token),
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
      const chosen = await request('app.chooseFiles', { purpose: 'pdf' });
      return chosen.length === 0 ? undefined : { files: chosen, roots };
    });
  const addRoot = () =>
    judge(async () => {
      const root = await request('app.chooseFile', { purpose: 'certificate' });
      return root === null ? undefined : { files, roots: [...roots, root] };
    });
  const addCrl = () =>
    judge(async () => {
      const crl = await request('app.chooseFile', { purpose: 'crl' });
      return crl === null ? undefined : { files, roots, crls: [...crls, crl] };
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = [...event.dataTransfer.files];
    if (dropped.length === 0) return;
    void judge(async () => {
      const tokens = await fileTokens(dropped);
      const named = tokens.map((token, index) => ({ token, label: dropped[index]?.name ?? '' }));
      return named.length === 0 ? undefined : { files: named, roots };
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
        data-compact={files.length > 0}
        data-testid="drop-pdf"
      >
        {busy ? <Waiting /> : <IconFileUpload size={32} stroke={1.4} aria-hidden />}
        <div className={styles.dropText}>
          {files.length === 0 ? t('verify.drop') : files.map(({ label }) => label).join(', ')}
        </div>
        <Button
          leftSection={<IconFileCheck size={17} aria-hidden />}
          onClick={() => void choose()}
          disabled={busy}
          data-testid="choose-pdf"
        >
          {files.length === 0 ? t('verify.choose') : t('verify.another')}
        </Button>
      </div>
      <Failure error={failure} />
      {judged !== null && (
        <>
          <Verdicts judged={judged} names={files.map(({ label }) => label)} />
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
              onClick={() => void addRoot()}
              disabled={busy}
              data-testid="add-root"
            >
              {t('verify.addRoot')}
            </Button>
            <Button
              ml={8}
              variant="default"
              size="compact-sm"
              onClick={() => void addCrl()}
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
                onClick={() => void judge(async () => ({ files, roots: [] }))}
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
