/** Reads `addresses.2.text` out of a draft; undefined when there is nothing there. */
export function readPath(value: unknown, path: string): unknown {
  let at: unknown = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}

/** A copy of the draft with one value at `path`; what the path does not touch stays the same object. */
export function writePath<D>(draft: D, path: string, value: unknown): D {
  const [key = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : writePath(readPath(draft, key), rest.join('.'), value);
  if (Array.isArray(draft)) {
    const copy: unknown[] = [...draft];
    copy[Number(key)] = inner;
    return copy as D;
  }
  return { ...(draft as object), [key]: inner } as D;
}
