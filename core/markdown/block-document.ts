import { type Cut, cutBlocks, type TextSource } from './block-cutter';
import type { MarkdownRenderer, Reference, References } from './renderer';
import { createUniqueSlugs } from './slug';

export type { TextSource } from './block-cutter';

/** A top-level block of the body. Offsets are UTF-16, in the source; they move as the document is edited. */
export interface Block {
  /** Start of its first line. */
  readonly from: number;
  /** End of its last line that is not blank, without the line break. */
  readonly to: number;
  /** The same for as long as the block is in the document; never given twice. */
  readonly key: number;
  /** Its HTML, rendered when first asked for and after a change; '' for a reference definition. */
  html(): string;
}

/** `[fromA, toA)` of the old text became `[fromB, toB)` of the new one (`fromA` = `fromB`). */
export interface ChangedRange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** How the list of blocks changed: a splice, and the blocks outside it that must be shown anew. */
export interface Patch {
  readonly from: number;
  readonly removed: number;
  readonly inserted: readonly Block[];
  /** Indexes in the new list, rising: their HTML was asked for before and is different now. */
  readonly rerendered: readonly number[];
}

/**
 * The body as a list of top-level blocks that keeps up with edits. The law: after any updates, once `complete`,
 * the joined HTML of the blocks is what `renderer.render` makes of the whole body.
 */
export interface BlockDocument {
  readonly blocks: readonly Block[];
  /** The whole body is cut; until then `blocks` are its beginning. */
  readonly complete: boolean;
  /** Cuts on, for about `budget` characters; call until `complete`. */
  parseMore(budget: number): Patch;
  /**
   * Follows an edit. `source` is the text after it, `bodyFrom` where its body begins. When the edit moves the
   * blocks after it for more than `cutBudget` characters, `complete` turns false and `parseMore` goes on.
   */
  update(source: TextSource, change: ChangedRange, bodyFrom: number): Patch;
}

export interface BlockDocumentOptions {
  /** Characters to cut at once; the rest is left to `parseMore`. All by default. */
  readonly initialBudget?: number;
  /** Characters one update cuts at most. */
  readonly cutBudget?: number;
}

const FIRST_WINDOW = 65_536;
/** Wide enough for a few paragraphs; it doubles where the edit runs on. */
const EDIT_WINDOW = 4096;
const CUT_BUDGET = 200_000;

/** Cuts the body of `source` (which has `\n` line ends only) into blocks. `bodyFrom` is the start of a line. */
export function createBlockDocument(
  renderer: MarkdownRenderer,
  source: TextSource,
  bodyFrom: number,
  options: BlockDocumentOptions = {},
): BlockDocument {
  const result = new IncrementalDocument(renderer, source, bodyFrom, options.cutBudget ?? CUT_BUDGET);
  result.parseMore(options.initialBudget ?? Number.POSITIVE_INFINITY);
  return result;
}

class DocumentBlock implements Block {
  cachedHtml: string | null = null;
  /** Labels looked up while rendering, found or not. */
  labels: ReadonlySet<string> = new Set();
  slugs: readonly string[] = [];
  ids: readonly string[] = [];
  from: number;
  to: number;
  end: number;
  afterBlank: boolean;
  readonly hasHeadings: boolean;
  readonly definitions: ReadonlyMap<string, Reference> | null;

  constructor(
    readonly key: number,
    cut: Cut,
    private readonly render: (block: DocumentBlock) => string,
  ) {
    this.from = cut.from;
    this.to = cut.to;
    this.end = cut.end;
    this.afterBlank = cut.afterBlank;
    this.hasHeadings = cut.hasHeadings;
    this.definitions = cut.definitions;
  }

  html(): string {
    this.cachedHtml ??= this.render(this);
    return this.cachedHtml;
  }
}

class IncrementalDocument implements BlockDocument {
  readonly blocks: DocumentBlock[] = [];
  private readonly definers = new Map<string, Set<DocumentBlock>>();
  private readonly users = new Map<string, Set<DocumentBlock>>();
  private nextKey = 0;
  /** Where the part that is not cut yet begins: the start of a line. */
  private cutTo: number;
  complete = false;

  constructor(
    private readonly renderer: MarkdownRenderer,
    private source: TextSource,
    private bodyFrom: number,
    private readonly cutBudget: number,
  ) {
    this.cutTo = bodyFrom;
  }

  parseMore(budget: number): Patch {
    const from = this.blocks.length;
    if (this.complete) return { from, removed: 0, inserted: [], rerendered: [] };
    const cutter = cutBlocks(this.renderer.parser, this.source, this.cutTo, FIRST_WINDOW);
    const previous = this.blocks[from - 1];
    const inserted: DocumentBlock[] = [];
    const limit = this.cutTo + budget;
    while (this.cutTo < limit) {
      const cut = cutter();
      if (cut === null) {
        this.complete = true;
        break;
      }
      const block = this.makeBlock(cut);
      if (inserted.length === 0) block.afterBlank = this.followsBlank(previous, cut.from);
      inserted.push(block);
      this.cutTo = cut.end;
    }
    return this.splice(from, 0, inserted);
  }

