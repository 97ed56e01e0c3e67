import type { Finding } from '../../../db/domain/finding';

/** What a field needs of its form: the same for each form, whatever its draft's type. */
export interface FormHandle {
  /** Prefix of the ids of the fields, so that two forms on one page do not collide. */
  id: string;
  read: (path: string) => unknown;
  set: (path: string, value: unknown) => void;
  /** The officer left this field: its findings may be shown. */
  touch: (path: string) => void;
  /** Findings to show at this field now. */
  findingsFor: (path: string) => Finding[];
  /** A finding that only the field knows: text that is no number, no date, no amount. */
  report: (path: string, found: Finding | null) => void;
  readOnly: boolean;
}

export interface RecordForm<D, R = unknown> extends FormHandle {
  draft: D;
  /** Replaces the draft as a whole. */
  replace: (draft: D) => void;
  /** All findings of the draft as it stands, shown or not. */
  findings: Finding[];
  /** True when an error keeps the draft from being recorded, or the vault is read-only. */
  blocked: boolean;
  saving: boolean;
  failure: unknown;
  /** Records the draft; answers undefined when it was refused. The draft is kept in that case. */
  submit: () => Promise<R | undefined>;
  /** Throws the kept draft away and begins again. */
  discard: () => Promise<void>;
  /** Keeps the draft in the vault now. */
  keep: () => Promise<void>;
  /** True when what is shown came from a kept draft. */
  restored: boolean;
  dirty: boolean;
  /** Whether the officer tried to save: before that and before the first letter, nothing is held against an empty form. */
  tried: boolean;
  /** Whether a reason is asked for: a correction of what stands in the ledger. */
  amending: boolean;
  reason: string;
  setReason: (reason: string) => void;
  reasonMissing: boolean;
  /** How many characters the reason is too long. */
  reasonExcess: number;
}
