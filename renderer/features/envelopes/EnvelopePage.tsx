import { Button } from '@mantine/core';
import { IconMailOpened, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnvelopeRecord, envelopeTitle, unsealedOpening } from '../../../db/domain/envelope';
import { exhibitTitle } from '../../../db/domain/exhibit';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { CustodySection } from '../../records/CustodySection';
import { EnvelopeBadge } from '../../records/EnvelopeBadge';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { shortNumber } from '../../records/numbers';
import { RecordedBy } from '../../records/RecordedBy';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useMay } from '../../ui/useRights';
import { Failure } from '../../ui/Words';
import { HeldSection } from './HeldSection';
import { LiesOpen } from './LiesOpen';
import { Openings } from './Openings';
import { OpenPaper } from './OpenPaper';

/** One sealed secret: its seal, what is told of it, every opening, and what the vault holds of the words. */
export function EnvelopePage({ id }: { id: string }) {
  const { t } = useTranslation('envelope');
  const found = useAnswer('envelope.get', { id });
  if (found.data !== undefined) return <EnvelopeView envelope={found.data} />;
  return (
    <Page title={t('page.title')} back={{ to: '/envelopes', label: t('list.title') }} testId="page-envelope">
      <Failure error={found.error} />
    </Page>
  );
}

function EnvelopeView({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation(['envelope', 'terms']);
  const [caseNumber = ''] = envelope.number.split('/');
  return (
    <Page
      title={envelopeTitle(envelope)}
      badges={<EnvelopeBadge envelope={envelope} />}
      subtitle={
        <>
          <span className="dl-mono">{shortNumber(envelope.number)}</span> ·{' '}
          {t(`terms:envelopeKind.${envelope.kind}`)} · {t('page.case')}{' '}
          <RecordLink kind="case" id={envelope.caseId} mono>
            {caseNumber}
          </RecordLink>
        </>
      }
      back={{ to: '/envelopes', label: t('list.title') }}
      actions={<Actions envelope={envelope} />}
      aside={<HistorySection kind="envelope" id={envelope.id} />}
      testId="page-envelope"
    >
      {unsealedOpening(envelope) !== undefined && <LiesOpen envelope={envelope} />}
      <EnvelopeFacts envelope={envelope} />
      <CustodySection kind="envelope" id={envelope.id} />
      <Openings openings={envelope.openings} />
      <HeldSection envelope={envelope} />
    </Page>
  );
}

function Actions({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation('envelope');
  const mayOpen = useMay('envelope.open');
  const [opening, setOpening] = useState(false);
  if (!mayOpen) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconMailOpened size={16} aria-hidden />}
        onClick={() => setOpening(true)}
        data-testid="open-envelope"
      >
        {t('page.openPaper')}
      </Button>
      <Button
        component={Link}
        to={`/envelopes/${envelope.id}/edit`}
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        data-testid="amend"
      >
        {t('page.amend')}
      </Button>
      <OpenPaper envelope={envelope} opened={opening} onClose={() => setOpening(false)} />
    </>
  );
}

function EnvelopeFacts({ envelope }: { envelope: EnvelopeRecord }) {
  const { t } = useTranslation(['envelope', 'terms']);
  const formats = useFormats();
  const { wordLanguage } = envelope;
  const seed = envelope.kind === 'seed';
  return (
    <Section title={t('page.facts')} testId="section-facts">
      <Facts
        facts={[
          { label: t('field.seal'), value: envelope.seal, mono: true },
          { label: t('field.printedNumber'), value: envelope.printedNumber, mono: true },
          { label: t('field.location'), value: envelope.location },
          {
            label: t('field.wordCount'),
            value: envelope.wordCount === null ? '' : formats.number(envelope.wordCount),
          },
          ...(seed
            ? [
                {
                  label: t('field.wordLanguage'),
                  value: wordLanguage === '' ? '' : t(`terms:seedLanguage.${wordLanguage}`),
                },
                { label: t('field.checksum'), value: t(`terms:phraseChecksum.${envelope.checksum}`) },
              ]
            : []),
          {
            label: t('field.walletId'),
            value: envelope.walletId === null ? '' : <WalletOf id={envelope.walletId} />,
          },
          {
            label: t('field.exhibitId'),
            value: envelope.exhibitId === null ? '' : <ExhibitOf id={envelope.exhibitId} />,
          },
          { label: t('field.sealedAt'), value: formats.localDateTime(envelope.sealedAt) },
          { label: t('field.sealedBy'), value: envelope.sealedBy },
          { label: t('field.notes'), value: envelope.notes, wide: true },
        ]}
      />
      <RecordedBy record={envelope} />
    </Section>
  );
}

function WalletOf({ id }: { id: string }) {
  const wallet = useAnswer('wallet.get', { id }).data;
  if (wallet === undefined) return null;
  return (
    <RecordLink kind="wallet" id={wallet.id}>
      {shortNumber(wallet.number)} {wallet.label}
    </RecordLink>
  );
}

function ExhibitOf({ id }: { id: string }) {
  const exhibit = useAnswer('exhibit.get', { id }).data;
  if (exhibit === undefined) return null;
  return (
    <RecordLink kind="exhibit" id={exhibit.id}>
      {shortNumber(exhibit.number)} {exhibitTitle(exhibit)}
    </RecordLink>
  );
}
