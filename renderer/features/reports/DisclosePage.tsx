import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosableField } from '../../../db/domain/disclosure';
import { navigate } from '../../app/router';
import { request } from '../../ipc/client';
import { answers, useAnswer } from '../../ipc/queries';
import { shortNumber } from '../../records/numbers';
import { Page, Section } from '../../ui/Page';
import { Failure, Notice } from '../../ui/Words';
import { Columns } from './Columns';
import { type FieldGroup, groupFields, namespaceOf, rolesIn } from './disclosureModel';
import styles from './reports.module.css';
import { SignPanel } from './SignPanel';

/** Chooses what a copy of a report hides, shows what follows from it, and signs the copy. */
export function DisclosePage({ id }: { id: string }) {
  const { t } = useTranslation('report');
  const report = useAnswer('report.get', { id });
  const fields = useAnswer('report.disclosable', { id });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => [...hidden], [hidden]);
  const check = useAnswer('report.disclosureCheck', { id, hidden: chosen }, { enabled: chosen.length > 0 });
  const number = report.data?.report.number ?? '';
  const set = (pointers: readonly string[], on: boolean) =>
    setHidden((before) => {
      const next = new Set(before);
      for (const pointer of pointers) {
        if (on) next.add(pointer);
        else next.delete(pointer);
      }
      return next;
    });
  const ready = chosen.length > 0 && check.data !== undefined && check.error === null;
  return (
    <Page
      title={t('disclose.title', { number: shortNumber(number) })}
      subtitle={t('disclose.subtitle')}
      back={{ to: `/reports/${id}`, label: t('page.title', { number: shortNumber(number) }) }}
      testId="page-disclose"
    >
      <Failure error={fields.error ?? report.error} />
      {fields.data !== undefined && (
        <Columns>
          <div className={styles.panel}>
            <Section title={t('disclose.follows')} testId="section-follows">
              {chosen.length === 0 && <p className={styles.hint}>{t('disclose.nothing')}</p>}
              {chosen.length > 0 && <Failure error={check.error} />}
              {ready && <Follows hidden={check.data.hidden} chosen={hidden} fields={fields.data} />}
              {ready && (
                <Also also={check.data.also} fields={fields.data} onHide={(one) => set([one], true)} />
              )}
            </Section>
            <p className={styles.hint}>{t('disclose.signHere')}</p>
            <SignPanel
              ready={ready}
              title={t('disclose.sign')}
              button={t('disclose.button')}
              sign={(key) => request('report.disclose', { id, hidden: chosen, ...key })}
              onSigned={(copy) => {
                void answers.invalidateQueries({ queryKey: ['report.list'] });
                navigate(`/reports/${copy.id}?signed=1`, { replace: true });
              }}
            />
          </div>
          <Fields fields={fields.data} hidden={hidden} onSet={set} />
        </Columns>
      )}
    </Page>
  );
}

function useFieldLabel(): (field: DisclosableField) => string {
  const { t, i18n } = useTranslation();
  return (field) => {
    const key = `${namespaceOf(field.part)}:field.${field.name}`;
    return i18n.exists(key)
      ? t(key)
      : i18n.exists(`report:field.${field.name}`)
        ? t(`report:field.${field.name}`)
        : field.name;
  };
}

interface FieldsProps {
  fields: readonly DisclosableField[];
  hidden: ReadonlySet<string>;
  onSet: (pointers: readonly string[], on: boolean) => void;
}

/** Beyond so many groups the list is narrowed by its search. */
const mostGroups = 200;

