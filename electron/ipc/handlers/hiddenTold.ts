import { hiddenAddress } from '../../../db/domain/access';
import { seesAllCases } from '../../../db/domain/acts';
import { Refusal } from '../../../db/domain/refusal';
import { hiddenMatches } from '../../../db/hiddenMatches';
import type { Desk } from './desk';

/** What is told of cases that the officer does not see, and that it was told: the second log and the unit's home say so. */
export function tellHidden(desk: Desk, text: string): { unit: string; contact: string }[] {
  const { officer, vault } = desk.session;
  if (!officer || seesAllCases(officer.role)) return [];
  return hiddenMatches(vault, officer.id, text).map(({ caseId, unit, contact }) => {
    desk.note({
      kind: 'match.told',
      subjectKind: 'case',
      subjectId: caseId,
      what: text,
      caseId,
      toldUnit: unit,
    });
    return { unit, contact };
  });
}

/** Does the work; a refusal over an address of a hidden case says whom to ask there. */
export async function tellingHidden<T>(desk: Desk, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || !thrown.findings.some(({ code }) => code === hiddenAddress))
      throw thrown;
    const findings = thrown.findings.map((one) => {
      if (one.code !== hiddenAddress) return one;
      const [told] = tellHidden(desk, String(one.params.text));
      return { ...one, params: { ...one.params, unit: told?.unit ?? '', contact: told?.contact ?? '' } };
    });
    throw new Refusal(thrown.code, thrown.params, findings);
  }
}
