import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChainId } from '../../../db/domain/address';
import type { RecordForm } from '../../ui/form';
import { Notice } from '../../ui/Words';
import { chainChoices, chainName, newAddress, recogniseChain } from './intake';
import type { WalletInHand } from './walletModel';
import styles from './wallets.module.css';

/** Pasted texts whose chain only the officer can tell. They keep the wallet from being recorded, and none is dropped unasked. */
export function PendingTexts({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const { pending, addresses, notes } = form.draft;
  if (pending.length === 0) return null;
  const settle = (text: string) => form.set('pending', pending.filter((one) => one !== text));
  const choose = (text: string, chain: ChainId) => {
    form.set('addresses', [...addresses, newAddress(chain, { text, label: '' }, addresses.at(-1)?.role ?? 'suspect')]);
    settle(text);
  };
  const keepInNotes = (text: string) => {
    form.set('notes', notes === '' ? text : `${notes}\n${text}`);
    settle(text);
  };
  return (
    <Notice state="amber" title={t('pending.title', { n: pending.length })} testId="pending-addresses">
      <ul className={styles.pending}>
        {pending.map((text, index) => (
          <li key={text}>
            <PendingText
              text={text}
              index={index}
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
  onChain: (chain: ChainId) => void;
  onNotes: () => void;
  onDrop: () => void;
}

function PendingText({ text, index, onChain, onNotes, onDrop }: PendingTextProps) {
  const { t } = useTranslation('wallet');
  const recognised = recogniseChain(text);
  const offered: ChainId[] = recognised.kind === 'several' ? recognised.chains : chainChoices.map((choice) => choice.value);
  return (
    <>
      <span className={styles.pendingText}>{text}</span>
      <span className={styles.pendingWhy}>{recognised.kind === 'several' ? t('pending.several') : t('pending.none')}</span>
      <span className={styles.repairButtons}>
        {offered.map((chain) => (
          <Button key={chain} size="compact-sm" variant="light" onClick={() => onChain(chain)} data-testid={`pending-${index}-${chain}`}>
            {chainName(chain)}
          </Button>
        ))}
        <Button size="compact-sm" variant="default" onClick={onNotes} data-testid={`pending-${index}-notes`}>
          {t('pending.toNotes')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDrop} data-testid={`pending-${index}-drop`}>
          {t('pending.drop')}
        </Button>
      </span>
    </>
  );
}
