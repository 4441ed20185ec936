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
