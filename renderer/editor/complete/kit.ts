import './complete.css';
import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  selectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { type KeyBinding, keymap } from '@codemirror/view';
import { insertWords as words } from '#core/messages/insert';
import { bodyFrom } from '../front-matter';
import { componentCompletions } from './components';
import { placeAt } from './context';
import { imageCompletions, type PicturedCompletion } from './images';
import { postCompletions } from './posts';
import { completeSnippet, completeTrigger } from './snippets';
import type { InsertStore } from './store';
import { completeTag } from './tags';
import { type CompletionKit, wordBefore } from './triggers';

const CODE = /Code|Comment|^HTMLBlock$|^(?:Script|Style)/;

/** Whether a place is in code or a comment, as far as the text is parsed. */
function isCode(state: EditorState, pos: number): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; ) {
    if (CODE.test(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

/** Tab takes a snippet, as editors do. */
const acceptSnippet: KeyBinding = {
  key: 'Tab',
  run: (view) => selectedCompletion(view.state)?.type === 'snippet' && acceptCompletion(view),
};

/** A small picture before the words of an option that has one; loaded when it comes into view. */
function picture(completion: Completion): Node | null {
  const { picture: src } = completion as Partial<PicturedCompletion>;
  if (src === undefined) return null;
  const image = document.createElement('img');
  image.className = 'lh-thumb';
  image.loading = 'lazy';
  image.decoding = 'async';
  image.alt = '';
  image.src = src;
  return image;
}

/** Everything that completes in the text. `say` tells what could not be done. */
export function createCompletionKit(store: InsertStore, say: (message: string) => void): CompletionKit {
  const posts = postCompletions(store, say);
  const images = imageCompletions(store);
  const components = componentCompletions(store);

  /** Where the snippets were asked for; null when something else was. */
  let snippetsFrom: number | null = null;

  const complete = (
    context: CompletionContext,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    const { state, pos } = context;
    if (snippetsFrom !== null) {
      const typed = pos < snippetsFrom ? '\n' : state.sliceDoc(snippetsFrom, pos);
      return typed.includes('\n') ? null : completeSnippet(store.snippets(), typed, snippetsFrom);
    }
    if (pos < bodyFrom(state)) return completeTag(state, pos, store);
    const place = placeAt(state, pos, (at) => isCode(state, at));
    switch (place?.kind) {
      case 'post':
      case 'link':
        return posts.complete(context, place);
      case 'image':
        return images.complete(context, place);
      case 'component':
        return components.complete(context, place);
      case undefined: {
        const line = state.doc.lineAt(pos);
        return completeTrigger(store.snippets(), wordBefore(state.sliceDoc(line.from, pos)), pos);
      }
    }
  };

  /** Follows what is typed at once where nothing has to be asked for, so that Enter never meets an old list. */
  const followed = (result: CompletionResult | null): CompletionResult | null =>
    result && {
      ...result,
      update: (_before, _from, _to, context) => {
        const next = complete(context);
        return next instanceof Promise ? null : followed(next);
      },
    };
  const source = (context: CompletionContext) => {
    const found = complete(context);
    return found instanceof Promise ? found.then(followed) : followed(found);
  };

  return {
    extension: [
      Prec.highest(keymap.of([posts.toHeadings, acceptSnippet])),
      autocompletion({
        override: [source],
        activateOnTyping: false,
        activateOnTypingDelay: 10,
        // It never opens unasked, so the first key is meant for it.
        interactionDelay: 0,
        icons: false,
        maxRenderedOptions: 60,
        tooltipClass: () => 'lh-complete',
        addToOptions: [{ render: picture, position: 20 }],
        optionClass: (completion: Completion) => `lh-${completion.type ?? 'plain'}`,
      }),
      EditorState.phrases.of({ Completions: words.suggestions }),
    ],
    open: (view) => {
      snippetsFrom = null;
      if (completionStatus(view.state) !== null) return;
      for (const each of [posts, images, components]) each.forget();
      startCompletion(view);
    },
    openSnippets: (view) => {
      snippetsFrom = view.state.selection.main.head;
      startCompletion(view);
    },
  };
}
