import { z } from 'zod';
import { matchAnswer, matchRequest } from '../../../db/domain/hd';
import { psbtAnswer } from '../../../db/domain/psbt';
import { walletFile } from '../../../db/domain/walletFile';
import { route } from './route';
import { fileToken } from './vault';

export const keysContract = {
  /**
   * Derives the addresses of a key or descriptor and looks for them among all addresses that the officer may see, in
   * every case. Nothing is written. The `job` event tells its progress, `job.cancel` stops it.
   */
  'keys.match': route(
    'evidence',
    'read',
    matchRequest.extend({ job: z.string().min(1).max(80) }),
    matchAnswer,
  ),
  /** A partially signed transaction in words; nothing is signed, kept or sent. */
  'psbt.read': route('evidence', 'read', z.strictObject({ file: fileToken }), psbtAnswer),
  /** The public parts of a wallet file that the officer chose, for the form. Nothing is kept of the file. */
  'wallet.readFile': route('evidence', 'read', z.strictObject({ file: fileToken }), walletFile),
} as const;
