import type { Command } from 'commander';
import { Refusal } from '../../../db/domain/refusal';
import type { Program } from '../program';
import { fieldLines } from '../text';
import { type VaultOptions, withVault } from '../vaultDesk';
import { findReport } from './sign';
import { vaultOptions } from './vault';

interface SentOptions extends VaultOptions {
  readonly at?: string;
  readonly channel?: string;
  readonly answerBy?: string;
}

interface AnsweredOptions extends VaultOptions {
  readonly document: string;
  readonly date: string;
  readonly note?: string;
}

/** `report sent`, `report answered`: what becomes of a request to a provider after it was signed. */
export function addRequestClock(group: Command, program: Program): void {
  const sent = vaultOptions(
    group.command('sent <report>').description('a request went to its provider; its answer is waited for'),
  )
    .option('--at <time>', 'local time, as 2026-01-31T09:30; now where it is left out')
    .option('--channel <text>', 'how it went, and its outgoing number')
    .option('--answer-by <date>', "the day of the answer; else the request's own, else the unit's period");
  program.answering(sent, async (call, named: string, options: SentOptions) => {
    const { at: sentAt = '', channel = '', answerBy = '' } = options;
    const value = await withVault(call, options, async (ask) => {
      const { id } = await findReport(ask, named);
      const { number, dueAt, rule } = await ask('report.sent', { id, draft: { sentAt, channel, answerBy } });
      return { clock: number, dueAt, rule: rule.code };
    });
    return { value, text: fieldLines(value) };
  });

  const answered = vaultOptions(
    group.command('answered <report>').description("the provider's answer to a request that was sent"),
  )
    .requiredOption('--document <number>', 'number of the answer')
    .requiredOption('--date <date>', 'its date, as 2026-01-31')
    .option('--note <text>', 'what it says');
  program.answering(answered, async (call, named: string, options: AnsweredOptions) => {
    const { document, date, note = '' } = options;
    const value = await withVault(call, options, async (ask) => {
      const { id } = await findReport(ask, named);
      const [clock] = await ask('deadline.list', { subjectId: id, running: true });
      if (clock === undefined) throw new Refusal('record.not-found', { kind: 'deadline' });
      const draft = { document, date, attachmentId: null, note };
      const { number, stopDocument, stopDate } = await ask('deadline.stop', { id: clock.id, draft });
      return { clock: number, document: stopDocument, date: stopDate };
    });
    return { value, text: fieldLines(value) };
  });
}
