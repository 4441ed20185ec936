import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { NOT_SHOWN } from '#core/media/media';

/** Added files without a disk: each name is taken as it comes, HEIC is refused as it is by the real thing. */
export function fakeMedia(): Pick<Handlers, 'media.add' | 'media.remove' | 'media.restore'> {
  let count = 0;
  return {
    'media.add': async ({ name }) => {
      const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
      const kind = NOT_SHOWN[extension];
      if (kind !== undefined) throw new Failure('media-not-shown', { name, kind });
      count += 1;
      return {
        addedId: `added-${count}`,
        path: `static/images/${name}`,
        src: `/images/${name}`,
        image: /^(?:png|jpe?g|gif|webp|avif|svg)$/.test(extension),
      };
    },
    'media.remove': async () => ({}),
    'media.restore': async () => ({}),
  };
}
