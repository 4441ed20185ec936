import type { Bridge } from '#core/ipc/contract';
import { createFakeWorld, type FakeWorld, type World } from './fake-bridge';

declare global {
  interface Window {
    /** The fake world of `npm run dev:web`, for pictures and for trying things by hand. */
    fakeWorld?: FakeWorld;
  }
}

/** Starts the world named in the address (`?world=offline`), with `?theme=dark` for its settings. */
export async function startFakeWorld(): Promise<Bridge> {
  const query = new URLSearchParams(location.search);
  const world = createFakeWorld((query.get('world') ?? 'blog') as World);
  const theme = query.get('theme');
  const { settings } = world.bridge;
  const read = await settings.read({});
  if (read.ok && (theme === 'dark' || theme === 'light'))
    await settings.write({ settings: { ...read.value, theme } });
  window.fakeWorld = world;
  return world.bridge;
}
