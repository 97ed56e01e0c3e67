import type { KeyboardEvent } from 'react';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, Spot>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** What stands nearest in a direction, as the eye would find it: what lies aside counts twice as far. */
export function nearestSpot(spots: readonly Spot[], from: number, key: string): number | undefined {
  if (key === 'Home') return spots.length > 0 ? 0 : undefined;
  if (key === 'End') return spots.length > 0 ? spots.length - 1 : undefined;
  const toward = directions[key];
  const here = spots[from];
  if (toward === undefined || here === undefined) return undefined;
  let best: { index: number; far: number } | undefined;
  for (const [index, { x, y }] of spots.entries()) {
    const along = (x - here.x) * toward.x + (y - here.y) * toward.y;
    const aside = Math.abs((x - here.x) * toward.y) + Math.abs((y - here.y) * toward.x);
    const far = along + 2 * aside;
    if (along > 0.5 && (best === undefined || far < best.far)) best = { index, far };
  }
  return best?.index;
}

/** Arrows lead from one marked element of a drawing to the next; each carries `data-spot` with its place in the list. */
export function moveFocus(event: KeyboardEvent<SVGSVGElement>, spots: readonly Spot[]): void {
  const from = Number((event.target as Element).closest('[data-spot]')?.getAttribute('data-spot') ?? -1);
  const next = nearestSpot(spots, from, event.key);
  if (next === undefined) return;
  event.preventDefault();
  event.currentTarget.querySelector<SVGElement>(`[data-spot="${next}"]`)?.focus();
}
