import { ask, which } from './shell.ts';

/** The dummy interface that is the only way out; whatever is sent to the world is counted there and goes nowhere. */
const dummy = 'dalel0';

/**
 * A network namespace of its own: loopback works, the default route is a dummy interface.
 * IPv6 is off there, since the kernel itself would send neighbour messages and move the counter.
 * 192.0.2.0/24 is the documentation range (RFC 5737).
 */
const prepare = `
ip link set lo up &&
ip link add ${dummy} type dummy &&
{ echo 1 > /proc/sys/net/ipv6/conf/${dummy}/disable_ipv6 || [ ! -e /proc/sys/net/ipv6 ]; } &&
ip address add 192.0.2.1/24 dev ${dummy} &&
ip link set ${dummy} up &&
ip route add default via 192.0.2.254 dev ${dummy} &&
exec "$@"`;

export interface IsolatedNetwork {
  /** Goes before the command to run. */
  command: string[];
  env: Record<string, string>;
}

/** How to run a command without a network here, or undefined where the system does not allow it. */
export async function isolatedNetwork(): Promise<IsolatedNetwork | undefined> {
  const unshare = which('unshare');
  if (process.platform !== 'linux' || unshare === undefined) return undefined;
  for (const options of [['--net'], ['--net', '--map-root-user']]) {
    const command = [unshare, ...options, '--', 'sh', '-c', prepare, 'sh'];
    const [first = unshare, ...rest] = command;
    if (ask(first, [...rest, 'true']) !== undefined) return { command, env: { DALEL_TEST_DUMMY_IF: dummy } };
  }
  return undefined;
}
