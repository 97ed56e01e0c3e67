import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme, protocol } from 'electron';
import { isDevelopmentRuntime } from './runtime/devRuntime';
import { mainHandlers } from './shell/appRoutes';
import { drawInUtilityProcess } from './shell/drawing';
import { EvidenceProcess } from './shell/evidenceProcess';
import { pageScheme, servePage } from './shell/page';
import { PreferenceFile } from './shell/preferences';
import { relayCalls, tellWindow } from './shell/relay';
import { closeNetwork, hardenContents, hardenSession } from './shell/security';
import { FileTokens } from './shell/tokens';
import { openWindow, preloadPath } from './shell/window';

const out = join(import.meta.dirname, '..');
const assets = join(out, '..', 'assets');
const tokens = new FileTokens();
let window: BrowserWindow | undefined;

const evidence = new EvidenceProcess({
  entry: join(import.meta.dirname, 'evidence.js'),
  environment: { DALEL_ASSETS: assets, DALEL_PACKAGED: app.isPackaged ? 'yes' : 'no' },
  draw: (request) => drawInUtilityProcess(join(import.meta.dirname, 'drawVolume.js'), request),
  onEvent: (message) => tellWindow(window, message.name, message.value),
  onLost: () => tellWindow(window, 'evidence', { state: 'lost' }),
  onReady: () => tellWindow(window, 'evidence', { state: 'ready' }),
});

function requireWindow(): BrowserWindow {
  if (!window) throw new Error('there is no window');
  return window;
}

function showWindow(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

async function start(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const session = hardenSession();
  servePage(session, join(out, 'renderer'));
  const preferences = new PreferenceFile(app.getPath('userData'), tokens, app.getLocale());
  nativeTheme.themeSource = preferences.get().theme;
  const handlers = mainHandlers({
    app,
    window: requireWindow,
    tokens,
    preferences,
    evidence,
    developmentRuntime: isDevelopmentRuntime,
  });
  relayCalls({ handlers, evidence, tokens, preferences });
  window = openWindow(preloadPath(out), join(assets, 'icons', 'icon.png'));
  window.on('closed', () => {
    window = undefined;
  });
}

// Chromium refuses to sandbox as root; there, and only there, it is started with this switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
closeNetwork(app);
hardenContents(app);
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => {
    void evidence.close().then(() => app.quit());
  });
  void start();
} else {
  app.quit();
}
