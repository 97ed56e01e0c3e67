import { z } from 'zod';
import { recordId } from '../../../db/domain/ids';
import { tableView } from '../../../db/domain/tableView';
import { route } from './route';

const tableId = z.string().min(1).max(80);

export const viewContract = {
  /** The views of a table that the officer at the desk keeps, by name. */
  'view.list': route('evidence', 'read', z.strictObject({ tableId }), z.array(tableView)),
  /** Keeps a view under a name; one of the same name is replaced. */
  'view.save': route(
    'evidence',
    'write',
    z.strictObject({ tableId, name: z.string().trim().min(1).max(80), state: z.string().max(20_000) }),
    tableView,
  ),
  'view.remove': route('evidence', 'write', z.strictObject({ id: recordId }), z.strictObject({})),
} as const;
