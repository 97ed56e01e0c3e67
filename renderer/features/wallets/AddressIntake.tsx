import { Button, Textarea } from '@mantine/core';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkAddress } from '../../../db/domain/address';
import type { RecordForm } from '../../ui/form';
import { Notice } from '../../ui/Words';
import { AddressList } from './AddressList';
import { VerdictSentence } from './AddressVerdictLines';
import { chainName, recogniseChain, type SecretWords, secretIn, takeIn } from './intake';
import { PendingTexts } from './PendingTexts';
import type { WalletInHand } from './walletModel';
import styles from './wallets.module.css';

/** Takes pasted, scanned or typed addresses, tells their chain and verdict, and lists them for the wallet in hand. */
export function AddressIntake({ form }: { form: RecordForm<WalletInHand> }) {
  const { t } = useTranslation('wallet');
  const text = form.draft.typed;
  const [secret, setSecret] = useState<SecretWords>();
  const [said, setSaid] = useState('');

  const take = (given: string) => {
    const found = secretIn(given);
    setSecret(found);
    // Cleared at once: a secret stays in no field, no draft, no undo list of ours.
    form.set('typed', '');
    if (found !== undefined || given.trim() === '') return;
    const role = form.draft.addresses.at(-1)?.role ?? 'suspect';
    const intake = takeIn(given, form.draft.addresses, form.draft.pending, role);
    form.set('addresses', intake.addresses);
    form.set('pending', intake.pending);
    const repeated = intake.repeated > 0 ? ` · ${t('intake.skipped', { n: intake.repeated })}` : '';
    setSaid(`${t('intake.added', { n: intake.added })}${repeated}`);
  };
  const type = (typed: string) => {
    if (secretIn(typed) !== undefined) take(typed);
    else form.set('typed', typed);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    take(`${text}${event.clipboardData.getData('text/plain')}`);
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    take(text);
  };
  return (
    <div className={styles.intake}>
      {secret !== undefined && (
        <div role="alert">
          <Notice
            state="red"
            icon={<IconShieldLock size={18} aria-hidden />}
            title={t('intake.secretTitle')}
            testId="secret-refused"
            action={
              <Button size="compact-sm" variant="default" onClick={() => setSecret(undefined)}>
                {t('intake.understood')}
              </Button>
            }
          >
            {t(`intake.secret.${secret}`)}
          </Notice>
        </div>
      )}
      <div className={styles.paste}>
        <Textarea
          className={styles.pasteField ?? ''}
          label={t('intake.title')}
          description={t('intake.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder={t('intake.placeholder')}
          autosize
          minRows={1}
          maxRows={6}
          styles={{ input: { fontFamily: 'var(--dl-mono)' } }}
          value={text}
          disabled={form.readOnly}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
          onPaste={paste}
          onKeyDown={enter}
          data-testid="address-paste"
          data-form={form.id}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={form.readOnly || text.trim() === ''}
          onClick={() => take(text)}
          data-testid="address-add"
        >
          {t('intake.add')}
        </Button>
      </div>
      <TypedVerdict text={text} />
      <p className={styles.said} role="status">
        {said}
      </p>
      <p className={styles.never}>
        <IconShieldLock size={14} aria-hidden /> {t('intake.never')}
      </p>
      <PendingTexts form={form} />
      <AddressList form={form} />
    </div>
  );
}

// Shorter texts are no address of any chain yet: a verdict while the first letters are typed would only disturb.
const longEnough = 14;

/** What the text in the box would be, while it is typed. */
function TypedVerdict({ text }: { text: string }) {
  const { t } = useTranslation('wallet');
  const seen = useMemo(() => {
    if (text.trim().length < longEnough || text.includes('\n')) return undefined;
    const recognised = recogniseChain(text);
    if (recognised.kind === 'several') return t('pending.several');
    return recognised.kind === 'one' ? checkAddress(recognised.chain, text) : undefined;
  }, [text, t]);
  if (seen === undefined) return null;
  if (typeof seen === 'string') return <p className={styles.typed}>{seen}</p>;
  return (
    <p className={styles.typed} data-testid="typed-verdict">
      {chainName(seen.chain)} · {seen.format} · <VerdictSentence verdict={seen} />
    </p>
  );
}
