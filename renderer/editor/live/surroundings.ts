import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Blog } from '#core/blog/blog';
import { outlineOf, writtenId } from '#core/editor/outline';
import { dialect, type HeadingIds } from '#core/markdown/dialect';
import { createHeadingIds, slugBy } from '#core/markdown/slug';
import { assetUrl, imageCandidates } from '#core/media/references';
import { en, format } from '#core/messages/en';
import type { SiteAddresses } from '../../posts/site-addresses';
import { type LinkTarget, linkTarget } from '../../preview/link-target';
import { ancestor, treeTo } from '../commands/context';
import { bodyFrom } from '../front-matter';
import { findLine } from '../jump/find-line';
import type { LiveHost } from './host';
import { type NamedByTag, namedBy } from './tag-link';

/** The window around the post that is shown. */
export interface Surroundings {
  readonly blog: () => Blog | null;
  /** The id of the post that is shown; empty while there is none. */
  readonly postId: () => string;
  readonly postIds: () => ReadonlySet<string>;
  /** Where the blog's posts are on its site. */
  readonly addresses: () => Promise<SiteAddresses>;
  readonly view: () => EditorView | null;
  /** Resolves when the post is shown, or could not be. */
  readonly openPost: (id: string) => Promise<void>;
  readonly openLink: (url: string) => void;
  readonly say: (words: string) => void;
}

/** What live mode asks of the window, answered for the post that is shown. */
export function hostIn(around: Surroundings): LiveHost {
  const settings = () => {
    const model = around.blog()?.model;
    return model ? { ...dialect(model.generator), ...model.markdown } : null;
  };
  /** Whether the text has such a heading. */
  const goToHeading = (view: EditorView, id: string): boolean => {
    const rule = settings()?.headingIds ?? 'none';
    const at = headingAt(view.state, bodyFrom(view.state), id, rule === 'none' ? 'github' : rule);
    if (at !== null)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start' }) });
    return at !== null;
  };
  const go = (view: EditorView, to: LinkTarget, href: string): void => {
    switch (to.kind) {
      case 'web':
        around.openLink(to.url);
        return;
      case 'post':
        void around.openPost(to.id).then(() => {
          // Another may have been opened meanwhile, whose headings can have the same names.
          if (to.place !== null && around.postId() === to.id) goToHeading(view, to.place);
        });
        return;
      case 'place':
        if (!goToHeading(view, to.id)) break;
        return;
      case 'refused':
    }
    around.say(format(en.preview.linkRefused, { href }));
  };
  return {
    image: (src) => {
      const blog = around.blog();
      const candidates = blog ? imageCandidates(src, around.postId(), blog.model) : [];
      return blog && candidates.length > 0 ? assetUrl(blog.id, candidates) : null;
    },
    math: () => settings()?.math ?? 'none',
    templates: () => settings()?.templates ?? 'none',
    follow: (written) => {
      const view = around.view();
      if (!view) return;
      const href = (written.startsWith('[') ? definedAs(view.state, written) : written) ?? '';
      const from = around.postId();
      const tag = namedBy(href, settings()?.templates ?? 'none');
      const address = tag?.kind === 'address' ? tag.href : href;
      const to = tag?.kind === 'named' ? null : linkTarget(address, from, around.postIds());
      if (to?.kind === 'web' || to?.kind === 'place') {
        go(view, to, href || written);
        return;
      }
      void around.addresses().then((site) => {
        // The author went elsewhere meanwhile.
        if (around.postId() !== from) return;
        const named = tag?.kind === 'named' ? addressOf(tag, from, site) : address;
        go(view, linkTarget(named, from, around.postIds(), site), href || written);
      });
    },
  };
}

/** The address of what a tag names; where the site would have to tell, what it names stands for it, as on the page. */
const addressOf = ({ target, form, rest }: NamedByTag, from: string, site: SiteAddresses): string =>
  (site.tagged(target, form, from) ?? target) + rest;

/** How a definition begins, and an address at the beginning of what is left of its line. */
const DEFINITION = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(\[(?:[^\]\\]|\\.)+\]):[ \t]*/u;
const ADDRESS = /^[\s>]*(?:<([^<>]*)>|([^\s<]\S*))/u;

/** The address that the text defines for `[label]`, or null. Labels are the same whatever their case and spaces. */
function definedAs(state: EditorState, label: string): string | null {
  const same = (text: string) => text.slice(1, -1).trim().replace(/\s+/g, ' ').toLowerCase();
  const wanted = same(label);
  const found = findLine(
    state,
    DEFINITION,
    (at, line) =>
      same(DEFINITION.exec(line)?.[1] ?? '') === wanted && isDefinition(state, at + line.indexOf('[')),
  );
  if (found === null) return null;
  const line = state.doc.lineAt(found.from);
  const rest = line.text.replace(DEFINITION, '');
  // The address may stand on the line below.
  const text = rest === '' && line.number < state.doc.lines ? state.doc.line(line.number + 1).text : rest;
  const [, bracketed, bare] = ADDRESS.exec(text) ?? [];
  return bracketed ?? bare ?? null;
}

/** Whether the bracket begins a definition, which the middle of a paragraph has none of; so where it is not parsed yet. */
function isDefinition(state: EditorState, at: number): boolean {
  const tree = treeTo(state, at + 1);
  return tree.length <= at || ancestor(tree.resolve(at, 1), (name) => name === 'LinkReference') !== null;
}

/** Where the heading of that id begins, or null. By the lines: the tree of a long post ends a little below what is seen. */
function headingAt(
  { doc }: EditorState,
  from: number,
  id: string,
  rule: Exclude<HeadingIds, 'none'>,
): number | null {
  const ids = createHeadingIds(rule);
  const first = doc.lineAt(from);
  for (const heading of outlineOf(doc.iterLines(first.number), first.from)) {
    const own = writtenId(doc.lineAt(heading.from).text);
    if (ids({ text: own ?? slugBy(rule, heading.text), written: own !== null }) === id) return heading.from;
  }
  return null;
}
