import { Button, TextInput } from '@mantine/core';
import { IconArrowDownRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DropView, MoneyPlaceView } from '../../../db/domain/funds/view';
import { Link } from '../../app/router';
import { useCommand } from '../../ipc/queries';
import { useMay } from '../../ui/useRights';
import { NotConfirmed, useSecondHand } from '../../ui/useSecondHand';
import { Failure, Notice } from '../../ui/Words';
import { AssetAmount } from './AssetAmount';
import styles from './money.module.css';
import { placeLabel } from './places';

/** Balances that fell and no movement says why; what was explained stays readable below. */
export function Drops({
  caseId,
  drops,
  places,
}: {
  caseId: string;
  drops: readonly DropView[];
  places: readonly MoneyPlaceView[];
}) {
  const { t } = useTranslation('funds');
  const open = drops.filter((drop) => drop.open);
  const explained = drops.filter((drop) => !drop.open);
  if (drops.length === 0) return null;
  return (
    <div className={styles.stack} style={{ padding: 0 }}>
      {open.map((drop) => (
        <Drop key={drop.observationId} caseId={caseId} drop={drop} place={placeOf(drop, places)} />
      ))}
      {explained.length > 0 && (
        <details>
          <summary className={styles.dim}>{t('drop.explained', { count: explained.length })}</summary>
          <ul className={styles.drops} style={{ marginTop: 8 }}>
            {explained.map((drop) => (
              <li key={drop.observationId}>
                <AssetAmount assetId={drop.assetId} amount={drop.missing} />
                {drop.reasons.map((one) => (
                  <span key={one.at} className={styles.dim}>
                    {' · '}
                    {one.reason} ({one.officerName})
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function placeOf(drop: DropView, places: readonly MoneyPlaceView[]): MoneyPlaceView | undefined {
  return places.find(({ id }) => id === (drop.addressId ?? drop.accountId));
}

function Drop({
  caseId,
  drop,
  place,
}: {
  caseId: string;
  drop: DropView;
  place: MoneyPlaceView | undefined;
}) {
  const { t } = useTranslation('funds');
  const may = useMay('drop.explain');
  const [reason, setReason] = useState('');
  const explain = useCommand('drop.explain', { invalidates: ['funds.view', 'home.get', 'ledger.list'] });
  const second = useSecondHand();
  const [failure, setFailure] = useState<unknown>(null);
  const submit = () => {
    setFailure(null);
    const input = { observationId: drop.observationId, reason: reason.trim() };
    const what = (
      <>
        {place !== undefined && <div>{placeLabel(place)}</div>}
        <AssetAmount assetId={drop.assetId} amount={drop.missing} />: {input.reason}
      </>
    );
    void second
      .run(what, (hands) => explain.mutateAsync({ ...input, ...(hands && { hands }) }))
      .catch((thrown: unknown) => setFailure(thrown instanceof NotConfirmed ? null : thrown));
  };
  const found = new URLSearchParams({
    case: caseId,
    purpose: 'found',
    asset: drop.assetId,
    amount: drop.missing,
  });
  if (place?.kind === 'address') found.set('from', place.id);
  if (place?.kind === 'account') found.set('fromAccount', place.id);
  return (
    <Notice
      state="red"
      icon={<IconArrowDownRight size={18} aria-hidden />}
      title={
        <>
          {t('drop.title')} <AssetAmount assetId={drop.assetId} amount={drop.missing} />
        </>
      }
      testId="drop"
    >
      {place !== undefined && <div>{placeLabel(place)}</div>}
      <div>
        {t('drop.before')} <AssetAmount assetId={drop.assetId} amount={drop.expected} /> · {t('drop.seen')}{' '}
        <AssetAmount assetId={drop.assetId} amount={drop.seen} />
      </div>
      {may && (
        <div className={styles.explain}>
          <TextInput
            aria-label={t('drop.reason')}
            placeholder={t('drop.reason')}
            value={reason}
            maxLength={2_000}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="drop-reason"
          />
          <Button
            variant="default"
            disabled={reason.trim() === ''}
            loading={explain.isPending}
            onClick={submit}
            data-testid="drop-explain"
          >
            {t('drop.explain')}
          </Button>
          <Button component={Link} to={`/movements/new?${found}`} variant="default" data-testid="drop-found">
            {t('drop.found')}
          </Button>
        </div>
      )}
      <Failure error={failure} />
      {second.dialog}
    </Notice>
  );
}
