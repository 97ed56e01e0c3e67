import type { PdfFile } from '../pdf/document';
import { type PdfDict, readText } from '../pdf/objects';
import type { FoundSignature } from './signatures';

/** Certification (DocMDP): 1 nothing, 2 forms and signatures, 3 annotations too. 2 where the signer did not say. */
export interface Permission {
  level: 1 | 2 | 3;
  certified: boolean;
}

/** A level that does not exist is taken for the strictest, so that nobody gains by writing one. */
function levelOf(file: PdfFile, parameters: PdfDict | undefined): 1 | 2 | 3 {
  if (parameters?.entries.has('P') !== true) return 2;
  const level = file.number(parameters.entries.get('P'));
  return level === 2 ? 2 : level === 3 ? 3 : 1;
}

function transformsOf(file: PdfFile, signature: PdfDict, method: string): (PdfDict | undefined)[] {
  return file
    .items(signature.entries.get('Reference'))
    .map((item) => file.dict(item))
    .filter((reference) => file.name(reference?.entries.get('TransformMethod')) === method)
    .map((reference) => file.dict(reference?.entries.get('TransformParams')));
}

/**
 * What the certification of the signed revision allows (ISO 32000-2, 12.8.2.2): the strictest of what the catalog and the
 * signatures of that revision say, since readers differ on which of them they look at.
 */
export function permissionOf(
  signed: PdfFile,
  within: readonly FoundSignature[],
  all: readonly FoundSignature[],
): Permission {
  const levels = within.flatMap(({ dict }) =>
    transformsOf(signed, dict, 'DocMDP').map((parameters) => levelOf(signed, parameters)),
  );
  const perms = signed.dict(signed.catalog().entries.get('Perms'));
  const certified = perms?.entries.get('DocMDP');
  if (certified !== undefined) {
    const known = certified.kind === 'ref' && all.some((signature) => signature.num === certified.num);
    const dict = signed.dict(certified);
    if (dict === undefined || !known) levels.push(1);
    else levels.push(...transformsOf(signed, dict, 'DocMDP').map((one) => levelOf(signed, one)));
    if (levels.length === 0) levels.push(2);
  }
  const level = levels.includes(1) ? 1 : levels.includes(2) || levels.length === 0 ? 2 : 3;
  return { level, certified: levels.length > 0 };
}

/** Fields that signatures locked (FieldMDP, ISO 32000-1, 12.8.2.4), as a test on the full name. */
export function locksOf(
  signed: PdfFile,
  signatures: readonly FoundSignature[],
): ((field: string) => boolean) | undefined {
  const tests: ((field: string) => boolean)[] = [];
  for (const signature of signatures) {
    for (const parameters of transformsOf(signed, signature.dict, 'FieldMDP')) {
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
