import type { VolumeSet } from '../../db/domain/volumeSet';
import enVerdict from '../locales/en/verdict.json';
import enPage from '../locales/en/verifyPage.json';
import kkVerdict from '../locales/kk/verdict.json';
import kkPage from '../locales/kk/verifyPage.json';
import ruVerdict from '../locales/ru/verdict.json';
import ruPage from '../locales/ru/verifyPage.json';
import { Bytes } from './buffer';
import { type Judgement, judge, judgeTogether } from './report';

// the shared files were written for Node and know its Buffer by this name
Object.assign(globalThis, { Buffer: Bytes });

const words = {
  kk: { ...kkVerdict, ...kkPage },
  ru: { ...ruVerdict, ...ruPage },
  en: { ...enVerdict, ...enPage },
};
type Language = keyof typeof words;
const names: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
const languages = ['kk', 'ru', 'en'] as const;

interface State {
  language: Language;
  files: { name: string; bytes: Uint8Array }[];
  roots: string[];
  /** one for each file */
  judgements: Judgement[];
  set: VolumeSet | undefined;
  busy: boolean;
}

const state: State = {
  language: languages.find((one) => navigator.language.startsWith(one)) ?? 'ru',
  files: [],
  roots: [],
  judgements: [],
  set: undefined,
  busy: false,
};

function t(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  const found = (words[state.language] as Record<string, string>)[key] ?? key;
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** Text goes in as text alone: nothing of a file can become markup. */
function element(
  tag: string,
  options: { class?: string; text?: string; id?: string } = {},
  ...children: Node[]
) {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.id !== undefined) made.dataset.testid = options.id;
  made.append(...children);
  return made;
}

function facts(rows: readonly (readonly [label: string, value: string, mono?: boolean])[]): HTMLElement {
  const list = element('dl');
  for (const [label, value, mono] of rows)
    list.append(
      element('dt', { text: label }),
      element('dd', { text: value, ...(mono ? { class: 'mono' } : {}) }),
    );
  return list;
}

const tones: Readonly<Record<string, string>> = { intact: 'good', altered: 'bad', malformed: 'bad' };

function verdictOf({ verdict }: Judgement): HTMLElement {
  const box = element('div', { class: `verdict ${tones[verdict.verdict] ?? 'warn'}`, id: 'verdict' });
  box.dataset.verdict = verdict.verdict;
  box.append(
    element('p', { class: 'title', text: t(`verdict.${verdict.verdict}.title`) }),
    element('p', { text: t(`verdict.${verdict.verdict}.text`) }),
  );
  return box;
}

function signaturesOf({ verdict }: Judgement): HTMLElement[] {
  return verdict.signatures.map((one, index) => {
    const proven =
      one.provenAt === ''
        ? t('signature.provenNone')
        : `${one.provenAt}, ${t('signature.provenBy', { name: one.provenBy })}`;
    const made = element(
      'section',
      { id: `signature-${index + 1}` },
      element('h2', {
        text: `${t('signature.one', { n: index + 1 })}: ${one.signer || t('signature.noSigner')}`,
      }),
      facts([
        [t('signature.integrity'), t(`integrity.${one.integrity}`)],
        [t('signature.coverage'), t(`coverage.${one.coverage}`)],
        [t('signature.changesAfter'), t(`changes.${one.changesAfter}`)],
        [t('signature.at'), one.at === '' ? t('signature.atNone') : `${one.at}. ${t('signature.atHint')}`],
        [t('signature.provenAt'), proven],
        [t('signature.trust'), t(`trust.${one.trust}`)],
        [t('signature.revocation'), t(`revocation.${one.revocation}`)],
        [t('signature.algorithm'), one.algorithm],
        [t('signature.certificate'), one.certificate, true],
      ]),
    );
    made.dataset.trust = one.trust;
    return made;
  });
}

function findingsOf({ verdict }: Judgement): HTMLElement[] {
  if (verdict.findings.length === 0) return [];
  const list = element('ul');
  for (const { code, params } of verdict.findings) {
    const known = (words[state.language] as Record<string, string>)[`finding.${code}`];
    const more = Object.values(params)
      .filter((value) => value !== '')
      .join(' · ');
    list.append(
      element('li', { text: `${known ?? t('finding.unknown', { code })}${more === '' ? '' : ` (${more})`}` }),
    );
  }
  return [element('section', {}, element('h2', { text: t('section.findings') }), list)];
}

function filesOf({ files, head, report, verdict }: Judgement): HTMLElement[] {
  const rows = files.map(
    (file) => [file.name, `${file.sha256} (${t('file.bytes', { n: file.size })})`, true] as const,
  );
  const carried = element('section', { id: 'carried' }, element('h2', { text: t('carried') }));
  if (rows.length === 0) carried.append(element('p', { text: t('carriedNone') }));
  else carried.append(element('p', { text: t('carriedText') }), facts(rows));
  if (report !== '') carried.append(facts([[t('report'), report]]));
  if (head !== undefined)
    carried.append(
      facts([
        [t('head'), `${head.computed} (${head.seq})`, true],
        [t('headAgrees'), t(head.computed === head.words ? 'yes' : 'no')],
        ['SHA-256', head.hash, true],
      ]),
      element('p', { class: 'dim', text: t('headText') }),
    );
  const whole = element('section', {}, element('h2', { text: t('section.file') }));
  whole.append(
    facts([
      [t('file.sha256'), verdict.sha256, true],
      [t('file.size'), t('file.bytes', { n: verdict.size })],
    ]),
  );
  return [carried, whole];
}

