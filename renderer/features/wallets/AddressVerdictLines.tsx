import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressVerdict, Repair } from '../../../db/domain/address';
import styles from './wallets.module.css';

const fewRepairs = 4;

/** Positions to mark: the characters that cannot stand there, else those that were most likely mistaken for another. */
export function markedPositions(verdict: AddressVerdict): number[] {
  if (verdict.wrongAt !== undefined) return verdict.wrongAt;
  const likely = verdict.repairs.filter((repair) => repair.kind !== 'other');
  const marked = likely.length > 0 ? likely : verdict.repairs;
  return marked.length <= fewRepairs ? [...new Set(marked.map((repair) => repair.position))] : [];
}

/** What the chain's rules say of an address, in one sentence with an icon. */
export function VerdictSentence({ verdict }: { verdict: AddressVerdict }) {
  const { t } = useTranslation('wallet');
  const failed = !verdict.valid;
  const state = failed ? 'failed' : verdict.checksum;
  const Icon = {
    failed: IconCircleX,
    verified: IconCircleCheck,
    none: IconInfoCircle,
    'format-only': IconAlertTriangle,
  }[state];
  const words = failed
    ? t(`reason.${verdict.reason ?? 'checksum'}`, { network: verdict.network })
    : t(`verdict.${verdict.checksum}`);
  return (
    <span className={styles.verdict} data-verdict={state}>
      <Icon size={14} aria-hidden />
      <span>
        {words}
        {verdict.wrongAt !== undefined &&
          `. ${t('row.wrongAt', { positions: verdict.wrongAt.map((at) => at + 1).join(', ') })}`}
      </span>
    </span>
  );
}

export interface RepairsProps {
  verdict: AddressVerdict;
  row: number;
  kept: boolean;
  onRepair: (text: string) => void;
  onKeep: () => void;
}

/** The one-character repairs that pass, and the way to leave the text as it was found. */
export function Repairs({ verdict, row, kept, onRepair, onKeep }: RepairsProps) {
  const { t } = useTranslation('wallet');
  const [all, setAll] = useState(false);
  if (kept) return <p className={styles.kept}>{t('repair.kept')}</p>;
  const shown = all ? verdict.repairs : verdict.repairs.slice(0, fewRepairs);
  const hidden = verdict.repairs.length - shown.length;
  return (
    <div className={styles.repairs} data-testid={`repairs-${row}`}>
      <span className="dl-dim">
        {verdict.repairs.length === 0 ? t('repair.none') : `${t('repair.compare')} ${t('repair.title')}`}
      </span>
      <div className={styles.repairButtons}>
        {shown.map((repair, index) => (
          <RepairButton
            key={repair.text}
            repair={repair}
            testId={`repair-${row}-${index}`}
            onClick={() => onRepair(repair.text)}
          />
        ))}
        {hidden > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            {t('repair.more', { n: hidden })}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onKeep} data-testid={`keep-${row}`}>
          {t('repair.keep')}
        </Button>
      </div>
    </div>
  );
}

function RepairButton({ repair, testId, onClick }: { repair: Repair; testId: string; onClick: () => void }) {
  const { t } = useTranslation('wallet');
  const single = [...repair.from].length === 1;
  const words = single
    ? t('repair.apply', { from: repair.from, to: repair.to, position: repair.position + 1 })
    : t('repair.applyMany', { text: repair.text });
  const why =
    repair.kind === 'cyrillic' || repair.kind === 'confusion' ? ` (${t(`repair.${repair.kind}`)})` : '';
  return (
    <Button
      size="compact-sm"
      variant="light"
      onClick={onClick}
      data-testid={testId}
      title={repair.text}
      classNames={{ label: styles.repairLabel ?? '' }}
    >
      {repair.kind === 'case' ? t('repair.case') : words}
      {why}
    </Button>
  );
}
