import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Blog } from '#core/blog/blog';
import { dialect } from '#core/markdown/dialect';
import { slugBy } from '#core/markdown/slug';
import { assetUrl, imageCandidates } from '#core/media/references';
import { en, format } from '#core/messages/en';
import { linkTarget } from '../../preview/link-target';
import type { LiveHost } from './host';

/** The window around the post that is shown. */
export interface Surroundings {
  readonly blog: () => Blog | null;
  /** The id of the post that is shown; empty while there is none. */
  readonly postId: () => string;
  readonly postIds: () => ReadonlySet<string>;
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
    const rule = settings()?.headingIds ?? 'github';
    const at = headingAt(view.state, id, (text) => slugBy(rule === 'none' ? 'github' : rule, text));
    if (at !== null)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start' }) });
    return at !== null;
  };
  return {
    image: (src) => {
      const blog = around.blog();
      const candidates = blog ? imageCandidates(src, around.postId(), blog.model) : [];
      return blog && candidates.length > 0 ? assetUrl(blog.id, candidates) : null;
    },
    math: () => settings()?.math ?? 'none',
    follow: (written) => {
      const view = around.view();
      if (!view) return;
      const href = written.startsWith('[') ? definedAs(view.state, written) : written;
      const to = linkTarget(href ?? '', around.postId(), around.postIds());
      switch (to.kind) {
        case 'web':
          around.openLink(to.url);
          return;
        case 'post':
          void around.openPost(to.id).then(() => {
            if (to.place !== null) goToHeading(view, to.place);
          });
          return;
        case 'place':
          if (!goToHeading(view, to.id)) break;
          return;
        case 'refused':
      }
      around.say(format(en.preview.linkRefused, { href: href ?? written }));
    },
  };
}

/** The address that the text defines for `[label]`, or null. Labels are the same whatever their case and spaces. */
export function definedAs(state: EditorState, label: string): string | null {
  const same = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
  let found: string | null = null;
  syntaxTree(state).iterate({
    enter: (node) => {
      if (node.name !== 'LinkReference') return node.name === 'Document' || /Blockquote|List/.test(node.name);
      const name = node.node.getChild('LinkLabel');
      const url = node.node.getChild('URL');
      if (name && url && same(state.sliceDoc(name.from, name.to)) === same(label))
        found ??= state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1');
      return false;
    },
  });
  return found;
}

/** Where the heading of that id begins, or null. */
function headingAt(state: EditorState, id: string, slug: (text: string) => string): number | null {
  let found: number | null = null;
  syntaxTree(state).iterate({
    enter: (node) => {
      if (!/Heading\d$/.test(node.name)) return node.name === 'Document';
      const text = state.doc.lineAt(node.from).text.replace(/^\s*#+\s*|\s+#+\s*$|\s*\{#[\w-]+\}\s*$/g, '');
      if (slug(text) === id || state.doc.lineAt(node.from).text.includes(`{#${id}}`)) found ??= node.from;
      return false;
    },
  });
  return found;
}
