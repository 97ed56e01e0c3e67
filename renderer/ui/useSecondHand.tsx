import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActKind, isAct } from '../../db/domain/acts';
import type { TwoHands as Hands } from '../../db/domain/hands';
import { RequestError } from '../ipc/envelope';
import { TwoHands } from './TwoHands';

/** The dialog of the two hands was closed: nothing was recorded, and what was typed stays as it is. */
export class NotConfirmed extends Error {}

interface Asked {
  readonly act: ActKind;
  readonly what: ReactNode;
  readonly carryOut: (hands: Hands) => Promise<unknown>;
  readonly giveUp: () => void;
}

export interface SecondHandAsked {
  /**
   * Carries an act out alone; where its rule asks for a second officer, the dialog does.
   * @throws NotConfirmed when the dialog was closed
   */
  run<R>(what: ReactNode, act: (hands?: Hands) => Promise<R>): Promise<R>;
  /** Stands on the page, beside whatever carries the act out. */
  readonly dialog: ReactNode;
}

/** For acts that need a second hand only where money or an exhibit would pass out of sight: the vault knows when. */
export function useSecondHand(): SecondHandAsked {
  const { t } = useTranslation(['hands', 'officer']);
  const [asked, setAsked] = useState<Asked>();
  const run = async <R,>(what: ReactNode, act: (hands?: Hands) => Promise<R>): Promise<R> => {
    try {
      return await act();
    } catch (thrown) {
      const kind = thrown instanceof RequestError ? String(thrown.params.act ?? '') : '';
      if (!(thrown instanceof RequestError) || thrown.code !== 'access.second-hand-missing' || !isAct(kind))
        throw thrown;
      return new Promise<R>((resolve, reject) =>
        setAsked({
          act: kind,
          what,
          carryOut: async (hands) => resolve(await act(hands)),
          giveUp: () => reject(new NotConfirmed()),
        }),
      );
    }
  };
  const close = () => {
    asked?.giveUp();
    setAsked(undefined);
  };
  const dialog = asked !== undefined && (
    <TwoHands
      opened
      onClose={close}
      act={asked.act}
      title={t(`officer:act.${asked.act}`)}
      what={asked.what}
      confirmLabel={t('byTwo')}
      confirm={asked.carryOut}
    />
  );
  return { run, dialog };
}
