import type { PdfFile } from '../pdf/document';
import { readText } from '../pdf/objects';
import type { Permission } from './changes';
import type { FoundSignature } from './signatures';

/** What the certification of the signed revision allows (DocMDP, ISO 32000-1, 12.8.2.2); 2 where there is none. */
export function permissionOf(signed: PdfFile, all: readonly FoundSignature[]): Permission {
  const perms = signed.dict(signed.catalog().entries.get('Perms'));
  const certified = perms?.entries.get('DocMDP');
  if (certified === undefined) return 2;
  const known = certified.kind === 'ref' && all.some((signature) => signature.num === certified.num);
  const dict = signed.dict(certified);
  if (dict === undefined || !known) return 1;
  for (const item of signed.items(dict.entries.get('Reference'))) {
    const reference = signed.dict(item);
    if (signed.name(reference?.entries.get('TransformMethod')) !== 'DocMDP') continue;
    const level =
      signed.number(signed.dict(reference?.entries.get('TransformParams'))?.entries.get('P')) ?? 2;
    return level === 1 ? 1 : level === 3 ? 3 : 2;
  }
  return 2;
}

/** Fields that signatures locked (FieldMDP, 12.8.2.4), as a test on the full name. */
export function locksOf(
  signed: PdfFile,
  signatures: readonly FoundSignature[],
): ((field: string) => boolean) | undefined {
  const tests: ((field: string) => boolean)[] = [];
  for (const signature of signatures) {
    for (const item of signed.items(signature.dict.entries.get('Reference'))) {
      const reference = signed.dict(item);
      if (signed.name(reference?.entries.get('TransformMethod')) !== 'FieldMDP') continue;
      const parameters = signed.dict(reference?.entries.get('TransformParams'));
      const action = signed.name(parameters?.entries.get('Action'));
      const names = signed
        .items(parameters?.entries.get('Fields'))
        .map((field) => readText(signed.resolve(field)));
      const listed = (field: string): boolean =>
        names.some((name) => field === name || field.startsWith(`${name}.`));
      if (action === 'All') tests.push(() => true);
      else if (action === 'Include') tests.push(listed);
      else if (action === 'Exclude') tests.push((field) => !listed(field));
    }
  }
  return tests.length === 0 ? undefined : (field) => tests.some((test) => test(field));
}
