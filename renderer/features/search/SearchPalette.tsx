import { Kbd, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readScanned } from '../../../db/domain/label';
import { navigate } from '../../app/router';
import { lock } from '../../app/session';
import { useAnswer } from '../../ipc/queries';
import { recordUrl } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { HiddenMatches } from './HiddenMatches';
import { openScanned } from './openScanned';
import { Recognised } from './Recognised';
import styles from './search.module.css';
import {
  type Choice,
  casesNamed,
  isIdentifier,
  isSecret,
  matchingActions,
  type Offer,
  offersFor,
  recognise,
  searchText,
  sortHits,
} from './searchModel';

/** Ctrl/Cmd+K: finds any record, names what was pasted, and does what its words say. */
interface PaletteProps {
  /** What is looked for at once; '' for an empty box. */
  initial?: string;
  onClose: () => void;
}

export function SearchPalette({ opened, ...props }: PaletteProps & { opened: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root
      lockScroll={false}
      transitionProps={{ duration: 80 }}
      opened={opened}
      onClose={props.onClose}
      size={640}
      padding={0}
      yOffset="12vh"
      centered={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('search')}>
        <Palette {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose, initial = '' }: PaletteProps) {
  const { t } = useTranslation('shell');
  const listId = useId();
  const [text, setText] = useState(initial);
  const [at, setAt] = useState(0);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [asked] = useDebouncedValue(text.trim(), 60);
  const known = useMemo(() => recognise(text), [text]);
  const secret = isSecret(known);
  const wanted = useMemo(() => searchText(asked), [asked]);
  const answer = useAnswer(
    'search.find',
    { text: wanted ?? '' },
    { enabled: wanted !== undefined, keepPrevious: true },
  );
  // Being told of a hidden match is recorded on both sides: only for an identifier, and only once typing has stopped.
  const [stopped] = useDebouncedValue(text.trim(), 700);
  const settled = useMemo(() => (isIdentifier(stopped) ? searchText(stopped) : undefined), [stopped]);
  const hits = wanted !== undefined && !secret ? sortHits(answer.data ?? [], wanted) : [];
  const found: Choice[] = hits.map((hit) => ({
    kind: 'hit',
    id: `${hit.ref.kind} ${hit.ref.id} ${hit.matched}`,
    hit,
  }));
  const offered = secret ? [] : matchingActions(text, t);
  const mayWallet = useMay('wallet.record');
  const mayPerson = useMay('person.record');
  const cases = useAnswer('case.list', {}, { enabled: known !== undefined || offer !== null }).data ?? [];
  const offers: Choice[] = offersFor(known)
    .filter((one) => cases.length > 0 && (one.act === 'wallet.record' ? mayWallet : mayPerson))
    .map((one) => ({ kind: 'offer', id: `offer-${one.id}`, offer: one }));
  const choices: Choice[] = offer === null ? [...found, ...offers, ...offered] : casesNamed(cases, text);
  const current = Math.min(at, choices.length - 1);

  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (choice.kind === 'offer') {
      const [only] = cases;
      if (cases.length > 1 || only === undefined) {
        setOffer(choice.offer);
        setText('');
        setAt(0);
        return;
      }
      onClose();
      navigate(choice.offer.url(only.id));
      return;
    }
    onClose();
    if (choice.kind === 'case') {
      if (offer !== null) navigate(offer.url(choice.id));
      return;
    }
    if (choice.kind === 'action') {
      if (choice.act === 'lock') void lock();
      else navigate(choice.url);
      return;
    }
    const url = recordUrl(choice.hit.ref.kind, choice.hit.ref.id);
    if (url !== undefined) navigate(url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 8,
      PageUp: current - 8,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(choices.length - 1, move));
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // A scanner presses Enter before anything was found: its text says what it is.
      if (readScanned(text) === undefined) choose(choices[current]);
      else void openScanned(text).then((other) => other === undefined && onClose());
    }
  };

  return (
    <div onKeyDown={onKeyDown} data-testid="palette">
      <div className={styles.inputRow}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          placeholder={t('searchHint')}
          role="combobox"
          aria-label={t('search')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          data-testid="search-text"
        />
      </div>
      {offer !== null && (
        <div className={styles.known} role="status" data-testid="choose-case">
          {t(`offer.${offer.id}`)}. {t('offer.chooseCase')}
        </div>
      )}
      {settled !== undefined && !secret && <HiddenMatches text={settled} />}
      {known !== undefined && offer === null && <Recognised found={known} />}
      {answer.error !== null && <Failure error={answer.error} />}
      <div id={listId} role="listbox" aria-label={t('search')} className={styles.list}>
        {choices.map((choice, index) => (
          <Line
            key={choice.id}
            id={`${listId}-${index}`}
            choice={choice}
            selected={index === current}
            onChoose={() => choose(choice)}
            onPoint={() => setAt(index)}
          />
        ))}
      </div>
      {choices.length === 0 && !secret && <div className={styles.none}>{t('nothingFound')}</div>}
      <div className={styles.foot}>
        <span>
          <Kbd size="xs">↑↓</Kbd> {t('keys.move')}
        </span>
        <span>
          <Kbd size="xs">Enter</Kbd> {t('keys.open')}
        </span>
        <span>
          <Kbd size="xs">Esc</Kbd> {t('keys.close')}
        </span>
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  choice: Choice;
  selected: boolean;
  onChoose: () => void;
  onPoint: () => void;
}

function Line({ id, choice, selected, onChoose, onPoint }: LineProps) {
  const { t } = useTranslation('shell');
  const shared = {
    id,
    role: 'option',
    'aria-selected': selected,
    className: styles.choice,
    onClick: onChoose,
    onMouseMove: onPoint,
    tabIndex: -1,
  };
  if (choice.kind === 'action') {
    return (
      <div {...shared} data-testid={`action-${choice.id}`}>
        <span className={styles.kind}>{t('action')}</span>
        <span className={styles.title}>{t(choice.words)}</span>
      </div>
    );
  }
  if (choice.kind === 'offer') {
    return (
      <div {...shared} data-testid={choice.id}>
        <span className={styles.kind}>{t('action')}</span>
        <span className={styles.title}>{t(`offer.${choice.offer.id}`)}</span>
      </div>
    );
  }
  if (choice.kind === 'case') {
    return (
      <div {...shared} data-testid="case-choice">
        <span className={styles.kind}>{t('terms:recordKind.case')}</span>
        <span className={styles.title}>{choice.title}</span>
        <span className={`${styles.number} dl-mono`}>{choice.number}</span>
      </div>
    );
  }
  const { ref, matched } = choice.hit;
  return (
    <div {...shared} data-testid="hit">
      <span className={styles.kind}>{t(`terms:recordKind.${ref.kind}`)}</span>
      <span className={styles.title}>{ref.title}</span>
      <span className={`${styles.number} dl-mono`}>{ref.number}</span>
      {matched !== '' && matched !== ref.title && matched !== ref.number && (
        <span className={styles.matched}>{matched}</span>
      )}
    </div>
  );
}
