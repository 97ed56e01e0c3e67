import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findAsset } from '../../../db/domain/funds/assets';
import {
  type AssetSum,
  type ThingFilter,
  type ThingGrouping,
  type ThingSummary,
  thingGrouping,
} from '../../../db/domain/thing';
import { type Formats, useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { useThingWords } from '../../records/things/ThingFilters';
import { type ChangeView, keptList, keptText, setKept } from '../../records/things/useThings';
import { Section } from '../../ui/Page';
import type { TableView } from '../../ui/table/views';
import { Failure } from '../../ui/Words';
import styles from './room.module.css';

interface RoomSummaryProps {
  filter: ThingFilter;
  view: TableView;
  change: ChangeView;
  by: ThingGrouping;
  setBy: (by: ThingGrouping) => void;
}

/** Groups, shelves and sums of what is shown. A group that is chosen goes on being counted beside the others. */
export function RoomSummary({ filter, view, change, by, setBy }: RoomSummaryProps) {
  const { t } = useTranslation('room');
  const { caseId, kinds, states, shelf, place, ...rest } = filter;
  const others: ThingFilter = {
    ...rest,
    ...(caseId === undefined || by === 'case' ? {} : { caseId }),
    ...(kinds === undefined || by === 'kind' ? {} : { kinds }),
    ...(states === undefined || by === 'state' ? {} : { states }),
  };
  const grouped = useAnswer('thing.summary', { filter: others, by }, { keepPrevious: true });
  const shown = useAnswer('thing.summary', { filter, by }, { keepPrevious: true });
  return (
    <>
      <Failure error={grouped.error ?? shown.error} />
      <div className={styles.top}>
        <Section
          title={t('groups')}
          actions={
            <Select
              size="xs"
              w={150}
              aria-label={t('groupBy')}
              allowDeselect={false}
              data={thingGrouping.options.map((value) => ({ value, label: t(`by.${value}`) }))}
              value={by}
              onChange={(value) => setBy((value ?? 'place') as ThingGrouping)}
              data-testid="room-group-by"
            />
          }
        >
          <Groups groups={grouped.data?.groups ?? []} by={by} view={view} change={change} />
        </Section>
        <Section title={t('shelves')}>
          <Shelves racks={grouped.data?.racks ?? []} view={view} change={change} />
        </Section>
      </div>
      {shown.data !== undefined && shown.data.sums.length > 0 && <Sums sums={shown.data.sums} />}
    </>
  );
}

interface GroupsProps extends Pick<RoomSummaryProps, 'by' | 'view' | 'change'> {
  groups: ThingSummary['groups'];
}

/** Case and place are one choice, kinds and states may be several. */
function Groups({ groups, by, view, change }: GroupsProps) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const words = useThingWords();
  const chosen = by === 'case' ? [keptText(view, 'case')] : keptList(view, by);
  const choose = (value: string) => {
    if (by === 'case') setKept(change, 'case', chosen.includes(value) ? null : value);
    else if (chosen.includes(value))
      setKept(
        change,
        by,
        chosen.filter((one) => one !== value),
      );
    else setKept(change, by, by === 'place' ? [value] : [...chosen, value]);
  };
  const word = ({ value, label }: ThingSummary['groups'][number]) => {
    if (by === 'case') return label;
    if (value === '') return t('none');
    if (by === 'kind') return words.kind(value);
    return by === 'state' ? words.state(value) : value;
  };
  return (
    <div className={styles.groups} data-testid="room-groups">
      {groups.slice(0, 200).map((group) => (
        <button
          key={group.value}
          type="button"
          className={styles.group}
          aria-pressed={chosen.includes(group.value)}
          onClick={() => choose(group.value)}
        >
          <span className={styles.groupName}>{word(group)}</span>
          {group.wallets > 0 && group.exhibits > 0 && (
            <span className="dl-dim">{t('wallets', { n: formats.number(group.wallets) })}</span>
          )}
          {group.pieces > group.exhibits && (
            <span className="dl-dim">{t('pieces', { n: formats.number(group.pieces) })}</span>
          )}
          <span className={styles.groupCount}>{formats.number(group.exhibits || group.wallets)}</span>
        </button>
      ))}
    </div>
  );
}

function Shelves({
  racks,
  view,
  change,
}: Pick<RoomSummaryProps, 'view' | 'change'> & { racks: ThingSummary['racks'] }) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const chosen = keptText(view, 'shelf');
  if (racks.length === 0) return <p className="dl-dim">{t('noShelves')}</p>;
  return (
    <div className={styles.racks} data-testid="shelf-map">
      {racks.map(({ rack, shelves }) => (
        <div key={rack} className={styles.rack}>
          <div className={styles.rackName}>{rack}</div>
          <div className={styles.shelves}>
            {shelves.map(({ name, path, exhibits, out }) => (
              <button
                key={path}
                type="button"
                className={styles.shelf}
                aria-pressed={chosen === path}
                onClick={() => setKept(change, 'shelf', chosen === path ? null : path)}
              >
                <span>{name === '' ? t('rackItself') : name}</span>
                <strong>{formats.number(exhibits)}</strong>
                {out > 0 && (
                  <span className={styles.out} title={t('outHint', { n: formats.number(out) })}>
                    {t('out', { n: formats.number(out) })}
                  </span>
                )}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

const tengeDecimals = 2;

/** What is in the wallets that are shown, by asset, and what that was worth on the day of the newest price. */
function Sums({ sums }: { sums: readonly AssetSum[] }) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const priced = sums.filter(({ valueTiyn }) => valueTiyn !== null);
  const whole = priced.reduce((sum, { valueTiyn }) => sum + BigInt(valueTiyn ?? '0'), 0n);
  return (
    <Section
      title={t('sums')}
      testId="room-sums"
      actions={
        priced.length > 0 && (
          <span title={priced.length < sums.length ? t('altogetherHint') : undefined}>
            {t('altogether', { value: formats.amount(String(whole), tengeDecimals) })}
          </span>
        )
      }
    >
      <dl className={styles.sums} title={t('sumsOf')}>
        {sums.map((sum) => {
          const asset = findAsset(sum.assetId);
          return (
            <div key={sum.assetId} className={styles.sum}>
              <dt>{formats.amount(sum.amount, asset?.decimals ?? 0, asset?.ticker ?? sum.assetId)}</dt>
              <dd>
                {sum.valueTiyn === null ? (
                  <span className="dl-dim">{t('noPrice')}</span>
                ) : (
                  <>
                    {t('worth', { value: formats.amount(sum.valueTiyn, tengeDecimals) })}{' '}
                    <span className="dl-dim">
                      {t('worthAt', {
                        price: priceWords(sum.price, formats),
                        currency: sum.currency,
                        date: formats.date(sum.priceDate),
                      })}
                      {sum.currency !== 'KZT' && `, ${t('rateOf', { date: formats.date(sum.rateDate) })}`}
                    </span>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

/** A price as it stands in its table, in the digits of the screen's language. */
function priceWords(price: string, formats: Formats): string {
  const [whole = '', fraction = ''] = price.split('.');
  return formats.amount(`${whole}${fraction}`, fraction.length);
}
