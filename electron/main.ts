import { url as debuggerUrl } from 'node:inspector';
import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, powerMonitor, protocol } from 'electron';
import { isDevelopmentRuntime } from './runtime/devRuntime';
import { tokenBindingPath } from './runtime/nativeBinding';
import { mainHandlers } from './shell/appRoutes';
import { AutoLock, isLockKey, lookMilliseconds } from './shell/autoLock';
import { drawInUtilityProcess } from './shell/drawing';
import { EvidenceProcess } from './shell/evidenceProcess';
import { Leaving } from './shell/leaving';
import { LockKey } from './shell/lockKey';
import { setMenu } from './shell/menu';
import { pageScheme, servePage } from './shell/page';
import { PreferenceFile } from './shell/preferences';
import { relayCalls, tellWindow } from './shell/relay';
import { closeNetwork, hardenContents, hardenSession } from './shell/security';
import { refusedSwitch, terminalArguments } from './shell/starting';
import { runInTerminal } from './shell/terminal';
import { TokenProcesses } from './shell/tokenProcesses';
import { FileTokens } from './shell/tokens';
import { openWindow, preloadPath } from './shell/window';

const out = join(import.meta.dirname, '..');
const assets = join(out, '..', 'assets');
const tokens = new FileTokens();
let window: BrowserWindow | undefined;
let autoLock: AutoLock | undefined;
let tokenModule = () => '';

const evidence = new EvidenceProcess({
  entry: join(import.meta.dirname, 'evidence.js'),
  environment: { DALEL_ASSETS: assets, DALEL_PACKAGED: app.isPackaged ? 'yes' : 'no' },
  draw: (request) => drawInUtilityProcess(join(import.meta.dirname, 'drawVolume.js'), request),
  tokens: new TokenProcesses(join(import.meta.dirname, 'tokenJob.js'), tokenBindingPath),
  tokenModule: () => tokenModule(),
  onEvent: (message) => {
    if (message.name === 'job') autoLock?.noteUse();
    tellWindow(window, message.name, message.value);
  },
  onLost: () => tellWindow(window, 'evidence', { state: 'lost' }),
  onReady: () => tellWindow(window, 'evidence', { state: 'ready' }),
});

const leaving = new Leaving(evidence);
const lockKey = new LockKey({
  tell: () => tellWindow(window, 'lock', null),
  lock: () => autoLock?.lockNow(),
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
  setMenu();
  const session = hardenSession();
  const preferences = new PreferenceFile(app.getPath('userData'), tokens, app.getLocale());
  servePage(session, join(out, 'renderer'), () => preferences.get());
  tokenModule = () => preferences.tokenModule;
  nativeTheme.themeSource = preferences.get().theme;
  const handlers = mainHandlers({
    app,
    window: requireWindow,
    tokens,
    preferences,
    evidence,
    leaving,
    lockKey,
    developmentRuntime: isDevelopmentRuntime,
  });
  relayCalls({ handlers, evidence, tokens, preferences });
  // First, so that it starts beside the making of the window, which takes main as long.
  evidence.prepare();
  window = openWindow(preloadPath(out), join(assets, 'icons', 'window.png'));
  leaving.watch(app, window);
  window.on('closed', () => {
    window = undefined;
  });
  autoLock = new AutoLock({
    minutes: () => preferences.get().lockAfterMinutes,
    open: () => evidence.wasAsked && window !== undefined,
    lock: () => void handlers['vault.lock']({}),
    now: () => Date.now(),
  });
  watchUse(window, autoLock);
}

/** Keys and clicks in the window are use; sleep and a locked screen are not to be waited for. */
function watchUse(watched: BrowserWindow, lock: AutoLock): void {
  watched.webContents.on('input-event', () => lock.noteUse());
  watched.webContents.on('before-input-event', (event, input) => {
    lock.noteUse();
    if (!isLockKey(input)) return;
    event.preventDefault();
    if (evidence.wasAsked) lockKey.pressed();
  });
  powerMonitor.on('suspend', () => lock.lockNow());
  powerMonitor.on('lock-screen', () => lock.lockNow());
  setInterval(() => lock.look(), lookMilliseconds);
}

// Chromium refuses to sandbox as root; there, and only there, it is started with this switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
closeNetwork(app);
hardenContents(app);
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const refused = refusedSwitch((name) => app.commandLine.hasSwitch(name), {
  packaged: app.isPackaged,
  inspected: debuggerUrl() !== undefined,
});
const terminal = terminalArguments(process.argv, app.isPackaged);

if (refused !== undefined) {
  process.stderr.write(
    `Dalel does not start with --${refused}: it would let another program into the window.\n`,
  );
  app.exit(2);
} else if (terminal) {
  void runInTerminal(terminal, import.meta.dirname);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  void start();
} else {
  app.quit();
}
