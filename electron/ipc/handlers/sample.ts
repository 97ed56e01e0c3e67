import { mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Session } from '../../../db/domain/vault';
import type { Sources } from '../../../db/open';
import { listOfficers } from '../../../db/vaultFacts';
import { makeSample, type SampleDesk, type SampleRequest } from '../../sample/makeSample';
import { passphraseOf } from '../../sample/roomSteps';
import { sampleColleagues, samplePassphrase, sampleSources, sampleVault } from '../../sample/sources';
import { makeSampleSigner } from '../../signing/sample';
import { createVault, prepareFolder } from '../../vault/create';
import { diskRefusal, writeDurable } from '../../vault/durable';
import { describeSession } from '../../vault/session';
import { unlockVault } from '../../vault/unlock';
import type { vaultContract } from '../contract/vault';
import { readReferences } from './assets';
import { callRoute } from './callRoute';
import { Desk } from './desk';
import type { Handlers } from './handlers';
import { told } from './told';

type SampleRoute = Extract<keyof typeof vaultContract, 'vault.createSample'>;

/** Two hands for more reports in the sample vault; left beside the database, since they prove nothing. */
const sampleKeys = {
  p12: 'SAMPLE-signer.p12',
  passphrase: 'SAMPLE-signer.txt',
  root: 'SAMPLE-root.pem',
  second: 'SAMPLE-second.p12',
} as const;

export const sampleHandlers: Handlers<SampleRoute> = {
  'vault.createSample': (desk, { folder }) => {
    // A window that was loaded anew asks again: it waits for the one that is being made, not for a second.
    const underWay = making.get(desk);
    if (underWay) return underWay;
    const made = openNewSample(desk, folder).finally(() => making.delete(desk));
    making.set(desk, made);
    return made;
  },
};

const making = new WeakMap<Desk, Promise<{ session: Session }>>();

async function openNewSample(desk: Desk, folder: string): Promise<{ session: Session }> {
  desk.requireClosed();
  const path = resolve(desk.around.resolveFile(folder));
  await wholeOrAbsent(path, (unfinished) => tellStory(desk, unfinished));
  const session = await unlockVault(path, samplePassphrase, desk.around.sources);
  return { session: describeSession(desk.take(session)) };
}

/** Makes the vault beside its place and moves it there when it is finished: half an operation teaches the wrong thing. */
async function wholeOrAbsent(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  prepareFolder(folder);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  try {
    await make(unfinished);
    // Windows renames onto nothing, not even onto an empty folder.
    rmdirSync(folder);
    renameSync(unfinished, folder);
  } catch (thrown) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diskRefusal(thrown);
  }
}

/** Makes the vault and its records at a desk of its own, whose clock and ids follow the story. */
async function tellStory(desk: Desk, folder: string): Promise<void> {
  const { cost, assetsDir, sources } = desk.around;
  const story = sampleSources(sources.nativeBinding);
  // The story's own paths are paths, not tokens of the window.
  const inner = new Desk({
    ...desk.around,
    sources: story,
    resolveFile: (path) => path,
    emit: () => undefined,
  });
  const place = { folder, references: readReferences(assetsDir), ...(cost ? { cost } : {}) };
  const { session } = await createVault(
    { ...sampleVault, passphrase: samplePassphrase, sample: true, ...place },
    story,
  );
  inner.take(session);
  try {
    const request: SampleRequest = async (route, input) =>
      (await callRoute(told, inner, route, input)) as never;
    const signer = leaveSigner(folder, new Date(story.begins));
    const progress = (done: number, total: number) =>
      desk.around.emit('job', {
        id: 'sample',
        name: 'sample',
        done,
        total,
        unit: 'records',
        finished: done === total,
      });
    for (const colleague of sampleColleagues) await request('officer.add', colleague);
    const become = becoming(inner, folder, story);
    const secondSigner = leaveSecondSigner(folder, new Date(story.begins));
    await withFiles((file) =>
      makeSample({ request, at: story.at, signer, secondSigner, file, progress, become }),
    );
  } finally {
    inner.close();
  }
}

/** Locks the story's vault and goes on as another of its officers: what needs a supervisor's hand is done by one. */
function becoming(inner: Desk, folder: string, story: Sources): SampleDesk['become'] {
  return async (role) => {
    const officer = listOfficers(inner.session.vault.whole).find((one) => one.role === role);
    inner.close();
    inner.take(await unlockVault(folder, passphraseOf(role), story, officer?.id));
  };
}

/** Lends the story a folder for the files that it attaches, and takes it away again. */
async function withFiles(tell: (file: SampleDesk['file']) => Promise<void>): Promise<void> {
  const found = mkdtempSync(join(tmpdir(), 'dalel-sample-'));
  try {
    await tell((name, bytes, local) => {
      const path = join(found, name);
      const changed = new Date(`${local}:00+05:00`);
      writeFileSync(path, bytes);
      utimesSync(path, changed, changed);
      return path;
    });
  } finally {
    rmSync(found, { recursive: true, force: true });
  }
}

/** A certificate for the story's investigator; its name, its issuer and its files say SAMPLE. */
function leaveSigner(folder: string, from: Date): { pkcs12: string; passphrase: string } {
  const made = makeSampleSigner({
    commonName: sampleVault.officer.name,
    organisation: sampleVault.officer.unit,
    from,
  });
  writeDurable(join(folder, sampleKeys.p12), made.p12);
  writeDurable(join(folder, sampleKeys.passphrase), Buffer.from(`${made.passphrase}\n`));
  writeDurable(join(folder, sampleKeys.root), Buffer.from(made.rootPem));
  return { pkcs12: join(folder, sampleKeys.p12), passphrase: made.passphrase };
}

/** The supervisor's certificate, of another kind of key, with a root of its own; the passphrase is the same. */
function leaveSecondSigner(folder: string, from: Date): SampleDesk['secondSigner'] {
  const second = sampleColleagues.find(({ draft }) => draft.role === 'supervisor')?.draft;
  const name = second?.name ?? '';
  const organisation = second?.unit ?? '';
  const { p12, passphrase, rootPem } = makeSampleSigner({
    commonName: name,
    organisation,
    algorithm: 'ec',
    from,
  });
  writeDurable(join(folder, sampleKeys.second), p12);
  const roots = readFileSync(join(folder, sampleKeys.root), 'utf8');
  writeDurable(join(folder, sampleKeys.root), Buffer.from(`${roots.trimEnd()}\n${rootPem}`));
  return { name, p12, passphrase };
}