function Fields({ fields, hidden, onSet }: FieldsProps) {
  const { t } = useTranslation(['report', 'terms']);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const groups = useMemo(
    () =>
      groupFields(
        wanted === ''
          ? fields
          : fields.filter(({ text: said, record }) => `${record} ${said}`.toLowerCase().includes(wanted)),
      ),
    [fields, wanted],
  );
  return (
    <div className={styles.sections}>
      <Section title={t('disclose.byRole')}>
        <p className={styles.hint}>{t('disclose.byRoleText')}</p>
        <Group gap={8} mt={8}>
          {rolesIn(fields).map((role) => {
            const own = fields.filter((field) => field.role === role).map(({ pointer }) => pointer);
            const all = own.every((pointer) => hidden.has(pointer));
            return (
              <Button
                key={role}
                size="compact-sm"
                variant={all ? 'filled' : 'default'}
                aria-pressed={all}
                leftSection={<IconEyeOff size={14} aria-hidden />}
                onClick={() => onSet(own, !all)}
                data-testid={`hide-role-${role}`}
              >
                {t(`terms:personRole.${role}`)}
              </Button>
            );
          })}
        </Group>
      </Section>
      <Section title={t('disclose.fields')} count={fields.length}>
        <TextInput
          label={t('disclose.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-testid="field-search"
        />
        {groups.slice(0, mostGroups).map((group) => (
          <OneGroup key={group.key} group={group} hidden={hidden} onSet={onSet} />
        ))}
        {groups.length > mostGroups && <p className={styles.hint}>{t('disclose.more')}</p>}
      </Section>
    </div>
  );
}

function OneGroup({ group, hidden, onSet }: Omit<FieldsProps, 'fields'> & { group: FieldGroup }) {
  const { t } = useTranslation(['report', 'terms']);
  const labelOf = useFieldLabel();
  const pointers = group.fields.map(({ pointer }) => pointer);
  const on = pointers.filter((pointer) => hidden.has(pointer)).length;
  const name = group.record === '' ? t('disclose.rest') : group.record;
  return (
    <fieldset className={styles.fieldGroup}>
      <legend>
        <Checkbox
          checked={on === pointers.length}
          indeterminate={on > 0 && on < pointers.length}
          onChange={(event) => onSet(pointers, event.currentTarget.checked)}
          label={
            <>
              <span className="dl-mono">{name}</span>
              {group.name !== '' && ` · ${group.name}`}
              {group.role !== '' && <span className="dl-dim"> · {t(`terms:personRole.${group.role}`)}</span>}
            </>
          }
          data-testid={`hide-record-${group.record}`}
        />
      </legend>
      {group.fields.map((field) => (
        <Checkbox
          key={field.pointer}
          className={styles.fieldChoice}
          checked={hidden.has(field.pointer)}
          onChange={(event) => onSet([field.pointer], event.currentTarget.checked)}
          label={
            <>
              <span className="dl-dim">{labelOf(field)}:</span>{' '}
              <span className={styles.fieldText} data-hidden={hidden.has(field.pointer) || undefined}>
                {field.text}
              </span>
            </>
          }
          data-testid={`hide-${field.pointer}`}
        />
      ))}
    </fieldset>
  );
}

interface FollowsProps {
  hidden: readonly string[];
  chosen: ReadonlySet<string>;
  fields: readonly DisclosableField[];
}

/** Where a hidden name stands besides: that is hidden as well. */
function Follows({ hidden, chosen, fields }: FollowsProps) {
  const { t } = useTranslation('report');
  const labelOf = useFieldLabel();
  const more = fields.filter(({ pointer }) => hidden.includes(pointer) && !chosen.has(pointer));
  // One name may stand in every exhibit: its field is said once, with the numbers of all of them.
  const byLabel = new Map<string, Set<string>>();
  for (const field of more) {
    const label = labelOf(field);
    const record = field.record === '' ? t('disclose.rest') : shortNumber(field.record);
    byLabel.set(label, (byLabel.get(label) ?? new Set()).add(record));
  }
  return (
    <div data-testid="follows">
      <p>{t('disclose.count', { n: hidden.length })}</p>
      {more.length > 0 && (
        <>
          <p className={styles.hint}>{t('disclose.followed')}</p>
          <ul className={styles.list}>
            {[...byLabel].map(([label, records]) => (
              <li key={label}>
                {label}: <span className="dl-mono dl-dim">{[...records].join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface AlsoProps {
  also: readonly { pointer: string; word: string; disclosable: boolean }[];
  fields: readonly DisclosableField[];
  onHide: (pointer: string) => void;
}

/** Where a part of a hidden name stands: another person may be called so, hence the officer decides. */
function Also({ also, fields, onHide }: AlsoProps) {
  const { t } = useTranslation('report');
  const known = new Map(fields.map((field) => [field.pointer, field]));
  if (also.length === 0) return null;
  return (
    <Notice state="amber" testId="also">
      <p>{t('disclose.also')}</p>
      <ul className={styles.list}>
        {also.slice(0, 30).map(({ pointer, word, disclosable }) => (
          <li key={pointer}>
            «{word}»: {known.get(pointer)?.text ?? pointer}{' '}
            {disclosable && (
              <Button size="compact-xs" variant="default" onClick={() => onHide(pointer)}>
                {t('disclose.hideToo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
