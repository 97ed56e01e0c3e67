import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CustodyEvent,
  type CustodyItem,
  itemState,
  type ReceiptLine,
  type SealFound,
  sealFound,
} from '../../../db/domain/custody/event';
import type { TwoHands as Hands } from '../../../db/domain/hands';
import { useReadOnly, useSession } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import styles from '../../records/custody.module.css';
import { shortNumber } from '../../records/numbers';
import { useTermOptions } from '../../records/useTerms';
import { Section } from '../../ui/Page';
import { TwoHands } from '../../ui/TwoHands';
import { Failure, Notice } from '../../ui/Words';

interface Said {
  take: boolean;
  seal: string;
  intact: SealFound;
  condition: string;
}

/** Accepts or refuses what is offered, thing by thing: by the receiver, with their passphrase here, or by a paper. */
export function AnswerOffer({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation('custody');
  const readOnly = useReadOnly();
  const open = event.items.filter((item) => itemState(event, item) === 'offered');
  if (open.length === 0 || event.to === null) return null;
  if (readOnly) return <Notice state="amber">{t('offeredTo', { to: event.to.name })}</Notice>;
  return <AnswerForm key={open.length} event={event} open={open} />;
}

const untouched = (item: CustodyItem): Said => ({
  take: true,
  seal: '',
  intact: item.sealAfter === '' ? 'none' : 'yes',
  condition: '',
});

function AnswerForm({ event, open }: { event: CustodyEvent; open: CustodyItem[] }) {
  const { t } = useTranslation(['custody', 'terms']);
  const me = useSession((state) => state.session?.officer?.id ?? '');
  const officers = useAnswer('officer.list', {}).data ?? [];
  const answer = useCommand('custody.answer', {
    invalidates: [
      'custody.get',
      'custody.of',
      'custody.offers',
      'custody.holdings',
      'home.get',
      'ledger.list',
      'discrepancy.list',
    ],
  });
  const [said, setSaid] = useState<Record<string, Said>>({});
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState('');
  const [paper, setPaper] = useState('');
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const { to } = event;
  if (to === null) return null;
  const of = (item: CustodyItem) => said[item.id] ?? untouched(item);
  const change = (item: CustodyItem, next: Partial<Said>) =>
    setSaid((before) => ({ ...before, [item.id]: { ...of(item), ...next } }));
  const refusing = open.some((item) => !of(item).take);
  const taking = open.some((item) => of(item).take);
  const outside = to.kind === 'outside';
  const mine = to.kind === 'officer' && to.officerId === me;
  const receiver = officers.find(({ id }) => to.kind === 'officer' && id === to.officerId);
  const missing = {
    reason: refusing && reason.trim() === '',
    paper: outside && taking && paper.trim() === '',
  };
  const lines = open.map((item): ReceiptLine => {
    const { take, ...rest } = of(item);
    return take ? { take, itemId: item.id, ...rest } : { take, itemId: item.id, reason: reason.trim() };
  });
  const draft = {
    eventId: event.id,
    lines,
    place,
    paper: outside && taking ? { number: paper.trim() } : null,
  };
  const send = (hands?: Hands) => answer.mutateAsync({ draft, ...(hands === undefined ? {} : { hands }) });
  const submit = () => {
    setTried(true);
    if (missing.reason || missing.paper) return;
    if (mine || outside) send().catch(() => undefined);
    else setAsking(true);
  };
  return (
    <Section title={t('answer.title')} count={open.length} flush testId="section-answer">
      <div className={styles.stack} style={{ padding: '12px 16px' }}>
        <Notice state="amber">
          {mine
            ? t('answer.toMe')
            : outside
              ? t('answer.toOutside', { to: to.name })
              : t('answer.toOther', { to: to.name })}
        </Notice>
      </div>
      <ul className={styles.items}>
        {open.map((item) => (
          <Line key={item.id} item={item} said={of(item)} onChange={(next) => change(item, next)} />
        ))}
      </ul>
      <div className={styles.stack} style={{ padding: '12px 16px' }}>
        <div className={styles.fields}>
          <TextInput
            label={t('answer.place')}
            placeholder={event.toPlace}
            value={place}
            onChange={(change_) => setPlace(change_.currentTarget.value)}
            data-testid="answer-place"
          />
          {outside && taking && (
            <TextInput
              label={t('field.paper')}
              withAsterisk
              value={paper}
              onChange={(change_) => setPaper(change_.currentTarget.value)}
              error={tried && missing.paper ? t('answer.required') : undefined}
              data-testid="answer-paper"
            />
          )}
          {refusing && (
            <TextInput
              label={t('answer.reason')}
              withAsterisk
              style={{ minWidth: 320 }}
              value={reason}
              onChange={(change_) => setReason(change_.currentTarget.value)}
              error={tried && missing.reason ? t('answer.required') : undefined}
              data-testid="answer-reason"
            />
          )}
        </div>
        {!mine && !outside && <span className={styles.dim}>{t('answer.asked')}</span>}
        <Failure error={answer.error} />
        <div className={styles.row}>
          <Button
            leftSection={taking ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            {...(taking ? {} : { color: 'red' })}
            loading={answer.isPending}
            onClick={submit}
            data-testid="answer"
          >
            {taking ? (refusing ? t('answer.some') : t('answer.accept')) : t('answer.refuse')}
          </Button>
        </div>
      </div>
      <TwoHands
        opened={asking}
        onClose={() => setAsking(false)}
        act="custody.accept"
        title={t('answer.accept')}
        suggested={{
          reason: event.purpose || t(`terms:custodyAction.${event.action}`),
          authorisation: event.authorisation,
        }}
        what={t('answer.signs', { to: to.name, count: open.length })}
        confirmLabel={t('answer.accept')}
        confirm={send}
        confirmers={receiver === undefined ? [] : [receiver]}
      />
    </Section>
  );
}

function Line({
  item,
  said,
  onChange,
}: {
  item: CustodyItem;
  said: Said;
  onChange: (next: Partial<Said>) => void;
}) {
  const { t } = useTranslation('custody');
  const options = useTermOptions('sealFound', sealFound.options);
  const name = `${item.number} ${item.title}`;
  return (
    <li className={styles.item}>
      <Checkbox
        checked={said.take}
        onChange={(event) => onChange({ take: event.currentTarget.checked })}
        label={`${shortNumber(item.number)} ${item.title}`}
        description={item.sealAfter === '' ? t('noSeal') : t('sealNow', { seal: item.sealAfter })}
        data-testid={`take-${item.number}`}
      />
      <div className={styles.fields}>
        <NativeSelect
          size="xs"
          aria-label={t('itemSeal', { name })}
          data={options}
          value={said.intact}
          disabled={!said.take}
          onChange={(event) => {
            const intact = sealFound.safeParse(event.currentTarget.value).data;
            if (intact !== undefined) onChange({ intact });
          }}
        />
        <TextInput
          size="xs"
          placeholder={t('answer.otherSeal')}
          aria-label={`${t('answer.otherSeal')}: ${name}`}
          value={said.seal}
          disabled={!said.take}
          onChange={(event) => onChange({ seal: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          placeholder={t('field.condition')}
          aria-label={`${t('field.condition')}: ${name}`}
          value={said.condition}
          disabled={!said.take}
          onChange={(event) => onChange({ condition: event.currentTarget.value })}
        />
      </div>
      <span />
    </li>
  );
}
