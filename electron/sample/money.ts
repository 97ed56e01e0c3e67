import { createHash } from 'node:crypto';
import { findAsset } from '../../db/domain/funds/assets';
import type { MovementPurpose } from '../../db/domain/funds/movement';
import { parseAmount } from '../../db/domain/money';
import type { SampleDesk } from './makeSample';
import type { RouteInput } from './routes';
import { sampleColleagues } from './sources';
import type { CaseKey } from './story';

/** A line of a wallet of the story, from 0. */
export type LineOf = readonly [wallet: string, line: number];
type Source = RouteInput<'observation.record'>['draft']['source'];

/** What the officer does with money. Amounts are whole units as one says them: `1.8421`. */
export type MoneyStep =
  | {
      do: 'account';
      at: string;
      key: string;
      of: CaseKey;
      person?: string;
      draft: Omit<RouteInput<'account.record'>['draft'], 'caseId' | 'personId'>;
    }
  | {
      do: 'look';
      at: string;
      of: CaseKey;
      where: LineOf | string;
      asset: string;
      amount: string;
      seen: string;
      block?: number;
      source?: Source;
      name: string;
    }
  | {
      do: 'move';
      at: string;
      key: string;
      of: CaseKey;
      from: LineOf;
      to: LineOf;
      asset: string;
      amount: string;
      fee?: string;
      moved: string;
      purpose: MovementPurpose;
      reason: string;
      authorisation: string;
    }
  | {
      do: 'arrive';
      at: string;
      move: string;
      amount: string;
      seen: string;
      name: string;
      nothingLeft?: string;
    }
  | { do: 'rates'; at: string; name: string; source: string; rows: readonly string[] }
  | {
      do: 'value';
      at: string;
      of: CaseKey;
      wallet: string;
      asset: string;
      amount: string;
      basis: 'offence' | 'seizure' | 'realisation';
      date: string;
      price: string;
      source: string;
    }
  | {
      do: 'claim';
      at: string;
      where: LineOf;
      fork: string;
      state: 'unclaimed' | 'not-applicable';
      notes: string;
    };

const doings = ['account', 'look', 'move', 'arrive', 'rates', 'value', 'claim'] as const;

export function isMoney(step: { do: string }): step is MoneyStep {
  return doings.some((one) => one === step.do);
}

/** Tells the money of the story through the router; remembers its accounts and movements by their keys. */
export class MoneyTeller {
  readonly #desk: SampleDesk;
  readonly #idOf: (key: string) => string;
  readonly #made = new Map<string, string>();

  constructor(desk: SampleDesk, idOf: (key: string) => string) {
    this.#desk = desk;
    this.#idOf = idOf;
  }

  async take(step: MoneyStep): Promise<void> {
    switch (step.do) {
      case 'account': {
        const personId = step.person === undefined ? null : this.#idOf(step.person);
        const draft = { ...step.draft, caseId: this.#idOf(step.of), personId };
        this.#made.set(step.key, (await this.#desk.request('account.record', { draft })).id);
        return;
      }
      case 'look':
        return this.#look(step);
      case 'move':
        return this.#move(step);
      case 'arrive':
        return this.#arrive(step);
      case 'rates': {
        const file = this.#desk.file(step.name, Buffer.from(step.rows.join('\r\n'), 'utf8'), step.at);
        await this.#desk.request('rates.import', { source: { file }, sourceName: step.source });
        return;
      }
      case 'value':
        return this.#value(step);
      case 'claim': {
        const { where, fork, state, notes } = step;
        const draft = { addressId: await this.#lineId(where), fork, state, notes };
        await this.#desk.request('entitlement.record', { draft });
      }
    }
  }

  async #look(step: Extract<MoneyStep, { do: 'look' }>): Promise<void> {
    const { where, asset, seen, block, name, source = 'explorer' } = step;
    const place =
      typeof where === 'string'
        ? { accountId: this.#known(where) }
        : { addressId: await this.#lineId(where) };
    const draft = {
      caseId: this.#idOf(step.of),
      ...place,
      assetId: asset,
      amount: units(asset, step.amount),
      observedAt: seen,
      blockHeight: block ?? null,
      source,
      sourceName: name,
    };
    await this.#desk.request('observation.record', { draft });
  }

  async #move(step: Extract<MoneyStep, { do: 'move' }>): Promise<void> {
    const { asset, purpose, reason, authorisation, moved } = step;
    const chain = findAsset(asset)?.chain ?? asset;
    const digest = createHash('sha256')
      .update(`Dalel sample vault, transfer of nobody: ${step.key}`)
      .digest('hex');
    const draft = {
      caseId: this.#idOf(step.of),
      fromAddressId: await this.#lineId(step.from),
      toAddressId: await this.#lineId(step.to),
      assetId: asset,
      amount: units(asset, step.amount),
      fee: step.fee === undefined ? '' : units(chain, step.fee),
      txid: digest,
      movedAt: moved,
      purpose,
    };
    const hands = await this.#handsOf(reason, authorisation);
    this.#made.set(step.key, (await this.#desk.request('movement.record', { draft, hands })).id);
  }

  async #handsOf(reason: string, authorisation: string) {
    const supervisor = sampleColleagues.find((one) => one.draft.role === 'supervisor');
    const officer = (await this.#desk.request('officer.list', {})).find(({ role }) => role === 'supervisor');
    if (!supervisor || !officer) throw new Error('nobody can confirm a movement in the story');
    return { reason, authorisation, second: { officerId: officer.id, passphrase: supervisor.passphrase } };
  }

  async #arrive(step: Extract<MoneyStep, { do: 'arrive' }>): Promise<void> {
    const id = this.#known(step.move);
    const { assetId, authorisation } = await this.#desk.request('movement.get', { id });
    const { nothingLeft = '' } = step;
    await this.#desk.request('movement.confirm', {
      id,
      arrival: {
        amount: units(assetId, step.amount),
        observedAt: step.seen,
        source: 'explorer',
        sourceName: step.name,
      },
      source: '',
      nothingLeft,
      ...(nothingLeft === '' ? {} : { hands: await this.#handsOf(nothingLeft, authorisation) }),
    });
  }

  async #value(step: Extract<MoneyStep, { do: 'value' }>): Promise<void> {
    const { asset, basis, date, price, source } = step;
    const draft = {
      caseId: this.#idOf(step.of),
      walletId: this.#idOf(step.wallet),
      assetId: asset,
      amount: units(asset, step.amount),
      basis,
      date,
      price,
      priceCurrency: 'USD',
      priceSource: source,
    } as const;
    await this.#desk.request('valuation.record', { draft });
  }

  #known(key: string): string {
    const id = this.#made.get(key);
    if (id === undefined) throw new Error(`the story speaks of ${key} before it happened`);
    return id;
  }

  async #lineId([wallet, line]: LineOf): Promise<string> {
    const { addresses } = await this.#desk.request('wallet.get', { id: this.#idOf(wallet) });
    const found = addresses[line];
    if (!found) throw new Error(`${wallet} has no line ${line} in the story`);
    return found.id;
  }
}

function units(assetId: string, text: string): string {
  const asset = findAsset(assetId);
  const amount = asset && parseAmount(text, asset.decimals);
  if (amount === undefined) throw new Error(`${text} is no amount of ${assetId}`);
  return String(amount);
}
