import type { PdfFile } from '../pdf/document';
import { type PdfObject, sameObject } from '../pdf/objects';
import { spend } from '../work';
import { type Edge, eachReference } from './roles';

/**
 * Object numbers of the signed revision whose content differs now. Entries at the same offset are the same bytes, but
 * for a place that the signed revision only named and that was written later. `now` was walked already.
 */
export function changedObjects(signed: PdfFile, now: PdfFile): Set<number> {
  const out = new Set<number>();
  for (const [num, before] of signed.xref.entries) {
    spend(0.2);
    const after = now.xref.entries.get(num);
    const same =
      after !== undefined &&
      ((before.kind === 'offset' &&
        after.kind === 'offset' &&
        before.offset === after.offset &&
        before.gen === after.gen) ||
        (before.kind === 'packed' &&
          after.kind === 'packed' &&
          before.container === after.container &&
          before.index === after.index &&
          !out.has(after.container)));
    if (same) {
      if (now.endOf(num) > signed.end) out.add(num);
      continue;
    }
    const gens = before.kind === 'offset' && after?.kind === 'offset' && before.gen !== after.gen;
    if (after === undefined || gens || !sameObject(signed.load(num), now.load(num))) out.add(num);
  }
  // objects inside a container that was itself replaced
  for (const [num, before] of signed.xref.entries) {
    if (before.kind === 'packed' && out.has(before.container) && !sameObject(signed.load(num), now.load(num)))
      out.add(num);
  }
  for (const num of [...out]) {
    if (isContainer(signed.load(num)) && !now.xref.entries.has(num)) out.delete(num);
  }
  return out;
}

/** Cross-reference and object streams are the container, not the content. */
function isContainer(object: PdfObject): boolean {
  if (object.kind !== 'stream') return false;
  const type = object.dict.entries.get('Type');
  return type?.kind === 'name' && (type.name === 'XRef' || type.name === 'ObjStm');
}

/**
 * Objects that the signed revision referred to and did not have, and that are there now: what was signed gets a content
 * that nobody signed, while no signed object changes.
 */
export function appearedObjects(
  signed: PdfFile,
  now: PdfFile,
  edges: readonly Edge[],
  changed: ReadonlySet<number>,
): Set<number> {
  const out = new Set<number>();
  for (const { from, to } of edges) {
    spend(0.1);
    if (out.has(to) || signed.xref.entries.has(to) || !now.xref.entries.has(to)) continue;
    if (from !== -1 && !signed.xref.entries.has(from)) continue;
    // an unchanged holder refers to it as it did then; a changed one is looked up
    if ((from !== -1 && !changed.has(from)) || refersTo(signed, from, to)) out.add(to);
  }
  return out;
}

function refersTo(file: PdfFile, from: number, to: number): boolean {
  let found = false;
  eachReference(from === -1 ? file.trailer : file.load(from), '', true, (num) => {
    found ||= num === to;
  });
  return found;
}
