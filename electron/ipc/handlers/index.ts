import type { Handlers } from './handlers';
import { sampleHandlers } from './sample';
import { told } from './told';

/** What a window or a terminal can make the evidence side do, whole. */
export const handlers: Handlers = { ...told, ...sampleHandlers };
