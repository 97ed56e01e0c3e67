import { z } from 'zod';
import { recordId } from './ids';

/** How an officer looks at a table, under a name of theirs. Outside the ledger: it says nothing of a case. */
export const tableView = z.strictObject({
  id: recordId,
  tableId: z.string(),
  name: z.string(),
  /** JSON of the table's own making. */
  state: z.string(),
});
export type TableViewRecord = z.infer<typeof tableView>;
