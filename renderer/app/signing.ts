let underWay = 0;

/** Runs what must not be cut off by a lock: locking asks first while it lasts. */
export async function whileSigning<T>(work: () => Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
}

export function isSigning(): boolean {
  return underWay > 0;
}
