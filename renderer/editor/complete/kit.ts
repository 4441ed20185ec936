import './complete.css';
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { insertWords as words } from '#core/messages/insert';
import { bodyFrom } from '../front-matter';
import { placeAt } from './context';
import { postCompletions } from './posts';
import type { InsertStore } from './store';
import { completeTag } from './tags';
import type { CompletionKit } from './triggers';

const CODE = /Code|Comment|^HTMLBlock$/;

/** Whether a place is in code or a comment, as far as the text is parsed. */
function isCode(state: EditorState, pos: number): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; ) {
    if (CODE.test(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

/** Everything that completes in the text. `say` tells what could not be done. */
export function createCompletionKit(store: InsertStore, say: (message: string) => void): CompletionKit {
  const posts = postCompletions(store, say);

  const complete = (
    context: CompletionContext,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    const { state, pos } = context;
    if (pos < bodyFrom(state)) return completeTag(state, pos, store);
    const place = placeAt(state, pos, (at) => isCode(state, at));
    switch (place?.kind) {
      case 'post':
      case 'link':
        return posts.complete(context, place);
      case 'image':
      case 'component':
      case undefined:
        return null;
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
      Prec.highest(keymap.of([posts.toHeadings])),
      autocompletion({
        override: [source],
        activateOnTyping: false,
        activateOnTypingDelay: 10,
        // It never opens unasked, so the first key is meant for it.
        interactionDelay: 0,
        icons: false,
        maxRenderedOptions: 60,
        tooltipClass: () => 'lh-complete',
        optionClass: (completion: Completion) => `lh-${completion.type ?? 'plain'}`,
      }),
      EditorState.phrases.of({ Completions: words.suggestions }),
    ],
    open: (view) => {
      if (completionStatus(view.state) === null) startCompletion(view);
    },
  };
}
