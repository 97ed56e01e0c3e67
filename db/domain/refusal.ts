import type { Finding } from './finding';

/** Every refusal that Dalel can give. Each has words in three languages in assets/locales/<lang>/refusal.json. */
export const refusalCodes = [
  'draft.refused',
  'draft.secret',
  'record.not-found',
  'record.unchanged',
  'session.locked',
  'session.read-only',
  'session.already-open',
  'vault.not-a-vault',
  'vault.exists',
  'vault.folder-not-empty',
  'vault.folder-read-only',
  'vault.disk-full',
  'vault.held',
  'vault.header-damaged',
  'vault.wrong-passphrase',
  'vault.wrong-recovery-key',
  'vault.weak-passphrase',
  'vault.newer-version',
  'vault.older-version',
  'vault.damaged',
  'backup.none-here',
  'backup.damaged',
  'backup.inside-vault',
  'backup.busy',
  'backup.other-vault',
  'disk.failing',
  'file.not-found',
  'file.too-large',
  'file.unknown-token',
  'file.altered',
  'job.cancelled',
  'attachment.secret',
  'attachment.sealed',
  'attachment.not-image',
  'attachment.still-secret',
  'report.not-signed',
  'report.does-not-verify',
  'report.drawing-failed',
  'report.changed-meanwhile',
  'report.role-not-asked',
  'report.role-signed',
  'report.same-signer',
  'report.awaits-timestamp',
  'report.awaits-nothing',
  'signing.wrong-passphrase',
  'signing.not-pkcs12',
  'signing.no-key',
  'signing.expired',
  'signing.not-yet-valid',
  'signing.wrong-usage',
  'signing.weak-key',
  'signing.file-changed',
  'timestamp.not-an-answer',
  'timestamp.refused',
  'timestamp.other-request',
  'timestamp.does-not-verify',
  'certificate.unreadable',
  'crl.unreadable',
  'access.role',
  'access.case',
  'access.retired',
  'access.second-hand-missing',
  'access.second-role',
  'access.same-person',
  'access.person-unknown',
  'access.recovery-key-alone',
  'access.recovery-key-unknown',
  'access.own-record',
  'access.last-officer',
  'vault.header-old',
  'request.invalid',
  'request.unknown-route',
  'request.foreign-sender',
  'evidence.lost',
  'envelope.words-off',
  'envelope.too-few',
  'envelope.held',
  'envelope.not-held',
  'envelope.no-words',
  'envelope.no-share',
  'envelope.sealed',
  'key.private',
  'key.unreadable',
  'key.checksum',
  'key.hardened',
  'key.script',
  'key.cosigner',
  'key.chain',
  'key.branch',
  'key.range',
  'key.no-address',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type RefusalParams = Record<string, string | number>;

/** A request that Dalel declines with words that tell the officer what to do next. Never thrown for a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  readonly findings: readonly Finding[];

  constructor(code: RefusalCode, params: RefusalParams = {}, findings: readonly Finding[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.findings = findings;
  }
}
