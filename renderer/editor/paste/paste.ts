import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { PostDocument } from '../document';
import { bodyFrom } from '../front-matter';
import { inMarkup, isHtml } from '../html/context';
import { fitHtml } from '../html/fit';
import { attributeText } from '../html/inline';
import { fitCell, isInCell } from '../table/fit-cell';
import { fitMarkdown, fitPlain } from './fit';
import type { MarkdownTarget } from './html-to-markdown';
import { type PasteKind, type PastePlace, pasteKind } from './paste-kind';
import { linkOn } from './paste-link';
import { letGo, markPlace, pendingPlaces, placeOf } from './pending';

/** What the editor's surroundings do for a paste. */
export interface PasteHost {
  /** The document that is shown. */
  readonly document: () => PostDocument | null;
  readonly target: (postId: string) => MarkdownTarget;
  /** Files that were pasted or dropped, to be put into the blog and named at the place of `[from, to)`. */
  readonly addFiles: (document: PostDocument, files: readonly File[], from: number, to: number) => void;
}

type Rich = typeof import('./rich');
let rich: Rich | null = null;

/** How long after the command a paste is still meant by it; ms. The system answers well within. */
const PLAIN_FOR = 2000;
let plainUntil = 0;

/** The next paste, if it comes at once, is of plain text. */
export function expectPlain(now: number): void {
  plainUntil = now + PLAIN_FOR;
}

/** Pastes and drops: rich text becomes Markdown, an address a link on what is selected, files are added to the blog. */
export function pasting(host: PasteHost): Extension {
  const take = (event: Event, data: DataTransfer, view: EditorView, from: number, to: number): boolean => {
    const document = host.document();
    if (document === null || view.state.readOnly) return false;
    const plain = performance.now() < plainUntil;
    plainUntil = 0;
    const kind = pasteKind(pastedOf(data), placeAt(view.state, from, to, plain));
    switch (kind.kind) {
      case 'text': {
        const fitted = fitPlain(view.state, from, to, plainOf(data));
        if (fitted === null) return false;
        event.preventDefault();
        view.dispatch(fitted);
        return true;
      }
      case 'files':
        event.preventDefault();
        host.addFiles(document, [...data.files], from, to);
        return true;
      default:
        event.preventDefault();
        put(document, host.target(document.id), kind, richOf(data), from, to);
        return true;
    }
  };
  return [
    pendingPlaces(),
    Prec.high(
      EditorView.domEventHandlers({
        paste: (event, view) => {
          // Several carets at once: each gets its line, as CodeMirror does it.
          if (event.clipboardData === null || view.state.selection.ranges.length > 1) return false;
          const { from, to } = view.state.selection.main;
          return take(event, event.clipboardData, view, from, to);
        },
        drop: (event, view) => {
          // What is dragged within the text is moved by CodeMirror, and a folder is for the window.
          if (event.dataTransfer === null || isFolder(event.dataTransfer)) return false;
          const { types } = event.dataTransfer;
          if (!types.includes('Files') && !types.includes('text/html')) return false;
          const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
          view.dispatch({ selection: { anchor: at } });
          return take(event, event.dataTransfer, view, at, at);
        },
      }),
    ),
  ];
}

function put(
  document: PostDocument,
  target: MarkdownTarget,
  kind: PasteKind,
  pasted: RichText,
  from: number,
  to: number,
): void {
  if (kind.kind === 'link') {
    const state = document.state();
    const selected = state.doc.sliceString(from, to);
    const insert = isHtml(state)
      ? `<a href="${attributeText(kind.url)}">${selected}</a>`
      : fitCell(state, from, to, linkOn(selected, kind.url));
    document.apply({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.paste',
    });
    return;
  }
  if (rich !== null) {
    document.apply(fitRich(rich, document.state(), from, to, pasted, target));
    return;
  }
  const { id, spec } = markPlace(from, to, null);
  document.apply(spec);
  void import('./rich').then((loaded) => {
    rich = loaded;
    const place = placeOf(document.state(), id);
    if (place === null) return;
    const fitted = fitRich(loaded, document.state(), place.from, place.to, pasted, target);
    document.apply({ ...fitted, effects: letGo(id) });
  });
}

/** Rich text in the language of the post; its words alone where it cannot be brought into that. */
export function fitRich(
  { richToHtml, richToMarkdown }: Rich,
  state: EditorState,
  from: number,
  to: number,
  { html, text }: RichText,
  target: MarkdownTarget,
): TransactionSpec {
  try {
    return isHtml(state)
      ? fitHtml(state, from, to, richToHtml(html))
      : fitMarkdown(state, from, to, richToMarkdown(html, target));
  } catch (error) {
    // Whatever a program puts into its HTML: what was copied is not lost by it.
    console.error('[longhand] rich text was pasted as plain text', error);
    return (
      fitPlain(state, from, to, text) ?? {
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        userEvent: 'input.paste',
      }
    );
  }
}

/** Rich text, and its words as plain text with `\n` as line ends. */
interface RichText {
  readonly html: string;
  readonly text: string;
}

const richOf = (data: DataTransfer): RichText => ({
  html: data.getData('text/html'),
  text: plainOf(data),
});

const plainOf = (data: DataTransfer): string => data.getData('text/plain').replace(/\r\n?/g, '\n');

function pastedOf(data: DataTransfer) {
  return {
    text: data.getData('text/plain'),
    html: data.getData('text/html'),
    files: data.files.length,
    types: [...data.types],
  };
}

const isFolder = (data: DataTransfer) => data.items[0]?.webkitGetAsEntry()?.isDirectory === true;

const CODE = new Set(['FencedCode', 'CodeBlock', 'InlineCode', 'FrontMatter', 'HTMLBlock', 'CommentBlock']);

function placeAt(state: EditorState, from: number, to: number, plain: boolean): PastePlace {
  let code = from < bodyFrom(state) || (isHtml(state) && inMarkup(state, from));
  for (let node = syntaxTree(state).resolveInner(from, -1); !code && node.parent; node = node.parent) {
    // Behind the closing mark the code is over.
    code = CODE.has(node.name) && (node.name !== 'InlineCode' || from < node.to);
  }
  return { plain, code, cell: isInCell(state, from, to), selected: state.doc.sliceString(from, to) };
}
