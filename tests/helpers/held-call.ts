import type { RunningApp } from './app';

/**
 * Keeps every call of the bridge's with this name ("posts.save") waiting in the main process, before anything was done
 * about it. Returns the way to let them go, and those that come after them: what is to happen meanwhile happens, however
 * long it takes.
 */
export async function holdCall({ electron }: RunningApp, name: string): Promise<() => Promise<void>> {
  await electron.evaluate(({ ipcMain }, held) => {
    const taken = ipcMain as unknown as { _invokeHandlers: Map<string, (...all: unknown[]) => unknown> };
    const answer = taken._invokeHandlers.get(held);
    if (answer === undefined) throw new Error(`nothing answers ${held}`);
    const gone = new Promise<void>((done) => Object.assign(globalThis, { letGo: done }));
    taken._invokeHandlers.set(held, async (...all) => {
      await gone;
      return answer(...all);
    });
  }, name);
  return () => electron.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
}
