import type { Command } from 'commander';
import type { RouteInput } from '../ipc/contract';
import { type Call, UsageError } from './io';
import { readSecret } from './secrets';

/** Options by which somebody signs: a PKCS#12, or a certificate on a token. */
export interface KeyOptions {
  readonly sign?: string;
  readonly p12PassphraseFile?: string;
  readonly token?: string;
  readonly tokenModule?: string;
  readonly pinFile?: string;
  readonly crl: string[];
}

export const several = (one: string, all: string[]): string[] => [...all, one];

export function keyOptions(command: Command): Command {
  return command
    .option('--sign <p12>', "the officer's PKCS#12")
    .option('--p12-passphrase-file <file>', 'file with its passphrase; asked for when left out')
    .option(
      '--token <certificate>',
      'in its place: SHA-256 of a certificate on a token, as `token list` names it',
    )
    .option('--token-module <file>', "the vendor's PKCS#11 module (.so, .dll, .dylib)")
    .option('--pin-file <file>', "file with the token's PIN; asked for when left out")
    .option(
      '--crl <file>',
      'a list of revoked certificates or an OCSP answer by which the signer is judged first, repeatable',
      several,
      [],
    );
}

type Key = Pick<RouteInput<'report.countersign'>, 'pkcs12' | 'passphrase' | 'token' | 'revocations'>;

/** What the options name, with its secret from a file or the prompt. @throws UsageError unless exactly one key is named */
export async function readKey(call: Call, options: KeyOptions): Promise<Key> {
  const { sign: pkcs12, token, tokenModule: module, crl: revocations } = options;
  if ((pkcs12 === undefined) === (token === undefined))
    throw new UsageError('sign.key', 'name one key: --sign P12, or --token CERTIFICATE --token-module FILE');
  if (pkcs12 !== undefined) {
    const question = `Passphrase of ${pkcs12}: `;
    const passphrase = await readSecret(
      call.io,
      options.p12PassphraseFile,
      '--p12-passphrase-file',
      question,
    );
    return { pkcs12, passphrase, revocations };
  }
  const certificate = (token ?? '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(certificate))
    throw new UsageError('sign.token', '--token: the SHA-256 of a certificate, as `token list` names it');
  if (module === undefined)
    throw new UsageError('sign.module', "give the vendor's module: --token-module FILE");
  const pin = await readSecret(call.io, options.pinFile, '--pin-file', 'PIN of the token: ');
  return { token: { certificate, pin, module }, revocations };
}
