import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import { tell } from '../app/tell';
import type { PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { type Mistake, markMistakes, unmarkMistakes } from '../editor/mistakes/mistakes';
import type { ShownPage } from './shown-page';

/** How long the page rests before its mistakes are looked for: what is being typed is often none yet; ms. */
const REST = 800;

export interface PageMistakes {
  /** The page may have others now. One that is gone has none. */
  readonly look: () => void;
  /** The page goes. With the last page that follows the editor go the marks, also those of posts that are not shown. */
  readonly stop: () => void;
}

/** What marks a mistake in the page: the words about it, and what of the source it is about. */
export interface MistakeSource {
  readonly words: string;
  readonly source: string;
  /** Of the source, from 1; null for all of it. */
  readonly line: number | null;
}

const known = new WeakMap<Element, MistakeSource>();

/** Says what an element of the page that has the class `lh-mistake` is about. */
export const noteMistake = (element: Element, mistake: MistakeSource): void => {
  known.set(element, mistake);
};

/** The pages that follow an editor now, and the posts that have marks. */
interface Following {
  readonly pages: Set<ShownPage>;
  readonly marked: Set<PostDocument>;
}

const following = new WeakMap<Editor, Following>();

/** Marks in the text the diagrams and formulas that the page cannot draw, and tells of each once. */
export function followMistakes(page: ShownPage, editor: Editor): PageMistakes {
  const all: Following = following.get(editor) ?? { pages: new Set(), marked: new Set() };
  following.set(editor, all);
  all.pages.add(page);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const collect = () => {
    const view = editor.view();
    const post = editor.shown();
    if (!view || !post) return;
    const { doc } = view.state;
    // By the prototype: what a post names may stand for a document's own methods.
    const marked = Document.prototype.querySelectorAll.call(page.frame, '.lh-mistake, .lh-prices');
    const found = [...marked].flatMap((element): Mistake[] => {
      const block = page.blocks()[page.view.indexOf(element)];
      const mistake = known.get(element) ?? formula(element) ?? prices(element);
      if (!block || mistake === null || block.to > doc.length) return [];
      const text = doc.sliceString(block.from, block.to);
      const place = placeIn(text, mistake);
      if (!place) return [];
      const from = block.from + place.from;
      const dollars = mistake.words === previewWords.prices.words;
      const to = block.from + (dollars ? text.indexOf('$', place.to) + 1 : place.to);
      return [{ from, to, words: mistake.words, ...(dollars && { dollars }) }];
    });
    const [fresh] = markMistakes(view, found);
    if (found.length > 0) all.marked.add(post);
    else all.marked.delete(post);
    if (fresh)
      tell(format(previewWords.mistakeAt, { line: doc.lineAt(fresh.from).number, words: fresh.words }));
  };

  const lookNoMore = () => {
    clearTimeout(timer);
    cancelIdleCallback(asked);
  };
  return {
    look: () => {
      lookNoMore();
      if (!all.pages.has(page)) return;
      timer = setTimeout(() => {
        asked = requestIdleCallback(collect, { timeout: 1000 });
      }, REST);
    },
    stop: () => {
      lookNoMore();
      all.pages.delete(page);
      if (all.pages.size > 0) return;
      for (const post of all.marked) post.apply({ effects: unmarkMistakes() });
      all.marked.clear();
    },
  };
}

/** A formula in the page holds its TeX and the words about it. */
function formula(element: Element): MistakeSource | null {
  const part = (name: string) => Element.prototype.querySelector.call(element, name)?.textContent ?? '';
  const [source, words] = [part('code'), part('small')];
  return source === '' || words === '' ? null : { source, words, line: null };
}

/** Prices that the site makes a formula of, from the one dollar on. */
function prices(element: Element): MistakeSource | null {
  if (!Element.prototype.matches.call(element, '.lh-prices')) return null;
  const tex = Element.prototype.getAttribute.call(element, 'aria-label') ?? element.textContent ?? '';
  return { source: `$${tex}`, words: previewWords.prices.words, line: null };
}

/** Where in the text of its block a mistake is; the first place where its line, or its source, stands. */
export function placeIn(
  text: string,
  { source, line }: Pick<MistakeSource, 'source' | 'line'>,
): { readonly from: number; readonly to: number } | null {
  const lines = source.replace(/\n$/, '').split('\n');
  const wanted = (line === null ? lines : [lines[line - 1] ?? '']).map((each) => each.trim());
  const first =
    wanted.find((each) => each !== '') ?? lines.map((each) => each.trim()).find((each) => each !== '');
  if (first === undefined) return null;
  // Behind the line that opens the block, where a mistake has a line.
  const start = line === null ? 0 : Math.max(0, text.indexOf('\n'));
  const from = text.indexOf(first, start);
  if (from < 0) return null;
  const whole =
    wanted.length > 1 && text.startsWith(source.trim(), from) ? source.trim().length : first.length;
  return { from, to: from + whole };
}
