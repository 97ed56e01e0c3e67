import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feeAsset, findAsset } from '../../../db/domain/funds/assets';
import type { MovementRecord } from '../../../db/domain/funds/movement';
import type { FundsView, MoneyPlaceView } from '../../../db/domain/funds/view';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { Facts } from '../../records/Facts';
import { AssetAmount } from '../../records/money/AssetAmount';
import { MovementBadge } from '../../records/money/MovementsTable';
import { placeUrl } from '../../records/money/places';
import { shortNumber } from '../../records/numbers';
import { RecordedBy } from '../../records/RecordedBy';
import { Address } from '../../ui/Address';
import { CopyButton } from '../../ui/Copy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { TwoHands } from '../../ui/TwoHands';
import { useMay } from '../../ui/useRights';
import { When } from '../../ui/When';
import { Failure, Notice } from '../../ui/Words';
import { ConfirmArrival } from './ConfirmArrival';
import { upperFirst } from './fundsModel';

const told = ['movement.get', 'funds.view', 'home.get', 'wallet.get', 'wallet.list', 'ledger.list'] as const;
const refresh = () => {
  for (const name of told) void answers.invalidateQueries({ queryKey: [name] });
};

/** One transfer: between which places, by whom, on what authority, and whether it was seen to arrive. */
export function MovementPage({ id }: { id: string }) {
  const { t } = useTranslation(['funds', 'terms']);
  const found = useAnswer('movement.get', { id });
  const caseId = found.data?.caseId ?? '';
  const view = useAnswer('funds.view', { caseId }, { enabled: caseId !== '' }).data;
  const row = found.data;
  if (row === undefined)
    return (
      <Page title={t('section.movements')} testId="page-movement">
        <Failure error={found.error} />
      </Page>
    );
  const [caseNumber = ''] = row.number.split('/');
  return (
    <Page
      title={
        <>
          {upperFirst(t(`terms:movementPurpose.${row.purpose}`))}{' '}
          <AssetAmount assetId={row.assetId} amount={row.amount} />
        </>
      }
      badges={<MovementBadge movement={row} />}
      subtitle={
        <>
          <span className="dl-mono">{row.number}</span> ·{' '}
          <RecordLink kind="case" id={row.caseId} mono>
            {caseNumber}
          </RecordLink>
        </>
      }
      back={{ to: `/funds?case=${row.caseId}`, label: t('title') }}
      actions={<Actions row={row} />}
      testId="page-movement"
    >
      {row.confirmedAt === '' && row.withdrawn === 0 && row.purpose !== 'found' && (
        <Notice state="amber" testId="movement-waiting">
          {t('movement.waitingText')}
        </Notice>
      )}
      <Section title={t('movement.what')}>
        <MovementFacts row={row} view={view} />
        <RecordedBy record={row} />
      </Section>
    </Page>
  );
}

function MovementFacts({ row, view }: { row: MovementRecord; view: FundsView | undefined }) {
  const { t } = useTranslation('funds');
  const formats = useFormats();
  const places = view?.places ?? [];
  const asset = findAsset(row.assetId);
  const fee = asset && feeAsset(asset);
  return (
    <Facts
      facts={[
        {
          label: t('field.from'),
          value: <End places={places} id={row.fromAddressId ?? row.fromAccountId} text="" />,
          wide: true,
        },
        {
          label: t('field.to'),
          value: <End places={places} id={row.toAddressId ?? row.toAccountId} text={row.toText} />,
          wide: true,
        },
        {
          label: t('field.txid'),
          value: row.txid !== '' && (
            <>
              {row.txid} <CopyButton text={row.txid} />
            </>
          ),
          wide: true,
          mono: true,
        },
        { label: t('field.movedAt'), value: formats.localDateTime(row.movedAt) },
        {
          label: t('field.fee'),
          value: row.fee !== '' && fee && <AssetAmount assetId={fee.id} amount={row.fee} />,
        },
        {
          label: t('field.blockHeight'),
          value: row.blockHeight === null ? '' : formats.number(row.blockHeight),
        },
        { label: t('field.authorisation'), value: row.authorisation },
        {
          label: t('field.secondName'),
          value: row.purpose === 'found' ? '' : row.secondName || t('movement.recoveryHand'),
        },
        {
          label: t('field.confirmed'),
          value: row.confirmedAt !== '' && (
            <>
              <When at={row.confirmedAt} offset={row.confirmedOffset ?? 0} /> · {row.confirmedBy}
              {row.confirmationSource === '' ? '' : ` · ${row.confirmationSource}`}
            </>
          ),
        },
        { label: t('field.notes'), value: row.notes, wide: true },
      ]}
    />
  );
}

/** One end of the transfer: whose it is, and the whole address. */
function End({ places, id, text }: { places: readonly MoneyPlaceView[]; id: string | null; text: string }) {
  const place = places.find((one) => one.id === id);
  if (place === undefined) return text;
  return (
    <>
      <Link to={placeUrl(place)}>
        {shortNumber(place.number)} {place.title}
      </Link>
      {place.text !== '' && (
        <div>
          <Address text={place.text} />
        </div>
      )}
    </>
  );
}

function Actions({ row }: { row: MovementRecord }) {
  const { t } = useTranslation('funds');
  const mayConfirm = useMay('funds.confirm');
  const mayWithdraw = useMay('funds.withdraw');
  const [confirming, setConfirming] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  if (row.withdrawn === 1) return null;
  return (
    <>
      {mayWithdraw && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => setWithdrawing(true)}
          data-testid="withdraw-movement"
        >
          {t('movement.withdraw')}
        </Button>
      )}
      {mayConfirm && row.confirmedAt === '' && row.purpose !== 'found' && (
        <Button
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={() => setConfirming(true)}
          data-testid="confirm-movement"
        >
          {t('movement.confirm')}
        </Button>
      )}
      <ConfirmArrival row={row} opened={confirming} onClose={() => setConfirming(false)} onDone={refresh} />
      <TwoHands
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        act="funds.withdraw"
        title={t('movement.withdrawTitle', { number: row.number })}
        what={t('movement.withdrawWhat')}
        confirmLabel={t('movement.withdraw')}
        confirm={(hands) => request('movement.withdraw', { id: row.id, hands })}
        onDone={refresh}
        danger
      />
    </>
  );
}
