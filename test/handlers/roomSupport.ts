import { afterEach } from 'vitest';
import type { ExhibitRecord } from '../../db/domain/exhibit';
import { type Crew, handsOf, makeCrew, passphrases } from './officersSupport';

const ended: (() => void)[] = [];
/** Ends the vaults of each test of the file that calls it. */
export function endRooms(): void {
  afterEach(() => {
    for (const end of ended.splice(0)) end();
  });
}

/** A crew whose vault ends with the test. */
export async function crewOfTest(...as: Parameters<typeof makeCrew>): Promise<Crew> {
  const crew = await makeCrew(...as);
  ended.push(crew.test.end);
  return crew;
}

export interface Room extends Crew {
  readonly caseId: string;
  readonly things: readonly ExhibitRecord[];
  readonly bySecond: ReturnType<typeof handsOf>;
  readonly byFounder: ReturnType<typeof handsOf>;
}

export const shelf = 'Комната 2/Стеллаж 1';

/** A supervisor who keeps twelve exhibits of one case on one rack, handed over by an investigator; the supervisor works. */
export async function room(count = 12): Promise<Room> {
  const crew = await crewOfTest();
  const { test, founder, second, become } = crew;
  const { id: caseId } = await test.request('case.record', {
    draft: { title: 'Пирамида' },
  });
  const things: ExhibitRecord[] = [];
  for (let index = 1; index <= count; index += 1) {
    const draft = {
      caseId,
      description: `Предмет ${index}`,
      bagNumber: `SB-${index}`,
      sealNumber: `PL-${index}`,
    };
    things.push(await test.request('exhibit.record', { draft }));
  }
  const bySecond = handsOf({
    officerId: second.id,
    passphrase: passphrases.second,
  });
  const byFounder = handsOf({
    officerId: founder.id,
    passphrase: passphrases.founder,
  });
  const to = { kind: 'officer' as const, officerId: second.id };
  const items = things.map(({ id }) => ({ id }));
  await test.request('custody.record', {
    draft: { action: 'to-storage', items, to, toPlace: `${shelf}/Полка 3` },
    hands: bySecond,
  });
  await become(second, passphrases.second);
  return { ...crew, caseId, things, bySecond, byFounder };
}

export const codesOf = async ({ test }: Crew) =>
  (await test.request('home.get', {})).alerts
    .map(({ code, state }) => `${state} ${code}`)
    .filter((text) => /(custody|discrepancy|deadline|count)\./.test(text));