/** What the files are together, then each: one lies open, of several those that are not intact. */
function answersOf(): HTMLElement[] {
  const { judgements, files } = state;
  const whole = (judgement: Judgement): HTMLElement[] => [
    verdictOf(judgement),
    ...dataOf(judgement),
    ...signaturesOf(judgement),
    ...findingsOf(judgement),
    ...filesOf(judgement),
  ];
  const [only] = judgements;
  if (only === undefined) return [];
  if (judgements.length === 1) return [...setOf(), ...whole(only)];
  return [
    ...setOf(),
    ...sameRoot(),
    ...judgements.map((judgement, index) => {
      const made = element('details', { class: 'one', id: `judgement-${index + 1}` });
      if (judgement.verdict.verdict !== 'intact') made.setAttribute('open', '');
      const title = `${files[index]?.name ?? ''}: ${t(`verdict.${judgement.verdict.verdict}.title`)}`;
      made.append(element('summary', { text: title }), ...whole(judgement));
      return made;
    }),
  ];
}

/** Whether the files are the volumes of one report. */
function setOf(): HTMLElement[] {
  const { set, files } = state;
  if (set === undefined) return [];
  const title = set.complete ? t('volumes.complete', { n: set.volumes.length }) : t('volumes.incomplete');
  const box = element('div', { class: `verdict ${set.complete ? 'good' : 'bad'}`, id: 'volumes' });
  box.dataset.complete = String(set.complete);
  const list = element('ul');
  for (const { volume, file, state: found } of set.volumes) {
    const name = file === null ? '' : ` (${files[file]?.name ?? ''})`;
    list.append(
      element('li', { text: `${t('volumes.one', { n: volume })}${name}: ${t(`volumes.${found}`)}` }),
    );
  }
  for (const code of set.findings) list.append(element('li', { text: t(`finding.${code}`) }));
  box.append(element('p', { class: 'title', text: title }), list);
  return [box];
}

/** A copy beside its original: the same root says that nothing but the hidden fields differs. */
function sameRoot(): HTMLElement[] {
  const found = state.judgements.flatMap(({ data }) => (data && data.commitments !== 'broken' ? [data] : []));
  const original = found.find(({ commitments }) => commitments === 'whole');
  const copy = found.find(({ commitments }) => commitments === 'redacted');
  if (original === undefined || copy === undefined || original.root === '') return [];
  const same = original.root === copy.root;
  const box = element('div', { class: `verdict ${same ? 'good' : 'bad'}`, id: 'same-root' });
  box.dataset.same = String(same);
  box.append(element('p', { class: 'title', text: t(same ? 'data.same' : 'data.different') }));
  return [box];
}

/** Whether the data follow from the root that they name. */
function dataOf({ data }: Judgement): HTMLElement[] {
  if (data === undefined || data.commitments === 'none') return [];
  const made = element('section', { id: 'data' }, element('h2', { text: t('data.title') }));
  made.dataset.commitments = data.commitments;
  made.append(
    facts([
      [t('data.state'), t(`data.${data.commitments}`, { n: data.hidden })],
      [t('data.root'), data.root, true],
    ]),
  );
  if (data.commitments === 'redacted') made.append(element('p', { class: 'dim', text: t('data.compare') }));
  return [made];
}

function limits(): HTMLElement {
  const made = element('section', { id: 'limits' }, element('h2', { text: t('proves') }));
  for (const [title, keys] of [
    ['provesYes', ['proves.bytes', 'proves.key', 'proves.carried']],
    ['provesNo', ['proves.truth', 'proves.person', 'proves.newest', 'proves.revoked']],
  ] as const) {
    const list = element('ul');
    for (const key of keys) list.append(element('li', { text: t(key) }));
    made.append(element('p', { text: t(title) }), list);
  }
  return made;
}

function chooser(
  label: string,
  id: string,
  accept: string,
  take: (files: readonly File[]) => void,
): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = id === 'file';
  input.dataset.testid = id;
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
  });
  return element('label', { class: 'choose', text: label }, input);
}

async function run(): Promise<void> {
  const { files, roots } = state;
  if (files.length === 0) return;
  state.busy = true;
  draw();
  // one turn for the page to say that it is at work
  await new Promise((resolve) => setTimeout(resolve));
  const judged: Judgement[] = [];
  for (const { bytes } of files) judged.push(await judge(bytes, roots));
  state.set = await judgeTogether(files.map(({ bytes }) => bytes));
  state.judgements = judged;
  state.busy = false;
  draw();
}

async function takeFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  state.files = [];
  for (const file of files)
    state.files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  state.judgements = [];
  state.set = undefined;
  await run();
}

async function takeRoot([file]: readonly File[]): Promise<void> {
  if (file === undefined) return;
  state.roots = [...state.roots, await file.text()];
  await run();
}

function dropPlace(): HTMLElement {
  const place = element(
    'div',
    { class: 'drop', id: 'drop' },
    element('p', {
      text: state.busy ? t('busy') : state.files.map(({ name }) => name).join(', ') || t('drop'),
    }),
    chooser(t('choose'), 'file', '.pdf', (files) => void takeFiles(files)),
    document.createTextNode(' '),
    chooser(t('root', { n: state.roots.length }), 'root', '.pem,.crt,.cer', (files) => void takeRoot(files)),
  );
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    void takeFiles([...(event.dataTransfer?.files ?? [])]);
  });
  return place;
}

function draw(): void {
  document.documentElement.lang = state.language;
  document.title = t('title');
  const nav = element('nav');
  for (const language of languages) {
    const button = element('button', { text: names[language], id: `language-${language}` });
    button.setAttribute('aria-pressed', String(language === state.language));
    button.addEventListener('click', () => {
      state.language = language;
      draw();
    });
    nav.append(button);
  }
  document.body.replaceChildren(
    element('header', {}, element('h1', { text: t('title') }), nav),
    element('p', { text: t('text') }),
    dropPlace(),
    ...answersOf(),
    limits(),
  );
}

draw();
