import { readRoots } from '../../electron/signing/verify';
import { readTold } from '../../electron/signing/verify/crl';
import { element } from './element';
import { t } from './words';

/** What the visitor knows beside the file: kinds, each with its own place on the page. */
export const givenKinds = ['roots', 'stampRoots', 'told'] as const;
export type GivenKind = (typeof givenKinds)[number];

export interface GivenFile {
  kind: GivenKind;
  name: string;
  bytes: Uint8Array;
}

/** One or several certificates as PEM, whether they came as PEM or as DER. */
export function pemOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

const LARGEST = 50_000_000;

function isReadable(kind: GivenKind, bytes: Uint8Array): boolean {
  try {
    if (kind === 'told') return readTold(bytes) !== undefined;
    return readRoots([pemOf(bytes)]).length > 0;
  } catch {
    return false;
  }
}

export interface Refused {
  kind: GivenKind;
  name: string;
}

/** Reads what was added; what is not what it should be is refused by name. */
export async function readGiven(
  kind: GivenKind,
  files: readonly File[],
): Promise<{ given: GivenFile[]; refused: Refused[] }> {
  const given: GivenFile[] = [];
  const refused: Refused[] = [];
  for (const file of files) {
    const bytes = file.size > LARGEST ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
    if (isReadable(kind, bytes)) given.push({ kind, name: file.name, bytes });
    else refused.push({ kind, name: file.name });
  }
  return { given, refused };
}

const accepted: Readonly<Record<GivenKind, string>> = {
  roots: '.pem,.crt,.cer,.der',
  stampRoots: '.pem,.crt,.cer,.der',
  told: '.crl,.pem,.der,.ors,.ocsp,.resp',
};
/** Names by which tests and scripts find the places. */
export const placeIds: Readonly<Record<GivenKind, string>> = {
  roots: 'root',
  stampRoots: 'stamp-root',
  told: 'told',
};

/** A label that opens a choice of files, reached by the keyboard as well. */
export function chooser(
  label: string,
  { id, accept, many }: { id: string; accept: string; many: boolean },
  take: (files: readonly File[]) => void,
): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = many;
  input.dataset.testid = id;
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  return element('label', { class: 'choose', text: label }, input);
}

/** Lets files be dropped on an element. */
export function dropOn(place: HTMLElement, take: (files: readonly File[]) => void): HTMLElement {
  const over = (is: boolean) => (event: Event) => {
    event.preventDefault();
    place.classList.toggle('over', is);
  };
  place.addEventListener('dragover', over(true));
  place.addEventListener('dragleave', over(false));
  place.addEventListener('drop', (event) => {
    over(false)(event);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  return place;
}

export interface GivenActions {
  add(kind: GivenKind, files: readonly File[]): void;
  remove(file: GivenFile): void;
}

/** The places for what the visitor knows, with what was added and a way to take it back. */
export function givenPlaces(
  given: readonly GivenFile[],
  refused: readonly Refused[],
  { add, remove }: GivenActions,
): HTMLElement {
  const places = givenKinds.map((kind) => {
    const list = element('ul');
    for (const file of given.filter((one) => one.kind === kind)) {
      const button = element('button', { text: t('given.remove') });
      button.setAttribute('aria-label', `${t('given.remove')}: ${file.name}`);
      button.addEventListener('click', () => remove(file));
      list.append(element('li', { text: `${file.name} ` }, button));
    }
    for (const { name } of refused.filter((one) => one.kind === kind))
      list.append(element('li', { class: 'bad', text: t(`given.${kind}.refused`, { name }) }));
    const box = element(
      'div',
      { class: 'place', id: `place-${placeIds[kind]}` },
      element('h3', { text: t(`given.${kind}`) }),
      element('p', { class: 'dim', text: t(`given.${kind}.text`) }),
      chooser(t('given.add'), { id: placeIds[kind], accept: accepted[kind], many: true }, (files) =>
        add(kind, files),
      ),
      list,
    );
    return dropOn(box, (files) => add(kind, files));
  });
  return element(
    'section',
    { id: 'given' },
    element('h2', { text: t('given.title') }),
    element('p', { text: t('given.text') }),
    element('div', { class: 'places' }, ...places),
  );
}
