import { ask, which } from './shell.ts';

/** The only way out of the namespace; whatever is sent to the world is counted there and goes nowhere. */
const dummy = 'dalel0';

/**
 * A network namespace of its own: loopback works, the default route is a dummy interface, or, where the kernel has none,
 * one end of a cable whose other end nobody reads. No ARP, so that a packet goes out without an answer; no IPv6,
 * since the kernel itself would send neighbour messages and move the counter.
 * 192.0.2.0/24 is the documentation range (RFC 5737).
 */
const prepare = `
ip link set lo up || exit 1
ip link add ${dummy} type dummy 2>/dev/null || ip link add ${dummy} type veth peer name dalel1 || exit 1
for name in ${dummy} dalel1; do
  switch=/proc/sys/net/ipv6/conf/$name/disable_ipv6
  if [ -e $switch ]; then echo 1 > $switch || exit 1; fi
done
if ip link show dalel1 >/dev/null 2>&1; then ip link set dalel1 up || exit 1; fi
ip link set ${dummy} arp off up &&
ip address add 192.0.2.1/24 dev ${dummy} &&
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
