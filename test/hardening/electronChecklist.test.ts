import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowCamera, isAskedCamera } from '../../electron/shell/camera';
import { codeFiles, filesOf, read, root } from '../architecture/sources';

/**
 * Electron's security checklist, line by line (electronjs.org/docs/latest/tutorial/security, for the release in
 * package.json). What only a running window can show is tried in test/e2e/security.test.ts; each line here says where.
 */
const shell = filesOf('.ts').filter(
  (file) => file === 'electron/main.ts' || file.startsWith('electron/shell/'),
);
const page = filesOf('.ts', '.tsx').filter((file) => file.startsWith('renderer/'));
const textOf = (files: readonly string[]) => files.map(read).join('\n');
const shellText = textOf(shell);
const pageText = textOf(page);
const e2e = read('test/e2e/security.test.ts');
const settings = read('electron/shell/window.ts');

/** Hosts that the code names; what starts with our own scheme is none. */
function hostsIn(text: string): string[] {
  return [...text.matchAll(/["'`](?:https?|wss?):\/\/([^/"'`\s]+)/g)].map((found) => found[1] ?? '');
}

describe('Electron security checklist', () => {
  it('1. loads only secure content: nothing is loaded from a host at all', () => {
    expect(hostsIn(shellText)).toEqual([]);
    expect(shellText).toMatch(/onBeforeRequest/);
    expect(e2e).toContain('lets no script, request, window, frame or navigation past');
  });

  it('2. enables no Node integration for the page, in workers and sub-frames neither', () => {
    expect(settings).toMatch(/nodeIntegration: false/);
    expect(shellText).not.toMatch(/nodeIntegration(InWorker|InSubFrames)?: true/);
    expect(e2e).toContain('nodeIntegration: false');
  });

  it('3. enables context isolation', () => {
    expect(settings).toMatch(/contextIsolation: true/);
    expect(read('electron/preload.ts')).toMatch(/contextBridge\.exposeInMainWorld\('dalel', bridge\)/);
  });

  it('4. enables the sandbox of every process with a page', () => {
    expect(settings).toMatch(/sandbox: true/);
    expect(shellText).toMatch(/app\.enableSandbox\(\)/);
  });

  it('5. answers every request of the page for permissions, with no, but for the camera that a hand just asked for', () => {
    const security = read('electron/shell/security.ts');
    expect(security.match(/\bdecide\((?!\{)/g)).toHaveLength(1);
    expect(security).toMatch(/decide\(isAskedCamera\(permission, /);
    expect(security).toMatch(/=>\s+isAskedCamera\(permission, \[mediaType\]\)/);
    expect(isAskedCamera('media', ['video'])).toBe(false);
    allowCamera();
    expect(isAskedCamera('media', ['video'])).toBe(true);
    const others: [string, string[]][] = [
      ['media', ['audio']],
      ['media', ['video', 'audio']],
      ['media', []],
      ['geolocation', ['video']],
    ];
    for (const [permission, media] of others) expect(isAskedCamera(permission, media)).toBe(false);
    expect(security).toMatch(/setDevicePermissionHandler\(\(\) => false\)/);
  });

  it('6. leaves web security on', () => {
    expect(settings).toMatch(/webSecurity: true/);
    expect(shellText).not.toMatch(/webSecurity: false/);
  });

  it('7. states a content security policy that begins with nothing and allows no inline script', () => {
    const served = read('electron/shell/page.ts');
    expect(served).toContain("default-src 'none'");
    expect(served).toContain('"script-src \'self\'"');
    expect(served).not.toMatch(/script-src[^"]*unsafe|unsafe-eval|script-src[^"]*(http|\*)/);
    expect(read('renderer/index.html')).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  it('8. allows no insecure content to run', () => {
    expect(shellText).not.toMatch(/allowRunningInsecureContent/);
  });

  it('9. enables no experimental feature', () => {
    expect(shellText).not.toMatch(/experimentalFeatures/);
  });

  it('10. enables no Blink feature', () => {
    expect(shellText).not.toMatch(/enableBlinkFeatures/);
  });

  it('11. and 12. has no webview, and lets none be attached', () => {
    expect(settings).toMatch(/webviewTag: false/);
    expect(pageText).not.toMatch(/<webview/);
    expect(shellText).toMatch(/will-attach-webview', \(event\) => event\.preventDefault\(\)/);
  });

  it('13. lets no page navigate or be redirected', () => {
    expect(shellText).toMatch(/will-navigate', \(event\) => event\.preventDefault\(\)/);
    expect(shellText).toMatch(/will-redirect', \(event\) => event\.preventDefault\(\)/);
    expect(settings).toMatch(/navigateOnDragDrop: false/);
  });

  it('14. lets no page open a window', () => {
    expect(shellText).toMatch(/setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/);
  });

  it('15. hands nothing of a page to the system to open', () => {
    expect(textOf(codeFiles().filter((file) => file.startsWith('electron/')))).not.toMatch(
      /shell\.openExternal|\.openPath\(/,
    );
  });

  it('16. uses the Electron that package.json pins to one exact release', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('17. checks who speaks before it answers, on every channel', () => {
    const channels = [...shellText.matchAll(/ipcMain\.(?:handle|on)\(\s*'([^']+)'/g)].map(
      (found) => found[1],
    );
    expect(channels.sort()).toEqual(['dalel:file-tokens', 'dalel:request']);
    const relay = read('electron/shell/relay.ts');
    expect(relay.match(/requireOurPage\(event\);/g)).toHaveLength(channels.length);
    expect(read('electron/shell/security.ts')).toMatch(/frame\.parent !== null\) return false/);
  });

  it('18. serves its page by a protocol of its own, not from files', () => {
    expect(shellText).not.toMatch(/loadFile\(|file:\/\//);
    expect(read('electron/shell/page.ts')).toMatch(/path\.startsWith\(folder \+ sep\)/);
    expect(e2e).toContain('dalel:');
  });

  it('19. sets every fuse: nothing runs as Node, by options, by the inspector or from outside the archive', () => {
    const fuses = Object.fromEntries(
      [...read('electron-builder.yml').matchAll(/^ {2}(\w+): (true|false)$/gm)].map((line) => [
        line[1],
        line[2],
      ]),
    );
    expect(fuses).toMatchObject({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  it('20. gives the page no function of Electron: three of our own, and no event object', () => {
    const preload = read('electron/preload.ts');
    const keys = [
      ...(/bridge: Bridge = \{([\s\S]*?)\n\};/.exec(preload)?.[1] ?? '').matchAll(/^ {2}(\w+):/gm),
    ];
    expect(keys.map((found) => found[1]).sort()).toEqual(['fileTokens', 'on', 'request']);
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toMatch(/\(_: unknown, name: string/);
  });
});

// Would catch: markup that a record's text could fill, which the policy would stop and nobody would see.
it('writes no markup from text in the page', () => {
  expect(pageText).not.toMatch(
    /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write/,
  );
  expect(pageText).not.toMatch(/\beval\(|new Function\(/);
});

// Would catch: a built page whose policy or scripts differ from the sources that were read above.
it('builds a page without inline script', () => {
  const built = path.join(root, 'out/renderer/index.html');
  const text = existsSync(built) ? readFileSync(built, 'utf8') : read('renderer/index.html');
  expect(text).toMatch(/<script/);
  expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/);
});
