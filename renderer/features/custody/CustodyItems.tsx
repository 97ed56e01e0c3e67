import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  type CustodyDraft,
  type CustodyEvent,
  type HeldKind,
  sealFound,
} from '../../../db/domain/custody/event';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { CustodianName, ThingBadge, ThingLink } from '../../records/CustodyWords';
import styles from '../../records/custody.module.css';
import { ScanField } from '../../records/ScanField';
import { useTermOptions } from '../../records/useTerms';
import { FindingLines, type RecordForm } from '../../ui/form';
import { Failure } from '../../ui/Words';
import { ConditionPhoto } from './ConditionPhoto';
import { itemOf } from './custodyModel';

type Form = RecordForm<CustodyDraft, CustodyEvent[]>;

/** The things of a hand-over: scanned or typed, each with the seal as it was looked at. */
export function CustodyItems({ form }: { form: Form }) {
  const { t } = useTranslation('custody');
  const { items, action } = form.draft;
  const scan = async (text: string) => {
    const thing = await request('custody.find', { text });
    if (thing === null) return t('unknown', { text });
    answers.setQueryData(['custody.thing', { kind: thing.kind, id: thing.id }], thing);
    if (items.some(({ id }) => id === thing.id)) return t('form.already', { number: thing.number });
    form.set('items', [...items, itemOf(thing.kind, thing.id, thing.state.seal)]);
    return undefined;
  };
  return (
    <>
      <ScanField
        label={t('form.scan')}
        hint={t('form.scanHint')}
        onScan={scan}
        autoFocus={items.length === 0}
      />
      <div style={{ padding: '0 16px' }}>
        <FindingLines findings={form.findingsFor('items')} />
      </div>
      {items.length > 0 && (
        <ul className={styles.items} data-testid="custody-items">
          {items.map((item, index) => (
            <ItemRow
              key={item.id}
              form={form}
              index={index}
              kind={item.kind}
              id={item.id}
              newSeal={action !== 'unsealed'}
              onRemove={() =>
                form.set(
                  'items',
                  items.filter(({ id }) => id !== item.id),
                )
              }
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface ItemRowProps {
  form: Form;
  index: number;
  kind: HeldKind;
  id: string;
  newSeal: boolean;
  onRemove: () => void;
}

function ItemRow({ form, index, kind, id, newSeal, onRemove }: ItemRowProps) {
  const { t } = useTranslation('custody');
  const found = useAnswer('custody.thing', { kind, id });
  const options = useTermOptions('sealFound', sealFound.options);
  const item = form.draft.items[index];
  if (item === undefined) return null;
  const thing = found.data;
  const name = thing === undefined ? '…' : `${thing.number} ${thing.title}`;
  const set = (field: string, value: string) => form.set(`items.${index}.${field}`, value);
  const problems = ['newSeal', 'condition', 'id'].flatMap((field) =>
    form.findingsFor(`items.${index}.${field}`),
  );
  return (
    <li className={styles.item}>
      <div>
        {thing !== undefined && (
          <>
            <ThingLink thing={thing} /> <ThingBadge thing={thing} />
            <div className={styles.dim}>
              <CustodianName who={thing.state.custodian} />
              {thing.state.place !== '' && ` · ${thing.state.place}`}
              {thing.state.seal !== '' && ` · ${t('sealNow', { seal: thing.state.seal })}`}
            </div>
          </>
        )}
        <Failure error={found.error} />
      </div>
      <div>
        <div className={styles.fields}>
          <NativeSelect
            size="xs"
            aria-label={t('itemSeal', { name })}
            data={options}
            value={item.intact}
            onChange={(event) => set('intact', event.currentTarget.value)}
          />
          {newSeal && (
            <TextInput
              size="xs"
              placeholder={t('field.newSeal')}
              aria-label={`${t('field.newSeal')}: ${name}`}
              value={item.newSeal}
              onChange={(event) => set('newSeal', event.currentTarget.value)}
              data-testid={`item-${index}-newSeal`}
            />
          )}
          <TextInput
            size="xs"
            placeholder={t('field.condition')}
            aria-label={`${t('field.condition')}: ${name}`}
            value={item.condition}
            onChange={(event) => set('condition', event.currentTarget.value)}
          />
          {kind === 'exhibit' && (
            <ConditionPhoto
              exhibitId={id}
              name={name}
              value={item.photoId}
              onChange={(photoId) => form.set(`items.${index}.photoId`, photoId)}
            />
          )}
        </div>
        <FindingLines findings={problems} />
      </div>
      <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('remove', { name })}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
