import { Button } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ExhibitRecord, exhibitTitle } from '../../../db/domain/exhibit';
import { seizureTitle } from '../../../db/domain/seizure';
import { Link } from '../../app/router';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../ipc/queries';
import { AttachmentsSection } from '../../records/AttachmentsSection';
import { CustodySection } from '../../records/CustodySection';
import { EnvelopesOf } from '../../records/EnvelopesOf';
import { ExhibitsOfCase } from '../../records/ExhibitsOfCase';
import { ExhibitTree } from '../../records/ExhibitTree';
import { familyOf } from '../../records/exhibitTree';
import { Facts } from '../../records/Facts';
import { HistorySection } from '../../records/HistorySection';
import { LegalStatusSection } from '../../records/LegalStatusSection';
import { LinksSection } from '../../records/LinksSection';
import { Missing } from '../../records/Missing';
import { shortNumber } from '../../records/numbers';
import { AmendButton } from '../../records/RecordActions';
import { RecordedBy } from '../../records/RecordedBy';
import { WalletsOfCase } from '../../records/WalletsOfCase';
import { isUnsecured } from '../../records/walletFacts';
import { Page, Section } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { Failure, Notice } from '../../ui/Words';
import { ConditionSection } from './ConditionSection';
import { isDevice } from './exhibitModel';

/** One exhibit: what it is, where it was found, how it is sealed, what lies in it and what is on it. */
export function ExhibitPage({ id }: { id: string }) {
  const { t } = useTranslation('exhibit');
  const found = useAnswer('exhibit.get', { id });
  if (found.data !== undefined) return <ExhibitView exhibit={found.data} />;
  return (
    <Page title={t('list.title')} back={{ to: '/exhibits', label: t('list.title') }} testId="page-exhibit">
      <Failure error={found.error} />
    </Page>
  );
}

