import { startWords } from '../i18n/init';
import { on, request } from '../ipc/client';
import { RequestError } from '../ipc/envelope';
import { answers } from '../ipc/queries';
import { flushDrafts } from '../ui/form/drafts';
import { servedPreferences } from './preferences';
import { lock, loseSession, openSession, setEvidenceReady, setHead, useSession } from './session';

/** The page's start: preferences, words, then the vault if it is open already (the page was reloaded). */
export async function start(): Promise<void> {
  on('head', setHead);
  on('ledger', (found) => answers.setQueryData(['ledger.watched', {}], found));
  on('lock', () => {
    void request('app.lockHeard', {});
    void lock();
  });
  on('leaving', () => void flushDrafts().then(() => request('app.leave', {})));
  on('evidence', ({ state }) => {
    setEvidenceReady(state === 'ready');
    if (state === 'lost') loseSession();
  });
  const session = request('vault.session', {});
  // Judged below, after the words: until then nobody waits for it.
  session.catch(() => undefined);
  try {
    const preferences = servedPreferences() ?? (await request('app.preferences', {}));
    useSession.setState({ preferences });
    askWhoCanUnlock(preferences.recentVaults[0]?.folder);
  } finally {
    // Words come first: what went wrong has to be said in them.
    await startWords(useSession.getState().preferences.language);
  }
  try {
    openSession(await session);
  } catch (error) {
    // Locked is the usual answer; anything else is shown by the first thing that the officer does.
    if (!(error instanceof RequestError)) throw error;
    // There is nothing to forget yet, and what was asked above is wanted.
    useSession.setState({ phase: 'closed' });
  }
}

/** The way in asks this of the vault that was opened last: the answer is on its way while the page is drawn. */
function askWhoCanUnlock(folder: string | undefined): void {
  if (folder !== undefined)
    void answers.prefetchQuery({
      queryKey: ['vault.inspect', { folder }],
      queryFn: () => request('vault.inspect', { folder }),
    });
}
