import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { highlightSelectionMatches } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  dropCursor,
  EditorView,
  highlightActiveLine,
  keymap,
  placeholder,
  type ViewUpdate,
} from '@codemirror/view';
import { isHtmlPost } from '#core/markdown/post-dialect';
import { en } from '#core/messages/en';
import type { FrontMatterRules } from '#core/posts/front-matter/rules';
import { blockLines } from './block-lines';
import { selectionAndCaret } from './caret';
import { htmlEditing, markdownEditing } from './commands/editing';
import { directions } from './direction';
import { fromDisk, type PostDocument } from './document';
import { createFactsReader, type FactsReader } from './facts';
import { frontMatter, postIdFacet, rulesFacet } from './front-matter';
import { type Chips, frontMatterFold, writingFrom } from './front-matter-fold';
import { htmlLanguage } from './html/language';
import { proseOnly } from './language/unchecked';
import type { Surroundings } from './live/surroundings';
import { drawLongLines } from './long-lines';
import { markdown } from './markdown';
import { mistakeMarks } from './mistakes/mistakes';
import { createModes, type ModeSwitch } from './modes/modes';
import { scrollingFirst } from './scrolling';
import { find } from './search/commands';
import { searchPanel } from './search-panel';
import {
  caretPlace,
  endPlace,
  goToPlace,
  heightOf,
  type LinePlace,
  placeAfter,
  placeOf,
  placeOn,
} from './text-place';
import { theme } from './theme';
import { unlessVeryLong } from './very-long';

export type EditorEvent =
  | { readonly kind: 'shown'; readonly document: PostDocument | null }
  | { readonly kind: 'updated'; readonly document: PostDocument; readonly update: ViewUpdate }
  | { readonly kind: 'scrolled'; readonly document: PostDocument };

/** The one editor of the window: a CodeMirror view that shows one document at a time. */
export interface Editor {
  readonly facts: FactsReader['facts'];
  /** Puts the view into a host; returns the way to take it out again (the view itself is kept). */
  readonly mount: (host: HTMLElement) => () => void;
  readonly view: () => EditorView | null;
  readonly shown: () => PostDocument | null;
  readonly show: (document: PostDocument | null) => void;
  /** The state for the text of the post `id`, which says how its front matter is written. */
  readonly makeState: (text: string, readOnly: boolean, id: string) => EditorState;
  /** Hears of every update of the view, in the same task as the key. */
  readonly listen: (listener: (event: EditorEvent) => void) => () => void;
  /** Where the text is scrolled to, in CSS pixels from its top; where it was, while it cannot be seen. */
  readonly scrolledTo: () => number;
  /** Where the line at the top of the text begins; the one that was there, while it cannot be seen. */
  readonly topLine: () => number;
  /** Scrolls the text there; when it is seen again, while it cannot be seen. */
  readonly scrollTo: (place: LinePlace | 'start' | 'end') => void;
  /** The text can be seen again: it comes to its place, whatever was put in and however wide it is meanwhile. */
  readonly seen: () => void;
  readonly focus: () => void;
  /** Opens find, with the line to replace or without. */
  readonly find: (replacing: boolean) => void;
  /** Follows the link at the caret. */
  readonly followLink: () => Promise<void>;
  /** Chooses the ways to look: live mode, focus, typewriter. */
  readonly setModes: ModeSwitch['set'];
}

/**
 * Makes the editor. `chips` are the words of a post's folded properties line, `rulesOf` how a post's front matter is written,
 * `around` the window as live mode asks for it, `more` what else needs the editor's surroundings.
 */
