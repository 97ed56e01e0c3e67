import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountTitle } from '../../../db/domain/funds/account';
import { amountText } from '../../../db/domain/funds/assets';
import { isAccountOf, isAddressOf, type RequestChoice, requestAsk } from '../../../db/domain/providerRequest';
import { useFormats } from '../../i18n/formats';
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
      <Transactions order={order} onChange={(transactions) => change({ transactions })} />
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

/** Single transactions by their hash; none is asked about unless it is ticked. */
function Transactions({
  order,
  onChange,
}: {
  order: OrderInHand;
  onChange: (transactions: string[]) => void;
}) {
  const { t } = useTranslation('report');
  const formats = useFormats();
  const moves = useAnswer('movement.list', { caseId: order.about });
  const known = (moves.data ?? []).filter(({ txid, withdrawn }) => txid !== '' && withdrawn === 0);
  if (known.length === 0) return <Failure error={moves.error} />;
  return (
    <Checkbox.Group
      label={t('request.transactions')}
      value={[...order.request.transactions]}
      onChange={onChange}
    >
      <div className={styles.places} data-testid="request-transactions">
        {known.map(({ id, txid, movedAt, assetId, amount }) => (
          <Checkbox
            key={id}
            size="xs"
            value={id}
            label={`${formats.localDateTime(movedAt)} · ${amountText(assetId, amount, true)}`}
            description={txid}
            classNames={{ description: styles.txid ?? '' }}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
