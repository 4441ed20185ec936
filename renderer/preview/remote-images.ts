import { previewWords } from '#core/messages/preview';
import { remoteAddress, remoteUrl } from '#core/preview/remote-image';
import type { Store } from '../app/store';

/** The images of a page that lie on other hosts: held back until the author lets them in. */
export interface RemoteImages {
  /** Puts their words in the place of the remote images in new nodes, and loads them where that is allowed. */
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

/** The class of what stands in the place of an image that is held back: its words. A post may use it, and nothing comes of it. */
const HELD = 'lh-held-image';
/** Addresses in one call. */
const AT_ONCE = 200;

export function createRemoteImages(frame: Document, { held, mayLoad, allow }: Needs): RemoteImages {
  let looking = 0;
  let running: Promise<unknown> = Promise.resolve();

  const images = new WeakMap<Element, { readonly image: HTMLImageElement; readonly address: string }>();

  const heldBack = () =>
    [...Document.prototype.querySelectorAll.call(frame, `.${HELD}`)].filter((each) => images.has(each));

  const load = async (places: readonly Element[]): Promise<void> => {
    const held = places.flatMap((place) => images.get(place) ?? []);
    if (held.length === 0 || !(await allow(held.map(({ address }) => address)))) return;
    held.forEach(({ image, address }, index) => {
      image.src = remoteUrl(address);
      places[index]?.replaceWith(image);
    });
  };

  const placeFor = (image: HTMLImageElement, address: string): HTMLElement => {
    const place = frame.createElement('span');
    place.className = HELD;
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', image.alt || previewWords.heldImage);
    place.textContent = image.alt || previewWords.heldImage;
    images.set(place, { image, address });
    return place;
  };

  const look = () => {
    looking = 0;
    const places = heldBack();
    if (!mayLoad()) {
      held.set(places.length);
      return;
    }
    held.set(0);
    const parts = Array.from({ length: Math.ceil(places.length / AT_ONCE) }, (_, part) =>
      load(places.slice(part * AT_ONCE, (part + 1) * AT_ONCE)),
    );
    running = Promise.all([running, ...parts]);
  };

  return {
    dress: (nodes) => {
      let found = false;
      for (const image of nodes.querySelectorAll('img')) {
        // A choice of addresses is not followed: one of them is enough.
        image.removeAttribute('srcset');
        const address = remoteAddress(image.getAttribute('src') ?? '');
        if (address === null) continue;
        image.removeAttribute('src');
        image.replaceWith(placeFor(image, address));
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
