import type { Command } from 'commander';
import type { TwoHands } from '../../../db/domain/hands';
import type { Call } from '../io';
import type { Program } from '../program';
import { readSecret } from '../secrets';
import { type Ask, type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

interface RenewOptions extends VaultOptions {
  readonly secondOfficer?: string;
  readonly secondPassphraseFile?: string;
  readonly reason: string;
  readonly authorisation: string;
}

/** `recovery-key renew`: another recovery key where the paper was lost. */
export function addRecoveryKey(parent: Command, program: Program): void {
  const renew = vaultOptions(
    parent
      .command('recovery-key')
      .description('the key on paper that opens a vault whose passphrases are lost')
      .command('renew')
      .description('a new recovery key in the place of a lost one; prints it once'),
  )
    .option('--second-officer <name>', 'who confirms, where two people stand behind the vault')
    .option('--second-passphrase-file <file>', 'file with the passphrase of the second officer')
    .option('--reason <words>', 'why, for the ledger', '')
    .option('--authorisation <words>', 'number and date of the order', '');
  program.answering(renew, async (call, options: RenewOptions) => {
    const recoveryKey = await withVault(call, options, async (ask) => {
      // Typed again where it is typed: an unlocked desk alone gives nobody a new key.
      const question = 'Your passphrase once more: ';
      const passphrase = await readSecret(call.io, options.passphraseFile, '--passphrase-file', question);
      const hands = await handsOf(call, ask, options);
      return (await ask('vault.renewRecoveryKey', { passphrase, ...(hands ? { hands } : {}) })).recoveryKey;
    });
    const text = `Recovery key, shown this once. Write it down; the one until now opens nothing any more:\n${recoveryKey}`;
    return { value: { recoveryKey }, text };
  });
}

async function handsOf(call: Call, ask: Ask, options: RenewOptions): Promise<TwoHands | undefined> {
  const { secondOfficer: wanted, secondPassphraseFile, reason, authorisation } = options;
  if (wanted === undefined) return undefined;
  const officers = await ask('officer.list', {});
  const officerId = officers.find(({ id, name }) => id === wanted || name === wanted)?.id ?? wanted;
  const question = 'Passphrase of the second officer: ';
  const passphrase = await readSecret(call.io, secondPassphraseFile, '--second-passphrase-file', question);
  return { reason, authorisation, second: { officerId, passphrase } };
}
