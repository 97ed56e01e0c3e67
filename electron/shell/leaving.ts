import type { App, BrowserWindow } from 'electron';
import type { EvidenceProcess } from './evidenceProcess';
import { tellWindow } from './relay';

/** A page that does not answer must not keep the window open. */
const longestFarewell = 2_000;

/**
 * Closes in order: the page keeps what is being typed, the vault is closed, the window goes. Also when the system or a
 * shortcut ends the app, which skips the window's own closing.
 */
export class Leaving {
  #done: (() => void) | undefined;
  #left = false;
  readonly #evidence: EvidenceProcess;

  constructor(evidence: EvidenceProcess) {
    this.#evidence = evidence;
  }

  /** The page has kept what it had. */
  pageIsReady(): void {
    this.#done?.();
  }

  watch(app: App, window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.#left) return;
      event.preventDefault();
      void this.#leave(window).then(() => app.quit());
    });
    app.on('before-quit', (event) => {
      if (this.#left || window.isDestroyed()) return;
      event.preventDefault();
      window.close();
    });
    // A page that crashed comes back empty and locked; the evidence process must not stay open behind it.
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit' || this.#left) return;
      void this.#evidence.close().then(() => window.webContents.reload());
    });
  }

  async #leave(window: BrowserWindow): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#done = resolve;
      setTimeout(resolve, longestFarewell);
      tellWindow(window, 'leaving', null);
    });
    await this.#evidence.close();
    this.#left = true;
    if (!window.isDestroyed()) window.destroy();
  }
}
