import { error, type Finding } from '../../../db/domain/finding';
import { caseNumber } from '../../../db/domain/ids';
import { checkOfficer, type OfficerDraft, officerDraft, shortCode } from '../../../db/domain/officer';

export interface NewVaultDraft {
  officer: OfficerDraft;
  name: string;
  shortCode: string;
}

export const emptyVault: NewVaultDraft = { officer: officerDraft.parse({}), name: '', shortCode: '' };

/** Findings by field: the officer's own, then those of the vault's name and code. */
export function checkNewVault(draft: NewVaultDraft): Finding[] {
  const found = checkOfficer(draft.officer).map((one) => ({ ...one, field: `officer.${one.field}` }));
  if (draft.name.trim() === '') found.push(error('name', 'required'));
  if (draft.shortCode === '') found.push(error('shortCode', 'required'));
  else if (!shortCode.safeParse(draft.shortCode).success) found.push(error('shortCode', 'short-code'));
  return found;
}

/** The number that the first case of this vault will carry. */
export function exampleNumber(code: string, year: number): string {
  return caseNumber(code === '' ? 'ABC' : code, year, 1);
}
