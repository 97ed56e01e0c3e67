import { existsSync } from 'node:fs';
import { ask, mustRun, run, SetupError, say, which } from './shell.ts';

/** A Debian package, or names it has had: the first that this release knows is taken. */
type Package = string | readonly string[];

const forWindow: Package[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  'libnss3',
  ['libasound2', 'libasound2t64'],
  'libgbm1',
  'libxss1',
  'libxtst6',
];
const forVirtualDisplay: Package[] = ['xvfb', 'xauth'];
/** Foreign programs that judge our reports, open verify.html, read our codes and take the network away. */
const forTests: Package[] = [
  'qpdf',
  'poppler-utils',
  'libnss3-tools',
  'openssl',
  'softhsm2',
  'zbar-tools',
  'chromium',
  'sqlite3',
  'iproute2',
  'python3',
];
const testPrograms = [
  'qpdf',
  'pdfinfo',
  'pdfsig',
  'openssl',
  'softhsm2-util',
  'zbarimg',
  'sqlite3',
  'python3',
];

const namesOf = (wanted: Package): readonly string[] => (typeof wanted === 'string' ? [wanted] : wanted);

export interface Needs {
  virtualDisplay: boolean;
  tests: boolean;
}

/** Installs what the window, a virtual display or the tests need from the system; elsewhere names what is missing. */
export async function ensureSystem({ virtualDisplay, tests }: Needs): Promise<void> {
  if (process.platform === 'linux' && which('dpkg-query') !== undefined && which('apt-get') !== undefined) {
    const display = virtualDisplay ? forVirtualDisplay : [];
    return installPackages([...forWindow, ...display, ...(tests ? forTests : [])]);
  }
  const linuxOnly = process.platform === 'linux' ? ['ip', 'unshare'] : [];
  const display = virtualDisplay ? ['Xvfb', 'xvfb-run'] : [];
  const programs = [...display, ...(tests ? [...testPrograms, ...linuxOnly] : [])];
  namePrograms(programs.filter((name) => which(name) === undefined));
}

/** A C and C++ compiler. */
export async function ensureCompiler(): Promise<void> {
  if (which('g++') !== undefined && which('gcc') !== undefined) return;
  if (which('apt-get') === undefined)
    throw new SetupError('A C++ compiler (gcc, g++) is needed to build the database.');
  await installPackages(['g++']);
}

function namePrograms(missing: readonly string[]): void {
  if (missing.length > 0)
    throw new SetupError(`These programs are needed and not found: ${missing.join(', ')}.`);
}

async function installPackages(wanted: readonly Package[]): Promise<void> {
  const missing = missingOf(wanted);
  if (missing.length === 0) return;
  const prefix = rightToInstall();
  if (prefix === undefined) {
    throw new SetupError(
      `These Debian packages are missing: ${missing.map((names) => namesOf(names)[0]).join(' ')}. ` +
        'Install them with apt, or let a user who may use sudo run this once.',
    );
  }
  say(`installing Debian packages: ${missing.map((names) => namesOf(names)[0]).join(' ')}`);
  const [command = 'apt-get', ...before] = [...prefix, 'apt-get'];
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(command, [...before, 'update', '-qq'], { show: false, env: environment });
  if (update.status !== 0) say('apt-get update had trouble; going on with the lists that are there');
  const names = missing.map(available);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...names];
  await mustRun(command, [...before, ...install], { env: environment });
  const still = missingOf(wanted);
  if (still.length > 0)
    throw new SetupError(`apt ended well, but these are missing: ${still.flat().join(' ')}`);
}

function missingOf(wanted: readonly Package[]): Package[] {
  const all = wanted.flatMap(namesOf);
  // dpkg-query fails as a whole when it does not know one name, and still lists the others.
  const listing = ask('sh', [
    '-c',
    `dpkg-query -W -f '\${Package} \${db:Status-Status}\\n' ${all.join(' ')} 2>&1 || true`,
  ]);
  const installed = new Set((listing ?? '').split('\n').filter((line) => line.endsWith(' installed')));
  return wanted.filter((names) => !namesOf(names).some((name) => installed.has(`${name} installed`)));
}

function available(names: Package): string {
  const known = namesOf(names).find((name) =>
    /Candidate: [^(]/.test(ask('apt-cache', ['policy', name]) ?? ''),
  );
  if (known === undefined) throw new SetupError(`apt knows no package ${namesOf(names).join(' or ')}`);
  return known;
}

/** Nothing as root, sudo where it asks for no password, undefined otherwise. */
function rightToInstall(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return existsSync('/usr/bin/sudo') && ask('sudo', ['-n', 'true']) !== undefined
    ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND']
    : undefined;
}
