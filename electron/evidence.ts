import { type Envelope, toEnvelopeError } from './ipc/errors';
import type { FromEvidence, ToEvidence } from './ipc/wire';
import { readHeader, vaultCardOf } from './vault/readHeader';

/**
 * The evidence process: the only owner of the vault. Main starts it and speaks with it; no window does. Who can unlock a
 * vault stands in its header and is asked first: that is answered here, before the rest of the program is fetched, which
 * takes ten times as long.
 */
const port = process.parentPort;
let desk: Promise<typeof import('./evidenceDesk')> | undefined;

function fetchDesk(): Promise<typeof import('./evidenceDesk')> {
  desk ??= import('./evidenceDesk');
  return desk;
}

/** Long enough for the way in to be drawn, much less than it takes to type a passphrase. */
const fetchAfterMilliseconds = 400;
setTimeout(() => void fetchDesk(), fetchAfterMilliseconds);

/** The header's card, where the question is as a window asks it; whatever else it is, the desk judges and refuses. */
function inspect(input: unknown, files: Readonly<Record<string, string>>): Envelope | undefined {
  const { folder: token, ...more } = Object(input) as Readonly<Record<string, unknown>>;
  const folder = typeof token === 'string' ? files[token] : undefined;
  if (folder === undefined || Object.keys(more).length > 0) return undefined;
  try {
    return { ok: true, value: vaultCardOf(readHeader(folder), folder) };
  } catch (thrown) {
    return { ok: false, error: toEnvelopeError(thrown) };
  }
}

/** What can be answered while there is no desk; undefined where one is needed. */
function first(data: ToEvidence): FromEvidence | undefined {
  if (data.type === 'close') return { type: 'closed' };
  if (data.type !== 'request' || data.route !== 'vault.inspect') return undefined;
  const envelope = inspect(data.input, data.files);
  return envelope && { type: 'answer', id: data.id, envelope };
}

port.on('message', ({ data }: { data: ToEvidence }) => {
  const answer = desk === undefined ? first(data) : undefined;
  if (answer) port.postMessage(answer);
  else void fetchDesk().then(({ receive }) => receive(data));
});
