import type { CaseRecord } from '../../../db/domain/case';
import type { HeldThing } from '../../../db/domain/custody/thing';
import type { ExhibitRecord } from '../../../db/domain/exhibit';

/** A thing of the room: what it is, whose case, where it lies, who holds it. */
export interface RoomRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly caseNumber: string;
  readonly place: string;
  readonly holder: string;
  readonly state: HeldThing['state']['status'];
  readonly seal: string;
  readonly quantity: number;
}

export type GroupBy = 'caseNumber' | 'kind' | 'place' | 'state';
export const groupings: readonly GroupBy[] = ['caseNumber', 'kind', 'place', 'state'];

/** Exhibits with what custody says of them; what it does not speak of lies where it was recorded. */
export function roomRows(
  exhibits: readonly ExhibitRecord[],
  held: readonly HeldThing[],
  cases: readonly CaseRecord[],
): RoomRow[] {
  const states = new Map(held.map((thing) => [thing.id, thing.state]));
  const numbers = new Map(cases.map((one) => [one.id, one.number]));
  return exhibits.map((one) => {
    const state = states.get(one.id);
    return {
      id: one.id,
      number: one.number,
      title: one.description || [one.make, one.model].filter(Boolean).join(' '),
      kind: one.kind,
      caseNumber: numbers.get(one.caseId) ?? '',
      place: state?.place || one.storagePath,
      holder: state?.custodian.name ?? '',
      state: state?.status ?? 'held',
      seal: state?.seal || one.sealNumber,
      quantity: one.quantity ?? 1,
    };
  });
}

export interface Group {
  readonly value: string;
  /** Numbers of exhibits, and of pieces where one number stands for several. */
  readonly exhibits: number;
  readonly pieces: number;
}

/** Groups by a value, the largest first. */
export function groupRows(rows: readonly RoomRow[], by: GroupBy): Group[] {
  const groups = new Map<string, { exhibits: number; pieces: number }>();
  for (const row of rows) {
    const group = groups.get(row[by]) ?? { exhibits: 0, pieces: 0 };
    groups.set(row[by], { exhibits: group.exhibits + 1, pieces: group.pieces + row.quantity });
  }
  return [...groups]
    .map(([value, counts]) => ({ value, ...counts }))
    .sort((one, other) => other.exhibits - one.exhibits || one.value.localeCompare(other.value));
}

export interface Shelf {
  /** `Room / Rack`. */
  readonly rack: string;
  /** Shelves of the rack with how much lies on each, boxes within them counted in. */
  readonly shelves: { readonly name: string; readonly path: string; readonly exhibits: number }[];
}

/** Parts of a storage path: room, rack, shelf, box. */
export function placeParts(place: string): string[] {
  return place
    .split(/[/\\>]|\s[-–—]\s/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The map of the room: a line for each rack, a field for each shelf of it. */
export function shelfMap(rows: readonly RoomRow[]): Shelf[] {
  const racks = new Map<string, Map<string, number>>();
  for (const { place } of rows) {
    const [room = '', rack = '', shelf = ''] = placeParts(place);
    if (room === '') continue;
    const name = rack === '' ? room : `${room} / ${rack}`;
    const shelves = racks.get(name) ?? new Map<string, number>();
    racks.set(name, shelves);
    shelves.set(shelf, (shelves.get(shelf) ?? 0) + 1);
  }
  const order = (one: string, other: string) => one.localeCompare(other, 'ru', { numeric: true });
  return [...racks]
    .sort(([one], [other]) => order(one, other))
    .map(([rack, shelves]) => ({
      rack,
      shelves: [...shelves]
        .sort(([one], [other]) => order(one, other))
        .map(([name, exhibits]) => ({ name, path: name === '' ? rack : `${rack} / ${name}`, exhibits })),
    }));
}

/** Whether a thing lies at this place of the map, or in a box of it. */
export function liesAt(place: string, path: string): boolean {
  const [here, wanted] = [placeParts(place), placeParts(path)];
  return wanted.every((part, at) => here[at] === part);
}
