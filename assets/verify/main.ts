import { answersOf, limits, type Shown } from './answers';
import { Bytes } from './buffer';
import { element } from './element';
import {
  chooser,
  dropOn,
  type GivenFile,
  type GivenKind,
  givenPlaces,
  pemOf,
  type Refused,
  readGiven,
} from './given';
import { type Given, type Judgement, stoppedJudgement } from './report';
import { beside, Stopped, serve, stop } from './task';
import { languages, names, speak, spoken, t } from './words';

// the shared files were written for Node and know its Buffer by this name
Object.assign(globalThis, { Buffer: Bytes });

interface State extends Shown {
  chosen: readonly File[];
  given: readonly GivenFile[];
  refused: readonly Refused[];
  busy: boolean;
}

let state: State = {
  chosen: [],
  files: [],
  judgements: [],
  set: undefined,
  given: [],
  refused: [],
  busy: false,
};

/** Whatever was asked last counts: an answer to an older question is dropped. */
let asked = 0;

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  draw();
}

function givenNow(): Given {
  const of = (kind: GivenKind) => state.given.filter((one) => one.kind === kind).map(({ bytes }) => bytes);
  return { roots: of('roots').map(pemOf), stampRoots: of('stampRoots').map(pemOf), told: of('told') };
}

async function judgeOne(file: File): Promise<Judgement> {
  try {
    return await beside({ kind: 'one', file, given: givenNow() });
  } catch (error) {
    return stoppedJudgement(file.size, error instanceof Stopped ? '' : String(error));
  }
}

async function run(): Promise<void> {
  const { chosen } = state;
  stop();
  asked += 1;
  const question = asked;
  if (chosen.length === 0) return;
  change({ busy: true, judgements: [], set: undefined });
  const judgements: Judgement[] = [];
  for (const file of chosen) {
    judgements.push(await judgeOne(file));
    if (question !== asked) return;
  }
  const set = await beside({ kind: 'together', files: chosen }).catch(() => undefined);
  if (question === asked) change({ busy: false, judgements, set });
}

async function takeFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  state = { ...state, chosen: files, files: files.map(({ name }) => name) };
  await run();
}

async function addGiven(kind: GivenKind, files: readonly File[]): Promise<void> {
  const { given, refused } = await readGiven(kind, files);
  change({ given: [...state.given, ...given], refused });
  if (given.length > 0) await run();
}

function removeGiven(file: GivenFile): void {
  change({ given: state.given.filter((one) => one !== file), refused: [] });
  void run();
}

function dropPlace(): HTMLElement {
  const said = state.busy ? t('busy') : state.files.join(', ') || t('drop');
  const place = element(
    'div',
    { class: 'drop', id: 'drop' },
    element('p', { text: said, id: 'said' }),
    chooser(t('choose'), { id: 'file', accept: '.pdf', many: true }, (files) => void takeFiles(files)),
  );
  place.firstElementChild?.setAttribute('role', 'status');
  if (state.busy) {
    const button = element('button', { text: t('stop'), id: 'stop' });
    button.addEventListener('click', stop);
    place.append(' ', button);
  }
  return dropOn(place, (files) => void takeFiles(files));
}

function languageButtons(): HTMLElement {
  const nav = element('nav');
  for (const language of languages) {
    const button = element('button', { text: names[language], id: `language-${language}` });
    button.lang = language;
    button.setAttribute('aria-pressed', String(language === spoken()));
    button.addEventListener('click', () => {
      speak(language);
      draw();
    });
    nav.append(button);
  }
  return nav;
}

function draw(): void {
  const held =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.testid : undefined;
  document.documentElement.lang = spoken();
  document.title = t('title');
  document.body.replaceChildren(
    element('header', {}, element('h1', { text: t('title') }), languageButtons()),
    element(
      'main',
      {},
      element('p', { text: t('text') }),
      dropPlace(),
      ...answersOf(state),
      givenPlaces(state.given, state.refused, {
        add: (kind, files) => void addGiven(kind, files),
        remove: removeGiven,
      }),
      limits(),
    ),
  );
  // the page is made anew; whoever works by the keyboard stays where they were
  if (held !== undefined) document.querySelector<HTMLElement>(`[data-testid="${held}"]`)?.focus();
}

if (typeof document === 'undefined') serve();
else draw();
