import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';

const look = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    // What is typed lays out the text alone, not the window around it. What floats over the text stays inside this, and so
    // above the page beside it, but below the grips between the two.
    contain: 'layout size style',
    zIndex: '2',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--writing-font)',
    fontSize: 'var(--writing-size)',
    lineHeight: 'var(--writing-line)',
    overflowX: 'hidden',
    scrollbarGutter: 'stable',
  },
  '.cm-content': {
    padding: '22px 0 40vh',
    maxWidth: 'calc(var(--writing-measure) + 72px)',
    margin: '0 auto',
    width: '100%',
    caretColor: 'var(--accent)',
  },
  '.cm-line': { padding: '0 36px' },
  '.cm-cursor': { borderLeft: '2px solid var(--accent)', marginLeft: '-1px' },
  '.cm-dropCursor': { borderLeft: '2px solid var(--accent)' },
  '.cm-activeLine': {
    background:
      'linear-gradient(90deg, transparent, var(--accent-tint) 8%, var(--accent-tint) 92%, transparent)',
  },
  '&:not(.cm-focused) .cm-activeLine': { background: 'none' },
  '.cm-selectionBackground': { background: 'var(--selection-quiet)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--selection)',
  },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-searchMatch': { backgroundColor: 'var(--match)', borderRadius: '2px' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--match-now)' },
  // Both below whatever lies over the window; CodeMirror puts them above everything.
  '.cm-panels': { backgroundColor: 'var(--chrome)', color: 'var(--ink)', border: 'none', zIndex: '1' },
  '.cm-tooltip': { zIndex: '9' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
});

const words = HighlightStyle.define([
  { tag: t.heading, fontWeight: '700' },
  { tag: t.contentSeparator, color: 'var(--mark)' },
  { tag: t.strong, fontWeight: '700' },
  { tag: t.emphasis, fontStyle: 'italic' },
  { tag: t.strikethrough, textDecoration: 'line-through' },
  { tag: t.link, color: 'var(--accent)' },
  { tag: t.monospace, fontFamily: 'var(--code-font)', fontSize: '0.88em' },
  { tag: t.documentMeta, fontFamily: 'var(--code-font)', fontSize: '13px', color: 'var(--ink-2)' },
  { tag: [t.keyword, t.operatorKeyword, t.tagName], color: 'var(--code-keyword)' },
  { tag: [t.angleBracket, t.attributeName], color: 'var(--mark)' },
  { tag: [t.string, t.attributeValue], color: 'var(--code-string)' },
  { tag: [t.number, t.bool, t.null, t.atom], color: 'var(--code-number)' },
  { tag: t.comment, color: 'var(--mark)', fontStyle: 'italic' },
  { tag: [t.function(t.variableName), t.function(t.propertyName)], color: 'var(--code-name)' },
  // Last, because marks stand inside what they mark and must win over it.
  { tag: [t.url, t.labelName], color: 'var(--mark)' },
  { tag: t.processingInstruction, color: 'var(--mark)', fontWeight: '400' },
]);

/** How the writing looks: colours from the tokens, so that light and dark need no second theme. */
export const theme = (): Extension => [look, syntaxHighlighting(words)];
