import { startWords } from '../i18n/init';
import { on, request } from '../ipc/client';
import { RequestError } from '../ipc/envelope';
import { closeSession, loseSession, openSession, setEvidenceReady, setHead, useSession } from './session';

/** The page's start: preferences, words, then the vault if it is open already (the page was reloaded). */
export async function start(): Promise<void> {
  on('head', setHead);
  on('evidence', ({ state }) => {
    setEvidenceReady(state === 'ready');
    if (state === 'lost') loseSession();
  });
  const preferences = await request('app.preferences', {});
  useSession.setState({ preferences });
  await startWords(preferences.language);
  try {
    openSession(await request('vault.session', {}));
  } catch (error) {
    // Locked is the usual answer; anything else is shown by the first thing that the officer does.
    if (!(error instanceof RequestError)) throw error;
    closeSession();
  }
}
