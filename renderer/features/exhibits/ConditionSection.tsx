import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../db/domain/attachment';
import { type ConditionLook, conditionHistory } from '../../../db/domain/custody/condition';
import type { ExhibitRecord } from '../../../db/domain/exhibit';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { Thumbnail } from '../../records/Thumbnail';
import { Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { StateBadge } from '../../ui/StateBadge';
import styles from './condition.module.css';

/** More corrections of one exhibit than this are looked up in the ledger. */
const mostEntries = 500;
const states = { yes: 'green', no: 'red', none: 'grey' } as const;

/** How the thing and its seal were at every look: when, who, by which paper, and the photos beside. */
export function ConditionSection({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation('custody');
  const formats = useFormats();
  const { id } = exhibit;
  const told = useAnswer('custody.of', { kind: 'exhibit', id }).data;
  const files = useAnswer('attachment.list', { ownerId: id }).data;
  const about = { subjectKind: 'exhibit', subjectId: id, limit: mostEntries } as const;
  const entries = useAnswer('ledger.list', about).data;
  const photos = useMemo(
    () => (files ?? []).filter((file) => file.kind === 'image' && file.withdrawn === 0),
    [files],
  );
  const looks = useMemo(
    () =>
      told === undefined || entries === undefined
        ? []
        : conditionHistory({ subjectId: id, exhibit, entries, photos, ...told }).reverse(),
    [told, entries, photos, exhibit, id],
  );
  if (looks.length === 0) return null;
  return (
    <Section title={t('look.title')} count={formats.number(looks.length)} flush testId="section-condition">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('look.whenColumn')}</th>
            <th scope="col">{t('look.sealColumn')}</th>
            <th scope="col">{t('look.conditionColumn')}</th>
            <th scope="col">{t('look.photos')}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map((look) => (
            <tr key={look.key} data-look={look.kind}>
              <td>
                <Said look={look} />
              </td>
              <td>
                <Seal look={look} />
              </td>
              <td>
                <Change before={look.conditionBefore} after={look.condition} />
              </td>
              <td>
                <Photos look={look} photos={photos} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Said({ look }: { look: ConditionLook }) {
  const { t } = useTranslation(['custody', 'terms']);
  const formats = useFormats();
  const { kind, action, record } = look;
  const act = action === null ? '' : t(`terms:custodyAction.${action}`);
  const paper = look.paper === '' ? '' : t('look.paper', { paper: look.paper });
  const more = [...look.who, paper, look.reason].filter(Boolean).join(' · ');
  return (
    <>
      <time dateTime={look.at}>{formats.localDateTime(look.at)}</time>{' '}
      <strong>{kind === 'event' ? act : t(`look.${kind}`, { act })}</strong>{' '}
      {record === null ? (
        kind === 'amended' && <span className="dl-dim">№ {look.seq}</span>
      ) : (
        <RecordLink kind={record.kind} id={record.id} mono>
          {record.number}
        </RecordLink>
      )}
      <div className="dl-dim">{more}</div>
    </>
  );
}

/** The seal by its number, what it was changed for, and whether it was found whole. */
function Seal({ look }: { look: ConditionLook }) {
  const { t } = useTranslation(['custody', 'terms']);
  const { sealBefore, seal, intact, kind } = look;
  const spoke = kind === 'recorded' || sealBefore !== '' || seal !== '' || intact !== null;
  if (!spoke) return <None />;
  return (
    <>
      {sealBefore !== seal || seal !== '' ? (
        <span className="dl-mono">
          <Change before={sealBefore} after={seal} none={t('noSeal')} />
        </span>
      ) : (
        <span className="dl-dim">
          {t(kind === 'recorded' || intact === 'none' ? 'noSeal' : 'look.sealUnread')}
        </span>
      )}
      {intact !== null && (
        <div>
          <StateBadge state={states[intact]}>{t(`terms:sealFound.${intact}`)}</StateBadge>
        </div>
      )}
    </>
  );
}

function Change({ before, after, none }: { before: string; after: string; none?: string }) {
  const { t } = useTranslation('custody');
  if (before === after) return after === '' ? <None /> : after;
  const nothing = none ?? t('look.unstated');
  return (
    <>
      {before || nothing} <IconArrowRight size={13} aria-label="→" /> <strong>{after || nothing}</strong>
    </>
  );
}

/** Nothing was said: an empty cell would look like a fault. */
function None() {
  const { t } = useTranslation('custody');
  return <span className="dl-dim">{t('look.unstated')}</span>;
}

/** A picture that holds a secret is shown on its own page alone, asked for twice. */
function Photos({ look, photos }: { look: ConditionLook; photos: readonly AttachmentView[] }) {
  const { t } = useTranslation('custody');
  const formats = useFormats();
  const shown = look.photoIds.flatMap((id) => photos.filter((photo) => photo.id === id));
  if (shown.length === 0) return null;
  return (
    <div className={styles.photos}>
      {shown.map((photo, index) => (
        <Link
          key={photo.id}
          to={`/attachments/${photo.id}`}
          className={styles.photo}
          aria-label={t('look.openPhoto', { n: index + 1, at: formats.localDateTime(look.at) })}
          title={photo.name}
        >
          {photo.secret === 'contains' ? (
            photo.number.split('/').at(-1)
          ) : (
            <Thumbnail id={photo.id} size={photo.size} mediaType={photo.mediaType} />
          )}
        </Link>
      ))}
    </div>
  );
}
