import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ReportKind,
  type ReportLanguage,
  reportKind,
  reportKinds,
  reportLanguage,
} from '../../../db/domain/report';
import type { ReportModel } from '../../../db/domain/reportModel';
import type { RouteInput, RouteOutput } from '../../ipc/contract';
import type { EvidenceRoute } from '../../ipc/handlers/handlers';
import { sampleColleagues } from '../../sample/sources';

/** A command's way to the router, or a test's. */
type Asks = <N extends EvidenceRoute>(route: N, input: RouteInput<N>) => Promise<RouteOutput<N>>;

/** What a report is asked for: its kind and what it is about. */
export type SampleOrder = Pick<RouteInput<'report.sign'>, 'kind' | 'caseId' | 'subjectId'>;

/** Two languages side by side. */
const pairs = [
  ['kk', 'ru'],
  ['ru', 'en'],
] as const;

const showsAddresses = ({ sections }: ReportModel): boolean =>
  sections.some(({ blocks }) => blocks.some((block) => block.type === 'addressTable'));

/**
 * What a sample of each kind is about: the first thing on whose paper a wallet's addresses stand, else the first at all. Needs
 * an officer who sees every case.
 */
export async function sampleOrders(ask: Asks): Promise<ReadonlyMap<ReportKind, SampleOrder>> {
  const cases = await ask('case.list', {});
  const found = new Map<ReportKind, { order: SampleOrder; best: boolean }>();
  for (const of of [{}, ...cases.map(({ id }) => ({ caseId: id }))])
    for (const { kind, subject } of await ask('report.offered', of)) {
      if (found.get(kind)?.best === true) continue;
      const order = { kind, ...of, subjectId: subject.id };
      const best = showsAddresses(await ask('report.preview', { ...order, language: 'en' }));
      if (best || !found.has(kind)) found.set(kind, { order, best });
    }
  return new Map([...found].map(([kind, { order }]) => [kind, order]));
}

/** Every kind in every language, and in two pairs of them. */
export function sampleEditions(): { kind: ReportKind; language: ReportLanguage; second?: ReportLanguage }[] {
  return reportKind.options.flatMap((kind) => [
    ...reportLanguage.options.map((language) => ({ kind, language })),
    ...pairs.map(([language, second]) => ({ kind, language, second })),
  ]);
}

/** Whether a vault stands there already, so that only its reports are to be made. */
export function holdsVault(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/**
 * Signs the samples with the two certificates that the locked sample vault left in its folder, RSA and elliptic curve, by the
 * supervisor, who sees every case. Requests to providers are sent and wait for their answers.
 * @returns how many were made
 */
export async function signSamples(ask: Asks, folder: string, tell: (line: string) => void): Promise<number> {
  const supervisor = sampleColleagues.find(({ draft }) => draft.role === 'supervisor');
  await ask('vault.unlock', { folder, passphrase: supervisor?.passphrase ?? '' });
  const orders = await sampleOrders(ask);
  const passphrase = readFileSync(join(folder, 'SAMPLE-signer.txt'), 'utf8').trim();
  const key = { pkcs12: join(folder, 'SAMPLE-signer.p12'), passphrase };
  const secondKey = { pkcs12: join(folder, 'SAMPLE-second.p12'), passphrase };
  const editions = sampleEditions().flatMap(({ kind, ...languages }) => {
    const order = orders.get(kind);
    return order === undefined ? [] : [{ ...order, ...languages }];
  });
  for (const [index, edition] of editions.entries()) {
    const { id, kind, number, language, secondLanguage } = await ask('report.sign', { ...edition, ...key });
    const role = reportKinds[kind].signatures[1];
    if (role !== undefined) await ask('report.countersign', { id, role, ...secondKey });
    if (kind === 'provider-request')
      await ask('report.sent', { id, draft: { sentAt: '', channel: `№ ${number}`, answerBy: '' } });
    const spoken = [language, secondLanguage].filter(Boolean).join('+');
    tell(`${index + 1}/${editions.length} ${number} ${edition.kind} ${spoken}`);
  }
  return editions.length;
}
