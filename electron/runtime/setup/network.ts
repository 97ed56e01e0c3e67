import { ask, which } from './shell.ts';

/** The only way out of the namespace; whatever is sent to the world is counted there and goes nowhere. */
const dummy = 'dalel0';

/**
 * A network namespace of its own: loopback works, the default route is a dummy interface, or, where the kernel has none,
 * one end of a cable whose other end nobody reads. No ARP, so that a packet goes out without an answer; no IPv6,
 * since the kernel itself would send neighbour messages and move the counter.
 * 198.51.100.0/24 is a documentation range (RFC 5737). /sys is mounted anew where it may be: it goes on showing the
 * interfaces of the namespace that mounted it.
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
ip address add 198.51.100.1/24 dev ${dummy} &&
ip route add default via 198.51.100.254 dev ${dummy} &&
{ mount -t sysfs sysfs /sys 2>/dev/null || true; } &&
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
  for (const options of [[], ['--map-root-user']]) {
    const command = [unshare, '--net', '--mount', ...options, '--', 'sh', '-c', prepare, 'sh'];
    const [first = unshare, ...rest] = command;
    if (ask(first, [...rest, 'true']) !== undefined) return { command, env: { DALEL_TEST_DUMMY_IF: dummy } };
  }
  return undefined;
}
