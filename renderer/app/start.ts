import { startWords } from '../i18n/init';
import { on, request } from '../ipc/client';
import { RequestError } from '../ipc/envelope';
import { answers } from '../ipc/queries';
import { flushDrafts } from '../ui/form/drafts';
import { notePrints } from './printNote';
import { closeSession, loseSession, openSession, setEvidenceReady, setHead, useSession } from './session';

/** The page's start: preferences, words, then the vault if it is open already (the page was reloaded). */
export async function start(): Promise<void> {
  notePrints();
  on('head', setHead);
  on('ledger', (found) => answers.setQueryData(['ledger.watched', {}], found));
  on('leaving', () => void flushDrafts().then(() => request('app.leave', {})));
  on('evidence', ({ state }) => {
    setEvidenceReady(state === 'ready');
    if (state === 'lost') loseSession();
  });
  try {
    useSession.setState({ preferences: await request('app.preferences', {}) });
  } finally {
    // Words come first: what went wrong has to be said in them.
    await startWords(useSession.getState().preferences.language);
  }
  try {
    openSession(await request('vault.session', {}));
  } catch (error) {
    // Locked is the usual answer; anything else is shown by the first thing that the officer does.
    if (!(error instanceof RequestError)) throw error;
    closeSession();
  }
}
