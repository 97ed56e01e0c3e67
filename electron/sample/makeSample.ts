import type { LinkEnd } from '../../db/domain/link';
import { isMoney, type MoneyStep, MoneyTeller } from './money';
import { isRoom, type RoomStep, takeRoomStep } from './roomSteps';
import type { EvidenceRouteName, RouteInput, RouteOutput } from './routes';
import { sampleColleagues } from './sources';
import type { Step } from './story';
import { story } from './wholeStory';

/** A call through the router, as a window makes it. */
export type SampleRequest = <N extends EvidenceRouteName>(
  route: N,
  input: RouteInput<N>,
) => Promise<RouteOutput<N>>;

export interface SampleDesk {
  readonly request: SampleRequest;
  /** Moves the clock on to a local time. */
  readonly at: (local: string) => void;
  /** Path and passphrase of the certificate that signs the reports. */
  readonly signer: { readonly pkcs12: string; readonly passphrase: string };
  /** Those of the second officer, whose key is of another kind. */
  readonly secondSigner: { readonly name: string; readonly p12: Uint8Array; readonly passphrase: string };
  /** Puts a file where an officer would have found it, last changed at a local time, and answers its path. */
  readonly file: (name: string, bytes: Uint8Array, local: string) => string;
  readonly progress: (done: number, total: number) => void;
  /** Locks, and goes on as that officer. */
  readonly become: (role: 'investigator' | 'supervisor') => Promise<void>;
}

interface Made {
  readonly kind: LinkEnd;
  readonly id: string;
  readonly draft: object;
}

/** Lets other messages of the process through: the story is told in one go otherwise. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Tells the story through the router, one record after the other, in the order of its days. */
export async function makeSample(desk: SampleDesk): Promise<void> {
  const steps = [...story].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  const made = new Map<string, Made>();
  const idOf = (key: string): string => {
    const found = made.get(key);
    if (!found) throw new Error(`the story speaks of ${key} before it happened`);
    return found.id;
  };
  const teller = new MoneyTeller(desk, idOf);
  desk.progress(0, steps.length);
  for (const [index, step] of steps.entries()) {
    desk.at(step.at);
    if (isMoney(step)) await teller.take(step);
    else if (isRoom(step)) await takeRoomStep(desk, idOf, step);
    else await take(desk, made, step);
    if (index % 8 === 7) {
      desk.progress(index + 1, steps.length);
      await breathe();
    }
  }
  desk.progress(steps.length, steps.length);
}

async function take(
  desk: SampleDesk,
  made: Map<string, Made>,
  step: Exclude<Step, MoneyStep | RoomStep>,
): Promise<void> {
  const known = (key: string): Made => {
    const found = made.get(key);
    if (!found) throw new Error(`the story speaks of ${key} before it happened`);
    return found;
  };
  const keep = (key: string, kind: LinkEnd, id: string, draft: object) => {
    if (made.has(key)) throw new Error(`the story has two ${key}`);
    made.set(key, { kind, id, draft });
  };
  switch (step.do) {
    case 'case': {
      const { id } = await desk.request('case.record', { draft: step.draft });
      return keep(step.key, 'case', id, step.draft);
    }
    case 'exhibit': {
      const parentId = step.parent === undefined ? null : known(step.parent).id;
      const seizureId = step.search === undefined ? null : known(step.search).id;
      const draft = { ...step.draft, caseId: known(step.of).id, parentId, seizureId };
      const { id } = await desk.request('exhibit.record', { draft });
      return keep(step.key, 'exhibit', id, draft);
    }
    case 'search': {
      const draft = { ...step.draft, caseId: known(step.of).id };
      const { id } = await desk.request('seizure.record', { draft });
      return keep(step.key, 'seizure', id, draft);
    }
    case 'closeSearch': {
      await desk.request('seizure.close', { id: known(step.key).id });
      return;
    }
    case 'wallet': {
      const exhibitId = step.exhibit === undefined ? null : known(step.exhibit).id;
      const draft = { ...step.draft, caseId: known(step.of).id, exhibitId };
      const { id } = await desk.request('wallet.record', { draft });
      return keep(step.key, 'wallet', id, draft);
    }
    case 'envelope': {
      const owner = (key: string | undefined) => (key === undefined ? null : known(key).id);
      const draft = {
        ...step.draft,
        caseId: known(step.of).id,
        walletId: owner(step.wallet),
        exhibitId: owner(step.exhibit),
      };
      await desk.request('envelope.record', { draft });
      return;
    }
    case 'open':
      return openByTwo(desk, step);
    case 'site': {
      const draft = { ...step.draft, caseId: known(step.of).id };
      const { id } = await desk.request('site.record', { draft });
      return keep(step.key, 'site', id, draft);
    }
    case 'person': {
      const draft = { ...step.draft, caseId: known(step.of).id };
      const { id } = await desk.request('person.record', { draft });
      return keep(step.key, 'person', id, draft);
    }
    case 'link':
      return link(desk, known(step.of), known(step.from), known(step.to), step);
    case 'attach':
      return attach(desk, known(step.to), step);
    case 'import':
      return bring(desk, known(step.of).id, step);
    case 'amend':
      return amend(desk, made, step, known(step.key));
    case 'report':
      return report(desk, known(step.of).id, step);
  }
}

