import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterheadDraft, LetterheadRecord } from '../../../db/domain/letterhead';
import { type ReportKind, reportKind, reportKinds } from '../../../db/domain/reportKinds';
import { useReadOnly } from '../../app/session';
import { languageNames } from '../../i18n/languages';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
import { StateBadge } from '../../ui/StateBadge';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import styles from './letterhead.module.css';

const nothing: LetterheadDraft = {
  bodyKk: '',
  bodyRu: '',
  bodyEn: '',
  unitKk: '',
  unitRu: '',
  unitEn: '',
  addressKk: '',
  addressRu: '',
  addressEn: '',
  contacts: '',
  lines: {},
};
const lines = ['body', 'unit', 'address'] as const;
const endings = { kk: 'Kk', ru: 'Ru', en: 'En' } as const;
const languages = ['kk', 'ru', 'en'] as const;

function draftOf(known: LetterheadRecord): LetterheadDraft {
  const names = Object.keys(nothing) as (keyof LetterheadDraft)[];
  return Object.fromEntries(names.map((name) => [name, known[name]])) as LetterheadDraft;
}

/** Who speaks on paper, in three languages; the change goes into the ledger. */
export function Letterhead() {
  const { t } = useTranslation('settings');
  const answer = useAnswer('letterhead.get', {});
  const known = answer.data?.letterhead;
  const [draft, setDraft] = useState<LetterheadDraft>(nothing);
  const [failure, setFailure] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const readOnly = useReadOnly();
  const allowed = useMay('letterhead.state');
  const may = allowed && !readOnly;
  useEffect(() => {
    if (known) setDraft(draftOf(known));
  }, [known]);
  const change = async (work: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await work();
      await answers.invalidateQueries();
    } catch (error) {
      setFailure(error);
    }
  };
  const emblem = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'picture' });
    if (chosen !== null) await request('letterhead.emblem', { file: chosen.token });
  };
  const save = async () => {
    await request('letterhead.state', { draft });
    setSaved(true);
  };
  const changed = JSON.stringify(draft) !== JSON.stringify(known ? draftOf(known) : nothing);
  const set = (name: keyof LetterheadDraft, value: string) =>
    setDraft((before) => ({ ...before, [name]: value }));
  return (
    <Section title={t('letterhead.title')} testId="letterhead">
      <p className={styles.hint}>{t('letterhead.text')}</p>
      <Failure error={failure ?? answer.error} />
      <div className={styles.grid}>
        {lines.flatMap((name) =>
          languages.map((language) => {
            const field = `${name}${endings[language]}` as const;
            return (
              // A unit's full name is longer than a line.
              <Textarea
                key={field}
                autosize
                minRows={1}
                maxRows={4}
                label={`${t(`letterhead.${name}`)}, ${languageNames[language]}`}
                value={draft[field]}
                onChange={(event) => set(field, event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
                readOnly={!may}
                data-testid={`field-${field}`}
              />
            );
          }),
        )}
        <TextInput
          label={t('letterhead.contacts')}
          value={draft.contacts}
          onChange={(event) => set('contacts', event.currentTarget.value)}
          disabled={!may}
          data-testid="field-contacts"
        />
      </div>
      <SignatureLines draft={draft} onChange={setDraft} may={may} />
      <Group gap={8} align="center" mb={12}>
        {answer.data?.emblem && (
          <img
            className={styles.emblem}
            src={`data:${answer.data.emblem.mime};base64,${answer.data.emblem.base64}`}
            alt={t('letterhead.emblem')}
          />
        )}
        <Button
          variant="default"
          disabled={!may}
          onClick={() => void change(emblem)}
          data-testid="choose-emblem"
        >
          {t('letterhead.choose')}
        </Button>
        {answer.data?.emblem && (
          <Button
            variant="subtle"
            disabled={!may}
            onClick={() => void change(() => request('letterhead.emblem', { file: null }))}
            data-testid="remove-emblem"
          >
            {t('letterhead.remove')}
          </Button>
        )}
        <span className="dl-dim">{t('letterhead.emblemHint')}</span>
      </Group>
      <Group gap={12} align="center">
        <Button disabled={!may || !changed} onClick={() => void change(save)} data-testid="save-letterhead">
          {t('letterhead.save')}
        </Button>
        {!allowed && <span className="dl-dim">{t('letterhead.whoMay')}</span>}
        {saved && !changed && (
          <span role="status" data-testid="letterhead-saved">
            <StateBadge state="green">{t('letterhead.saved')}</StateBadge>
          </span>
        )}
      </Group>
    </Section>
  );
}

/** What stands under each signature of one kind of report, chosen first: all kinds at once would be a wall. */
function SignatureLines({
  draft,
  onChange,
  may,
}: {
  draft: LetterheadDraft;
  onChange: (draft: LetterheadDraft) => void;
  may: boolean;
}) {
  const { t } = useTranslation(['settings', 'terms']);
  const [kind, setKind] = useState<ReportKind>('case');
  const of = draft.lines[kind] ?? {};
  return (
    <fieldset className={styles.lines}>
      <legend>{t('letterhead.lines')}</legend>
      <NativeSelect
        className={styles.kind}
        aria-label={t('letterhead.kind')}
        value={kind}
        onChange={(event) => setKind(reportKind.parse(event.currentTarget.value))}
        data={reportKind.options.map((one) => ({ value: one, label: t(`terms:reportKind.${one}`) }))}
        data-testid="field-line-kind"
      />
      <div className={styles.grid}>
        {reportKinds[kind].signatures.map((role) => (
          <TextInput
            key={role}
            label={t(`terms:signatureRole.${role}`)}
            value={of[role] ?? ''}
            maxLength={300}
            onChange={(event) => {
              const { [role]: _before, ...others } = of;
              const said = event.currentTarget.value;
              const now = said === '' ? others : { ...others, [role]: said };
              onChange({ ...draft, lines: { ...draft.lines, [kind]: now } });
            }}
            disabled={!may}
            data-testid={`field-line-${role}`}
          />
        ))}
      </div>
    </fieldset>
  );
}
