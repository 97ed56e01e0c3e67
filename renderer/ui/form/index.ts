export { FormActions, FormGrid, FormModal, FormRestored } from './FormFrame';
export { type FieldProps, FindingLines } from './fieldProps';
export { ChoiceField, NoteField, type Option, SuggestField, TextField } from './TextFields';
export { AmountField, DateField, DateTimeField, NumberField } from './TypedFields';
export type { FormHandle, RecordForm } from './types';
export { type RecordFormOptions, useRecordForm } from './useRecordForm';
