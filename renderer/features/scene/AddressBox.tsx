import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconPhotoScan, IconPlus, IconShieldLock } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainId, checkAddress } from '../../../db/domain/address';
import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import { type AddressDraft, type WalletRecord, walletDraft } from '../../../db/domain/wallet';
import { useReadOnly } from '../../app/session';
import { request } from '../../ipc/client';
import { useCommand } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { chainName, newAddress, offeredChains, secretIn, takeIn } from '../../records/intake';
import { LookAlikes } from '../../records/LookAlikes';
import { Address } from '../../ui/Address';
import { ChecksumBadge } from '../../ui/StateBadge';
import { scanTone } from '../../ui/tone';
import { Failure, Notice } from '../../ui/Words';
import styles from './scene.module.css';

const stale = ['wallet.list', 'seizure.review', 'address.lookAlikes', 'home.get'] as const;
const carriers: Partial<Record<ExhibitRecord['kind'], 'hardware' | 'paper' | 'software'>> = {
  'hardware-wallet': 'hardware',
  'paper-backup': 'paper',
  'metal-backup': 'paper',
  phone: 'software',
  computer: 'software',
};

interface BoxProps {
  exhibit: ExhibitRecord;
  /** The wallet that addresses of this exhibit join; a new one is made where there is none. */
  wallet: WalletRecord | undefined;
  autoFocus: boolean;
}

/** Takes a pasted or scanned address, says at once what its chain's rules say, and records it with Enter. */
export function AddressBox({ exhibit, wallet, autoFocus }: BoxProps) {
  const { t } = useTranslation('scene');
  const readOnly = useReadOnly();
  const [text, setText] = useState('');
  const [secret, setSecret] = useState(false);
  const [pending, setPending] = useState<readonly string[]>([]);
  const [none, setNone] = useState(false);
  const [taken, setTaken] = useState('');
  const add = useCommand('wallet.record', { invalidates: stale });
  const amend = useCommand('wallet.amend', { invalidates: stale });
  const type = (typed: string) => {
    const holds = secretIn(typed) !== undefined;
    setSecret(holds);
    setNone(false);
    setTaken('');
    if (holds) scanTone('refused');
    // Cleared at once: a secret stays in no field.
    setText(holds ? '' : typed);
  };
  const keep = async (addresses: readonly AddressDraft[]) => {
    if (wallet === undefined) {
      const { caseId, id: exhibitId, kind } = exhibit;
      const control = kind === 'hardware-wallet' ? 'carrier-held' : 'unknown';
      await add.mutateAsync({
        draft: {
          caseId,
          exhibitId,
          label: exhibitTitle(exhibit),
          type: carriers[kind] ?? 'unknown',
          control,
          addresses: [...addresses],
        },
      });
    } else {
      const before = draftOf(walletDraft, wallet);
      const draft = { ...before, addresses: [...before.addresses.map(bareAddress), ...addresses] };
      await amend.mutateAsync({ id: wallet.id, draft, reason: t('reason.address') });
    }
  };
  const take = async (given: string) => {
    const intake = takeIn(given, (wallet?.addresses ?? []).map(bareAddress), [], 'suspect');
    const fresh = intake.addresses.slice(wallet?.addresses.length ?? 0);
    setText('');
    setPending((before) => [...new Set([...before, ...intake.pending])]);
    setNone(fresh.length === 0 && intake.pending.length === 0);
    setTaken('');
    if (fresh.length === 0) return scanTone('refused');
    try {
      await keep(fresh);
    } catch {
      // What was refused stands below, in the words of the command.
      return scanTone('refused');
    }
    setTaken(fresh.map((one) => one.text).join(', '));
    scanTone('taken');
  };
  const scan = async () => {
    const chosen = await request('app.chooseFile', { purpose: 'attachment' });
    if (chosen === null) return;
    const codes = await request('code.read', { image: chosen.token });
    const said = codes.map((code) => code.text).join('\n');
    if (secretIn(said) === undefined && said !== '') return take(said);
    if (said === '') setNone(true);
    else setSecret(true);
    scanTone('refused');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (text.trim() !== '') void take(text);
  };
  return (
    <div className={styles.box}>
      {secret && (
        <div role="alert">
          <Notice
            state="red"
            icon={<IconShieldLock size={18} aria-hidden />}
            title={t('addresses.secretTitle')}
            testId="secret-refused"
          >
            {t('addresses.secretText')}
          </Notice>
        </div>
      )}
      <div className={styles.boxLine}>
        <Textarea
          className={styles.boxField ?? ''}
          label={t('addresses.box')}
          autosize
          minRows={1}
          maxRows={6}
          styles={{ input: { fontFamily: 'var(--dl-mono)' } }}
          value={text}
          disabled={readOnly}
          autoComplete="off"
          spellCheck={false}
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKey}
          data-testid="scene-address"
        />
        <Button
          size="lg"
          leftSection={<IconPlus size={20} aria-hidden />}
          disabled={readOnly || text.trim() === ''}
          loading={add.isPending || amend.isPending}
          onClick={() => void take(text)}
          data-testid="scene-address-add"
        >
          {t('addresses.add')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPhotoScan size={20} aria-hidden />}
          disabled={readOnly}
          onClick={() => void scan()}
          data-testid="scene-address-image"
        >
          {t('addresses.image')}
        </Button>
      </div>
      {taken !== '' && (
        <p className={styles.photoCount} role="status" data-testid="scene-address-taken">
          <IconCircleCheck size={16} color="var(--dl-green)" aria-hidden />
          {t('addresses.taken', { text: taken })}
        </p>
      )}
      {none && (
        <p className={styles.none} role="status">
          {t('addresses.notFound')}
        </p>
      )}
      {pending.map((one) => (
        <PendingChain
          key={one}
          text={one}
          onChoose={(chain) => {
            setPending((before) => before.filter((other) => other !== one));
            if (chain !== undefined) void keep([newAddress(chain, { text: one, label: '' }, 'suspect')]);
          }}
        />
      ))}
      <Failure error={add.error ?? amend.error} />
    </div>
  );
}

/** One string may be valid on several chains: the officer says which one it is, and sees the verdict of each. */
function PendingChain({ text, onChoose }: { text: string; onChoose: (chain: ChainId | undefined) => void }) {
  const { t } = useTranslation('scene');
  const { accepting } = offeredChains(text);
  return (
    <Notice state="amber" title={t(accepting.length > 0 ? 'addresses.several' : 'addresses.unknown')}>
      <Address text={text} copy={false} />
      <div className={styles.choices}>
        {accepting.slice(0, 8).map(({ value }) => {
          const verdict = checkAddress(value, text, { repairs: false });
          return (
            <button key={value} type="button" className={styles.choice} onClick={() => onChoose(value)}>
              {chainName(value)} <ChecksumBadge checksum={verdict.checksum} />
            </button>
          );
        })}
        <button type="button" className={styles.choice} onClick={() => onChoose(undefined)}>
          {t('addresses.leave')}
        </button>
      </div>
      {accepting[0] !== undefined && <LookAlikes chain={accepting[0].value} text={text} />}
    </Notice>
  );
}

function bareAddress({ chain, text, role, path, memo, label }: AddressDraft): AddressDraft {
  return { chain, text, role, path, memo, label };
}
