import type { Command } from 'commander';
import type { Program } from '../program';
import { readSecret } from '../secrets';
import { columns } from '../text';
import { atDesk } from '../vaultDesk';

interface TokenOptions {
  readonly tokenModule: string;
  readonly serial?: string;
  readonly pinFile?: string;
}

/** `token list`: what is plugged in, and which of its certificates may sign. */
export function addToken(parent: Command, program: Program): void {
  const group = parent.command('token').description('tokens behind a PKCS#11 module: list');
  const list = group
    .command('list')
    .description('tokens, their certificates and, with a PIN, their keys; needs no vault')
    .requiredOption('--token-module <file>', "the vendor's PKCS#11 module (.so, .dll, .dylib)")
    .option('--serial <serial>', 'this token alone')
    .option(
      '--pin-file <file>',
      "file with the token's PIN, tried once where one token is plugged in or named",
    );
  program.answering(list, async (call, { tokenModule: module, serial, pinFile }: TokenOptions) => {
    const pin = pinFile === undefined ? undefined : await readSecret(call.io, pinFile, '--pin-file', '');
    const value = await atDesk(call, (ask) =>
      ask('token.list', {
        module,
        ...(serial === undefined ? {} : { serial }),
        ...(pin === undefined ? {} : { pin }),
      }),
    );
    const text = value
      .map(({ label, serial: own, pin: state, certificates }) =>
        [
          `${label} (${own}), PIN: ${state}`,
          columns(
            certificates.map((one) => [
              one.sha256,
              one.algorithm,
              one.name,
              one.validTo,
              one.key,
              one.refusal,
            ]),
          ),
        ].join('\n'),
      )
      .join('\n\n');
    return { value, text };
  });
}
