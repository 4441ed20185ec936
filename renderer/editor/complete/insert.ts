import type { StateCommand } from '@codemirror/state';
import type { Generator } from '#core/blog/model';
import type { Bridge } from '#core/ipc/contract';
import { insertWords as words } from '#core/messages/insert';
import { snippetWords } from '#core/messages/snippets';
import type { CommandId } from '../../app/command-rules';
import type { BlogStore } from '../../blog/store';
import type { PostsStore } from '../../posts/store';
import type { SettingsStore } from '../../settings/store';
import type { Editor } from '../editor';
import { createInsertStore } from './store';
import { type CompletionKit, openCompletions } from './triggers';

export type InsertCommand = Extract<CommandId, `insert.${string}`>;

export interface Insert {
  readonly kit: () => Promise<CompletionKit>;
  readonly isTrigger: (word: string) => boolean;
  /** Writes a link to the post at the caret (or over the selection, which becomes its words) and goes on there. */
  readonly linkTo: (postId: string) => Promise<void>;
  readonly commands: Readonly<Record<InsertCommand, () => void>>;
}

export interface InsertDependencies {
  readonly bridge: Bridge;
  readonly blogs: Pick<BlogStore, 'opened'>;
  readonly posts: Pick<PostsStore, 'list' | 'current' | 'addresses'>;
  readonly settings: Pick<SettingsStore, 'settings'>;
  readonly editor: Editor;
  /** Makes the text visible where only the page is. */
  readonly showText: () => void;
  readonly say: (message: string) => void;
}

/** What can be put into the post in the editor. Its code is loaded when it is first asked for. */
export function createInsert({
  bridge,
  blogs,
  posts,
  settings,
  editor,
  showText,
  say,
}: InsertDependencies): Insert {
  const store = createInsertStore(bridge, blogs, posts, settings);
  let loaded: Promise<CompletionKit> | null = null;
  const kit = () => {
    loaded ??= import('./kit').then(({ createCompletionKit }) => createCompletionKit(store, say));
    return loaded;
  };
  const begin = async (choose: (all: typeof import('./commands')) => StateCommand) => {
    const view = editor.view();
    if (view === null) return;
    const command = choose(await import('./commands'));
    showText();
    editor.focus();
    if (command(view)) await openCompletions(view, kit);
  };
  return {
    kit,
    isTrigger: (word) =>
      word !== '' && settings.settings.get().snippets.some(({ trigger }) => trigger === word),
    linkTo: async (postId) => {
      const view = editor.view();
      const [{ putPostLink }, habit] = await Promise.all([
        import('./put-link'),
        store.habit(),
        store.addresses(),
      ]);
      if (view === null || view.state.readOnly) return;
      if (!putPostLink(view, store, habit, postId)) say(words.noAddress);
      editor.focus();
    },
    commands: {
      'insert.postLink': () => void begin((all) => all.beginPostLink),
      'insert.snippet': () => {
        const view = editor.view();
        if (view === null) return;
        showText();
        editor.focus();
        if (store.snippets().length === 0) say(snippetWords.noneToInsert);
        else void openCompletions(view, kit, 'openSnippets');
      },
      'insert.image': () => void begin((all) => all.beginImage),
      'insert.component': () => {
        const generator = store.blog()?.model.generator ?? 'plain';
        const why = noComponents(generator, store.current()?.id ?? '');
        if (why !== null) say(why);
        else void begin((all) => all.beginComponent(generator));
      },
    },
  };
}

/** Why a post has no components to put in; null when it may have some. */
function noComponents(generator: Generator, postId: string): string | null {
  switch (generator) {
    case 'plain':
    case 'pelican':
      return words.noComponents;
    case 'astro':
    case 'next':
    case 'gatsby':
      return /\.mdx$/i.test(postId) ? null : words.onlyInMdx;
    case 'hugo':
    case 'jekyll':
    case 'eleventy':
    case 'hexo':
    case 'zola':
    case 'docusaurus':
    case 'vitepress':
      return null;
  }
}
