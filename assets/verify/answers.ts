import type { VolumeSet } from '../../db/domain/volumeSet';
import { element, facts } from './element';
import type { Judgement } from './report';
import { has, t, timeText } from './words';

export interface Shown {
  /** names, one for each judgement */
  files: readonly string[];
  judgements: readonly Judgement[];
  set: VolumeSet | undefined;
}

const tones: Readonly<Record<string, string>> = { intact: 'good', altered: 'bad', malformed: 'bad' };

function verdictOf({ verdict }: Judgement): HTMLElement {
  const box = element('div', { class: `verdict ${tones[verdict.verdict] ?? 'warn'}`, id: 'verdict' });
  box.dataset.verdict = verdict.verdict;
  box.setAttribute('role', 'status');
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
        : `${timeText(one.provenAt)}, ${t('signature.provenBy', { name: one.provenBy })}`;
    const claimed = one.at === '' ? t('signature.atNone') : `${timeText(one.at)}. ${t('signature.atHint')}`;
    const made = element(
      'section',
      { id: `signature-${index + 1}` },
      element('h2', {
        text: `${t(one.kind === 'timestamp' ? 'signature.stamp' : 'signature.one', { n: index + 1 })}: ${one.signer || t('signature.noSigner')}`,
      }),
      facts([
        [t('signature.integrity'), t(`integrity.${one.integrity}`)],
        [t('signature.coverage'), t(`coverage.${one.coverage}`)],
        [t('signature.changesAfter'), t(`changes.${one.changesAfter}`)],
        ...(one.kind === 'timestamp' ? [] : [[t('signature.at'), claimed] as const]),
        [t('signature.provenAt'), proven],
        [t('signature.trust'), t(`trust.${one.trust}`)],
        [t('signature.revocation'), t(`revocation.${one.revocation}`)],
        [t('signature.algorithm'), one.algorithm],
        [t('signature.certificate'), one.certificate, true],
      ]),
    );
    made.dataset.trust = one.trust;
    made.dataset.revocation = one.revocation;
    return made;
  });
}

function findingsOf({ verdict }: Judgement): HTMLElement[] {
  if (verdict.findings.length === 0) return [];
  const list = element('ul');
  for (const { code, params } of verdict.findings) {
    const known = has(`finding.${code}`) ? t(`finding.${code}`, params) : t('finding.unknown', { code });
    const more = Object.values(params)
      .filter((value) => value !== '')
      .join(' · ');
    list.append(element('li', { text: `${known}${more === '' ? '' : ` (${more})`}` }));
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
      [t('file.signatures'), String(verdict.signatures.length)],
    ]),
    ...(verdict.signatures.length === 0 ? [] : [element('p', { class: 'dim', text: t('cut') })]),
  );
  return [carried, whole];
}

/** What the files are together, then each: one lies open, of several those that are not intact. */
export function answersOf(shown: Shown): HTMLElement[] {
  const { judgements, files } = shown;
  const whole = (judgement: Judgement): HTMLElement[] => [
    verdictOf(judgement),
    ...dataOf(judgement),
    ...signaturesOf(judgement),
    ...findingsOf(judgement),
    ...filesOf(judgement),
  ];
  const [only] = judgements;
  if (only === undefined) return [];
  if (judgements.length === 1) return [...setOf(shown), ...whole(only)];
  return [
    ...setOf(shown),
    ...sameRoot(shown),
    ...judgements.map((judgement, index) => {
      const made = element('details', { class: 'one', id: `judgement-${index + 1}` });
      if (judgement.verdict.verdict !== 'intact') made.setAttribute('open', '');
      const title = `${files[index] ?? ''}: ${t(`verdict.${judgement.verdict.verdict}.title`)}`;
      made.append(element('summary', { text: title }), ...whole(judgement));
      return made;
    }),
  ];
}

/** Whether the files are the volumes of one report. */
function setOf({ set, files }: Shown): HTMLElement[] {
  if (set === undefined) return [];
  const title = set.complete ? t('volumes.complete', { n: set.volumes.length }) : t('volumes.incomplete');
  const box = element('div', { class: `verdict ${set.complete ? 'good' : 'bad'}`, id: 'volumes' });
  box.dataset.complete = String(set.complete);
  const list = element('ul');
  for (const { volume, file, state: found } of set.volumes) {
    const name = file === null ? '' : ` (${files[file] ?? ''})`;
    list.append(
      element('li', { text: `${t('volumes.one', { n: volume })}${name}: ${t(`volumes.${found}`)}` }),
    );
  }
  for (const code of set.findings) list.append(element('li', { text: t(`finding.${code}`) }));
  box.append(element('p', { class: 'title', text: title }), list);
  return [box];
}

/** A copy beside its original: the same root says that nothing but the hidden fields differs. */
function sameRoot({ judgements }: Shown): HTMLElement[] {
  const found = judgements.flatMap(({ data }) => (data && data.commitments !== 'broken' ? [data] : []));
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

/** What the page proves and what it cannot know. */
export function limits(): HTMLElement {
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
