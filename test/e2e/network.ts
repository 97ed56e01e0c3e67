import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';

/** The interface that is the only way out of the tests' network namespace; undefined where there is no namespace. */
export const outInterface = process.env.DALEL_TEST_DUMMY_IF;

/**
 * Packets that any process of this namespace has sent to the world so far.
 * Read from /proc, since /sys keeps showing the namespace that mounted it.
 */
export function sentPackets(name: string): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((text) => text.trim().startsWith(`${name}:`));
  const sent = line?.split(':')[1]?.trim().split(/\s+/)[9];
  if (sent === undefined) throw new Error(`there is no interface ${name}`);
  return Number(sent);
}

/** Sends one packet to an address that nobody has (RFC 5737), to prove that the counter counts. */
export function sendControlPacket(): Promise<void> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.send('control', 9, '203.0.113.5', (error) => {
      socket.close();
      if (error === null) resolve();
      else reject(error);
    });
  });
}
