import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch } from './launch';

let running: Launched;
beforeAll(async () => {
  running = await launch();
  await running.page.getByTestId('page-welcome').waitFor();
});
afterAll(() => running.close());

/** Packets that left through the dummy interface, which is the only way out of the namespace. */
function sentPackets(): number | undefined {
  const name = process.env.DALEL_TEST_DUMMY_IF;
  return name === undefined
    ? undefined
    : Number(readFileSync(`/sys/class/net/${name}/statistics/tx_packets`, 'utf8'));
}

describe('the window', () => {
  it('gives the page three functions and nothing of Node', async () => {
    const seen = await running.page.evaluate(() => ({
      bridge: Object.keys(window.dalel).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({ bridge: ['fileTokens', 'on', 'request'], node: [] });
  });

  it('runs sandboxed, isolated, under our own scheme, in a session that is kept in memory', async () => {
    const facts = await running.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0] ?? { webContents: undefined };
      // Electron has this method and leaves it out of its types.
      const told = webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = told.getLastWebPreferences();
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        webSecurity,
        url: webContents?.getURL(),
        kept: webContents?.session.isPersistent(),
      };
    });
    expect(facts).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      kept: false,
    });
    expect(facts.url).toMatch(/^dalel:\/\/app\//);
  });

  it('lets no script, request, window, frame or navigation past', async () => {
    const { page } = running;
    const tried = await page.evaluate(async () => {
      const policy: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => policy.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      const fetched = await fetch('https://example.org/').then(
        () => 'went',
        () => 'stopped',
      );
      const opened = window.open('https://example.org/') === null ? 'stopped' : 'went';
      window.location.href = 'https://example.org/';
      await new Promise((resolve) => setTimeout(resolve, 300));
      frame.remove();
      script.remove();
      return {
        fetched,
        opened,
        injected: 'injected' in window,
        policy: [...new Set(policy)].sort(),
        url: location.protocol,
      };
    });
    expect(tried).toMatchObject({ fetched: 'stopped', opened: 'stopped', injected: false, url: 'dalel:' });
    expect(tried.policy).toContain('script-src-elem');
  });

  it('denies camera, microphone, place, notifications, clipboard reading and device access', async () => {
    const states = await running.page.evaluate(async () => {
      const ask = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Promise.all(['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'].map(ask));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  it('refuses calls that no route knows, and inputs that do not fit', async () => {
    const codes = await running.page.evaluate(async () => {
      const ask = async (route: string, input: unknown) =>
        (await window.dalel.request(route, input)) as { error?: { code: string } };
      const answers = [
        await ask('vault.destroy', {}),
        await ask('case.record', { draft: 7 }),
        await ask('case.list', {}),
        await ask('__proto__', {}),
      ];
      return answers.map((answer) => answer.error?.code);
    });
    expect(codes).toEqual([
      'request.unknown-route',
      'request.invalid',
      'session.locked',
      'request.unknown-route',
    ]);
  });

  it('sends no packet, while a control request does', async () => {
    const before = sentPackets();
    // Outside a namespace there is no counter to read; the session's own refusals are tested above.
    if (before === undefined) return;
    await running.page.reload();
    await running.page.getByTestId('page-welcome').waitFor();
    expect(sentPackets()).toBe(before);
    await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(1_500) }).catch(() => undefined);
    expect(sentPackets()).toBeGreaterThan(before);
  });
});
