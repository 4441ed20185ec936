import { safeStorage } from 'electron';
import type { Vault } from '#engine/publish/askpass/vault';

/** The asynchronous half of `safeStorage`; older runtimes do not have it. */
type AsyncStorage = Pick<
  typeof safeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * The system's keyring. It is asked only when there is something to keep or to read, and never while the app starts: it may
 * be locked, and it must not keep anybody from writing.
 */
export function systemVault(): Vault {
  const modern: Partial<AsyncStorage> = safeStorage;
  return {
    state: async () => {
      // On Linux without a keyring Chromium scrambles with a key that everybody knows.
      if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
        return 'weak';
      const available = modern.isAsyncEncryptionAvailable
        ? await modern.isAsyncEncryptionAvailable()
        : safeStorage.isEncryptionAvailable();
      return available ? 'ready' : 'none';
    },
    seal: async (text) =>
      modern.encryptStringAsync ? modern.encryptStringAsync(text) : safeStorage.encryptString(text),
    open: async (bytes) => {
      const sealed = Buffer.from(bytes);
      if (!modern.decryptStringAsync) return safeStorage.decryptString(sealed);
      return (await modern.decryptStringAsync(sealed)).result;
    },
  };
}
