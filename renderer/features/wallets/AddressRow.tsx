import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkAddress } from '../../../db/domain/address';
import type { Finding } from '../../../db/domain/finding';
import { type AddressDraft, addressRole } from '../../../db/domain/wallet';
import { LookAlikes } from '../../records/LookAlikes';
import { useTermOptions } from '../../records/useTerms';
import { FindingLines } from '../../ui/form';
import { ChecksumBadge } from '../../ui/StateBadge';
import { markedPositions, Repairs, VerdictSentence } from './AddressVerdictLines';
import { chainName, offeredChains } from './intake';
import { MarkedAddress } from './MarkedAddress';
import styles from './wallets.module.css';

export interface AddressRowProps {
  formId: string;
  index: number;
  address: AddressDraft;
  /** What keeps this row from being recorded; undefined when nothing does. */
  errors: readonly Finding[] | undefined;
  disabled: boolean;
  onSet: (index: number, field: keyof AddressDraft, value: string) => void;
  onRemove: (index: number) => void;
}

/** One address of the wallet in hand: what was found, what its chain says, and what the officer adds. */
export const AddressRow = memo(function AddressRow(props: AddressRowProps) {
  const { index, address, errors, disabled, onSet, onRemove } = props;
  const { t } = useTranslation('wallet');
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState(false);
  const verdict = useMemo(() => checkAddress(address.chain, address.text), [address.chain, address.text]);
  const row = index + 1;
  const beside = [address.path, address.memo, address.label].filter(Boolean).join(' · ');
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <li className={styles.row} data-testid={`address-${index}`} data-valid={verdict.valid}>
      <div className={styles.rowHead}>
        <span className={styles.index}>{row}</span>
        <span className={styles.rowText}>
          <MarkedAddress text={address.text} wrongAt={markedPositions(verdict)} />
          <span className={styles.rowFacts}>
            <span>
              {chainName(address.chain)} · {verdict.format}
            </span>
            <VerdictSentence verdict={verdict} />
            {beside !== '' && !open && <span className={styles.beside}>{beside}</span>}
          </span>
        </span>
        <ChecksumBadge checksum={verdict.valid ? verdict.checksum : 'failed'} />
        <RoleSelect {...props} />
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          rightSection={<Chevron size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
          data-testid={`address-details-${index}`}
        >
          {open ? t('row.close') : t('row.edit')}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={disabled}
          aria-label={t('row.remove', { row })}
          title={t('row.remove', { row })}
          onClick={() => onRemove(index)}
          data-testid={`address-remove-${index}`}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      {errors !== undefined && (
        <div className={styles.problem}>
          <FindingLines findings={errors} />
        </div>
      )}
      {verdict.valid && <LookAlikes chain={address.chain} text={verdict.canonical} />}
      {!verdict.valid && !disabled && (
        <Repairs
          verdict={verdict}
          row={index}
          kept={kept}
          onKeep={() => setKept(true)}
          onRepair={(text) => onSet(index, 'text', text)}
        />
      )}
      {open && <RowDetails {...props} />}
    </li>
  );
});

function RoleSelect({ formId, index, address, disabled, onSet }: AddressRowProps) {
  const { t } = useTranslation('wallet');
  const roles = useTermOptions('addressRole', addressRole.options);
  return (
    <NativeSelect
      size="xs"
      className={styles.role ?? ''}
      aria-label={`${t('field.role')}, ${index + 1}`}
      data={roles}
      value={address.role}
      disabled={disabled}
      onChange={(event) => onSet(index, 'role', event.currentTarget.value)}
      data-testid={`field-addresses.${index}.role`}
      data-form={formId}
    />
  );
}

const detailFields = ['text', 'path', 'memo', 'label'] as const;

function RowDetails({ formId, index, address, disabled, onSet }: AddressRowProps) {
  const { t } = useTranslation('wallet');
  const offered = useMemo(() => {
    const { accepting, others } = offeredChains(address.text);
    if (accepting.length === 0) return others;
    return [
      { group: t('row.accepting'), items: accepting },
      { group: t('row.others'), items: others },
    ];
  }, [address.text, t]);
  return (
    <div className={styles.details}>
      <NativeSelect
        size="xs"
        label={t('field.chain')}
        data={offered}
        value={address.chain}
        disabled={disabled}
        onChange={(event) => onSet(index, 'chain', event.currentTarget.value)}
        data-testid={`field-addresses.${index}.chain`}
        data-form={formId}
      />
      {detailFields.map((field) => (
        <TextInput
          key={field}
          size="xs"
          label={t(field === 'label' ? 'field.addressLabel' : `field.${field}`)}
          className={field === 'text' ? (styles.wide ?? '') : ''}
          styles={field === 'text' || field === 'path' ? { input: { fontFamily: 'var(--dl-mono)' } } : {}}
          value={address[field]}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onSet(index, field, event.currentTarget.value)}
          data-testid={`field-addresses.${index}.${field}`}
          data-form={formId}
        />
      ))}
    </div>
  );
}