export function createEditor(
  chips: Chips,
  rulesOf: (id: string) => FrontMatterRules,
  around: Omit<Surroundings, 'view' | 'postId'>,
  more: Extension = [],
): Editor {
  const listeners = new Set<(event: EditorEvent) => void>();
  const reader = createFactsReader();
  let host: HTMLElement | null = null;
  let view: EditorView | null = null;
  let document: PostDocument | null = null;
  let puttingIn = false;
  /** Whether the text has yet to come to its place: what cannot be seen cannot be scrolled. */
  let isUnplaced = false;

  const modes = createModes(() => view, {
    ...around,
    view: () => view,
    postId: () => document?.id ?? '',
  });

  /** Whether the view is scrolled to where the text is. */
  const isPlaced = (shown: EditorView) => !isUnplaced && shown.dom.checkVisibility();

  const place = (shown: EditorView, { scroll }: PostDocument) => {
    isUnplaced = !shown.dom.checkVisibility();
    if (isUnplaced) return;
    if (scroll) goToPlace(shown, scroll);
    else shown.scrollDOM.scrollTop = 0;
  };
  const seen = () => {
    if (view && document) place(view, document);
  };

  const tell = (event: EditorEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  const updated = (update: ViewUpdate) => {
    if (!document || puttingIn) return;
    if (update.docChanged) {
      document.scroll = document.scroll && placeAfter(document.scroll, update.changes);
      if (update.transactions.some((tr) => tr.docChanged && !tr.annotation(fromDisk))) document.edited();
      reader.changed(update.state);
    }
    if (update.selectionSet) {
      reader.selected(update.state);
      // A place that is gone to before the text is shown.
      if (!isPlaced(update.view)) document.scroll = caretPlace(update.state);
    }
    if (update.focusChanged && !update.view.hasFocus) void document.saveNow();
    tell({ kind: 'updated', document, update });
  };

  const extensions: Extension = [
    history(),
    more,
    selectionAndCaret(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    placeholder(en.editor.placeholder),
    EditorView.contentAttributes.of({ 'aria-label': en.editor.label, spellcheck: 'true' }),
    frontMatter(),
    frontMatterFold(chips),
    blockLines(),
    directions(),
    searchPanel(),
    proseOnly(),
    mistakeMarks(),
    scrollingFirst(),
    theme(),
    EditorView.cspNonce.of(nonce()),
    EditorView.updateListener.of(updated),
    EditorView.domEventHandlers({
      // However the focus came (a dialog gave it back, say), the caret is in its place before the next key.
      focus: (_event, focusedView) => focusedView.focus(),
      scroll: () => {
        if (!document || !view || !isPlaced(view)) return;
        document.scroll = placeOf(view);
        tell({ kind: 'scrolled', document });
      },
    }),
  ];

  const markdownParts = { editing: markdownEditing(), language: markdown() };
  const htmlParts = { editing: htmlEditing(), language: htmlLanguage() };
  const makeState = (text: string, readOnly: boolean, id: string) => {
    const { editing, language } = isHtmlPost(id) ? htmlParts : markdownParts;
    const extension = [
      rulesFacet.of(rulesOf(id)),
      postIdFacet.of(id),
      extensions,
      editing,
      modes.extension(),
      unlessVeryLong(text, language),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
    ];
    const state = EditorState.create({ doc: text, extensions: extension });
    return state.update({ selection: { anchor: writingFrom(state) } }).state;
  };

  /** Draws a document; the view is made for the first one. Nobody hears of the text being put in. */
  const draw = (next: PostDocument) => {
    document = next;
    puttingIn = true;
    if (view) view.setState(next.state());
    else if (host) view = new EditorView({ state: next.state(), parent: host });
    if (view) {
      drawLongLines(view);
      next.attach(view);
    }
    puttingIn = false;
    if (!view) return;
    modes.applyTo(view);
    place(view, next);
  };

  const show = (next: PostDocument | null) => {
    if (next === document) return;
    if (document && view) {
      if (isPlaced(view)) document.scroll = placeOf(view);
      document.attach(null);
    }
    if (next) draw(next);
    else document = null;
    reader.show(next ? next.state() : null);
    tell({ kind: 'shown', document: next });
  };

  const focus = () => {
    if (view?.dom.checkVisibility()) view.focus();
    // Its pane is about to be shown: what is hidden takes no focus.
    else requestAnimationFrame(() => view?.focus());
  };

  return {
    facts: reader.facts,
    view: () => view,
    shown: () => document,
    show,
    seen,
    scrolledTo: () => {
      if (!view || isPlaced(view)) return view?.scrollDOM.scrollTop ?? 0;
      return document?.scroll ? heightOf(view, document.scroll) : 0;
    },
    topLine: () => {
      if (!view || isPlaced(view)) return view?.lineBlockAtHeight(view.scrollDOM.scrollTop).from ?? 0;
      return document?.scroll?.from ?? 0;
    },
    scrollTo: (to) => {
      if (!view || !document) return;
      const { scrollDOM } = view;
      if (!isPlaced(view))
        document.scroll = to === 'start' ? null : to === 'end' ? endPlace(view.state) : placeOn(to);
      else if (to === 'start') scrollDOM.scrollTop = 0;
      else scrollDOM.scrollTop = to === 'end' ? scrollDOM.scrollHeight : heightOf(view, to);
    },
    makeState,
    focus,
    setModes: modes.set,
    followLink: modes.followLink,
    find: (replacing) => {
      if (view) find(view, replacing);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mount: (parent) => {
      host = parent;
      if (view) parent.append(view.dom);
      else if (document) draw(document);
      return () => {
        host = null;
        view?.dom.remove();
      };
    },
  };
}

/** The style nonce of the page's policy; empty where the page has none. */
function nonce(): string {
  const meta = window.document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}
