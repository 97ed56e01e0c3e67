import type { ExhibitRecord } from '../../db/domain/exhibit';

/** Exhibits as they lie in each other: a phone, the SIM in it, the paper behind the SIM. */
export interface Branch<E> {
  readonly exhibit: E;
  readonly depth: number;
}

export function treeOf<E extends Pick<ExhibitRecord, 'id' | 'parentId'>>(
  exhibits: readonly E[],
): Branch<E>[] {
  const ids = new Set(exhibits.map(({ id }) => id));
  const under = (parentId: string | null): E[] =>
    exhibits.filter((one) =>
      parentId === null ? one.parentId === null || !ids.has(one.parentId) : one.parentId === parentId,
    );
  const walk = (parentId: string | null, depth: number): Branch<E>[] =>
    depth > exhibits.length
      ? []
      : under(parentId).flatMap((exhibit) => [{ exhibit, depth }, ...walk(exhibit.id, depth + 1)]);
  return walk(null, 0);
}

/** Everything that one exhibit lies in, and everything that lies in the outermost of them. */
export function familyOf<E extends Pick<ExhibitRecord, 'id' | 'parentId'>>(
  exhibits: readonly E[],
  id: string,
): E[] {
  const byId = new Map(exhibits.map((one) => [one.id, one]));
  let top = byId.get(id);
  const seen = new Set<string>();
  for (let up = top; up !== undefined && !seen.has(up.id); up = byId.get(up.parentId ?? '')) {
    seen.add(up.id);
    top = up;
  }
  if (top === undefined) return [];
  const family = new Set([top.id]);
  // Rows come by number, and a part may have an earlier number than what holds it: repeat until nothing joins.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const one of exhibits) if (one.parentId !== null && family.has(one.parentId)) family.add(one.id);
  }
  return exhibits.filter((one) => family.has(one.id));
}
