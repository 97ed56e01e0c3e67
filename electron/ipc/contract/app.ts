import { z } from 'zod';
import { fileToken } from './fileToken';
import { route } from './route';

export const screenLanguage = z.enum(['kk', 'ru', 'en']);
export const theme = z.enum(['system', 'light', 'dark']);

export const lockAfterMinutes = z.int().min(0).max(240);

/** Preferences of this machine. Nothing of a record is in them: vaults are known by their folder's name alone. */
export const preferences = z.strictObject({
  language: screenLanguage,
  theme,
  /** Minutes without use after which the vault locks; 0 never. */
  lockAfterMinutes,
  /** Whether a scan is answered by a tone. */
  scanSound: z.boolean(),
  /** The PKCS#11 module for tokens, as it is shown; '' where none was confirmed. Only main knows its path. */
  tokenModule: z.string(),
  recentVaults: z.array(z.strictObject({ folder: fileToken, label: z.string() })),
});
export type Preferences = z.infer<typeof preferences>;

export const chosenFile = z.strictObject({ token: fileToken, label: z.string(), size: z.number() });
export type ChosenFile = z.infer<typeof chosenFile>;

const nothing = z.strictObject({});

export const appContract = {
  'app.info': route(
    'main',
    'open',
    nothing,
    z.strictObject({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      platform: z.string(),
      packaged: z.boolean(),
      /** True for the Electron that is for development and tests only. */
      developmentRuntime: z.boolean(),
    }),
  ),
  'app.preferences': route('main', 'open', nothing, preferences),
  'app.setPreferences': route(
    'main',
    'open',
    z.strictObject({
      language: screenLanguage.optional(),
      theme: theme.optional(),
      lockAfterMinutes: lockAfterMinutes.optional(),
      scanSound: z.boolean().optional(),
    }),
    preferences,
  ),
  /** Lets the officer choose a vendor's PKCS#11 module; nothing is kept or loaded yet. */
  'app.chooseTokenModule': route('main', 'open', nothing, chosenFile.nullable()),
  /** Keeps a module that was chosen by that dialog and no other, once the officer confirmed it; null forgets it. */
  'app.keepTokenModule': route('main', 'open', z.strictObject({ file: fileToken.nullable() }), preferences),
  /** A folder for a vault that will be made: the default place, free to use. */
  /** A folder that is free; with `taken`, the one of that name whether or not something stands there. */
  'app.suggestVaultFolder': route(
    'main',
    'open',
    z.strictObject({ name: z.string().max(120), taken: z.boolean().default(false) }),
    chosenFile,
  ),
  'app.chooseFolder': route(
    'main',
    'open',
    z.strictObject({
      purpose: z.enum(['new-vault', 'open-vault', 'backup-place', 'open-backup', 'export-place']),
    }),
    chosenFile.nullable(),
  ),
  'app.chooseFile': route(
    'main',
    'open',
    z.strictObject({
      purpose: z.enum([
        'pkcs12',
        'pdf',
        'certificate',
        'crl',
        'timestamp',
        'cms',
        'attachment',
        'walletFile',
        'import',
        'picture',
        'template',
      ]),
    }),
    chosenFile.nullable(),
  ),
  /** Several at once: the volumes of a report. */
  'app.chooseFiles': route(
    'main',
    'open',
    z.strictObject({ purpose: z.enum(['pdf', 'cms', 'timestamp', 'crl']) }),
    z.array(chosenFile),
  ),
  'app.chooseSave': route(
    'main',
    'read',
    z.strictObject({ suggestedName: z.string().max(200) }),
    chosenFile.nullable(),
  ),
  /** Shows a file that was saved through `app.chooseSave` in the system's file manager. */
  'app.showFile': route('main', 'open', z.strictObject({ token: fileToken }), nothing),
  /** Keeps the window out of screenshots while a secret is on it; says whether this system offers that. */
  'app.protectScreen': route(
    'main',
    'open',
    z.strictObject({ on: z.boolean() }),
    z.strictObject({ offered: z.boolean() }),
  ),
  /** Opens the system's print dialog for what the page shows to paper, on paper of so many millimetres. '' as reason: closed. */
  'app.print': route(
    'main',
    'read',
    z.strictObject({ width: z.number().min(10).max(1_000), height: z.number().min(10).max(1_000) }),
    z.strictObject({ printed: z.boolean(), reason: z.string() }),
  ),
  'app.forgetVault': route('main', 'open', z.strictObject({ folder: fileToken }), preferences),
  /** The page has kept what was being typed; the window may close. */
  /** Lets the page ask for the camera in the next seconds; nothing else is ever allowed. */
  'app.allowCamera': route('main', 'open', z.strictObject({}), z.strictObject({})),
  'app.leave': route('main', 'open', nothing, nothing),
  'app.lockHeard': route('main', 'open', nothing, nothing),
  /** Ends the evidence process and reloads an empty page. */
  'vault.lock': route('main', 'open', nothing, nothing),
} as const;