  update(source: TextSource, change: ChangedRange, bodyFrom: number): Patch {
    const delta = change.toB - change.fromB - (change.toA - change.fromA);
    const oldBodyFrom = this.bodyFrom;
    this.source = source;
    this.bodyFrom = bodyFrom;
    if (change.toA <= oldBodyFrom && oldBodyFrom + delta === bodyFrom) {
      this.shift(0, delta);
      this.cutTo += delta;
      return { from: 0, removed: 0, inserted: [], rerendered: [] };
    }
    const first = oldBodyFrom === bodyFrom && change.fromA >= bodyFrom ? this.restartIndex(change.fromB) : 0;
    const restart = first === 0 ? bodyFrom : (this.blocks[first]?.from ?? bodyFrom);
    // The part that is not cut yet begins here now; an edit across its border makes it begin after the edit.
    const uncut = change.fromA >= this.cutTo ? this.cutTo : Math.max(this.cutTo + delta, change.toB);

    const cutter = cutBlocks(this.renderer.parser, source, restart, EDIT_WINDOW);
    const inserted: DocumentBlock[] = [];
    let next = first;
    for (;;) {
      const cut = cutter();
      if (cut === null) {
        next = this.blocks.length;
        this.complete = true;
        break;
      }
      if (cut.from >= change.toB) {
        while ((this.blocks[next]?.from ?? Number.POSITIVE_INFINITY) + delta < cut.from) next += 1;
        const old = this.blocks[next];
        if (old !== undefined && old.from >= change.toA && old.from + delta === cut.from) {
          old.afterBlank = cut.afterBlank;
          this.cutTo = uncut;
          break;
        }
      }
      const reachedUncut = !this.complete && cut.from >= uncut;
      if (inserted.length > 0 && (reachedUncut || cut.from - restart > this.cutBudget)) {
        next = this.blocks.length;
        this.complete = false;
        this.cutTo = cut.from;
        break;
      }
      inserted.push(this.makeBlock(cut));
    }
    return this.finish(first, next, inserted, change, delta);
  }

  private finish(
    first: number,
    next: number,
    inserted: DocumentBlock[],
    change: ChangedRange,
    delta: number,
  ): Patch {
    // Blocks before the edit that came out as they were keep their identity, and so their place in the page.
    let same = 0;
    for (; same < inserted.length && first + same < next; same += 1) {
      const old = this.blocks[first + same];
      const cut = inserted[same];
      if (!old || !cut || old.from !== cut.from || old.end !== cut.end || cut.end > change.fromB) break;
      old.afterBlank = cut.afterBlank;
    }
    return this.splice(first + same, next - first - same, inserted.slice(same), delta);
  }

  /**
   * The first block to cut again for an edit at `position`. It is the last one whose first line the edit does not
   * reach and which stands after a blank line: what the rules read beyond a block (see block-cutter.ts) ends with
   * the run of non-blank lines it is in or with the first line after that, so nothing before it can have changed.
   */
  private restartIndex(position: number): number {
    let index = this.lastIndexAt(position);
    const block = this.blocks[index];
    if (block === undefined) return 0;
    const unchanged = Math.min(position, block.from + EDIT_WINDOW);
    const before = unchanged > block.from ? this.source.sliceString(block.from, unchanged) : '';
    if (!/\n[^\n]*\n/.test(before)) index -= 1;
    while (index > 0 && this.blocks[index]?.afterBlank === false) index -= 1;
    return Math.max(index, 0);
  }

  /** The index of the last block that starts at or before `position`; 0 when there is none. */
  private lastIndexAt(position: number): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.blocks[middle]?.from ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private followsBlank(previous: DocumentBlock | undefined, from: number): boolean {
    if (previous === undefined) return true;
    return /\n[ \t]*\n/.test(this.source.sliceString(previous.to, from));
  }

  private makeBlock(cut: Cut): DocumentBlock {
    return new DocumentBlock(this.nextKey++, cut, (block) => this.render(block));
  }

  private shift(from: number, delta: number): void {
    if (delta === 0) return;
    for (let index = from; index < this.blocks.length; index += 1) {
      const block = this.blocks[index];
      if (block === undefined) continue;
      block.from += delta;
      block.to += delta;
      block.end += delta;
    }
  }

