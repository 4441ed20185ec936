import type { Settings } from '#core/settings/settings';
import { createStore, type Readable } from '../../../app/store';
import type { Editor } from '../../editor';
import { restOf } from '../../rest';
import type { SpellingStore } from '../spelling-store';
import type { Following } from './following';
import type { Dialect, GrammarSetup } from './protocol';

/** How the grammar check stands. */
export type GrammarStanding = 'off' | 'loading' | 'on' | 'other-language' | 'failed';

export interface GrammarStore {
  readonly standing: Readable<GrammarStanding>;
  /** Goes to the next problem and shows what it is. */
  readonly next: () => void;
  readonly list: () => void;
}

interface GrammarOptions {
  readonly editor: Editor;
  readonly settings: Readable<Settings>;
  readonly change: (part: Partial<Settings>) => void;
  readonly language: Readable<string | null>;
  readonly spelling: SpellingStore;
}

/** Harper's own spelling rule, which is left to the spell checker where that one checks. */
const SPELLING_RULE = 'SpellCheck';

/** The checker gets ready after the author has rested for so many ms: that keeps more than one core busy for seconds. */
const REST = 2_000;

/** Checks grammar while it is switched on and the post is in English. Its code and the checker come with the switch. */
export function createGrammarStore(options: GrammarOptions): GrammarStore {
  const { editor, settings, change, language, spelling } = options;
  const standing = createStore<GrammarStanding>('off');
  let following: Following | null = null;
  let setup = '';
  let stopSweeping: (() => void) | null = null;

  const end = (as: GrammarStanding) => {
    const ended = following;
    following = null;
    setup = '';
    standing.set(as);
    if (ended === null) return;
    ended.end();
    stopSweeping = ended.sweep();
  };

  const look = () => {
    const { grammar } = settings.get();
    const dialect = dialectOf(language.get() ?? 'en');
    if (!grammar) {
      if (standing.get() !== 'off') end('off');
    } else if (dialect === null) {
      if (standing.get() !== 'other-language') end('other-language');
    } else void start(dialect);
  };

  const start = async (dialect: Dialect) => {
    const wanted: GrammarSetup = {
      dialect,
      words: spelling.words.get(),
      off: [...settings.get().grammarRulesOff, ...(checksSpelling() ? [SPELLING_RULE] : [])],
    };
    const key = JSON.stringify(wanted);
    if (key === setup) return;
    setup = key;
    if (standing.get() !== 'on') standing.set('loading');
    try {
      if (following === null) await restOf(editor, REST);
      const { follow } = await import('./following');
      if (setup !== key) return;
      stopSweeping?.();
      following ??= follow({
        editor,
        turnOff: (rule) =>
          change({ grammarRulesOff: [...new Set([...settings.get().grammarRulesOff, rule])] }),
      });
      await following.setUp(wanted);
      if (setup === key) standing.set('on');
    } catch (error) {
      console.error('[longhand] the grammar check did not start', error);
      // The switch turns it off, and another time on again.
      if (setup === key) {
        following?.end();
        following = null;
        standing.set('failed');
      }
    }
  };

  const checksSpelling = () => {
    const state = spelling.state.get();
    return settings.get().spelling && state !== null && (state.native || state.checking.length > 0);
  };

  for (const store of [settings, language, spelling.words, spelling.state]) store.subscribe(look);
  if (settings.get().grammar) {
    void spelling.loadWords();
    look();
  }

  const withView = (act: (following: Following) => void) => () => {
    if (following !== null) act(following);
  };
  return {
    standing,
    next: withView((now) => {
      const view = editor.view();
      if (view) now.next(view);
    }),
    list: withView((now) => {
      const view = editor.view();
      if (view) now.list(view);
    }),
  };
}

/** English by where it is written; null for every other language. */
export function dialectOf(language: string): Dialect | null {
  const [base = '', region = ''] = language.toLowerCase().split('-');
  if (base !== 'en') return null;
  switch (region) {
    case 'gb':
    case 'ie':
    case 'nz':
      return 'en-GB';
    case 'au':
      return 'en-AU';
    case 'ca':
      return 'en-CA';
    case 'in':
      return 'en-IN';
    default:
      return 'en-US';
  }
}
