import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { chains } from '../../../db/domain/address';
import { useAnswer } from '../../ipc/queries';

export type How = 'exact' | 'prefix' | 'suffix';
const ways: readonly How[] = ['prefix', 'suffix', 'exact'];

interface AddressFiltersProps {
  typed: string;
  setTyped: (typed: string) => void;
  how: How;
  setHow: (how: How) => void;
  caseId: string | null;
  setCase: (caseId: string | null) => void;
  chain: string | null;
  setChain: (chain: string | null) => void;
}

/** Which addresses are shown. By itself, because choices are too much to draw for each page of rows that comes. */
export const AddressFilters = memo(Filters);

function Filters({ typed, setTyped, how, setHow, caseId, setCase, chain, setChain }: AddressFiltersProps) {
  const { t } = useTranslation('address');
  const cases = useAnswer('case.list', {});
  return (
    <>
      <TextInput
        size="xs"
        w={300}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="address-search"
      />
      <Select
        size="xs"
        w={140}
        aria-label={t('how')}
        data={ways.map((value) => ({ value, label: t(`how.${value}`) }))}
        value={how}
        allowDeselect={false}
        onChange={(value) => setHow((value ?? 'prefix') as How)}
      />
      <Select
        size="xs"
        w={220}
        searchable
        clearable
        aria-label={t('case')}
        placeholder={t('case')}
        data={(cases.data ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        value={caseId}
        onChange={setCase}
        data-testid="address-case"
      />
      <Select
        size="xs"
        w={170}
        searchable
        clearable
        aria-label={t('chain')}
        placeholder={t('chain')}
        data={chains.map(({ id, name }) => ({ value: id, label: name }))}
        value={chain}
        onChange={setChain}
      />
    </>
  );
}
