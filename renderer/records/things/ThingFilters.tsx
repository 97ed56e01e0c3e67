import { MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exhibitKind } from '../../../db/domain/exhibit';
import type { ThingWhat } from '../../../db/domain/thing';
import { control, walletType } from '../../../db/domain/wallet';
import { useAnswer } from '../../ipc/queries';
import type { TableView } from '../../ui/table/views';
import { type ChangeView, keptList, keptText, setKept } from './useThings';

interface ThingFiltersProps {
  view: TableView;
  change: ChangeView;
  /** One sort of thing alone; without it both are offered. */
  what?: ThingWhat;
}

const restMilliseconds = 150;

/**
 * Above a list of things: a search over what is written on them, and choices of case, kind and state. By itself, because choices
 * are too much to draw for each page of rows that comes.
 */
export const ThingFilters = memo(Filters);

function Filters({ view, change, what }: ThingFiltersProps) {
  const { t } = useTranslation(['thing', 'terms']);
  const cases = useAnswer('case.list', {});
  const kept = keptText(view, 'search');
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  useEffect(() => {
    if (typed === kept) return;
    const timer = setTimeout(() => setKept(change, 'search', typed), restMilliseconds);
    return () => clearTimeout(timer);
  });
  const words = useThingWords();
  const options = (list: readonly string[], word: (code: string) => string) =>
    list.map((value) => ({ value, label: word(value) }));
  const own = (things: readonly string[], wallets: readonly string[]) => [
    ...(what === 'wallet' ? [] : things),
    ...(what === 'exhibit' ? [] : wallets.map((one) => `wallet.${one}`)),
  ];
  const [kinds, states] = [keptList(view, 'kind'), keptList(view, 'state')];
  return (
    <>
      <TextInput
        size="xs"
        // Grows where there is room: its hint is long, and beside more tools the line must not break.
        flex="1 1 200px"
        maw={290}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="thing-search"
      />
      <Select
        size="xs"
        w={160}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('anyCase') }}
        aria-label={t('case')}
        placeholder={t('case')}
        data={(cases.data ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        value={keptText(view, 'case') || null}
        onChange={(value) => setKept(change, 'case', value)}
        data-testid="thing-case"
      />
      <MultiSelect
        size="xs"
        w={kinds.length === 0 ? 140 : 'auto'}
        maw={340}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        clearable
        clearButtonProps={{ 'aria-label': t('anyKind') }}
        aria-label={t('kind')}
        placeholder={kinds.length === 0 ? t('kind') : ''}
        data={options(own(exhibitKind.options, walletType.options), words.kind)}
        value={kinds}
        onChange={(value) => setKept(change, 'kind', value)}
        data-testid="thing-kind"
      />
      <MultiSelect
        size="xs"
        w={states.length === 0 ? 140 : 'auto'}
        maw={340}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        clearable
        clearButtonProps={{ 'aria-label': t('anyState') }}
        aria-label={t('state')}
        placeholder={states.length === 0 ? t('state') : ''}
        data={options(own(['held', 'lost', 'disposed'], control.options), words.state)}
        value={states}
        onChange={(value) => setKept(change, 'state', value)}
        data-testid="thing-state"
      />
    </>
  );
}

/** Words for kinds and states of both sorts of thing. */
export function useThingWords() {
  const { t } = useTranslation(['thing', 'terms']);
  const ofWallet = (code: string) => (code.startsWith('wallet.') ? code.slice('wallet.'.length) : undefined);
  return {
    kind: (code: string) => {
      const type = ofWallet(code);
      return type === undefined
        ? t(`terms:exhibitKind.${code}`)
        : t('walletOf', { type: t(`terms:walletType.${type}`) });
    },
    state: (code: string) => {
      const held = ofWallet(code);
      return held === undefined ? t(`state.${code}`) : t(`terms:control.${held}`);
    },
  };
}
