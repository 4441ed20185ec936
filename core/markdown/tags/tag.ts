import type { Templates } from '../dialect';
import { nextIndex } from './next-index';

/** A template tag as it is written, e.g. `{{< figure src="a.png" >}}`. */
export interface Tag {
  /** `output` is an expression that stands for its value, `comment` stands for nothing. */
  readonly kind: 'tag' | 'output' | 'comment';
  /** Lower case is kept as written; `''` for an output. Without the slash or `end` of a closing tag. */
  readonly name: string;
  readonly closing: boolean;
  /** `{{< x />}}`: encloses nothing. */
  readonly alone: boolean;
  /** What stands after the name, or the whole expression. */
  readonly rest: string;
  readonly source: string;
}

interface Marks {
  readonly open: string;
  readonly close: string;
  readonly kind: Tag['kind'];
}

/** Opening and closing marks of each template language, longest opening first. */
const marks: { readonly [T in Templates]: readonly Marks[] } = {
  none: [],
  hugo: [
    { open: '{{</*', close: '*/>}}', kind: 'output' },
    { open: '{{%/*', close: '*/%}}', kind: 'output' },
    { open: '{{<', close: '>}}', kind: 'tag' },
    { open: '{{%', close: '%}}', kind: 'tag' },
  ],
  liquid: [
    { open: '{{', close: '}}', kind: 'output' },
    { open: '{%', close: '%}', kind: 'tag' },
  ],
  nunjucks: [
    { open: '{{', close: '}}', kind: 'output' },
    { open: '{%', close: '%}', kind: 'tag' },
    { open: '{#', close: '#}', kind: 'comment' },
  ],
  zola: [
    { open: '{{', close: '}}', kind: 'tag' },
    { open: '{%', close: '%}', kind: 'tag' },
    { open: '{#', close: '#}', kind: 'comment' },
  ],
  vue: [{ open: '{{', close: '}}', kind: 'output' }],
  pelican: [],
};

/** No tag is longer than this, in UTF-16 units. */
const LONGEST_TAG = 16_384;

/** Whether the language has tags; each begins with a brace. */
export const hasTags = (templates: Templates): boolean => marks[templates].length > 0;

/**
 * The tag that begins at `pos`; null when none does or it has no end before `max`. `escaped` is what Hugo's
 * `{{</* x *\/>}}` stands for: the tag itself as text.
 */
export function tagAt(
  templates: Templates,
  src: string,
  pos: number,
  max: number,
): { readonly tag: Tag; readonly end: number; readonly escaped: string | null } | null {
  const mark = marks[templates].find(({ open }) => src.startsWith(open, pos));
  if (mark === undefined) return null;
  const close = nextIndex(src, mark.close, pos + mark.open.length);
  const end = close + mark.close.length;
  if (close < 0 || end > max || end - pos > LONGEST_TAG) return null;
  const inner = src.slice(pos + mark.open.length, close);
  const source = src.slice(pos, end);
  if (templates === 'hugo' && mark.kind === 'output') {
    const isAngle = mark.open.includes('<');
    const escaped = `{{${isAngle ? '<' : '%'}${inner}${isAngle ? '>' : '%'}}}`;
    return {
      tag: { kind: 'output', name: '', closing: false, alone: false, rest: inner, source },
      end,
      escaped,
    };
  }
  return { tag: readTag(templates, mark.kind, inner, source), end, escaped: null };
}

function readTag(templates: Templates, kind: Tag['kind'], inner: string, source: string): Tag {
  const text = inner.replace(/^-|-$/g, '').trim();
  if (kind !== 'tag') return { kind, name: '', closing: false, alone: false, rest: text, source };
  const alone = templates === 'hugo' && text.endsWith('/');
  const whole = alone ? text.slice(0, -1).trim() : text;
  const [, slash = '', written = '', rest = ''] = /^(\/?)\s*([^\s(=]*)\s*([\s\S]*)$/.exec(whole) ?? [];
  const ends = templates !== 'hugo' && /^end/.test(written) && written !== 'end-of';
  const name = ends ? written.slice('end'.length).replace(/^_/, '') : written;
  // Zola's one closing tag closes whatever is open; its `{{ }}` never encloses.
  if (templates === 'zola') {
    const closing = written === 'end';
    return { kind, name: closing ? '' : written, closing, alone: source.startsWith('{{'), rest, source };
  }
  return { kind, name, closing: slash !== '' || ends, alone, rest, source };
}

/** What a tag was given: values by place, and by name. */
export interface Arguments {
  readonly places: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const ARGUMENT =
  /(?:([\w.-]+)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s,()"'`]+))/g;

/** Reads `"a" b key="c"`, with commas and parentheses as the languages have them. */
export function argumentsOf(rest: string): Arguments {
  const places: string[] = [];
  const names = new Map<string, string>();
  for (const [, name, double, single, tick, bare] of rest.matchAll(ARGUMENT)) {
    const value = (double ?? single ?? tick ?? bare ?? '').replace(/\\(["'])/g, '$1');
    if (name === undefined) places.push(value);
    else names.set(name, value);
  }
  return { places, names };
}
