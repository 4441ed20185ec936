import type { Settings } from '#core/settings/settings';
import { createStore, type Readable } from '../app/store';

export type Scheme = 'light' | 'dark';

/**
 * Keeps `data-theme` on the page's root equal to the author's choice, or the system's when that is the choice,
 * and publishes which of the two is shown.
 */
export function followTheme(settings: Readable<Settings>): Readable<Scheme> {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const resolve = (): Scheme => {
    const { theme } = settings.get();
    return theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  const scheme = createStore<Scheme>(resolve());
  const apply = () => {
    scheme.set(resolve());
    document.documentElement.dataset.theme = scheme.get();
  };
  settings.subscribe(apply);
  dark.addEventListener('change', apply);
  apply();
  return scheme;
}