async function bring(
  { request, file }: SampleDesk,
  caseId: string,
  { kind, name, content, at }: Extract<Step, { do: 'import' }>,
): Promise<void> {
  const asked = { file: file(name, content(), at), kind, caseId };
  const { plan } = await request('import.preview', { ...asked, job: 'sample-look' });
  await request('import.run', { ...asked, plan, job: 'sample-import' });
}

async function report(
  { request, signer, secondSigner, file }: SampleDesk,
  caseId: string,
  { language, second, at }: Extract<Step, { do: 'report' }>,
): Promise<void> {
  const { id } = await request('report.sign', { caseId, language, ...signer });
  const role = 'second-officer' as const;
  const { name, p12, passphrase } = secondSigner;
  if (second === 'signs') {
    const pkcs12 = file('second.p12', p12, at);
    await request('report.countersign', { id, role, pkcs12, passphrase });
  } else {
    const to = file('report.tosign', new Uint8Array(0), at);
    await request('report.cmsRequest', { id, role, name, to });
  }
}

async function link(
  desk: SampleDesk,
  of: Made,
  from: Made,
  to: Made,
  step: Extract<Step, { do: 'link' }>,
): Promise<void> {
  const { kind, source, confidence, notes = '' } = step;
  const draft = {
    caseId: of.id,
    fromKind: from.kind,
    fromId: from.id,
    kind,
    toKind: to.kind,
    toId: to.id,
    source,
    confidence,
    notes,
  };
  await desk.request('link.record', { draft });
}

async function attach(
  { request, file }: SampleDesk,
  { kind, id }: Made,
  { at, name, description, content }: Extract<Step, { do: 'attach' }>,
): Promise<void> {
  await request('attachment.record', {
    file: file(name, content(), at),
    draft: { owner: { kind, id }, name, description },
    job: name,
  });
}

async function amend(
  desk: SampleDesk,
  made: Map<string, Made>,
  step: Extract<Step, { do: 'amend' }>,
  before: Made,
): Promise<void> {
  const draft = { ...before.draft, ...step.change };
  // The route's own schema judges the draft; the story keeps six shapes under one name.
  const input = { id: before.id, draft, reason: step.reason } as RouteInput<`${LinkEnd}.amend`>;
  await desk.request(`${before.kind}.amend`, input);
  made.set(step.key, { ...before, draft });
}

/** The paper is cut open by the story's officer together with the vault's supervisor. */
async function openByTwo(
  desk: SampleDesk,
  { envelope, newSeal, reason, authorisation }: Extract<Step, { do: 'open' }>,
): Promise<void> {
  const supervisor = sampleColleagues.find(({ draft }) => draft.role === 'supervisor');
  const officer = (await desk.request('officer.list', {})).find(({ role }) => role === 'supervisor');
  const paper = (await desk.request('envelope.list', {})).find(
    ({ printedNumber }) => printedNumber === envelope,
  );
  if (!supervisor || !officer || !paper) throw new Error(`nobody can open ${envelope} in the story`);
  const second = { officerId: officer.id, passphrase: supervisor.passphrase };
  await desk.request('envelope.open', {
    id: paper.id,
    what: 'paper',
    newSeal,
    hands: { reason, authorisation, second },
  });
}
