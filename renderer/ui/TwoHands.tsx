import { Button, Modal, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActKind } from '../../db/domain/acts';
import type { TwoHands as Hands } from '../../db/domain/hands';
import { isIdentified, type OfficerRecord } from '../../db/domain/officer';
import type { RefusalCode } from '../../db/domain/refusal';
import { Link } from '../app/router';
import { useSession } from '../app/session';
import { RequestError } from '../ipc/envelope';
import { useAnswer } from '../ipc/queries';
import { CapsLock, useCapsLock } from './CapsLock';
import { emptyGroups, groupsComplete, RecoveryKeyInput } from './RecoveryKeyInput';
import styles from './TwoHands.module.css';
import { confirmersOf } from './twoHandsModel';
import { Failure, Notice } from './Words';

export interface TwoHandsProps {
  opened: boolean;
  onClose: () => void;
  /** The act as db/domain/acts names it: decides who may confirm. */
  act: ActKind;
  title: string;
  /** What is proposed, in words: both officers read this. */
  what: ReactNode;
  confirmLabel: string;
  /** Carries the act out. A refusal that it throws is shown beside the field that it is about. */
  confirm: (hands: Hands) => Promise<unknown>;
  /** After it was carried out; the dialog is closed by then. */
  onDone?: () => void;
  /** Ids of officers who may not confirm it: those whom it is about. */
  except?: readonly string[];
  /** Who may confirm, where more than the act's own rules decide it. */
  confirmers?: readonly OfficerRecord[];
  /** Further fields of the act, above reason and authorisation. */
  children?: ReactNode;
  /** What the act itself says of its reason and its paper already: shown filled in, to be read and corrected. */
  suggested?: { readonly reason: string; readonly authorisation: string };
  /** Whether those further fields are filled in. */
  ready?: boolean;
  /** The further fields hold a passphrase too: a wrong one is then told below all fields. */
  ownPassphrase?: boolean;
  danger?: boolean;
}

/** An act that two people answer for: proposed by one, confirmed by the other on the same machine. */
export function TwoHands(props: TwoHandsProps) {
  const { t } = useTranslation('hands');
  const { opened, onClose, title } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {/* What was typed, passphrases above all, goes with the dialog. */}
      {opened && <HandsForm {...props} />}
    </Modal>
  );
}

const atOfficer: readonly (RefusalCode | 'bug')[] = [
  'access.same-person',
  'access.second-role',
  'access.person-unknown',
  'access.recovery-key-alone',
  'access.retired',
];
const atSecret: readonly (RefusalCode | 'bug')[] = ['vault.wrong-passphrase', 'vault.wrong-recovery-key'];

