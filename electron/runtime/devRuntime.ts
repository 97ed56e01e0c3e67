import { developmentElectronVersion } from './developmentElectronVersion';

/** Whether the running Electron is the one for development and tests only; the About box says so. */
export const isDevelopmentRuntime = process.versions.electron === developmentElectronVersion;

/** The versions that the About box shows; `electron` is undefined in plain Node. */
export const runtimeVersions = {
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
} as const;
