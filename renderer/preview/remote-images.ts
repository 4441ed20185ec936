import { remoteAddress, remoteUrl } from '#core/preview/remote-image';
import type { Store } from '../app/store';

/** The images of a page that lie on other hosts: held back until the author lets them in. */
export interface RemoteImages {
  /** Takes remote addresses off the images in new nodes, and loads them where that is allowed. */
  readonly dress: (nodes: DocumentFragment) => void;
  /** Looks again: another post is shown, or the author has let some in. */
  readonly look: () => void;
  /** Resolves when the images that may be loaded have been let in. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

interface Needs {
  readonly held: Store<number>;
  /** Whether those of the post that is shown may be loaded. */
  readonly mayLoad: () => boolean;
  /** Has the main process let these addresses in; false when it does not. */
  readonly allow: (addresses: readonly string[]) => Promise<boolean>;
}

/** Set by us, after the sanitiser: a post has no attribute of this name that counts. */
const HELD = 'data-lh-remote';
/** Addresses in one call. */
const AT_ONCE = 200;

export function createRemoteImages(frame: Document, { held, mayLoad, allow }: Needs): RemoteImages {
  let looking = 0;
  let running: Promise<unknown> = Promise.resolve();

  const heldBack = () =>
    [...Document.prototype.querySelectorAll.call(frame, `img[${HELD}]`)] as HTMLImageElement[];

  const load = async (images: readonly HTMLImageElement[]): Promise<void> => {
    const addresses = images.map((image) => image.getAttribute(HELD) ?? '');
    if (images.length === 0 || !(await allow(addresses))) return;
    images.forEach((image, index) => {
      image.removeAttribute(HELD);
      image.src = remoteUrl(addresses[index] ?? '');
    });
  };

  const look = () => {
    looking = 0;
    const images = heldBack();
    if (!mayLoad()) {
      held.set(images.length);
      return;
    }
    held.set(0);
    const parts = Array.from({ length: Math.ceil(images.length / AT_ONCE) }, (_, part) =>
      load(images.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
    );
    running = Promise.all([running, ...parts]);
  };

  return {
    dress: (nodes) => {
      let found = false;
      for (const image of nodes.querySelectorAll('img')) {
        image.removeAttribute(HELD);
        // A choice of addresses is not followed: one of them is enough.
        image.removeAttribute('srcset');
        const address = remoteAddress(image.getAttribute('src') ?? '');
        if (address === null) continue;
        image.removeAttribute('src');
        image.setAttribute(HELD, address);
        found = true;
      }
      for (const source of nodes.querySelectorAll('source')) source.remove();
      if (found) looking ||= requestIdleCallback(look, { timeout: 300 });
    },
    look,
    stop: () => cancelIdleCallback(looking),
    settled: async () => {
      look();
      await running;
    },
  };
}
