import type { Block } from '#core/markdown/block-document';
import type { BlockView } from './block-view';

/** The page in a frame, as what follows the editor sees it: its document, its blocks and their elements. */
export interface ShownPage {
  readonly frame: Document;
  readonly view: BlockView;
  readonly blocks: () => readonly Block[];
  /** Whether all of the post is drawn. */
  readonly isWhole: () => boolean;
}

/** The index of the last block that begins at or before `position`, an offset in the post; 0 when there is none. */
export function blockAt(blocks: readonly Block[], position: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.from ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the block that is written in at `position`: footnotes, the last one, have no text of their own. */
export function blockWrittenAt(blocks: readonly Block[], position: number): number {
  const last = blockAt(blocks, position);
  return blocks[last]?.from === blocks[last]?.to ? last - 1 : last;
}

/** Where on the page a block is shown. */
export interface ShownBlock {
  readonly block: Block;
  readonly element: HTMLElement;
  /** The index of the block that is, or holds, the element. */
  readonly index: number;
}

/** Where on the page is shown what is written at `position`: a footnote's text is in the list of them. */
export function shownAt(
  { blocks, view }: Pick<ShownPage, 'blocks' | 'view'>,
  position: number,
): ShownBlock | null {
  const all = blocks();
  const at = blockWrittenAt(all, position);
  const block = all[at];
  if (!block) return null;
  const index = all.length - 1;
  const note = all[index]?.footnotes?.().indexOf(block) ?? -1;
  const item = note < 0 ? undefined : noteItems(view.element(index))[note];
  if (item) return { block, element: item, index };
  const element = view.element(at);
  return element && { block, element, index: at };
}

/** The block that is shown where `node` of the page is. */
export function blockShownIn(
  { blocks, view }: Pick<ShownPage, 'blocks' | 'view'>,
  node: Node,
): ShownBlock | null {
  const index = view.indexOf(node);
  const block = blocks()[index];
  const element = view.element(index);
  if (!block || !element) return null;
  const items = block.footnotes ? noteItems(element) : [];
  const note = items.findIndex((each) => each.contains(node));
  const [definition, item] = [block.footnotes?.()[note], items[note]];
  return definition && item ? { block: definition, element: item, index } : { block, element, index };
}

/** The footnotes in the element that shows them: each generator makes one list of them. */
function noteItems(section: HTMLElement | null): readonly HTMLElement[] {
  const list = section?.querySelector('ol');
  return list ? ([...list.children] as HTMLElement[]) : [];
}
