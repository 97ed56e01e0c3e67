import { type AccessNote, noteAccess } from '../../../db/accessLog';
import { signCheckpoint } from '../../../db/checkpoints';
import { type ActKind, writers } from '../../../db/domain/acts';
import type { CheckpointReason } from '../../../db/domain/checkpoint';
import type { LedgerWatch } from '../../../db/domain/ledgerWatch';
import { Refusal } from '../../../db/domain/refusal';
import { findSecrets } from '../../../db/domain/secretGuard';
import type { SecondHand } from '../../../db/hands';
import type { Sources } from '../../../db/open';
import { type Signer, type WriteTx, withWriteTx } from '../../../db/tx';
import { readFact } from '../../../db/vaultFacts';
import type { DrawAnswer, DrawRequest } from '../../jobs/entries/drawVolume';
import type { TokenProcess } from '../../jobs/token/types';
import type { Workers } from '../../jobs/workers';
import type { KdfCost } from '../../vault/cost';
import { addNote } from '../../vault/notes';
import { requireSigner, type VaultSession } from '../../vault/session';
import type { EventName, Events } from '../contract/events';
import { Jobs } from './jobs';

/** What a process lends to the handlers: the same router serves the evidence process and the terminal. */
export interface Surroundings {
  readonly sources: Sources;
  /** The folder `assets`. */
  readonly assetsDir: string;
  /** The path behind a token that the officer chose. @throws Refusal `file.unknown-token` */
  resolveFile(token: string): string;
  /** Sends one request to a drawing process of its own and waits for its answer. */
  draw(request: DrawRequest): Promise<DrawAnswer>;
  /** Starts a signing process with a vendor's module: the one named, or the one that this machine's settings keep. */
  readonly token?: (module: string | undefined) => TokenProcess;
  /** Threads for hashing, sealing and reading. */
  readonly workers: Workers;
  emit<N extends EventName>(event: N, value: Events[N]): void;
  /** Tests make passphrases cheap; the app uses the standard cost. */
  readonly cost?: KdfCost;
}

const sameOpening = 60_000;

/** The work place of one process: at most one vault is open on it. */
export class Desk {
  readonly around: Surroundings;
  readonly jobs: Jobs;
  /** What was found in the ledger of the vault on this desk without anybody asking; null before it was looked at. */
  watched: LedgerWatch | null = null;
  /** Told of every vault that is opened here. */
  onOpen: (session: VaultSession) => void = () => undefined;
  #session: VaultSession | undefined;
  readonly #seen = new Map<string, number>();

  constructor(around: Surroundings) {
    this.around = around;
    this.jobs = new Jobs(around);
  }

  /** @throws Refusal `session.locked` */
  get session(): VaultSession {
    if (!this.#session) throw new Refusal('session.locked');
    return this.#session;
  }

  get opened(): VaultSession | undefined {
    return this.#session;
  }

  /** The officer's hand. @throws Refusal `session.locked`, `session.read-only` */
  get signer(): Signer {
    return requireSigner(this.session);
  }

  /** @throws Refusal `session.already-open`: locking comes first */
  requireClosed(): void {
    if (this.#session) throw new Refusal('session.already-open');
  }

  /** @throws Refusal `session.already-open` when two calls opened at once: the later one is closed again */
  take(session: VaultSession): VaultSession {
    if (this.#session && this.#session !== session && this.#session.vault.client.open) {
      session.close();
      throw new Refusal('session.already-open');
    }
    if (this.#session !== session) {
      this.watched = null;
      this.onOpen(session);
    }
    this.#session = session;
    return session;
  }

  /**
   * Notes in the second log what was read, tried or carried out. An opening of the same record within a minute is the same
   * opening: a page asks for its record again whenever something near it changed.
   */
  note(note: AccessNote): void {
    const { vault, signer, folder, root } = this.session;
    const moment = this.around.sources.clock();
    if (note.kind === 'record.open' && this.#seenLately(note.subjectId ?? '', Date.parse(moment.at))) return;
    const what = findSecrets(note.what ?? '', { allowHash: true }).length > 0 ? '' : (note.what ?? '');
    if (vault.readOnly) addNote(folder, readFact(vault.whole, 'vaultId'), root, { ...note, what, moment });
    else noteAccess(vault, signer, { ...note, what, moment });
  }

  #seenLately(id: string, now: number): boolean {
    const before = this.#seen.get(id);
    this.#seen.set(id, now);
    return before !== undefined && now - before < sameOpening;
  }

  /**
   * Signs the ledger's tree head when something leaves or the desk is left. Does nothing for who writes nothing, and
   * nothing when nothing was written since the last one.
   */
  checkpoint(reason: CheckpointReason): void {
    const { vault, signer } = this.session;
    if (!signer || vault.readOnly || !writers.includes(signer.author.role)) return;
    signCheckpoint(vault, signer, reason);
  }

  close(): void {
    this.#seen.clear();
    this.jobs.cancelAll();
    this.#signWhatWasWritten();
    this.#session?.close();
    this.#session = undefined;
  }

  /**
   * The last word of the second log comes first, so that the checkpoint signs it too: nobody can cut off afterwards what was
   * read and tried here. A full disk or a stick that was pulled out must not keep a vault from being locked: the next checkpoint covers it. */
  #signWhatWasWritten(): void {
    if (!this.#session) return;
    try {
      if (!this.#session.vault.readOnly) this.note({ kind: 'lock' });
      this.checkpoint('lock');
    } catch {
      // It cannot be signed where nothing can be written.
    }
  }

  /** One write transaction by the officer at this desk; see `withWriteTx`. */
  write<T>(
    kind: ActKind,
    work: (tx: WriteTx) => T extends Promise<unknown> ? never : T,
    second?: SecondHand,
  ): T {
    return withWriteTx(this.session.vault, this.signer, kind, work, second);
  }
}
