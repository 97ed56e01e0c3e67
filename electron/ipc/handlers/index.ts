import { attachmentHandlers } from './attachments';
import type { Handlers } from './handlers';
import { recordHandlers } from './records';
import { keysHandlers } from './keys';
import { reportHandlers } from './report';
import { sampleHandlers } from './sample';
import { vaultHandlers } from './vault';

/** What a window or a terminal can make the evidence side do, whole. */
export const handlers: Handlers = {
  ...vaultHandlers,
  ...recordHandlers,
  ...reportHandlers,
  ...attachmentHandlers,
  ...keysHandlers,
  ...sampleHandlers,
};
