import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgePhrase, type PhraseVerdict } from '../../../db/domain/bip39';
import type { EnvelopeRecord } from '../../../db/domain/envelope';
import { request } from '../../ipc/client';
import { FormModal } from '../../ui/form';
import { StateBadge } from '../../ui/StateBadge';
import { TwoHands } from '../../ui/TwoHands';
import { Failure, Notice } from '../../ui/Words';
import styles from './envelopes.module.css';

interface HoldWordsProps {
  envelope: EnvelopeRecord;
  opened: boolean;
  onClose: () => void;
}

/** Types the words once, checked as they are typed, and seals them. They are in no draft and no cache of answers. */
export function HoldWords(props: HoldWordsProps) {
  const { t } = useTranslation('envelope');
  const { envelope, opened, onClose } = props;
  const title = t('hold.title', { number: envelope.number });
  if (envelope.held !== null) return <ReplaceWords {...props} title={title} />;
  return (
    <FormModal opened={opened} onClose={onClose} title={title}>
      {opened && <FirstWords {...props} />}
    </FormModal>
  );
}

function FirstWords({ envelope, onClose }: HoldWordsProps) {
  const { t } = useTranslation('envelope');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '' || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await request('envelope.hold', { id: envelope.id, words });
      setWords('');
      onClose();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.stack} noValidate>
      <span>{t('hold.intro')}</span>
      <WordsInput words={words} envelope={envelope} onChange={setWords} />
      <Failure error={failure} />
      <div className={styles.row}>
        <Button type="submit" loading={busy} disabled={words.trim() === ''} data-testid="seal-words">
          {t('hold.submit')}
        </Button>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What two opened, two replace. */
function ReplaceWords({ envelope, opened, onClose, title }: HoldWordsProps & { title: string }) {
  const { t } = useTranslation('envelope');
  const [words, setWords] = useState('');
  const close = () => {
    setWords('');
    onClose();
  };
  return (
    <TwoHands
      opened={opened}
      onClose={close}
      act="envelope.hold"
      title={title}
      what={t('hold.intro')}
      confirmLabel={t('hold.submit')}
      ready={words.trim() !== ''}
      confirm={(hands) => request('envelope.hold', { id: envelope.id, words, hands })}
    >
      <WordsInput words={words} envelope={envelope} onChange={setWords} />
    </TwoHands>
  );
}

interface WordsInputProps {
  words: string;
  envelope: EnvelopeRecord;
  onChange: (words: string) => void;
}

/** Hidden like a passphrase until asked; the browser neither remembers nor corrects it. */
function WordsInput({ words, envelope, onChange }: WordsInputProps) {
  const { t } = useTranslation('envelope');
  const seed = envelope.kind === 'seed';
  const verdict = useMemo(() => judgePhrase(words), [words]);
  return (
    <>
      <Notice state="amber">{t('hold.offline')}</Notice>
      <PasswordInput
        label={t(seed ? 'hold.field' : 'hold.secretField')}
        {...(seed ? { description: t('hold.fieldHint') } : {})}
        withAsterisk
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={8_000}
        value={words}
        onChange={(event) => onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('hold.show'), tabIndex: 0 }}
        classNames={{ innerInput: 'dl-mono' }}
        data-testid="words-input"
      />
      {seed && words.trim() !== '' && <Verdict verdict={verdict} recorded={envelope.wordCount} />}
    </>
  );
}

function Verdict({ verdict, recorded }: { verdict: PhraseVerdict; recorded: number | null }) {
  const { t } = useTranslation(['envelope', 'terms']);
  const { checksum, language, unknown } = verdict;
  const named = language === '' ? '' : t(`terms:seedLanguage.${language}`);
  return (
    <div className={styles.verdict} aria-live="polite" data-testid="words-verdict">
      <StateBadge state="grey">{t('hold.count', { count: verdict.words })}</StateBadge>
      {recorded !== null && recorded !== verdict.words && (
        <StateBadge state="amber">{t('hold.otherCount', { recorded, count: verdict.words })}</StateBadge>
      )}
      {checksum === 'verified' && (
        <StateBadge state="green">{t('hold.verified', { language: named })}</StateBadge>
      )}
      {checksum === 'failed' && (
        <StateBadge state="amber">{t('hold.failed', { language: named })}</StateBadge>
      )}
      {unknown.length > 0 && (
        <StateBadge state="amber">
          {t('hold.stranger', { places: unknown.map((place) => place + 1).join(', ') })}
        </StateBadge>
      )}
    </div>
  );
}