  /**
   * Puts `inserted` in place of `removed` blocks, moves those after them by `delta`, and finds out which others that
   * touches.
   */
  private splice(from: number, removed: number, inserted: DocumentBlock[], delta = 0): Patch {
    const gone = this.blocks.slice(from, from + removed);
    const labels = new Set<string>();
    for (const block of [...gone, ...inserted]) {
      for (const label of block.definitions?.keys() ?? []) labels.add(label);
    }
    // Which definition is the first is told by where blocks begin, so all of them still stand where they stood.
    const before = new Map([...labels].map((label) => [label, this.definition(label)]));
    this.shift(from + removed, delta);
    for (const block of gone) this.forget(block);
    const rest = from + removed === this.blocks.length ? [] : this.blocks.slice(from + removed);
    this.blocks.length = from;
    for (const block of inserted) this.blocks.push(block);
    for (const block of rest) this.blocks.push(block);
    for (const block of inserted) this.define(block);

    const touched = new Set<DocumentBlock>();
    for (const label of labels) {
      if (sameDefinition(before.get(label), this.definition(label))) continue;
      for (const user of this.users.get(label) ?? []) touched.add(user);
    }
    const rerendered = new Set([...touched].filter((block) => block.cachedHtml !== null));
    for (const block of touched) this.invalidate(block);
    if (this.updateSlugs(gone, inserted, touched)) this.updateIds(rerendered);
    const indexes = [...rerendered].map((block) => this.lastIndexAt(block.from)).sort((a, b) => a - b);
    return { from, removed, inserted, rerendered: indexes };
  }

  private definition(label: string): Reference | undefined {
    let first: DocumentBlock | undefined;
    for (const block of this.definers.get(label) ?? []) {
      if (first === undefined || block.from < first.from) first = block;
    }
    return first?.definitions?.get(label);
  }

  private define(block: DocumentBlock): void {
    for (const label of block.definitions?.keys() ?? []) addTo(this.definers, label, block);
  }

  private forget(block: DocumentBlock): void {
    for (const label of block.definitions?.keys() ?? []) removeFrom(this.definers, label, block);
    this.invalidate(block);
  }

  private invalidate(block: DocumentBlock): void {
    for (const label of block.labels) removeFrom(this.users, label, block);
    block.labels = new Set();
    block.cachedHtml = null;
  }

  /** Works out the slugs of new and touched headings; true when the document's slugs are not what they were. */
  private updateSlugs(
    gone: readonly DocumentBlock[],
    inserted: readonly DocumentBlock[],
    touched: ReadonlySet<DocumentBlock>,
  ): boolean {
    if (this.renderer.dialect.headingIds === 'none') return false;
    for (const block of inserted) block.slugs = this.slugsOf(block);
    let changed = !sameList(
      gone.flatMap((block) => block.slugs),
      inserted.flatMap((block) => block.slugs),
    );
    for (const block of touched) {
      const slugs = this.slugsOf(block);
      changed ||= !sameList(slugs, block.slugs);
      block.slugs = slugs;
    }
    return changed || inserted.some((block) => block.slugs.length > 0);
  }

  private slugsOf(block: DocumentBlock): readonly string[] {
    if (!block.hasHeadings) return [];
    return this.renderer.headingSlugs(this.text(block), this.lookup(block));
  }

  /** Gives every heading its id anew and adds the rendered blocks whose ids changed to `rerendered`. */
  private updateIds(rerendered: Set<DocumentBlock>): void {
    const unique = createUniqueSlugs();
    for (const block of this.blocks) {
      if (!block.hasHeadings) continue;
      const ids = block.slugs.map(unique);
      if (sameList(ids, block.ids)) continue;
      block.ids = ids;
      if (block.cachedHtml !== null) rerendered.add(block);
      block.cachedHtml = null;
    }
  }

  private text(block: DocumentBlock): string {
    return this.source.sliceString(block.from, Math.min(block.end, this.source.length));
  }

  private render(block: DocumentBlock): string {
    return this.renderer.renderBlock(this.text(block), this.lookup(block), block.ids);
  }

  /** The document's definitions, as seen by one block: each label it asks for makes it a user of that label. */
  private lookup(block: DocumentBlock): References {
    const labels = new Set(block.labels);
    block.labels = labels;
    return new Proxy<References>(Object.freeze({}), {
      get: (_target, label) => {
        if (typeof label !== 'string') return undefined;
        if (!labels.has(label)) {
          labels.add(label);
          addTo(this.users, label, block);
        }
        return this.definition(label);
      },
    });
  }
}

function sameDefinition(a: Reference | undefined, b: Reference | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.href === b.href && a.title === b.title);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function addTo(index: Map<string, Set<DocumentBlock>>, label: string, block: DocumentBlock): void {
  const blocks = index.get(label);
  if (blocks === undefined) index.set(label, new Set([block]));
  else blocks.add(block);
}

function removeFrom(index: Map<string, Set<DocumentBlock>>, label: string, block: DocumentBlock): void {
  const blocks = index.get(label);
  blocks?.delete(block);
  if (blocks?.size === 0) index.delete(label);
}
