import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { type ActKind, isAct } from '../../../db/domain/acts';
import { checkBounds, longestReason } from '../../../db/domain/bounds';
import { acceptable, type Finding } from '../../../db/domain/finding';
import { useReadOnly } from '../../app/session';
import { RequestError } from '../../ipc/envelope';
import { useMayNot } from '../useRights';
import { focusFirstProblem } from './focus';
import { readPath, writePath } from './paths';
import { useSaveKey } from './saveKey';
import type { RecordForm } from './types';
import { useKeptDraft } from './useKeptDraft';

export interface RecordFormOptions<D extends object, R> {
  empty: D;
  check: (draft: D) => Finding[];
  /** Names the draft in the vault: `wallet:new:CASE`, `wallet:ID`. */
  draftKey: string;
  /** Adds to a kept draft what the form was opened with. */
  arrive?: (kept: D) => D;
  /** Takes in, before the draft is judged and recorded, what the officer typed and did not finish. */
  prepare?: (draft: D) => D;
  /** Records it. `reason` is '' unless the form amends. */
  save: (draft: D, draftKey: string, reason: string) => Promise<R>;
  /** What stands in the vault, when a record is amended. */
  initial?: D;
  /** After it is recorded: usually navigates to the record. */
  onSaved?: (recorded: R) => void;
}

/** A draft of a record in hand: checked while it is typed, kept through crashes, recorded by one act. */
export function useRecordForm<D extends object, R>(options: RecordFormOptions<D, R>): RecordForm<D, R> {
  const { check, draftKey, initial } = options;
  const id = useId();
  const mayNot = useMayNot(actOf(draftKey, initial !== undefined));
  const readOnly = useReadOnly() || mayNot;
  const start = initial ?? options.empty;
  const [draft, setDraft] = useState<D>(start);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [showAll, setShowAll] = useState(false);
  const [local, setLocal] = useState<Readonly<Record<string, Finding>>>({});
  const [refused, setRefused] = useState<readonly Finding[]>([]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [reason, setReason] = useState('');
  const latest = useRef({ options, draft, saving: false });
  latest.current.options = options;
  latest.current.draft = draft;

  const findings = useMemo(() => {
    const known = [...check(draft), ...Object.values(local)];
    const bounds = checkBounds(kindOf(draftKey), draft);
    return merge(
      known,
      // Where the draft's own check has words for the field already, the bare shape adds none.
      bounds.filter(({ field }) => !known.some((one) => one.field === field && one.level === 'error')),
      refused,
    );
  }, [check, draft, draftKey, local, refused]);
  const kept = useKeptDraft<D>({
    key: draftKey,
    draft,
    start,
    // A secret must not reach even the encrypted drafts.
    secret: findings.some((found) => found.code === 'text.secret'),
    enabled: !readOnly,
    restore: (found) => {
      const draft = { ...start, ...found };
      setDraft(options.arrive?.(draft) ?? draft);
    },
  });

  const set = useCallback(
    (path: string, value: unknown) => {
      setDraft((before) => writePath(before, path, value));
      setRefused([]);
      kept.change();
    },
    [kept.change],
  );
  const touch = useCallback(
    (path: string) => setTouched((before) => (before.has(path) ? before : new Set(before).add(path))),
    [],
  );
  const report = useCallback((path: string, found: Finding | null) => {
    setLocal((before) => {
      if (found === null && before[path] === undefined) return before;
      const { [path]: _gone, ...rest } = before;
      return found === null ? rest : { ...rest, [path]: found };
    });
  }, []);

  const amending = initial !== undefined;
  const reasonMissing = amending && reason.trim() === '';
  const reasonExcess = amending ? Math.max(0, reason.trim().length - longestReason) : 0;
  const blocked = readOnly || !acceptable(findings) || reasonMissing || reasonExcess > 0;

  const submit = useCallback(async (): Promise<R | undefined> => {
    if (latest.current.saving) return undefined;
    setShowAll(true);
    const prepared = latest.current.options.prepare?.(latest.current.draft) ?? latest.current.draft;
    latest.current.draft = prepared;
    setDraft(prepared);
    if (blocked) {
      focusFirstProblem(id);
      return undefined;
    }
    latest.current.saving = true;
    // A draft put after the record was made would outlive it.
    kept.hold();
    setSaving(true);
    setFailure(null);
    try {
      const recorded = await latest.current.options.save(latest.current.draft, draftKey, reason.trim());
      kept.settle();
      latest.current.options.onSaved?.(recorded);
      return recorded;
    } catch (error) {
      setFailure(error);
      if (error instanceof RequestError) setRefused(error.findings);
      kept.change();
      return undefined;
    } finally {
      latest.current.saving = false;
      setSaving(false);
    }
  }, [blocked, draftKey, id, kept.change, kept.hold, kept.settle, reason]);
  useSaveKey(submit);

  const discard = useCallback(async () => {
    await kept.discard();
    setDraft(start);
    setTouched(new Set());
    setLocal({});
    setRefused([]);
    setShowAll(false);
    setFailure(null);
  }, [kept.discard, start]);

  return {
    id,
    draft,
    read: (path) => readPath(draft, path),
    set,
    replace: (next) => {
      setDraft(next);
      setRefused([]);
      kept.change();
    },
    touch,
    report,
    findings,
    findingsFor: (path) =>
      findings.filter(
        (found) => found.field === path && (showAll || touched.has(path) || saidAtOnce.has(found.code)),
      ),
    readOnly,
    blocked,
    saving,
    failure,
    submit,
    discard,
    keep: kept.flush,
    restored: kept.restored,
    dirty: kept.dirty,
    tried: showAll,
    amending,
    reason,
    setReason,
    reasonMissing: showAll && reasonMissing,
    reasonExcess,
  };
}

/**
 * What an officer is told while they still type: a secret must not stand, what is too long would only grow, and a key that
 * was misread is compared while its paper is in hand.
 */
const saidAtOnce: ReadonlySet<string> = new Set([
  'text.secret',
  'text.too-long',
  'list.too-long',
  'key.checksum',
]);

function kindOf(draftKey: string): string {
  return draftKey.split(':')[0] ?? '';
}

/** The act that a form with this draft carries out: `wallet:new:CASE` records, `wallet:ID` amends. */
function actOf(draftKey: string, amends: boolean): ActKind | undefined {
  const kind = `${kindOf(draftKey)}.${amends ? 'amend' : 'record'}`;
  return isAct(kind) ? kind : undefined;
}

/** The same finding from two sides is shown once. */
function merge(...lists: (readonly Finding[])[]): Finding[] {
  const seen = new Set<string>();
  return lists.flat().filter((found) => {
    const key = `${found.field} ${found.code}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
