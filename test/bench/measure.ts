import { execFileSync } from 'node:child_process';

/** Milliseconds on the clock, and of work: user and system time of all threads. On a busy machine the second says more. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** What this process spends on the work. */
export async function spent(work: () => unknown): Promise<Spent> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - begun, cpu: (user + system) / 1_000 };
}

/** What a program spends, as the shell's `times` says it (POSIX only). */
export function spentByProgram(program: string, args: readonly string[]): Spent {
  const begun = performance.now();
  const printed = execFileSync('sh', ['-c', '"$@" >/dev/null && times', 'sh', program, ...args], {
    encoding: 'utf8',
  });
  const wall = performance.now() - begun;
  const [, children = ''] = printed.trim().split('\n');
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1_000,
  );
  if (cpu.length !== 2) throw new Error(`the shell says no times: ${printed}`);
  return { wall, cpu: (cpu[0] ?? 0) + (cpu[1] ?? 0) };
}

/** The least of each: other work on the machine only ever adds. */
export function least(all: readonly Spent[]): Spent {
  return {
    wall: Math.min(...all.map(({ wall }) => wall)),
    cpu: Math.min(...all.map(({ cpu }) => cpu)),
  };
}

/** The least of so many rounds, baseline and work in turns, so that both see the same machine. */
export async function compare(
  rounds: number,
  baseline: () => Spent | Promise<Spent>,
  work: () => Spent | Promise<Spent>,
): Promise<{ base: Spent; own: Spent }> {
  const [bases, owns]: [Spent[], Spent[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    bases.push(await baseline());
    owns.push(await work());
  }
  return { base: least(bases), own: least(owns) };
}

const milliseconds = (value: number) => (value < 10 ? value.toFixed(2) : String(Math.round(value)));

/** One line: what it took, the baseline, and both ratios. */
export function say(what: string, own: Spent, base: Spent, of: string, goal: string): void {
  const [wall, cpu] = [own.wall / base.wall, own.cpu / base.cpu];
  process.stdout.write(
    `${what}: ${milliseconds(own.wall)} ms (${milliseconds(own.cpu)} ms of work); ${of}: ${milliseconds(base.wall)} ms ` +
      `(${milliseconds(base.cpu)} ms of work); ratio ${wall.toFixed(2)} by the clock, ${cpu.toFixed(2)} by work; goal ${goal}\n`,
  );
}
