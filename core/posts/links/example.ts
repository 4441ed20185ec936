import { z } from 'zod';
import { AddressHabit } from './address-habit';
import type { PostLink } from './links';
import { cutTarget, PAGE_SOURCE } from './paths';

/**
 * A link to a post as one of the blog's own posts has it, to write others by. `before` and `after` are what stands around
 * the target: `{{< relref "` and `" >}}`, or nothing.
 */
export const LinkExample = z.strictObject({
  form: z.enum(['inline', 'hugo-ref', 'post-url', 'jekyll-link', 'wikilink']),
  before: z.string(),
  /** Without `?…` and `#…`. */
  target: z.string(),
  after: z.string(),
  /** See `PostLink`. */
  withoutBase: z.boolean(),
  /** The post it leads to. */
  toId: z.string(),
});
export type LinkExample = z.infer<typeof LinkExample>;

/** What a blog's own links teach about writing others. */
export const LinkHabit = z.strictObject({
  /** The ways in use, the usual one first. */
  examples: z.array(LinkExample),
  /** Null where addresses are known, or cannot be learned. */
  address: AddressHabit.nullable(),
});
export type LinkHabit = z.infer<typeof LinkHabit>;

const HOST = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const LONGEST = 200;

/**
 * What of a link can be done again; null for a form that only a person would choose (HTML, a whole address copied from
 * the browser) and for a template that says more than where it leads.
 */
export function exampleOf(text: string, link: PostLink, toId: string): LinkExample | null {
  const { path } = cutTarget(link.target);
  if (link.image || path === '' || HOST.test(path)) return null;
  const make = (form: LinkExample['form'], before: string, after: string): LinkExample => ({
    form,
    before,
    target: path,
    after,
    withoutBase: link.withoutBase,
    toId,
  });
  switch (link.form) {
    case 'wikilink':
      return make('wikilink', '[[', ']]');
    case 'inline':
      return inline(text, link, make);
    case 'hugo-ref':
    case 'post-url':
    case 'jekyll-link':
      return tagged(text, link, link.form, make);
    case 'definition':
    case 'autolink':
    case 'html':
      return null;
  }
}

type Make = (form: LinkExample['form'], before: string, after: string) => LinkExample;

function inline(text: string, link: PostLink, make: Make): LinkExample | null {
  if (!link.withoutBase) return make('inline', '', '');
  const before = sinceBracket(text, link.from);
  if (before === null) return null;
  if (!/["']$/.test(before)) return make('inline', before, '');
  const after = /^["'][^\n{}]{0,100}\}\}/.exec(text.slice(link.to, link.to + LONGEST))?.[0];
  return after === undefined ? null : make('inline', before, after);
}

function tagged(
  text: string,
  link: PostLink,
  form: 'hugo-ref' | 'post-url' | 'jekyll-link',
  make: Make,
): LinkExample | null {
  // Hexo's tag is a whole link, with its words in it.
  const whole = /\{%-?\s*post_link\s+["']?$/.exec(text.slice(Math.max(0, link.from - 40), link.from));
  if (whole !== null) return make(form, '{% post_link ', ' %}');
  const before = sinceBracket(text, link.from);
  const after = /^["'`]?\s*-?[>%]?(?:\}\}|%\})/.exec(text.slice(link.to, link.to + LONGEST))?.[0];
  // A tag with other arguments (a language, an output format) is about that one link.
  if (before === null || after === undefined || before.includes('=')) return null;
  return make(form, before, after);
}

/** What stands between `](` and an offset on the same line; null when that is not close by. */
function sinceBracket(text: string, at: number): string | null {
  const near = text.slice(Math.max(0, at - LONGEST), at);
  const from = near.lastIndexOf('](');
  const before = near.slice(from + 2);
  return from < 0 || before.includes('\n') ? null : before.trimStart();
}

/** What two links have in common when they are written the same way. */
function wayOf({ form, before, target, after }: LinkExample): string {
  const bare = target.replace(/^@\/|^[{|]\w+[}|]/, '');
  const shape = [
    /^@\/|^[{|]\w+[}|]/.exec(target)?.[0] ?? '',
    /^(?:\/|\.\/|\.\.\/)?/.exec(bare)?.[0] === '../' ? './' : (/^(?:\/|\.\/)?/.exec(bare)?.[0] ?? ''),
    bare.replace(/^\.{0,2}\//, '').includes('/') && form !== 'inline' ? 'a/b' : 'a',
    PAGE_SOURCE.test(bare) ? '.md' : (/\/$|\.html?$/i.exec(bare)?.[0] ?? ''),
  ];
  return [form, before, after, ...shape].join('\n');
}

/** Counts how a blog's posts link to each other. */
export class LinkHabits {
  readonly #ways = new Map<string, { readonly example: LinkExample; count: number }>();
  #links = 0;

  get links(): number {
    return this.#links;
  }

  /** One more link of the blog’s posts. */
  note(example: LinkExample): void {
    const way = wayOf(example);
    const known = this.#ways.get(way);
    if (known === undefined) this.#ways.set(way, { example, count: 1 });
    else known.count += 1;
    this.#links += 1;
  }

  /** The ways in use, the most used one first; of equals the one that was noted first. */
  examples(): LinkExample[] {
    return [...this.#ways.values()].sort((a, b) => b.count - a.count).map(({ example }) => example);
  }
}
