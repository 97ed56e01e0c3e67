/**
 * The Electron that stands in where the current one cannot be downloaded (Linux x64, development and tests).
 * No release is ever made from it.
 */
export const developmentElectronVersion = '33.2.1';
