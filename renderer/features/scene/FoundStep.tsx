import { IconCircleX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitKind, ExhibitRecord } from '../../../db/domain/exhibit';
import { useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { treeOf } from '../../records/exhibitTree';
import { KindPicture } from '../../records/KindPicture';
import { Section } from '../../ui/Page';
import { isScannerKey } from '../../ui/wedge';
import { FoundCard } from './FoundCard';
import { QuickExhibit } from './QuickExhibit';
import type { Scene } from './ScenePage';
import styles from './scene.module.css';
import { foundExhibit, goToStep, kindKeys } from './sceneModel';

/** What did you find? A card, a look at what is proposed, save, photo. */
export function FoundStep(scene: Scene) {
  const { seizure, exhibits, findings, form } = scene;
  const { t } = useTranslation(['scene', 'terms']);
  const formats = useFormats();
  const [kind, setKind] = useState<ExhibitKind>();
  const [saved, setSaved] = useState<ExhibitRecord>();
  const asked = useQueryParam('exhibit');
  const amended = exhibits.find(({ id }) => id === asked);
  const finder = useSession((state) => state.session?.officer?.name ?? '');
  const numbers = useAnswer('seizure.nextNumbers', { caseId: seizure.caseId, seizureId: seizure.id });
  const next = numbers.data ?? { bagNumber: '', sealNumber: '' };
  const open = kind !== undefined || amended !== undefined;
  useKindKeys(setKind, !open && !form.readOnly);
  const done = (row?: ExhibitRecord) => {
    setKind(undefined);
    setSaved(row);
    if (asked !== undefined) goToStep(seizure.id, 'found');
  };
  const last = saved ?? exhibits.at(-1);
  return (
    <>
      {amended !== undefined ? (
        <QuickExhibit key={amended.id} record={amended} exhibits={exhibits} onDone={done} />
      ) : kind !== undefined ? (
        // The numbers that were proposed for the last thing are used up: wait for the next ones.
        numbers.data !== undefined &&
        !numbers.isFetching && (
          <QuickExhibit
            key={kind}
            empty={foundExhibit(kind, {
              word: capital(t(`terms:exhibitKind.${kind}`)),
              seizure,
              last,
              next,
              finder,
            })}
            exhibits={exhibits}
            onDone={done}
          />
        )
      ) : (
        <Section title={t('found.question')}>
          <div className={styles.cards}>
            {kindKeys.map(([key, one]) => (
              <button
                key={one}
                type="button"
                className={styles.card}
                onClick={() => setKind(one)}
                disabled={form.readOnly}
                aria-keyshortcuts={key}
                data-testid={`card-${one}`}
              >
                <KindPicture kind={one} />
                <span>{t(`terms:exhibitKind.${one}`)}</span>
                <kbd aria-hidden>{key}</kbd>
              </button>
            ))}
          </div>
          {exhibits.length === 0 && (
            <button
              type="button"
              className={styles.choice}
              aria-pressed={form.draft.outcome === 'nothing'}
              onClick={() => form.set('outcome', form.draft.outcome === 'nothing' ? 'seized' : 'nothing')}
              disabled={form.readOnly}
              data-testid="found-nothing"
            >
              <IconCircleX size={24} stroke={1.5} aria-hidden /> {t('found.nothing')}
            </button>
          )}
        </Section>
      )}
      <Section title={t('found.sofar')} count={formats.number(exhibits.length)} testId="found-list">
        {exhibits.length === 0 && <p className={styles.none}>{t('found.none')}</p>}
        <div className={styles.foundList}>
          {treeOf([...exhibits].reverse()).map(({ exhibit, depth }) => (
            <FoundCard
              key={exhibit.id}
              exhibit={exhibit}
              depth={depth}
              findings={findings}
              fresh={exhibit.id === saved?.id && !open}
              onOpen={() => goToStep(seizure.id, 'found', exhibit.id)}
            />
          ))}
        </div>
      </Section>
    </>
  );
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}

/** One key picks a kind, unless something is being typed. */
function useKindKeys(pick: (kind: ExhibitKind) => void, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isScannerKey(event)) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [role="dialog"]')) return;
      const found = kindKeys.find(([key]) => key === event.key);
      if (found === undefined) return;
      event.preventDefault();
      pick(found[1]);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active, pick]);
}
