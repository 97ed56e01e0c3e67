import type { TwoHands } from '../../db/domain/hands';
import type { OfficerRecord, Role } from '../../db/domain/officer';
import { makeDeskVault, makeTestDesk, passphrase, type TestDesk } from './support';

export const passphrases = {
  founder: passphrase,
  second: 'екінші адамның құпия сөзі',
  third: 'третий человек помнит это',
} as const;

/** What a person says of themselves beside their name. */
export function draftOf(
  name: string,
  role: Role,
  more: Partial<Record<'unit' | 'serviceNumber' | 'iin', string>> = {},
) {
  return {
    name,
    rank: 'лейтенант',
    unit: 'Шымкент қ. ПД',
    role,
    serviceNumber: `KZ-${name}`,
    iin: '',
    ...more,
  };
}

export function handsOf(second: TwoHands['second'], reason = 'приказ о составе группы'): TwoHands {
  return { reason, authorisation: '№ 14 от 18.11.2026', second };
}

export interface Crew {
  readonly test: TestDesk;
  readonly folder: string;
  readonly recoveryKey: string;
  readonly founder: OfficerRecord;
  readonly second: OfficerRecord;
  /** Locks, and unlocks as somebody else. */
  become(officer: OfficerRecord, words: string): Promise<void>;
}

/** A vault whose founder is an identified investigator and whose second officer is a supervisor; the founder works. */
export async function makeCrew(role: Role = 'supervisor'): Promise<Crew> {
  const test = makeTestDesk();
  const { folder, recoveryKey } = await makeDeskVault(test);
  const founder = await test.request('officer.identify', { serviceNumber: 'KZ-0001', iin: '' });
  const second = await test.request('officer.add', {
    draft: draftOf('Б. Серік', role),
    passphrase: passphrases.second,
  });
  return {
    test,
    folder,
    recoveryKey,
    founder,
    second,
    become: async (officer, words) => {
      test.desk.close();
      await test.request('vault.unlock', { folder, officerId: officer.id, passphrase: words });
    },
  };
}

/** The refusal's code, for what must not happen. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Error) return thrown.message;
  }
  return 'nothing was refused';
}
