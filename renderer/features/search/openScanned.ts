import type { RouteOutput } from '../../../electron/ipc/contract';
import { navigate } from '../../app/router';
import { request } from '../../ipc/client';
import { isSecret, recognise } from './searchModel';

type Found = RouteOutput<'label.find'>;

/** What a code said that was no label of an exhibit here. */
export interface Other {
  readonly text: string;
  readonly verdict: Found['verdict'];
  readonly vault: string;
}

/** Opens the exhibit of a scanned label; answers what else it was. */
export async function openScanned(text: string): Promise<Other | undefined> {
  // A secret is not sent anywhere, not even to be looked for.
  if (isSecret(recognise(text))) return { text, verdict: 'not-a-label', vault: '' };
  const { exhibit, verdict, vault } = await request('label.find', { text: text.slice(0, 400) });
  if (exhibit === null) return { text, verdict, vault };
  navigate(`/exhibits/${exhibit.id}`);
  return undefined;
}
