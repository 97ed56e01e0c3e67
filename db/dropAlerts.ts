import { eq } from 'drizzle-orm';
import { amountText } from './domain/funds/assets';
import type { HomeAlert } from './domain/home';
import { openDrops } from './funds';
import type { ReadDb } from './open';
import { placeOf } from './places';
import { caseFile } from './schema';

/** Money that is less than it was, and no movement and no explanation says why. */
export function dropAlerts(read: ReadDb): HomeAlert[] {
  return openDrops(read).flatMap(({ drop, seen }): HomeAlert[] => {
    const subject = placeOf(read, seen)?.subject;
    const of = read.select().from(caseFile).where(eq(caseFile.id, seen.caseId)).get();
    if (!subject || !of) return [];
    const { kind, id, number, title } = subject;
    return [
      {
        code: 'balance.dropped',
        state: 'red',
        subject: { kind, id, number, title },
        caseNumber: of.number,
        since: seen.recordedAt,
        params: {
          missing: amountText(drop.assetId, drop.missing, true),
          before: amountText(drop.assetId, drop.expected, true),
          seen: amountText(drop.assetId, drop.seen, true),
        },
      },
    ];
  });
}
