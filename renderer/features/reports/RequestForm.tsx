import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountTitle } from '../../../db/domain/funds/account';
import { isAccountOf, isAddressOf, type RequestChoice, requestAsk } from '../../../db/domain/providerRequest';
import { useAnswer } from '../../ipc/queries';
import { DayField } from '../../ui/DayField';
import { Failure } from '../../ui/Words';
import type { OrderInHand } from './orderModel';
import styles from './reports.module.css';

interface RequestFormProps {
  order: OrderInHand;
  onChange: (change: Partial<OrderInHand>) => void;
}

/** What a provider is asked for, and about which addresses and accounts of the case: only these leave the vault. */
export function RequestForm({ order, onChange }: RequestFormProps) {
  const { t } = useTranslation('report');
  const { request } = order;
  const change = (next: Partial<RequestChoice>) => onChange({ request: { ...request, ...next } });
  return (
    <>
      <Places order={order} onChange={(places) => change({ places })} />
      <Checkbox.Group
        label={t('request.asks')}
        value={[...request.asks]}
        onChange={(asks) => change({ asks: requestAsk.options.filter((one) => asks.includes(one)) })}
      >
        <div className={styles.asks}>
          {requestAsk.options.map((one) => (
            <Checkbox
              key={one}
              size="xs"
              value={one}
              label={t(`request.ask.${one}`)}
              data-testid={`ask-${one}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label={t('request.article')}
        description={t('request.articleHint')}
        value={request.article}
        maxLength={400}
        onChange={(event) => change({ article: event.currentTarget.value })}
        data-testid="field-article"
      />
      <DayField
        label={t('request.answerBy')}
        value={request.answerBy}
        onChange={(answerBy) => change({ answerBy })}
        testId="field-answerBy"
      />
    </>
  );
}

const mostShown = 100;

function Places({ order, onChange }: { order: OrderInHand; onChange: (places: string[]) => void }) {
  const { t } = useTranslation('report');
  const [text, setText] = useState('');
  const caseId = order.about;
  const wallets = useAnswer('wallet.list', { caseId });
  const accounts = useAnswer('account.list', { caseId });
  const provider = useAnswer('provider.get', { id: order.subjectId }, { enabled: order.subjectId !== '' });
  const to = provider.data ?? { name: '' };
  const all = [
    ...(accounts.data ?? []).map((one) => ({
      id: one.id,
      label: accountTitle(one),
      theirs: isAccountOf(to, one),
    })),
    ...(wallets.data ?? []).flatMap((owner) =>
      owner.addresses.map((one) => ({
        id: one.id,
        label: one.canonical,
        theirs: isAddressOf(to, one, owner),
      })),
    ),
  ];
  const chosen = new Set(order.request.places ?? all.filter(({ theirs }) => theirs).map(({ id }) => id));
  const wanted = text.trim().toLowerCase();
  const found = all.filter(({ id, label }) => chosen.has(id) || label.toLowerCase().includes(wanted));
  const shown = [...found].sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)));
  return (
    <div>
      <Failure error={wallets.error ?? accounts.error ?? provider.error} />
      <Checkbox.Group label={t('request.places')} value={[...chosen]} onChange={onChange}>
        {all.length > 8 && (
          <TextInput
            size="xs"
            aria-label={t('request.find')}
            placeholder={t('request.find')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div className={styles.places} data-testid="request-places">
          {shown.slice(0, Math.max(mostShown, chosen.size)).map(({ id, label }) => (
            <Checkbox key={id} size="xs" value={id} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <span className={styles.hint}>{t('request.placesHint')}</span>
    </div>
  );
}
