import { expect, test } from 'vitest';
import { outInterface, sendControlPacket, sentPackets } from './network';

// Would catch: a namespace whose counter counts nothing, so that "0 packets" would prove nothing.
test('one packet to the world moves the counter by one', async () => {
  if (outInterface === undefined) {
    console.warn('no network namespace here: nothing to count');
    return;
  }
  const before = sentPackets(outInterface);
  await sendControlPacket();
  expect(sentPackets(outInterface)).toBe(before + 1);
});
