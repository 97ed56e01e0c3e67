import type { z } from 'zod';
import { appContract } from './app';
import { attachmentContract } from './attachments';
import { backupContract } from './backup';
import { custodyContract } from './custody';
import { envelopeContract } from './envelopes';
import { exportContract } from './exports';
import { fundsContract } from './funds';
import { importContract } from './imports';
import { keysContract } from './keys';
import { ledgerContract } from './ledger';
import { listContract } from './lists';
import { officerContract } from './officers';
import { paperContract } from './paper';
import { proofContract } from './proofs';
import { recordContract } from './records';
import { reportContract } from './report';
import { sceneContract } from './scene';
import { thingContract } from './things';
import { tokenContract } from './token';
import { trustContract } from './trust';
import { vaultContract } from './vault';
import { viewContract } from './views';

/** Every call that a window or a terminal can make. The preload never grows; this list does. */
export const contract = {
  ...appContract,
  ...vaultContract,
  ...thingContract,
  ...viewContract,
  ...officerContract,
  ...backupContract,
  ...ledgerContract,
  ...recordContract,
  ...sceneContract,
  ...envelopeContract,
  ...custodyContract,
  ...importContract,
  ...keysContract,
  ...proofContract,
  ...reportContract,
  ...paperContract,
  ...trustContract,
  ...tokenContract,
  ...attachmentContract,
  ...fundsContract,
  ...exportContract,
  ...listContract,
} as const;

export type Contract = typeof contract;
export type RouteName = keyof Contract;
/** What a caller sends: fields with defaults may be left out. */
export type RouteInput<N extends RouteName> = z.input<Contract[N]['input']>;
/** What a handler gets after parsing. */
export type RouteParsed<N extends RouteName> = z.output<Contract[N]['input']>;
export type RouteOutput<N extends RouteName> = z.output<Contract[N]['output']>;

export function isRoute(name: string): name is RouteName {
  return Object.hasOwn(contract, name);
}
