import type { Block, Patch } from '#core/markdown/block-document';

/** Blocks in one group; the group is what `content-visibility` skips, which is far cheaper than skipping each. */
const GROUP = 40;
/** A splice that inserts more than this is drawn from its start on in idle moments instead of in one frame. */
const AT_ONCE = 80;

interface Group {
  readonly element: HTMLElement;
  readonly items: HTMLElement[];
}

/** The page's blocks as elements: always a beginning of the list, in step with it. */
export interface BlockView {
  /** How many blocks are drawn; the first ones. */
  readonly drawn: () => number;
  readonly clear: () => void;
  /** Draws the next blocks of the list, up to `count`. */
  readonly append: (blocks: readonly Block[], count: number) => void;
  /** Follows a patch; `blocks` is the list after it. */
  readonly patch: (patch: Patch, blocks: readonly Block[]) => void;
  readonly element: (index: number) => HTMLElement | null;
  /**
   * Has the group of this block laid out, where it cannot be seen yet as well, and no other group for that reason: the
   * blocks of a skipped group say where they would be in it, and it is as high as it is taken to be.
   */
  readonly layOut: (index: number) => void;
  /** The block that `node` is in; -1 when it is in none. */
  readonly indexOf: (node: Node) => number;
  /** The last block that begins at or above `y`, in pixels from the top of the window; -1 when none is drawn. */
  readonly indexAt: (y: number) => number;
}

/** How blocks are drawn. */
export interface Drawing {
  /** Nodes of a block that are safe to show, for this element. */
  readonly nodes: (block: Block, element: HTMLElement) => Node;
  /** Makes an element that shows another form of a block show this one, where that is less; whether it did. */
  readonly change: (block: Block, element: HTMLElement) => boolean;
}

/** Keeps elements for blocks under `root`. */
export function createBlockView(root: HTMLElement, { nodes, change }: Drawing): BlockView {
  const groups: Group[] = [];
  let drawn = 0;

  const make = (block: Block): HTMLElement => {
    const element = root.ownerDocument.createElement('div');
    element.className = 'lh-part';
    element.append(nodes(block, element));
    return element;
  };

  const newGroup = (at: number, items: HTMLElement[]) => {
    const element = root.ownerDocument.createElement('section');
    element.className = 'lh-group';
    element.append(...items);
    root.insertBefore(element, groups[at]?.element ?? null);
    groups.splice(at, 0, { element, items });
  };

  /** The group and the place in it of a block's index; the end of the last group for the index after the last. */
  const find = (index: number): { at: number; within: number } => {
    let left = index;
    for (let at = 0; at < groups.length; at++) {
      const size = groups[at]?.items.length ?? 0;
      if (left < size || (left === size && at === groups.length - 1)) return { at, within: left };
      left -= size;
    }
    return { at: 0, within: 0 };
  };

  const insert = (index: number, elements: HTMLElement[]) => {
    if (elements.length === 0) return;
    const { at, within } = find(index);
    const group = groups[at];
    drawn += elements.length;
    if (!group) {
      newGroup(0, elements);
      return;
    }
    const before = group.items[within] ?? null;
    for (const element of elements) group.element.insertBefore(element, before);
    group.items.splice(within, 0, ...elements);
    if (group.items.length > GROUP * 2) {
      const tail = group.items.splice(GROUP);
      while (tail.length > GROUP) newGroup(at + 1, tail.splice(-GROUP));
      newGroup(at + 1, tail);
    }
  };

  const remove = (index: number, count: number) => {
    for (let left = count; left > 0; left--) {
      const { at, within } = find(index);
      const group = groups[at];
      const [element] = group?.items.splice(within, 1) ?? [];
      if (!group || !element) return;
      element.remove();
      drawn--;
      if (group.items.length === 0) {
        group.element.remove();
        groups.splice(at, 1);
      }
    }
  };

  const append = (blocks: readonly Block[], count: number) => {
    const next = blocks.slice(drawn, drawn + count);
    for (let from = 0; from < next.length; ) {
      const last = groups.at(-1);
      const room = last && last.items.length < GROUP ? GROUP - last.items.length : GROUP;
      const elements = next.slice(from, from + room).map(make);
      if (last && last.items.length < GROUP) {
        last.element.append(...elements);
        last.items.push(...elements);
      } else newGroup(groups.length, elements);
      drawn += elements.length;
      from += room;
    }
  };

  const element = (index: number): HTMLElement | null => {
    if (index < 0 || index >= drawn) return null;
    const { at, within } = find(index);
    return groups[at]?.items[within] ?? null;
  };

  let laidOut: HTMLElement | null = null;
  const layOut = (index: number) => {
    const next = groups[find(index).at]?.element ?? null;
    if (next === laidOut) return;
    laidOut?.classList.remove('lh-laid-out');
    next?.classList.add('lh-laid-out');
    laidOut = next;
  };

  /** Whether a splice was one block in another form, and its element shows that now. */
  const isChanged = (at: number, removed: number, [block, ...others]: readonly Block[]): boolean => {
    const shown = element(at);
    return removed === 1 && others.length === 0 && !!block && !!shown && change(block, shown);
  };

  const countBefore = (at: number): number =>
    groups.slice(0, at).reduce((sum, group) => sum + group.items.length, 0);

  const indexOf = (node: Node): number => {
    const at = groups.findIndex((group) => group.element.contains(node));
    const within = groups[at]?.items.findIndex((item) => item.contains(node)) ?? -1;
    return within < 0 ? -1 : countBefore(at) + within;
  };

  const indexAt = (y: number): number => {
    if (drawn === 0) return -1;
    // Groups first: asking where a block is lays out its whole group, which may be one that is skipped.
    const at = lastAbove(
      groups.map((group) => group.element),
      y,
    );
    return countBefore(at) + lastAbove(groups[at]?.items ?? [], y);
  };

  return {
    drawn: () => drawn,
    element,
    layOut,
    indexOf,
    indexAt,
    append,
    clear: () => {
      groups.length = 0;
      drawn = 0;
      laidOut = null;
      root.replaceChildren();
    },
    patch: ({ from, removed, inserted, rerendered }, blocks) => {
      if (from < drawn) {
        const wasAll = Math.min(removed, drawn - from);
        if (inserted.length > AT_ONCE) remove(from, drawn - from);
        else if (!isChanged(from, removed, inserted)) {
          remove(from, wasAll);
          insert(from, inserted.map(make));
        }
      }
      for (const index of rerendered) {
        const block = blocks[index];
        const shown = element(index);
        if (block && shown) shown.replaceChildren(nodes(block, shown));
      }
    },
  };
}

/** The last of `elements`, which follow each other down the page, that begins at or above `y`; 0 when none does. */
function lastAbove(elements: readonly HTMLElement[], y: number): number {
  let low = 0;
  let high = elements.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
