import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispositionDraft, DispositionRecord } from '../../../db/domain/disposition';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { request } from '../../ipc/client';
import { useAnswer } from '../../ipc/queries';
import styles from '../../records/custody.module.css';
import { shortNumber } from '../../records/numbers';
import { ScanField } from '../../records/ScanField';
import { FindingLines, type RecordForm } from '../../ui/form';
import { RecordLink } from '../../ui/RecordLink';

type Form = RecordForm<DispositionDraft, DispositionRecord>;
type Kind = DispositionDraft['items'][number]['kind'];

interface Named {
  kind: Kind;
  id: string;
  label: string;
}

/** What is disposed of: exhibits and envelopes by scanner, wallets from a list; all of one case. */
export function DispositionItems({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const { items, caseId } = form.draft;
  const known = useNames(caseId);
  const add = (kind: Kind, id: string) => form.set('items', [...items, { kind, id }]);
  const scan = async (text: string) => {
    const thing = await request('custody.find', { text });
    if (thing === null) return t('unknown', { text });
    if (thing.caseId !== caseId) return t('disposal.otherCase', { number: thing.number });
    if (!items.some(({ id }) => id === thing.id)) add(thing.kind, thing.id);
    return undefined;
  };
  const free = known.filter(({ id }) => !items.some((item) => item.id === id));
  return (
    <>
      <ScanField label={t('form.scan')} hint={t('form.scanHint')} onScan={scan} />
      <div style={{ padding: '0 16px 12px' }}>
        <Select
          label={t('disposal.pick')}
          placeholder={t('disposal.pickHint')}
          data={free.map(({ id, label }) => ({ value: id, label }))}
          value={null}
          onChange={(id) => {
            const chosen = free.find((one) => one.id === id);
            if (chosen) add(chosen.kind, chosen.id);
          }}
          searchable
          limit={60}
          data-testid="pick-item"
        />
        <FindingLines findings={form.findingsFor('items')} />
      </div>
      <ul className={styles.items} data-testid="disposition-items">
        {items.map((item) => {
          const label = known.find(({ id }) => id === item.id)?.label ?? '…';
          return (
            <li key={item.id} className={styles.item}>
              <RecordLink kind={item.kind} id={item.id}>
                {label}
              </RecordLink>
              <span />
              <ActionIcon
                variant="subtle"
                color="gray"
                onClick={() =>
                  form.set(
                    'items',
                    items.filter(({ id }) => id !== item.id),
                  )
                }
                aria-label={t('remove', { name: label })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useNames(caseId: string): Named[] {
  const enabled = caseId !== '';
  const exhibits = useAnswer('exhibit.list', { caseId }, { enabled }).data;
  const wallets = useAnswer('wallet.list', { caseId }, { enabled }).data;
  const envelopes = useAnswer('envelope.list', { caseId }, { enabled }).data;
  return useMemo(
    () => [
      ...(exhibits ?? []).map((one) => ({
        kind: 'exhibit' as const,
        id: one.id,
        label: `${shortNumber(one.number)} ${exhibitTitle(one)}`,
      })),
      ...(wallets ?? []).map((one) => ({
        kind: 'wallet' as const,
        id: one.id,
        label: `${shortNumber(one.number)} ${one.label}`,
      })),
      ...(envelopes ?? []).map((one) => ({
        kind: 'envelope' as const,
        id: one.id,
        label: `${shortNumber(one.number)} ${one.printedNumber || one.seal}`,
      })),
    ],
    [exhibits, wallets, envelopes],
  );
}
