import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterheadDraft, LetterheadRecord } from '../../../db/domain/letterhead';
import { type ReportKind, reportKind, reportKinds } from '../../../db/domain/reportKinds';
import { useReadOnly } from '../../app/session';
import { languageNames } from '../../i18n/languages';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Section } from '../../ui/Page';
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
              <TextInput
                key={field}
                label={`${t(`letterhead.${name}`)}, ${languageNames[language]}`}
                value={draft[field]}
                onChange={(event) => set(field, event.currentTarget.value)}
                disabled={!may}
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
      <Group gap={8} align="center">
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
          >
            {t('letterhead.remove')}
          </Button>
        )}
        <Button
          disabled={!may}
          onClick={() => void change(() => request('letterhead.state', { draft }))}
          data-testid="save-letterhead"
        >
          {t('letterhead.save')}
        </Button>
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
      <select
        className={styles.kind}
        aria-label={t('letterhead.kind')}
        value={kind}
        onChange={(event) => setKind(reportKind.parse(event.currentTarget.value))}
      >
        {reportKind.options.map((one) => (
          <option key={one} value={one}>
            {t(`terms:reportKind.${one}`)}
          </option>
        ))}
      </select>
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
