import { afterEach } from 'vitest';
import type { CaseRecord } from '../../db/domain/case';
import type { WalletRecord } from '../../db/domain/wallet';
import type { RouteInput } from '../../electron/ipc/contract';
import { type Crew, handsOf, makeCrew, passphrases } from './officersSupport';

export const suspectTron = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
export const agencyTron = 'TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7';
export const otherTron = 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8';
export const txid = (n: number) => n.toString(16).padStart(64, 'a');

export const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

export interface Scene extends Crew {
  readonly of: CaseRecord;
  readonly suspect: WalletRecord;
  readonly agency: WalletRecord;
  readonly hands: ReturnType<typeof handsOf>;
}

export const lines = (text: string, role: 'suspect' | 'agency') => [{ chain: 'tron' as const, text, role }];

/** Two officers, a case with a suspect's wallet and an agency wallet. */
export async function scene(): Promise<Scene> {
  const crew = await makeCrew();
  ended.push(crew.test.end);
  const { test } = crew;
  const of = await test.request('case.record', { draft: { title: 'Пирамида' } });
  const suspect = await test.request('wallet.record', {
    draft: {
      caseId: of.id,
      label: 'Сбор взносов',
      control: 'access',
      addresses: lines(suspectTron, 'suspect'),
    },
  });
  const agency = await test.request('wallet.record', {
    draft: { caseId: of.id, label: 'Орган', control: 'access', addresses: lines(agencyTron, 'agency') },
  });
  const hands = handsOf({ officerId: crew.second.id, passphrase: passphrases.second });
  return { ...crew, of, suspect, agency, hands };
}

export const lineOf = (wallet: WalletRecord) => wallet.addresses[0]?.id ?? '';

export function look(made: Scene, wallet: WalletRecord, amount: string, observedAt: string) {
  const draft = {
    caseId: made.of.id,
    addressId: lineOf(wallet),
    assetId: 'usdt.tron',
    amount,
    observedAt,
    sourceName: 'tronscan.org',
  };
  return made.test.request('observation.record', { draft });
}

export type Move = RouteInput<'movement.record'>['draft'];

export function move(made: Scene, fields: Partial<Move>) {
  const draft: Move = {
    caseId: made.of.id,
    fromAddressId: lineOf(made.suspect),
    toAddressId: lineOf(made.agency),
    assetId: 'usdt.tron',
    amount: '1000000',
    fee: '1100000',
    txid: txid(1),
    movedAt: '2026-11-17T10:00',
    purpose: 'seizure',
    ...fields,
  };
  return made.test.request('movement.record', { draft, hands: made.hands });
}

export const arrived = (amount: string) => ({
  amount,
  observedAt: '2026-11-17T11:00',
  source: 'explorer' as const,
  sourceName: 'tronscan.org',
});

export const controlOf = async ({ test, suspect }: Scene) =>
  (await test.request('wallet.get', { id: suspect.id })).control;

export const dropsAt = async ({ test }: Scene) =>
  (await test.request('home.get', {})).alerts.filter(({ code }) => code === 'balance.dropped');
