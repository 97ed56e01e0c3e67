import { describe, expect, it } from 'vitest';
import { refusedSwitch, terminalArguments } from '../../electron/shell/starting';

const started = (switches: readonly string[], packaged = true, inspected = false) =>
  refusedSwitch((name) => switches.includes(name), { packaged, inspected });

describe('a released Dalel', () => {
  // Would catch: a shortcut on the desktop that opens the window to whoever reads its debugging port.
  it('does not start with a switch that hands its window to another program', () => {
    expect(started(['remote-debugging-port'])).toBe('remote-debugging-port');
    expect(started(['no-sandbox', 'remote-debugging-pipe'])).toBe('remote-debugging-pipe');
    expect(started(['load-extension'])).toBe('load-extension');
    expect(started(['no-sandbox', 'user-data-dir', 'inspect'])).toBeUndefined();
  });

  // Would catch: end-to-end tests that cannot drive the app any more.
  it('is driven where its fuses allow a debugger, and while it is developed', () => {
    expect(started(['remote-debugging-port'], true, true)).toBeUndefined();
    expect(started(['remote-debugging-port'], false)).toBeUndefined();
  });
});

describe('what an installed Dalel was called with', () => {
  const called = (...given: string[]) => terminalArguments(['/opt/Dalel/dalel', ...given], true);

  // Would catch: an installed `dalel verify` that opens a window, and a window that is taken for a command.
  it('is a command where the first word is one, whatever switches stand before it', () => {
    expect(called('verify', 'a.pdf', '--json')).toEqual(['verify', 'a.pdf', '--json']);
    expect(called('--no-sandbox', 'recovery-key', 'renew')).toEqual(['recovery-key', 'renew']);
    for (const window of [
      [],
      ['--no-sandbox'],
      ['--user-data-dir=/tmp/x'],
      ['/srv/report.pdf'],
      ['Отчёт.pdf'],
    ])
      expect(called(...window)).toBeUndefined();
    expect(terminalArguments(['electron', 'verify'], false)).toBeUndefined();
  });
});
