import type { Templates } from '../dialect';
import { templateUrl } from '../template-tags';
import { type Figure, isService } from './figure';
import { argumentsOf, type Tag } from './tag';

/** What a tag that stands by itself comes to. */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'card'; readonly service: string; readonly id: string; readonly second: string }
  | { readonly kind: 'link'; readonly target: string; readonly text: string; readonly form: LinkForm }
  /** The address of a page in the text. */
  | { readonly kind: 'address'; readonly target: string; readonly form: LinkForm }
  | { readonly kind: 'box'; readonly label: string };

/** How a tag names the page it leads to; `path` is an address or a file as it is written. */
export type LinkForm = 'hugo-ref' | 'post-url' | 'jekyll-link' | 'path';

/** What a tag that encloses text makes of it. */
export type Enclosure =
  /** The text is gone (a comment). */
  | { readonly kind: 'hidden' }
  /** The text as if the tags were not there. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'code'; readonly language: string; readonly title: string }
  | { readonly kind: 'quote'; readonly pulled: boolean; readonly source: string }
  | { readonly kind: 'details'; readonly summary: string; readonly open: boolean }
  | { readonly kind: 'frame'; readonly label: string };

const SILENT = new Set([
  'set',
  'assign',
  'increment',
  'decrement',
  'import',
  'from',
  'extends',
  'layout',
  'more',
  'comment',
  'endcomment',
  'raw',
  'capture',
]);
const box = (label: string): Meaning => ({ kind: 'box', label });

/** What a tag alone means, as far as it can be told without running the site. */
export function meaningOf(templates: Templates, tag: Tag): Meaning {
  if (tag.kind === 'comment') return { kind: 'nothing' };
  if (tag.kind === 'output') return outputMeaning(templates, tag);
  if (tag.closing) return SILENT.has(tag.name) ? { kind: 'nothing' } : box(`/${tag.name}`);
  const { places, names } = argumentsOf(tag.rest);
  const name = tag.name.toLowerCase();
  const given = (...keys: readonly string[]): string => {
    for (const key of keys) {
      const value = names.get(key);
      if (value !== undefined) return value;
    }
    return '';
  };
  const [first = '', second = ''] = places;
  if (isService(name)) {
    const id = given('id', 'user') || first;
    return id === ''
      ? box(tag.name)
      : { kind: 'card', service: name, id, second: given('user') ? given('id') : second };
  }
  switch (templates) {
    case 'hugo':
      if (name === 'figure' || name === 'img' || name === 'image') {
        const src = given('src') || first;
        return src === '' ? box(tag.name) : { kind: 'figure', figure: figureOf(src, given) };
      }
      if (name === 'ref' || name === 'relref')
        return { kind: 'address', target: given('path') || first, form: 'hugo-ref' };
      return box(tag.name);
    case 'liquid':
    case 'nunjucks':
      if (SILENT.has(name)) return { kind: 'nothing' };
      return templates === 'liquid' && name === 'include'
        ? includeMeaning(tag, first, given)
        : tagMeaning(templates, tag, name, places, given);
    case 'zola':
      if ((name === 'figure' || name === 'image' || name === 'img') && (given('src', 'path') || first))
        return { kind: 'figure', figure: figureOf(given('src', 'path') || first, given) };
      return box(tag.name);
    case 'none':
    case 'vue':
    case 'pelican':
      return box(tag.name);
  }
}

type Given = (...keys: readonly string[]) => string;

function figureOf(src: string, given: Given): Figure {
  return {
    src,
    alt: given('alt'),
    title: given('title'),
    caption: given('caption', 'attr'),
    link: given('link'),
  };
}

function outputMeaning(templates: Templates, tag: Tag): Meaning {
  if (templates === 'liquid' || templates === 'nunjucks') {
    const known = templateUrl(tag.source);
    if (known !== null && known !== '') return { kind: 'text', text: known };
  }
  return box(tag.rest);
}

/** `{% include figure image_path="…" caption="…" %}`: an include with a picture's address is a picture. */
function includeMeaning(tag: Tag, first: string, given: Given): Meaning {
  const src = given('image_path', 'src', 'image', 'url', 'path');
  const isPicture = /fig|img|image|pic|photo/i.test(first) && /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(src);
  return isPicture ? { kind: 'figure', figure: figureOf(src, given) } : box(tag.name);
}

function tagMeaning(
  templates: Templates,
  tag: Tag,
  name: string,
  places: readonly string[],
  given: Given,
): Meaning {
  const [first = '', second = ''] = places;
  const words = places.slice(1).join(' ');
  // Jekyll takes all there is for the file's name, which may have spaces.
  const file = templates === 'liquid' && places.length > 1 ? tag.rest.trim() : first;
  switch (name) {
    case 'post_url':
    case 'post_path':
      return { kind: 'address', target: file, form: 'post-url' };
    case 'post_link':
      return { kind: 'link', target: first, text: words || first, form: 'post-url' };
    case 'link':
      return templates === 'liquid'
        ? { kind: 'address', target: file, form: 'jekyll-link' }
        : {
            kind: 'link',
            target: places.find((place) => /^(?:https?:)?\//.test(place)) ?? second,
            text: first,
            form: 'path',
          };
    case 'asset_path':
      return { kind: 'address', target: first, form: 'path' };
    case 'asset_link':
      return { kind: 'link', target: first, text: words || first, form: 'path' };
    case 'asset_img':
    case 'img':
    case 'image': {
      const src = places.find((place) => /[./]/.test(place)) ?? first;
      const rest = places.slice(places.indexOf(src) + 1).filter((place) => !/^\d+%?$/.test(place));
      const caption = name === 'image' ? rest.join(' ') : '';
      return src === ''
        ? box(tag.name)
        : {
            kind: 'figure',
            figure: { ...figureOf(src, given), alt: given('alt') || rest.join(' '), caption },
          };
    }
    default:
      return box(tag.name);
  }
}

/** What a tag makes of the text up to its closing tag. */
export function enclosureOf(templates: Templates, tag: Tag): Enclosure {
  const { places, names } = argumentsOf(tag.rest);
  const name = tag.name.toLowerCase();
  const [first = ''] = places;
  switch (name) {
    case 'comment':
    case 'capture':
    case 'set':
      return { kind: 'hidden' };
    case 'raw':
    case 'verbatim':
      return { kind: 'plain' };
    case 'highlight':
    case 'code':
    case 'codeblock': {
      const language = names.get('lang') ?? (name === 'codeblock' ? '' : first);
      return { kind: 'code', language, title: name === 'codeblock' ? places.join(' ') : '' };
    }
    case 'blockquote':
    case 'quote':
    case 'pullquote':
      return templates === 'hugo' || templates === 'zola'
        ? { kind: 'frame', label: tag.name }
        : {
            kind: 'quote',
            pulled: name === 'pullquote',
            source: name === 'pullquote' ? '' : tag.rest.trim(),
          };
    case 'details':
      return {
        kind: 'details',
        summary: names.get('summary') ?? names.get('title') ?? first,
        open: names.get('open') === 'true',
      };
    default:
      return { kind: 'frame', label: tag.name };
  }
}
