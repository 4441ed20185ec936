import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Bridge, CallKey, fileArguments as FileArguments } from '#core/ipc/contract';

// The keys are put here by the build, from core/ipc/contract.ts, so that no schema code loads before the page.
declare const __IPC_CALLS__: readonly string[];
declare const __IPC_EVENTS__: readonly string[];
declare const __IPC_FILE_ARGUMENTS__: typeof FileArguments;

type Verbs = Record<string, (argument: unknown) => unknown>;

function grouped(keys: readonly string[], verb: (key: string) => Verbs[string]): Record<string, Verbs> {
  const nouns: Record<string, Verbs> = {};
  for (const key of keys) {
    const [noun = '', name = ''] = key.split('.');
    nouns[noun] = { ...nouns[noun], [name]: verb(key) };
  }
  return nouns;
}

const takesFile = new Set<string>(__IPC_FILE_ARGUMENTS__ satisfies readonly CallKey[]);

const call = (key: string) => (input: unknown) =>
  ipcRenderer.invoke(key, takesFile.has(key) ? { path: webUtils.getPathForFile(input as File) } : input);

const subscribe = (key: string) => (listener: unknown) => {
  if (typeof listener !== 'function') throw new TypeError('a listener is a function');
  const relay = (_event: IpcRendererEvent, data: unknown) => listener(data);
  ipcRenderer.on(key, relay);
  return () => {
    ipcRenderer.off(key, relay);
  };
};

const bridge = { ...grouped(__IPC_CALLS__, call), events: grouped(__IPC_EVENTS__, subscribe) };

// Built from the contract's own keys, so it has the contract's own shape.
contextBridge.exposeInMainWorld('longhand', bridge as unknown as Bridge);
