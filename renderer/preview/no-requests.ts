import { remoteAddress } from '#core/preview/remote-image';

/** Attributes by which an element asks for something as soon as it is there. */
const ASKING = new Set(['src', 'poster', 'background', 'data', 'srcset', 'imagesrcset', 'ping', 'longdesc']);
/** Links of SVG are followed at once by these. */
const LINKING = new Set([
  'image',
  'use',
  'feimage',
  'tref',
  'filter',
  'pattern',
  'lineargradient',
  'radialgradient',
]);
const FETCHING_STYLE = /url\s*\(|image-set|image\s*\(|src\s*\(|@import|\\/i;

/**
 * Whether an attribute of a post's element would ask the network for something, judged without the page's policy: the
 * sanitiser alone has to hold. `img src` is not judged here: its address is taken off later, so that it can come back.
 * @param tag the element's name, lower case
 */
export function asksElsewhere(tag: string, name: string, value: string): boolean {
  if (name === 'class' || name === 'id') return false;
  if (name === 'style') return FETCHING_STYLE.test(value);
  if (tag === 'img' && name === 'src') return false;
  if (name === 'href' || name === 'xlink:href') return LINKING.has(tag) && !value.trim().startsWith('#');
  if (!ASKING.has(name)) return /url\s*\(\s*["']?(?!["'#])/i.test(value) && PRESENTATION.has(name);
  return remoteAddress(value) !== null || !/^(?:asset|data):/i.test(value.trim());
}

/** Attributes of SVG that may hold a `url()`. */
const PRESENTATION = new Set([
  'fill',
  'stroke',
  'filter',
  'clip-path',
  'mask',
  'marker',
  'marker-start',
  'marker-mid',
  'marker-end',
  'cursor',
]);
