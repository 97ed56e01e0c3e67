import { Button, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainId } from '../../../db/domain/address';
import { FindingLines, type RecordForm } from '../../ui/form';
import { Notice } from '../../ui/Words';
import { chainChoices, chainName, newAddress, recogniseChain } from './intake';
import type { WalletInHand } from './walletModel';
import styles from './wallets.module.css';

/** Pasted texts whose chain only the officer can tell. They keep the wallet from being recorded, and none is dropped unasked. */
export function PendingTexts({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const { pending, addresses, notes } = form.draft;
  if (pending.length === 0) return null;
  const settle = (text: string) =>
    form.set(
      'pending',
      pending.filter((one) => one !== text),
    );
  const choose = (text: string, chain: ChainId) => {
    form.set('addresses', [
      ...addresses,
      newAddress(chain, { text, label: '' }, addresses.at(-1)?.role ?? 'suspect'),
    ]);
    settle(text);
  };
  const keepInNotes = (text: string) => {
    form.set('notes', notes === '' ? text : `${notes}\n${text}`);
    settle(text);
  };
  const findings = form.findingsFor('pending');
  return (
    <Notice
      state="amber"
      title={t('pending.title', { n: pending.length })}
      testId="pending-addresses"
      action={
        pending.length > 1 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => form.set('pending', [])}
            data-testid="pending-drop-all"
          >
            {t('pending.dropAll')}
          </Button>
        )
      }
    >
      <FindingLines findings={findings} />
      <ul className={styles.pending}>
        {pending.map((text, index) => (
          <li key={text}>
            <PendingText
              text={text}
              index={index}
              formId={form.id}
              wrong={index === 0 && findings.length > 0}
              onChain={(chain) => choose(text, chain)}
              onNotes={() => keepInNotes(text)}
              onDrop={() => settle(text)}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface PendingTextProps {
  text: string;
  index: number;
  formId: string;
  /** The first line that is not decided takes the focus when saving is refused. */
  wrong: boolean;
  onChain: (chain: ChainId) => void;
  onNotes: () => void;
  onDrop: () => void;
}

function PendingText({ text, index, formId, wrong, onChain, onNotes, onDrop }: PendingTextProps) {
  const { t } = useTranslation('wallet');
  const recognised = useMemo(() => recogniseChain(text), [text]);
  const several = recognised.kind === 'several' ? recognised.chains : [];
  const first = { 'data-form': formId, 'data-wrong': wrong || undefined };
  const choose = (value: string) => {
    const choice = chainChoices.find((one) => one.value === value);
    if (choice !== undefined) onChain(choice.value);
  };
  return (
    <>
      <span className={styles.pendingText}>{text}</span>
      <span className={styles.pendingWhy}>
        {several.length > 0 ? t('pending.several') : t('pending.none')}
      </span>
      <span className={styles.repairButtons}>
        {several.map((chain, place) => (
          <Button
            key={chain}
            size="compact-sm"
            variant="default"
            onClick={() => onChain(chain)}
            data-testid={`pending-${index}-${chain}`}
            {...(place === 0 ? first : {})}
          >
            {chainName(chain)}
          </Button>
        ))}
        {several.length === 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('field.chain')}
            data={[{ value: '', label: t('pending.choose') }, ...chainChoices]}
            value=""
            onChange={(event) => choose(event.currentTarget.value)}
            data-testid={`pending-${index}-chain`}
            error={wrong}
            {...first}
          />
        )}
        <Button size="compact-sm" variant="default" onClick={onNotes} data-testid={`pending-${index}-notes`}>
          {t('pending.toNotes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDrop} data-testid={`pending-${index}-drop`}>
          {t('pending.drop')}
        </Button>
      </span>
    </>
  );
}
