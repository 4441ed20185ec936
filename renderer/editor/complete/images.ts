import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { assetUrl } from '#core/media/asset-url';
import type { BlogImage } from '#core/media/blog-image';
import { foldText } from '#core/posts/search/fold';
import { attributeText } from '../html/inline';
import type { CompletionPlace } from './context';
import type { InsertStore } from './store';

type ImagePlace = Extract<CompletionPlace, { kind: 'image' }>;

/** A completion with a small picture of what it stands for. */
export interface PicturedCompletion extends Completion {
  /** An `asset:` address. */
  readonly picture: string;
}

const SHOWN = 60;
const folded = new WeakMap<BlogImage, string>();

function foldedPath(image: BlogImage): string {
  let path = folded.get(image);
  if (path === undefined) {
    path = foldText(image.path);
    folded.set(image, path);
  }
  return path;
}

/** The images whose path has every word that is typed, in the order given: newest first. */
function matchingImages(images: readonly BlogImage[], typed: string): BlogImage[] {
  const words = foldText(typed.trim())
    .split(/[\s/]+/)
    .filter(Boolean);
  const found: BlogImage[] = [];
  for (const image of images) {
    const path = foldedPath(image);
    if (!words.every((word) => path.includes(word))) continue;
    found.push(image);
    if (found.length === SHOWN) break;
  }
  return found;
}

const addressIn = ({ html }: ImagePlace, src: string): string =>
  html ? attributeText(src) : /^[^{]*[()]/.test(src) ? `<${src}>` : src;

/** Where the description goes once `insert` is the address: behind it where it is an attribute. */
const labelAt = ({ label, from, to }: ImagePlace, insert: string): number =>
  label.from > to ? label.from + insert.length - (to - from) : label.from;

/** Completes the address of an image; the caret goes on to its description when that is still empty. */
export function imageCompletions(store: InsertStore) {
  let asked: { readonly start: number; readonly images: Promise<readonly BlogImage[]> } | null = null;
  let known: { readonly start: number; readonly images: readonly BlogImage[] } | null = null;

  const options = (images: readonly BlogImage[], place: ImagePlace): PicturedCompletion[] => {
    const blogId = store.blog()?.id ?? '';
    return matchingImages(images, place.query).map((image) => {
      const cut = image.path.lastIndexOf('/');
      return {
        label: image.path.slice(cut + 1),
        detail: image.path.slice(0, Math.max(0, cut)),
        type: 'image',
        picture: assetUrl(blogId, [image.path]),
        apply: (view, completion) => {
          const insert = addressIn(place, image.src);
          const isClosed = place.end > place.to;
          const described = place.label.to > place.label.from;
          const closing = place.html ? '"' : ')';
          const after = place.from + insert.length + 1;
          view.dispatch({
            changes: { from: place.from, to: place.to, insert: isClosed ? insert : `${insert}${closing}` },
            selection: { anchor: described ? after : labelAt(place, insert) },
            scrollIntoView: true,
            userEvent: 'input.complete',
            annotations: pickedCompletion.of(completion),
          });
        },
      };
    });
  };

  const complete = (
    context: CompletionContext,
    place: ImagePlace,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    // An address of another site, or one that begins as no file's name does.
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\{|www\.)/i.test(place.query)) return null;
    const { start } = place;
    const result = (images: readonly BlogImage[]): CompletionResult => ({
      from: context.pos - place.query.length,
      filter: false,
      options: options(images, place),
    });
    if (known?.start === start) return result(known.images);
    if (asked?.start !== start || known === null) asked = { start, images: store.images() };
    return asked.images.then((images) => {
      known = { start, images };
      return result(images);
    });
  };
  return {
    complete,
    /** Another place, perhaps of another post: what was asked for is asked again. */
    forget: () => {
      asked = null;
      known = null;
    },
  };
}
