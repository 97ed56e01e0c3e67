import { randomInt } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { HomePage } from '../../../db/domain/home';
import { role } from '../../../db/domain/officer';
import { migrations } from '../../../db/migrations/list';
import { UsageError } from '../io';
import type { Program } from '../program';
import { readNewSecret } from '../secrets';
import { columns, fieldLines, momentText } from '../text';
import { atDesk, type VaultOptions, withVault } from '../vaultDesk';
import { holdsVault, signSamples } from './sampleReports';

interface InitOptions extends VaultOptions {
  readonly officer: string;
  readonly rank: string;
  readonly unit: string;
  readonly role: (typeof role.options)[number];
  readonly name?: string;
  readonly shortCode?: string;
}

/** Options of every command that opens a vault. */
export function vaultOptions(command: Command): Command {
  return command
    .requiredOption('--vault <dir>', 'folder of the vault')
    .option('--passphrase-file <file>', "file with the officer's passphrase; asked for when left out")
    .option('--officer <name>', 'which officer, where the vault has several');
}

/** `init`, `demo`, `status`: a vault as a whole. */
export function addVault(parent: Command, program: Program): void {
  program.answering(initCommand(parent), async (call, options: InitOptions) => {
    const passphrase = await readNewSecret(
      call.io,
      options.passphraseFile,
      '--passphrase-file',
      'Passphrase of the new vault: ',
    );
    const { officer: name, rank, unit } = options;
    const made = await atDesk(call, (ask) =>
      ask('vault.create', {
        folder: options.vault,
        name: options.name ?? basename(resolve(options.vault)).slice(0, 120),
        shortCode: options.shortCode ?? newShortCode(unit),
        officer: { name, rank, unit, role: options.role },
        passphrase,
      }),
    );
    const { vaultId, vaultName, shortCode, officer, head } = made.session;
    const vault = { id: vaultId, name: vaultName, shortCode, folder: resolve(options.vault) };
    const text = `${fieldLines({ vault, head: head.words })}\n\nRecovery key, shown this once. Write it down and keep it apart from the vault:\n${made.recoveryKey}`;
    return { value: { vault, officer, head, recoveryKey: made.recoveryKey }, text };
  });

  const demo = parent
    .command('demo')
    .description('make the sample vault (passphrase: demo)')
    .requiredOption('--vault <dir>', 'an empty or new folder; with --reports also a sample vault')
    .option('--reports', 'sign a sample of every kind of report in every language, which takes a minute');
  program.answering(demo, async (call, { vault: folder, reports }: { vault: string; reports?: true }) => {
    const counts = await atDesk(call, async (ask, desk) => {
      if (!reports || !holdsVault(folder)) await ask('vault.createSample', { folder });
      if (reports) {
        desk.close();
        await signSamples(ask, resolve(folder), (line) => call.io.tell(line));
      }
      return (await ask('home.get', {})).counts;
    });
    return { value: counts, text: fieldLines(counts) };
  });

  program.answering(
    vaultOptions(parent.command('status').description('counts, ledger head, what can be lost today')),
    async (call, options: VaultOptions) => {
      const status = await withVault(call, options, async (ask) => {
        const {
          vaultId: id,
          vaultName: name,
          shortCode,
          sample,
          officer,
          head,
        } = await ask('vault.session', {});
        const { counts, alerts, alertCount, byControl, byCategory } = await ask('home.get', {});
        const vault = { id, name, shortCode, sample, folder: resolve(options.vault) };
        return {
          vault,
          officer,
          counts,
          head,
          alerts,
          alertCount,
          byControl,
          byCategory,
          schemaVersion: migrations.length,
        };
      });
      const { vault, counts, head, schemaVersion } = status;
      const text = [
        fieldLines({ vault: vault.name, head: head.words, schemaVersion, counts }),
        alertText(status),
      ].join('\n');
      return { value: status, text };
    },
  );
}

function initCommand(parent: Command): Command {
  return parent
    .command('init')
    .description('make a vault; prints its recovery key once')
    .requiredOption('--vault <dir>', 'an empty or new folder')
    .requiredOption('--officer <name>', 'name of the first officer')
    .option('--rank <rank>', 'rank', '')
    .requiredOption('--unit <unit>', 'unit')
    .addOption(new Option('--role <role>', 'role').choices(role.options).default('investigator'))
    .option('--name <name>', "the vault's name; the folder's where left out")
    .option(
      '--short-code <code>',
      'two to five capital letters or digits that begin every case number',
      shortCodeArgument,
    )
    .option('--passphrase-file <file>', 'file with the passphrase; asked for when left out');
}

function shortCodeArgument(text: string): string {
  if (!/^[\p{Lu}\p{N}]{2,5}$/u.test(text))
    throw new UsageError('usage', '--short-code: two to five capital letters or digits');
  return text;
}

/** Letters of the unit and two drawn ones: two laptops of one unit must not give two cases one number. */
function newShortCode(unit: string): string {
  const own = [...unit.toUpperCase()]
    .filter((sign) => /[\p{Lu}\p{N}]/u.test(sign))
    .slice(0, 3)
    .join('');
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const drawn = [0, 0].map(() => letters.charAt(randomInt(letters.length))).join('');
  return `${own}${drawn}`;
}

function alertText({ alerts, alertCount }: Pick<HomePage, 'alerts' | 'alertCount'>): string {
  if (alertCount === 0) return 'nothing waits';
  const rows = alerts.map((alert) => [
    alert.state,
    alert.code,
    alert.subject?.number ?? '',
    alert.subject?.title ?? '',
    momentText(alert.since, 0),
  ]);
  return `to do: ${alertCount}\n${columns(rows)}`;
}
