import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type App, type BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import { Refusal } from '../../db/domain/refusal';
import type { Contract, RouteName, RouteOutput, RouteParsed } from '../ipc/contract';
import type { ChosenFile } from '../ipc/contract/app';
import { allowCamera } from './camera';
import type { EvidenceProcess } from './evidenceProcess';
import type { Leaving } from './leaving';
import type { LockKey } from './lockKey';
import { folderLabel, type PreferenceFile } from './preferences';
import { printWindow } from './print';
import type { FileTokens } from './tokens';

/** The routes that main answers itself: dialogs, preferences, locking. */
export type MainRoute = { [N in RouteName]: Contract[N]['served'] extends 'main' ? N : never }[RouteName];
export type MainHandlers = {
  readonly [N in MainRoute]: (input: RouteParsed<N>) => RouteOutput<N> | Promise<RouteOutput<N>>;
};

export interface MainParts {
  readonly app: App;
  readonly window: () => BrowserWindow;
  readonly tokens: FileTokens;
  readonly preferences: PreferenceFile;
  readonly evidence: EvidenceProcess;
  readonly leaving: Leaving;
  readonly lockKey: LockKey;
  readonly developmentRuntime: boolean;
}

const filters = {
  pkcs12: [{ name: 'PKCS#12', extensions: ['p12', 'pfx'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  picture: [{ name: 'PNG, JPEG, SVG', extensions: ['png', 'jpg', 'jpeg', 'svg'] }],
  template: [{ name: 'Typst', extensions: ['typ'] }],
  certificate: [{ name: 'X.509', extensions: ['pem', 'crt', 'cer'] }],
  attachment: [],
  walletFile: [],
  import: [
    {
      name: 'CSV, XLSX, JSON, YAML, MT940',
      extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'jsonl', 'yaml', 'yml', 'sta', '940', 'mt940'],
    },
  ],
  crl: [{ name: 'CRL, OCSP', extensions: ['crl', 'pem', 'ors', 'der'] }],
  cms: [{ name: 'CMS', extensions: ['p7s', 'p7b', 'p7m', 'cms', 'der', 'pem', 'txt'] }],
  timestamp: [{ name: 'RFC 3161', extensions: ['tsr', 'tst'] }],
};

export function mainHandlers(parts: MainParts): MainHandlers {
  const { app, window, tokens, preferences } = parts;
  /** A page can name any file that was ever chosen; only these may become code that runs. */
  const modules = new Set<string>();
  const chosen = (path: string): ChosenFile => ({
    token: tokens.tokenOf(path),
    label: folderLabel(path),
    size: existsSync(path) && statSync(path).isFile() ? statSync(path).size : 0,
  });
  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      platform: `${process.platform} ${process.arch}`,
      packaged: app.isPackaged,
      developmentRuntime: parts.developmentRuntime,
    }),
    'app.preferences': () => preferences.get(),
    'app.setPreferences': ({ language, theme, lockAfterMinutes, scanSound }) => {
      if (theme !== undefined) nativeTheme.themeSource = theme;
      return preferences.set({
        ...(language === undefined ? {} : { language }),
        ...(theme === undefined ? {} : { theme }),
        ...(lockAfterMinutes === undefined ? {} : { lockAfterMinutes }),
        ...(scanSound === undefined ? {} : { scanSound }),
      });
    },
    'app.suggestVaultFolder': ({ name, taken }) => {
      const parent = join(app.getPath('documents'), 'Dalel');
      return chosen(taken ? join(parent, folderName(name)) : freeFolder(parent, folderName(name)));
    },
    'app.chooseFolder': async ({ purpose }) => {
      const properties: ('openDirectory' | 'createDirectory')[] =
        purpose === 'new-vault' || purpose === 'backup-place' || purpose === 'export-place'
          ? ['openDirectory', 'createDirectory']
          : ['openDirectory'];
      const { filePaths } = await dialog.showOpenDialog(window(), { properties });
      return filePaths[0] === undefined ? null : chosen(filePaths[0]);
    },
    'app.chooseFile': async ({ purpose }) => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile'],
        filters: filters[purpose],
      });
      return filePaths[0] === undefined ? null : chosen(filePaths[0]);
    },
    'app.chooseFiles': async ({ purpose }) => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile', 'multiSelections'],
        filters: filters[purpose],
      });
      return filePaths.map(chosen);
    },
    'app.chooseTokenModule': async () => {
      const extensions = ['so', 'dll', 'dylib'];
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile'],
        filters: [{ name: 'PKCS#11', extensions }],
      });
      if (filePaths[0] === undefined) return null;
      modules.add(filePaths[0]);
      return chosen(filePaths[0]);
    },
    'app.keepTokenModule': ({ file }) => {
      const path = file === null ? '' : tokens.pathOf(file);
      if (path === undefined || (path !== '' && !modules.has(path))) throw new Refusal('file.unknown-token');
      return preferences.keepTokenModule(path);
    },
    'app.chooseSave': async ({ suggestedName }) => {
      const defaultPath = join(app.getPath('documents'), basename(suggestedName));
      const { filePath } = await dialog.showSaveDialog(window(), { defaultPath });
      return filePath ? chosen(filePath) : null;
    },
    'app.showFile': ({ token }) => {
      const path = tokens.pathOf(token);
      if (path === undefined) throw new Refusal('file.unknown-token');
      shell.showItemInFolder(path);
      return {};
    },
    'app.print': ({ width, height }) => printWindow(window(), { width, height }),
    'app.protectScreen': ({ on }) => {
      window().setContentProtection(on);
      // Electron's own list: on Linux the call does nothing.
      return { offered: process.platform === 'win32' || process.platform === 'darwin' };
    },
    'app.forgetVault': ({ folder }) => preferences.forget(tokens.pathOf(folder) ?? ''),
    'app.allowCamera': () => {
      allowCamera();
      return {};
    },
    'app.leave': () => {
      parts.leaving.pageIsReady();
      return {};
    },
    'app.lockHeard': () => {
      parts.lockKey.heard();
      return {};
    },
    'vault.lock': async () => {
      await parts.evidence.close();
      window().webContents.reload();
      parts.evidence.prepare();
      return {};
    },
  };
}

/** Letters and digits of any alphabet; what a file system might refuse becomes a hyphen. */
function folderName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N} _-]+/gu, '-')
      .trim()
      .slice(0, 60) || 'Vault'
  );
}

function freeFolder(parent: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const path = join(parent, count === 1 ? name : `${name} ${count}`);
    if (!existsSync(path)) return path;
  }
}
