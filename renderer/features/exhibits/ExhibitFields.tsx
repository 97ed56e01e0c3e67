import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExhibitDraft,
  exhibitKind,
  exhibitTitle,
  identifierState,
  powerState,
  yesNoUnknown,
} from '../../../db/domain/exhibit';
import { seizureTitle } from '../../../db/domain/seizure';
import { useAnswer } from '../../ipc/queries';
import { CaseField } from '../../records/CaseField';
import { shortNumber } from '../../records/numbers';
import { PickField } from '../../records/PickField';
import { factOf, pickedValue, pickedWords, pickingForm } from '../../records/suggestions';
import { useReference } from '../../records/useReference';
import { useTermOptions } from '../../records/useTerms';
import {
  AmountField,
  ChoiceField,
  DateField,
  DateTimeField,
  FormGrid,
  NoteField,
  NumberField,
  type RecordForm,
  SuggestField,
  TextField,
} from '../../ui/form';
import { Section } from '../../ui/Page';
import {
  isDevice,
  makeSuggestions,
  modelSuggestions,
  possibleParents,
  referenceOf,
  referenceRow,
} from './exhibitModel';

interface FieldsProps {
  form: RecordForm<ExhibitDraft>;
  chooseCase: boolean;
  /** The exhibit that is being amended: it cannot lie in itself. */
  self?: string;
}

/** In the order of the hand: the thing, its bag and seal, where it was found, then what can wait. */
export function ExhibitFields({ form, chooseCase, self }: FieldsProps) {
  const { t } = useTranslation('exhibit');
  return (
    <>
      <Section title={t('form.group.what')}>
        <FormGrid>
          {chooseCase && <CaseField form={form} wide />}
          <ThingFields form={form} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.pack')}>
        <FormGrid columns={3}>
          <NumberField form={form} path="quantity" label={t('field.quantity')} />
          <TextField
            form={form}
            path="unitNumber"
            label={t('field.unitNumber')}
            hint={t('hint.unitNumber')}
            mono
          />
          <TextField form={form} path="rootNumber" label={t('field.rootNumber')} mono />
          <TextField form={form} path="bagNumber" label={t('field.bagNumber')} mono />
          <TextField form={form} path="sealNumber" label={t('field.sealNumber')} mono />
          <TextField
            form={form}
            path="storagePath"
            label={t('field.storagePath')}
            hint={t('hint.storagePath')}
          />
        </FormGrid>
      </Section>
      <Section title={t('form.group.found')}>
        <FormGrid>
          <TextField form={form} path="foundWhere" label={t('field.foundWhere')} wide />
          <DateTimeField form={form} path="foundAt" label={t('field.foundAt')} />
          <TextField form={form} path="protocolNumber" label={t('field.protocolNumber')} />
          <TextField form={form} path="foundBy" label={t('field.foundBy')} />
          <TextField form={form} path="possessionOf" label={t('field.possessionOf')} />
          <SeizureField form={form} />
        </FormGrid>
      </Section>
      <Section title={t('form.group.evidence')}>
        <FormGrid columns={3}>
          <TextField form={form} path="resolutionNumber" label={t('field.resolutionNumber')} />
          <DateField form={form} path="resolutionDate" label={t('field.resolutionDate')} />
          <AmountField form={form} path="weight" label={t('field.weight')} decimals={3} currency="g" />
          {isDevice(form.draft.kind) && <DeviceFields form={form} />}
        </FormGrid>
      </Section>
      <Section title={t('form.group.more')}>
        <FormGrid>
          <StateFields form={form} />
          <ParentField form={form} {...(self === undefined ? {} : { self })} />
          <NoteField form={form} path="notes" label={t('field.notes')} />
        </FormGrid>
      </Section>
    </>
  );
}

/** What only a device has: its number on the bus, its clock, the image of its storage. */
function DeviceFields({ form }: { form: RecordForm<ExhibitDraft> }) {
  const { t } = useTranslation(['exhibit', 'terms']);
  const states = useTermOptions('identifierState', identifierState.options);
  return (
    <>
      <TextField form={form} path="usbId" label={t('field.usbId')} placeholder="2c97:0004" mono />
      <TextField
        form={form}
        path="clockDeviation"
        label={t('field.clockDeviation')}
        hint={t('hint.clockDeviation')}
        mono
      />
      <ChoiceField form={form} path="identifiers" label={t('field.identifiers')} options={states} />
      <TextField form={form} path="imageHash" label={t('field.imageHash')} mono wide />
    </>
  );
}

