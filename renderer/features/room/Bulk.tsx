import { Button } from '@mantine/core';
import { IconClipboardList, IconHandMove, IconMapPin, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingRow } from '../../../db/domain/thing';
import { Link } from '../../app/router';
import { useSession } from '../../app/session';
import { useFormats } from '../../i18n/formats';
import { useMay } from '../../ui/useRights';
import { MoveTo } from './MoveTo';

interface BulkProps {
  chosen: readonly ThingRow[];
  /** The shelf that is shown alone; '' for none. */
  shelf: string;
  done: () => void;
}

const look = { size: 'compact-sm', variant: 'default' } as const;

/** What can be done with the chosen things at once. Wallets lie nowhere: they are left out. */
export function Bulk({ chosen, shelf, done }: BulkProps) {
  const { t } = useTranslation('room');
  const formats = useFormats();
  const [moving, setMoving] = useState(false);
  const may = {
    amend: useMay('exhibit.amend'),
    transfer: useMay('custody.record'),
    count: useMay('count.open'),
  };
  const things = chosen.filter(({ what }) => what === 'exhibit');
  const ids = things.map(({ id }) => id);
  // Only who keeps the room counts a place: an investigator counts a case.
  const role = useSession((state) => state.session?.officer?.role);
  const keeps = role === 'evidence-officer' || role === 'supervisor';
  const count = may.count && keeps && shelf !== '' && (
    <Button
      {...look}
      component={Link}
      to={`/counts?place=${encodeURIComponent(shelf)}`}
      leftSection={<IconClipboardList size={14} aria-hidden />}
      data-testid="room-count"
    >
      {t('count')}
    </Button>
  );
  if (chosen.length === 0)
    return (
      <>
        <span className="dl-dim">{t('chooseHint')}</span>
        {count}
      </>
    );
  return (
    <>
      <span role="status" data-testid="room-chosen">
        {t('chosen', { n: formats.number(chosen.length) })}
      </span>
      {may.amend && ids.length > 0 && (
        <Button
          {...look}
          leftSection={<IconMapPin size={14} aria-hidden />}
          onClick={() => setMoving(true)}
          data-testid="room-move"
        >
          {t('move')}
        </Button>
      )}
      {may.transfer && ids.length > 0 && (
        <Button
          {...look}
          component={Link}
          to={`/custody/new?exhibit=${ids.join(',')}`}
          leftSection={<IconHandMove size={14} aria-hidden />}
          data-testid="room-transfer"
        >
          {t('transfer')}
        </Button>
      )}
      {ids.length > 0 && (
        <Button
          {...look}
          component={Link}
          to={`/labels?exhibit=${ids.join(',')}`}
          leftSection={<IconPrinter size={14} aria-hidden />}
          data-testid="room-labels"
        >
          {t('labels')}
        </Button>
      )}
      {count}
      <Button size="compact-sm" variant="subtle" onClick={done}>
        {t('chooseNone')}
      </Button>
      <MoveTo
        opened={moving}
        ids={ids}
        known={[...new Set(things.map(({ place }) => place).filter(Boolean))].sort()}
        close={() => setMoving(false)}
        done={done}
      />
    </>
  );
}
