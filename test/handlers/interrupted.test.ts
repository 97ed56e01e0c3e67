import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginReport } from '../../db/reports';
import { type Crew, makeCrew, passphrases } from './officersSupport';

let made: Crew;
beforeEach(async () => {
  made = await makeCrew('auditor');
});
afterEach(() => made.test.end());

async function leavePending(): Promise<string> {
  const { test } = made;
  const { id: caseId } = await test.request('case.record', { draft: { title: 'Прерванный отчёт' } });
  return test.desk.write('report.begin', (tx) => beginReport(tx, { caseId, kind: 'case', language: 'ru' }))
    .id;
}

const stateOf = async (id: string) => (await made.test.request('report.get', { id })).report;

describe('a report that a lock cut short', () => {
  // It stood there as "not finished" for ever, as if somebody were still at it.
  it('is failed at the next unlock, once, in the ledger', async () => {
    const id = await leavePending();
    await made.become(made.founder, passphrases.founder);
    expect(await stateOf(id)).toMatchObject({ status: 'failed', failure: 'report.interrupted' });
    await made.become(made.founder, passphrases.founder);
    const entries = await made.test.request('ledger.list', { limit: 50 });
    expect(entries.filter(({ body }) => body.kind === 'report.fail')).toHaveLength(1);
    expect(await made.test.request('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('waits for somebody who may write it', async () => {
    const id = await leavePending();
    await made.become(made.second, passphrases.second);
    expect(await stateOf(id)).toMatchObject({ status: 'pending' });
  });
});