/** The searches of the case that are still open; a closed one takes nothing more. */
function SeizureField({ form }: { form: RecordForm<ExhibitDraft> }) {
  const { t } = useTranslation('exhibit');
  const { caseId, seizureId } = form.draft;
  const seizures = useAnswer('seizure.list', { caseId }, { enabled: caseId !== '' }).data;
  const options = (seizures ?? [])
    .filter(({ id, state }) => state === 'open' || id === seizureId)
    .map((one) => ({ value: one.id, label: `${shortNumber(one.number)} ${seizureTitle(one)}` }));
  if (options.length === 0) return null;
  return (
    <PickField
      form={form}
      path="seizureId"
      label={t('field.seizureId')}
      options={options}
      none={t('form.noSeizure')}
      wide
    />
  );
}

function ThingFields({ form }: { form: RecordForm<ExhibitDraft> }) {
  const { t } = useTranslation('exhibit');
  const { kind, make, model, caseId, imei } = form.draft;
  const kinds = useTermOptions('exhibitKind', exhibitKind.options);
  const table = referenceOf(kind);
  const rows = useReference(table ?? 'hardware-wallet');
  const known = useMemo(() => (table === undefined ? [] : rows), [table, rows]);
  const exhibits = useAnswer('exhibit.list', { caseId }, { enabled: caseId !== '' }).data;
  const makes = useMemo(() => makeSuggestions(kind, known, exhibits ?? []), [kind, known, exhibits]);
  const models = useMemo(
    () => modelSuggestions(kind, make, known, exhibits ?? []),
    [kind, make, known, exhibits],
  );
  const usb = factOf(referenceRow(known, make, model), 'usb');
  const picking = pickingForm(form, (_path, text) => {
    form.set('model', pickedValue(text));
    form.set('make', pickedWords(text));
  });
  return (
    <>
      <ChoiceField form={form} path="kind" label={t('field.kind')} options={kinds} autoFocus />
      <TextField form={form} path="description" label={t('field.description')} hint={t('hint.description')} />
      <SuggestField
        form={form}
        path="make"
        label={t('field.make')}
        suggestions={makes}
        {...(known.length > 0 ? { hint: t('hint.make') } : {})}
      />
      <SuggestField
        form={picking}
        path="model"
        label={t('field.model')}
        suggestions={models}
        {...(usb === '' ? {} : { hint: t('hint.usb', { usb }) })}
      />
      <TextField form={form} path="serial" label={t('field.serial')} mono />
      {(kind === 'phone' || kind === 'other' || imei !== '') && (
        <TextField form={form} path="imei" label={t('field.imei')} mono />
      )}
    </>
  );
}

function StateFields({ form }: { form: RecordForm<ExhibitDraft> }) {
  const { t } = useTranslation('exhibit');
  const powers = useTermOptions('powerState', powerState.options);
  const answers = useTermOptions('yesNoUnknown', yesNoUnknown.options);
  return (
    <>
      {isDevice(form.draft.kind) && (
        <>
          <ChoiceField form={form} path="powerState" label={t('field.powerState')} options={powers} />
          <ChoiceField
            form={form}
            path="pinKnown"
            label={t('field.pinKnown')}
            options={answers}
            hint={t('hint.pinKnown')}
          />
        </>
      )}
      <TextField form={form} path="colour" label={t('field.colour')} />
      <TextField form={form} path="condition" label={t('field.condition')} />
    </>
  );
}

function ParentField({ form, self }: { form: RecordForm<ExhibitDraft>; self?: string }) {
  const { t } = useTranslation('exhibit');
  const { caseId } = form.draft;
  const exhibits = useAnswer('exhibit.list', { caseId }, { enabled: caseId !== '' }).data;
  const options = useMemo(
    () =>
      possibleParents(exhibits ?? [], self).map((other) => ({
        value: other.id,
        label: `${shortNumber(other.number)} ${exhibitTitle(other)}`,
      })),
    [exhibits, self],
  );
  return (
    <PickField
      form={form}
      path="parentId"
      label={t('field.parentId')}
      hint={t('hint.parentId')}
      options={options}
      none={t('form.none')}
      wide
    />
  );
}
