import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from './ipc/contract/events';

const bridge: Bridge = {
  request: (route, input) => ipcRenderer.invoke('dalel:request', route, input),
  on: (event, listener) => {
    const relay = (_: unknown, name: string, value: Parameters<typeof listener>[0]) => {
      if (name === event) listener(value);
    };
    ipcRenderer.on('dalel:event', relay);
    return () => ipcRenderer.off('dalel:event', relay);
  },
  // Paths are resolved here and go to main; the page sees tokens only.
  fileTokens: (files) =>
    ipcRenderer.invoke(
      'dalel:file-tokens',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
};

contextBridge.exposeInMainWorld('dalel', bridge);