function ExhibitView({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation(['exhibit', 'terms']);
  const file = useAnswer('case.get', { id: exhibit.caseId }).data;
  const { id, caseId } = exhibit;
  return (
    <Page
      title={exhibitTitle(exhibit)}
      subtitle={
        <>
          <span className="dl-mono">{exhibit.number}</span> · {t(`terms:exhibitKind.${exhibit.kind}`)}
        </>
      }
      back={{
        to: `/cases/${caseId}`,
        label: file === undefined ? t('page.case') : `${file.number} ${file.title}`,
      }}
      actions={
        <>
          <Button
            component={Link}
            to={`/labels?exhibit=${id}`}
            variant="default"
            leftSection={<IconTag size={16} aria-hidden />}
            data-testid="print-label"
          >
            {t('page.labels')}
          </Button>
          <AmendButton kind="exhibit" id={id} />
        </>
      }
      aside={<HistorySection kind="exhibit" id={id} />}
      testId="page-exhibit"
    >
      <HeldIsNotMoney exhibit={exhibit} />
      <CustodySection kind="exhibit" id={id} />
      <ConditionSection exhibit={exhibit} />
      <LegalStatusSection kind="exhibit" id={id} />
      <ExhibitFacts exhibit={exhibit} />
      <Family exhibit={exhibit} />
      <WalletsOfCase
        caseId={caseId}
        exhibitId={id}
        title={t('page.wallets')}
        addLabel={t('page.addWallet')}
      />
      <ExhibitsOfCase
        caseId={caseId}
        parentId={id}
        title={t('page.children')}
        addLabel={t('page.addChild')}
      />
      <EnvelopesOf caseId={caseId} exhibitId={id} />
      <AttachmentsSection kind="exhibit" id={id} />
      <LinksSection kind="exhibit" id={id} caseId={caseId} />
    </Page>
  );
}

/** Where it lies and what lies in it, as far up and down as it goes; nothing for a thing by itself. */
function Family({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation('exhibit');
  const exhibits = useAnswer('exhibit.list', { caseId: exhibit.caseId }).data ?? [];
  const family = familyOf(exhibits, exhibit.id);
  if (family.length < 3) return null;
  return (
    <Section title={t('page.tree')} testId="section-tree">
      <ExhibitTree exhibits={family} empty="" />
    </Section>
  );
}

/** A device in a bag says nothing of the money that its keys control. */
function HeldIsNotMoney({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation('exhibit');
  const wallets = useAnswer('wallet.list', { caseId: exhibit.caseId }).data ?? [];
  if (!wallets.some((wallet) => wallet.exhibitId === exhibit.id && isUnsecured(wallet))) return null;
  return (
    <Notice state="red" testId="held-is-not-money">
      {t('page.heldNotMoney')}
    </Notice>
  );
}

function ExhibitFacts({ exhibit }: { exhibit: ExhibitRecord }) {
  const { t } = useTranslation(['exhibit', 'terms']);
  const formats = useFormats();
  const device = isDevice(exhibit.kind);
  return (
    <>
      <Section title={t('page.pack')} testId="section-pack">
        <Facts
          facts={[
            {
              label: t('field.bagNumber'),
              value: exhibit.bagNumber || <Missing word={t('noBag')} />,
              mono: true,
            },
            {
              label: t('field.sealNumber'),
              value: exhibit.sealNumber || <Missing word={t('noSeal')} />,
              mono: true,
            },
            { label: t('field.storagePath'), value: exhibit.storagePath },
            {
              label: t('field.quantity'),
              value: exhibit.quantity === null ? '' : formats.number(exhibit.quantity),
            },
            { label: t('field.unitNumber'), value: exhibit.unitNumber, mono: true },
            { label: t('field.rootNumber'), value: exhibit.rootNumber, mono: true },
            ...(exhibit.parentId === null
              ? []
              : [
                  {
                    label: t('field.parentId'),
                    value: <Parent exhibit={exhibit} parentId={exhibit.parentId} />,
                  },
                ]),
          ]}
        />
      </Section>
      <Section title={t('page.what')} testId="section-what">
        <Facts
          facts={[
            { label: t('field.description'), value: exhibit.description, wide: true },
            { label: t('field.make'), value: exhibit.make },
            { label: t('field.model'), value: exhibit.model },
            { label: t('field.serial'), value: exhibit.serial, mono: true },
            ...(device || exhibit.imei !== ''
              ? [{ label: t('field.imei'), value: exhibit.imei, mono: true }]
              : []),
            { label: t('field.usbId'), value: exhibit.usbId, mono: true },
            { label: t('field.colour'), value: exhibit.colour },
            {
              label: t('field.weight'),
              value: exhibit.weight === '' ? '' : `${formats.amount(exhibit.weight, 3)} g`,
            },
            { label: t('field.condition'), value: exhibit.condition },
            ...(device
              ? [
                  { label: t('field.powerState'), value: t(`terms:powerState.${exhibit.powerState}`) },
                  { label: t('field.pinKnown'), value: t(`terms:yesNoUnknown.${exhibit.pinKnown}`) },
                ]
              : []),
            { label: t('field.clockDeviation'), value: exhibit.clockDeviation, mono: true },
            { label: t('field.imageHash'), value: exhibit.imageHash, mono: true, wide: true },
            {
              label: t('field.resolutionNumber'),
              value: [exhibit.resolutionNumber, formats.date(exhibit.resolutionDate)]
                .filter(Boolean)
                .join(', '),
            },
            ...(exhibit.identifiers === 'unstated'
              ? []
              : [
                  {
                    label: t('field.identifiers'),
                    value: t(`terms:identifierState.${exhibit.identifiers}`),
                  },
                ]),
            { label: t('field.notes'), value: exhibit.notes, wide: true },
          ]}
        />
      </Section>
      <Section title={t('page.found')} testId="section-found">
        <Facts
          facts={[
            { label: t('field.foundWhere'), value: exhibit.foundWhere, wide: true },
            { label: t('field.foundAt'), value: formats.localDateTime(exhibit.foundAt) },
            { label: t('field.foundBy'), value: exhibit.foundBy },
            { label: t('field.possessionOf'), value: exhibit.possessionOf },
            { label: t('field.protocolNumber'), value: exhibit.protocolNumber },
            ...(exhibit.seizureId === null
              ? []
              : [{ label: t('field.seizureId'), value: <TakenAt id={exhibit.seizureId} /> }]),
          ]}
        />
        <RecordedBy record={exhibit} />
      </Section>
    </>
  );
}

function TakenAt({ id }: { id: string }) {
  const seizure = useAnswer('seizure.get', { id }).data;
  return (
    <RecordLink kind="seizure" id={id}>
      {seizure === undefined ? '…' : `${shortNumber(seizure.number)} ${seizureTitle(seizure)}`}
    </RecordLink>
  );
}

function Parent({ exhibit, parentId }: { exhibit: ExhibitRecord; parentId: string }) {
  const parent = useAnswer('exhibit.list', { caseId: exhibit.caseId }).data?.find(
    (other) => other.id === parentId,
  );
  return (
    <RecordLink kind="exhibit" id={parentId}>
      {parent === undefined ? '…' : `${shortNumber(parent.number)} ${exhibitTitle(parent)}`}
    </RecordLink>
  );
}
