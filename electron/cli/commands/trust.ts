import type { Command } from 'commander';
import { UsageError } from '../io';
import type { Program } from '../program';
import { columns } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { vaultOptions } from './vault';

/** `trust add|list|remove`: the roots by which a vault judges signers. */
export function addTrust(parent: Command, program: Program): void {
  const group = parent.command('trust').description('trusted root certificates: add, list, remove');
  const list = vaultOptions(group.command('list').description('all that were ever trusted'));
  program.answering(list, async (call, options: VaultOptions) => {
    const value = await withVault(call, options, (ask) => ask('trust.list', {}));
    const text = columns(value.map((root) => [root.sha256, root.name, root.removedAt]));
    return { value, text };
  });
  const add = vaultOptions(
    group.command('add <file>').description('trust the certificates of a PEM or DER file'),
  );
  program.answering(add, async (call, file: string, options: VaultOptions) => {
    const value = await withVault(call, options, (ask) => ask('trust.add', { file }));
    return { value, text: columns(value.map((root) => [root.sha256, root.name])) };
  });
  const remove = vaultOptions(
    group.command('remove <sha256>').description('end the trust in a certificate'),
  ).requiredOption('--reason <words>', 'why');
  program.answering(remove, async (call, sha256: string, options: VaultOptions & { reason: string }) => {
    const value = await withVault(call, options, async (ask) => {
      const root = (await ask('trust.list', {})).find((one) => one.sha256.startsWith(sha256.toLowerCase()));
      if (!root) throw new UsageError('trust.unknown', `no trusted certificate has this SHA-256: ${sha256}`);
      return ask('trust.remove', { id: root.id, reason: options.reason });
    });
    return { value, text: columns(value.map((root) => [root.sha256, root.name, root.removedAt])) };
  });
}
