import { useRef, useState } from 'react';
import type { ThingWhat } from '../../../db/domain/thing';
import { useAnswer } from '../../ipc/queries';
import { textAt } from '../../ui/form/fieldProps';
import { PickField } from '../PickField';

type PickThingProps = Omit<Parameters<typeof PickField>[0], 'options' | 'onSearch'> & { what: ThingWhat };

/** So many are offered; who looks for another one types more of it. */
const offered = 60;

/** Picks one exhibit or wallet of the whole vault: what is typed is searched for beside the database. */
export function PickThing({ what, ...field }: PickThingProps) {
  const [typed, setTyped] = useState('');
  const seen = useRef(new Map<string, { value: string; label: string }>());
  const labels = [...seen.current.values()].map(({ label }) => label);
  // What was picked stands in the field: it is no search.
  const search = labels.includes(typed) ? '' : typed.slice(0, 200);
  const found = useAnswer(
    'thing.page',
    { filter: { what, ...(search.trim() === '' ? {} : { search }) }, limit: offered },
    { keepPrevious: true },
  );
  const options = (found.data?.rows ?? []).map(({ id, number, title }) => ({
    value: id,
    label: `${number} ${title}`,
  }));
  for (const option of options) seen.current.set(option.value, option);
  const chosen = seen.current.get(textAt(field.form, field.path));
  const all = chosen === undefined || options.some(({ value }) => value === chosen.value);
  return <PickField {...field} options={all ? options : [chosen, ...options]} onSearch={setTyped} />;
}
