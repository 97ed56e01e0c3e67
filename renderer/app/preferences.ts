import type { Preferences } from '../../electron/ipc/contract/app';
import { setScreenLanguage } from '../i18n/init';
import type { ScreenLanguage } from '../i18n/languages';
import { request } from '../ipc/client';
import { useSession } from './session';

export type ThemeChoice = Preferences['theme'];

/** The preferences that stand in the page as it was served; undefined where nobody filled them in. */
export function servedPreferences(): Preferences | undefined {
  const text = document.querySelector<HTMLMetaElement>('meta[name="preferences"]')?.content ?? '';
  return text === '' ? undefined : (JSON.parse(text) as Preferences);
}

/** Shows the language at once and keeps it for the next start. */
export async function chooseLanguage(language: ScreenLanguage): Promise<void> {
  await setScreenLanguage(language);
  useSession.setState({ preferences: await request('app.setPreferences', { language }) });
}

export async function chooseTheme(theme: ThemeChoice): Promise<void> {
  useSession.setState((state) => ({ preferences: { ...state.preferences, theme } }));
  useSession.setState({ preferences: await request('app.setPreferences', { theme }) });
}

/** Minutes without use after which the vault locks; 0 never. */
export async function chooseLockAfter(lockAfterMinutes: number): Promise<void> {
  useSession.setState({ preferences: await request('app.setPreferences', { lockAfterMinutes }) });
}

/** Whether a scan is answered by a tone. */
export async function chooseScanSound(scanSound: boolean): Promise<void> {
  useSession.setState({ preferences: await request('app.setPreferences', { scanSound }) });
}

export async function forgetVault(folder: string): Promise<void> {
  useSession.setState({ preferences: await request('app.forgetVault', { folder }) });
}

export async function refreshPreferences(): Promise<Preferences> {
  const preferences = await request('app.preferences', {});
  useSession.setState({ preferences });
  return preferences;
}
