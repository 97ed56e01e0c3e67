import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hdChains } from '../../../db/domain/hd';
import type { ControlProof } from '../../../db/domain/proof';
import type { AddressRecord, WalletRecord } from '../../../db/domain/wallet';
import { useReadOnly } from '../../app/session';
import { useAnswer, useCommand } from '../../ipc/queries';
import { Address } from '../../ui/Address';
import { CopyButton } from '../../ui/Copy';
import { Section } from '../../ui/Page';
import { When } from '../../ui/When';
import { Failure } from '../../ui/Words';
import { chainName } from './intake';
import styles from './keys.module.css';

const provable = (address: AddressRecord): boolean =>
  address.checksum !== 'failed' && hdChains.some((chain) => chain === address.chain);

/** Who has shown that they hold the key of an address, and the way to have it shown: ask, sign, verify, record. */
export function WalletProofs({ wallet }: { wallet: WalletRecord }) {
  const { t } = useTranslation('wallet');
  const readOnly = useReadOnly();
  const proofs = useAnswer('proof.list', { walletId: wallet.id });
  const addresses = wallet.addresses.filter(provable);
  if (addresses.length === 0) return null;
  return (
    <Section title={t('proof.title')} count={proofs.data?.length ?? 0} testId="section-proofs">
      <Failure error={proofs.error} />
      <ol className={styles.hits}>
        {(proofs.data ?? []).map((proof) => (
          <Proof key={proof.id} proof={proof} />
        ))}
      </ol>
      {!readOnly && <NewProof addresses={addresses} />}
    </Section>
  );
}

function Proof({ proof }: { proof: ControlProof }) {
  const { t } = useTranslation('wallet');
  return (
    <li className={styles.hit} data-testid="proof">
      <Address text={proof.address} />
      <span>
        {t(`proof.method.${proof.method}`)} · {t(`proof.challenge.${proof.challenge}`)}
        {proof.signedBy !== '' && ` · ${proof.signedBy}`}
      </span>
      <span className={styles.facts}>
        <When at={proof.recordedAt} offset={proof.recordedOffset} /> · {proof.officerName}
      </span>
    </li>
  );
}

function NewProof({ addresses }: { addresses: readonly AddressRecord[] }) {
  const { t } = useTranslation('wallet');
  const [addressId, setAddressId] = useState(addresses[0]?.id ?? '');
  const [written, setWritten] = useState<string>();
  const [signature, setSignature] = useState('');
  const [signedBy, setSignedBy] = useState('');
  const challenge = useAnswer('proof.challenge', { addressId }, { fresh: true });
  const record = useCommand('proof.record', { invalidates: ['proof.list'] });
  const message = written ?? challenge.data?.text ?? '';
  const options = addresses.map((one) => ({ value: one.id, label: `${chainName(one.chain)} ${one.text}` }));
  const done = () => {
    setWritten(undefined);
    setSignature('');
    setSignedBy('');
  };
  return (
    <div className={styles.proof}>
      <p className={styles.facts}>{t('proof.hint')}</p>
      <Select
        label={t('field.text')}
        data={options}
        value={addressId}
        allowDeselect={false}
        onChange={(value) => {
          setAddressId(value ?? addressId);
          setWritten(undefined);
        }}
      />
      <div className={styles.add}>
        <Textarea
          className={styles.reason ?? ''}
          label={t('proof.message')}
          value={message}
          autosize
          minRows={3}
          maxRows={8}
          styles={{ input: { fontFamily: 'var(--dl-mono)' } }}
          onChange={(event) => setWritten(event.currentTarget.value)}
          data-testid="proof-message"
        />
        <CopyButton text={message} />
      </div>
      <TextInput
        label={t('proof.signature')}
        value={signature}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSignature(event.currentTarget.value.trim())}
        data-testid="proof-signature"
      />
      <TextInput
        label={t('proof.signedBy')}
        value={signedBy}
        maxLength={200}
        onChange={(event) => setSignedBy(event.currentTarget.value)}
        data-testid="proof-signed-by"
      />
      <div>
        <Button
          variant="default"
          leftSection={<IconSignature size={16} aria-hidden />}
          disabled={signature === '' || message === ''}
          loading={record.isPending}
          onClick={() => record.mutate({ addressId, message, signature, signedBy }, { onSuccess: done })}
          data-testid="proof-record"
        >
          {t('proof.record')}
        </Button>
      </div>
      <Failure error={record.error} />
    </div>
  );
}
