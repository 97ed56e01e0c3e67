import { useTranslation } from 'react-i18next';
import { type Control, control } from '../../../db/domain/wallet';
import type { FormHandle } from '../../ui/form';
import { ControlBadge } from '../../ui/StateBadge';
import styles from './wallets.module.css';

/** These follow from movements alone and are never chosen by hand; the one that stands is still shown. */
const byMovement: readonly Control[] = ['moved', 'confirmed'];

/** The control state, each with what it means in plain words: a device held is not money held. */
export function ControlChoice({ form, value }: { form: FormHandle; value: Control }) {
  const { t } = useTranslation('wallet');
  return (
    <fieldset className={styles.control} disabled={form.readOnly} data-testid="field-control">
      <legend className="dl-visually-hidden">{t('form.control')}</legend>
      {control.options
        .filter((option) => option === value || !byMovement.includes(option))
        .map((option) => (
          <label key={option} className={styles.option} data-chosen={option === value || undefined}>
            <input
              type="radio"
              name={`${form.id}control`}
              value={option}
              checked={option === value}
              onChange={() => form.set('control', option)}
              data-testid={`control-${option}`}
              data-form={form.id}
            />
            <span>
              <ControlBadge control={option} />
              <span className={styles.meaning}>{t(`control.${option}`)}</span>
            </span>
          </label>
        ))}
    </fieldset>
  );
}
