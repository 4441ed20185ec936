import type { Handlers } from '#core/ipc/contract';
import { openLink } from './window';

/** The few things the page asks of the desktop itself. */
export function shellHandlers(
  ready: () => void,
  pastePlain: () => void,
  zoom: (factor: number) => void,
  dim: (ids: readonly string[]) => void,
): Pick<
  Handlers,
  'shell.openLink' | 'shell.zoom' | 'shell.readyToClose' | 'shell.pastePlain' | 'shell.dimCommands'
> {
  return {
    'shell.dimCommands': async ({ ids }) => {
      dim(ids);
      return {};
    },
    'shell.zoom': async ({ factor }) => {
      zoom(factor);
      return {};
    },
    'shell.openLink': async ({ url }) => {
      openLink(url);
      return {};
    },
    'shell.pastePlain': async () => {
      pastePlain();
      return {};
    },
    'shell.readyToClose': async () => {
      ready();
      return {};
    },
  };
}