function HandsForm(props: TwoHandsProps) {
  const { t } = useTranslation('hands');
  const { act, confirm, onClose, onDone, except = [], ready = true, ownPassphrase = false } = props;
  const session = useSession((state) => state.session);
  const officers = useAnswer('officer.list', {});
  const sole = session?.soleOfficer === true;
  const others = props.confirmers ?? confirmersOf(officers.data ?? [], session?.officer ?? null, act, except);
  const [reason, setReason] = useState(props.suggested?.reason ?? '');
  const [authorisation, setAuthorisation] = useState(props.suggested?.authorisation ?? '');
  const [chosen, setChosen] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [groups, setGroups] = useState(emptyGroups);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  const secondId = chosen === '' && others.length === 1 ? (others[0]?.id ?? '') : chosen;
  const secretTyped = sole ? groupsComplete(groups) : secondId !== '' && passphrase !== '';
  const complete = ready && reason.trim() !== '' && authorisation.trim() !== '' && secretTyped;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!complete || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const second = sole ? { recoveryKey: groups.join('-') } : { officerId: secondId, passphrase };
      await confirm({ reason: reason.trim(), authorisation: authorisation.trim(), second });
      onClose();
      onDone?.();
    } catch (thrown) {
      setPassphrase('');
      setTried(false);
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const code = failure instanceof RequestError ? failure.code : 'bug';
  const place = atOfficer.includes(code)
    ? 'officer'
    : atSecret.includes(code) && !ownPassphrase
      ? 'secret'
      : 'form';
  const at = (where: typeof place) => (place === where ? failure : null);
  const missing = (empty: boolean) => (tried && empty ? t('required') : undefined);
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form} noValidate data-testid="two-hands">
      <div className={styles.what}>{props.what}</div>
      {props.children}
      <Textarea
        label={t('reason')}
        withAsterisk
        data-autofocus={props.children === undefined || undefined}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={missing(reason.trim() === '')}
        data-testid="hands-reason"
      />
      <TextInput
        label={t('authorisation')}
        description={t('authorisationHint')}
        withAsterisk
        maxLength={200}
        autoComplete="off"
        value={authorisation}
        onChange={(event) => setAuthorisation(event.currentTarget.value)}
        error={missing(authorisation.trim() === '')}
        data-testid="hands-authorisation"
      />
      <fieldset className={styles.second}>
        <legend className={styles.legend}>
          <IconUsers size={16} aria-hidden /> {t('second')}
        </legend>
        {sole ? (
          <SoleHand groups={groups} onChange={setGroups} missing={tried && !groupsComplete(groups)} />
        ) : (
          <OtherHand
            me={session?.officer ?? null}
            others={others}
            known={officers.data !== undefined}
            secondId={secondId}
            onChoose={setChosen}
            passphrase={passphrase}
            onPassphrase={(typed) => {
              setPassphrase(typed);
              if (place === 'secret') setFailure(null);
            }}
            tried={tried}
            officerFailure={at('officer')}
          />
        )}
        <Failure error={at('secret')} />
      </fieldset>
      <Failure error={officers.error} />
      <div ref={shown}>
        <Failure error={at('form')} />
      </div>
      <div className={styles.buttons}>
        <Button
          type="submit"
          loading={busy}
          {...(props.danger === true ? { color: 'red' } : {})}
          data-testid="hands-confirm"
        >
          {props.confirmLabel}
        </Button>
        <Button variant="default" onClick={onClose} disabled={busy} data-testid="hands-cancel">
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** One person stands behind the vault: said as it is, for the entry says it too. */
function SoleHand({
  groups,
  onChange,
  missing,
}: {
  groups: string[];
  onChange: (groups: string[]) => void;
  missing: boolean;
}) {
  const { t } = useTranslation('hands');
  return (
    <>
      <Notice state="amber" title={t('soleTitle')} testId="hands-sole">
        {t('soleText')}
      </Notice>
      <RecoveryKeyInput value={groups} onChange={onChange} />
      {missing && <span className={styles.missing}>{t('recoveryMissing')}</span>}
    </>
  );
}

interface OtherHandProps {
  me: OfficerRecord | null;
  others: readonly OfficerRecord[];
  known: boolean;
  secondId: string;
  onChoose: (id: string) => void;
  passphrase: string;
  onPassphrase: (typed: string) => void;
  tried: boolean;
  officerFailure: unknown;
}

function OtherHand(props: OtherHandProps) {
  const { t } = useTranslation('hands');
  const { me, others, secondId, passphrase, tried } = props;
  const caps = useCapsLock();
  const nameOf = (one: OfficerRecord) =>
    [one.name, one.rank, t(`terms:role.${one.role}`), isIdentified(one) ? '' : t('noNumber')]
      .filter(Boolean)
      .join(' · ');
  if (props.known && others.length === 0) return <Notice state="amber">{t('nobody')}</Notice>;
  return (
    <>
      {me !== null && !isIdentified(me) && (
        <Notice state="amber" title={t('youUnknown')} testId="hands-unidentified">
          {t('youUnknownText')} <Link to="/officers">{t('toOfficers')}</Link>
        </Notice>
      )}
      <p className={styles.hint}>{t('secondHint')}</p>
      <NativeSelect
        label={t('who')}
        withAsterisk
        data={[
          ...(others.length === 1 ? [] : [{ value: '', label: t('choose') }]),
          ...others.map((one) => ({ value: one.id, label: nameOf(one) })),
        ]}
        value={secondId}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
        error={tried && secondId === '' ? t('required') : undefined}
        data-testid="hands-officer"
      />
      <Failure error={props.officerFailure} />
      <PasswordInput
        label={t('passphrase')}
        withAsterisk
        autoComplete="off"
        maxLength={1_000}
        value={passphrase}
        onChange={(event) => props.onPassphrase(event.currentTarget.value)}
        onKeyDown={caps.watch}
        visibilityToggleButtonProps={{ 'aria-label': t('vault:showPassphrase'), tabIndex: 0 }}
        error={tried && passphrase === '' ? t('required') : undefined}
        data-testid="hands-passphrase"
      />
      {caps.on && <CapsLock />}
    </>
  );
}
