import { type Cut, type Cutter, cutBlocks, type TextSource } from './block-cutter';
import { DocumentBlock } from './document-block';
import { LabelIndex } from './label-index';
import { byDefinition } from './note-numbers';
import { NoteSection } from './note-section';
import { numberHeadings, numberNotes, numberNotesInPlace, sameList, sameSlugs, takeOver } from './numbering';
import type { BlockContext, MarkdownRenderer, Piece, Reference, RenderedBlock } from './renderer';
import { noteOf, wordOf } from './scope';
import { createHeadingIds } from './slug';
import { ClosedTags, nearTags } from './tags/closed-names';

export type { TextSource } from './block-cutter';

/**
 * A top-level block of the body. Offsets are UTF-16, in the source; they move as the document is edited. Footnotes are
 * shown in a last block that has no text of its own: it begins and ends at the end of the source.
 */
export interface Block {
  /** Start of its first line. */
  readonly from: number;
  /** End of its last line that is not blank, without the line break. */
  readonly to: number;
  /** The same for as long as the block is in the document; never given twice. */
  readonly key: number;
  /** Its HTML, rendered when first asked for and after a change; '' for a definition. */
  html(): string;
  /** What its HTML, as last rendered, needs that is loaded on first need. */
  pieces(): ReadonlySet<Piece>;
  /** Of the block that shows the footnotes: the blocks that define them, in the order of its list. */
  footnotes?(): readonly Block[];
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
  /** What was shown in the place of a piece can be shown as itself now: renders the blocks that have such anew. */
  refresh(piece: Piece): Patch;
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

class IncrementalDocument implements BlockDocument {
  private readonly content: DocumentBlock[] = [];
  private readonly labels = new LabelIndex();
  private readonly unclosed = new Set<DocumentBlock>();
  private readonly section: NoteSection | null;
  private readonly closed: ClosedTags;
  /** The content with the section of footnotes after it, while there is one. */
  private shown: readonly Block[] | null = null;
  private nextKey = 1;
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
    this.closed = new ClosedTags(renderer.dialect, source);
    const kind = renderer.dialect.footnotes;
    this.section =
      kind === 'none' || kind === 'zola' ? null : new NoteSection(kind, 0, () => this.source.length);
  }

  get blocks(): readonly Block[] {
    if (this.section === null || this.section.isEmpty()) return this.content;
    this.shown ??= [...this.content, this.section];
    return this.shown;
  }

  refresh(piece: Piece): Patch {
    const rerendered: number[] = [];
    this.content.forEach((block, index) => {
      if (!block.pieces().has(piece)) return;
      block.rendered = null;
      rerendered.push(index);
    });
    if (this.section?.refresh()) rerendered.push(this.content.length);
    return { from: 0, removed: 0, inserted: [], rerendered };
  }

  private cutter(from: number, window: number): Cutter {
    const { parser, dialect } = this.renderer;
    return cutBlocks({ parser, dialect, closed: this.closed.names() }, this.source, from, window);
  }

  parseMore(budget: number): Patch {
    const from = this.content.length;
    if (this.complete) return { from, removed: 0, inserted: [], rerendered: [] };
    const cutter = this.cutter(this.cutTo, FIRST_WINDOW);
    const previous = this.content[from - 1];
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
    // A name that comes to be closed, or is no longer, changes what its tags enclose, wherever they stand.
    const anew = this.closed.update(this.source, source, change);
    const mayPair =
      this.unclosed.size > 0 &&
      (nearTags(this.source, change.fromA, change.toA) || nearTags(source, change.fromB, change.toB));
    this.source = source;
    this.bodyFrom = bodyFrom;
    if (!anew && change.toA <= oldBodyFrom && oldBodyFrom + delta === bodyFrom) {
      this.shift(0, delta);
      this.cutTo += delta;
      return { from: 0, removed: 0, inserted: [], rerendered: [] };
    }
    const inBody = oldBodyFrom === bodyFrom && change.fromA >= bodyFrom;
    const first = inBody && !anew ? this.restartIndex(change.fromB, mayPair) : 0;
    const restart = first === 0 ? bodyFrom : (this.content[first]?.from ?? bodyFrom);
    // The part that is not cut yet begins here now; an edit across its border makes it begin after the edit.
    const uncut = change.fromA >= this.cutTo ? this.cutTo : Math.max(this.cutTo + delta, change.toB);

    const cutter = this.cutter(restart, EDIT_WINDOW);
    const inserted: DocumentBlock[] = [];
    let next = first;
    for (;;) {
      const cut = cutter();
      if (cut === null) {
        next = this.content.length;
        this.complete = true;
        break;
      }
      if (cut.from >= change.toB) {
        while ((this.content[next]?.from ?? Number.POSITIVE_INFINITY) + delta < cut.from) next += 1;
        const old = this.content[next];
        if (!anew && old !== undefined && old.from >= change.toA && old.from + delta === cut.from) {
          old.afterBlank = cut.afterBlank;
          this.cutTo = uncut;
          break;
        }
      }
      const reachedUncut = !this.complete && cut.from >= uncut;
      if (inserted.length > 0 && (reachedUncut || cut.from - restart > this.cutBudget)) {
        next = this.content.length;
        this.complete = false;
        this.cutTo = cut.from;
        break;
      }
      inserted.push(this.makeBlock(cut));
    }
    return anew
      ? this.splice(first, next - first, inserted, delta)
      : this.finish(first, next, inserted, change, delta);
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
      const old = this.content[first + same];
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
  private restartIndex(position: number, mayPair: boolean): number {
    let index = this.lastIndexAt(position);
    const block = this.content[index];
    if (block === undefined) return 0;
    const unchanged = Math.min(position, block.from + EDIT_WINDOW);
    const before = unchanged > block.from ? this.source.sliceString(block.from, unchanged) : '';
    if (!/\n[^\n]*\n/.test(before)) index -= 1;
    // The block before may be a definition list, to which this one's lines are terms if a definition follows them.
    if (this.renderer.dialect.definitionLists) index -= 1;
    // What an edit near tags writes may close one that no tag closed before.
    for (const open of mayPair ? this.unclosed : []) {
      if (open.from < position) index = Math.min(index, this.lastIndexAt(open.from));
    }
    // A part of HTML ends by what its own lines and the one after it hold.
    if (!this.renderer.dialect.html)
      while (index > 0 && this.content[index]?.afterBlank === false) index -= 1;
    return Math.max(index, 0);
  }

  /** The index of the last block that starts at or before `position`; 0 when there is none. */
  private lastIndexAt(position: number): number {
    let low = 0;
    let high = this.content.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.content[middle]?.from ?? 0) <= position) low = middle;
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
    for (let index = from; index < this.content.length; index += 1) {
      const block = this.content[index];
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
    const gone = this.content.slice(from, from + removed);
    const labels = new Set<string>();
    for (const block of [...gone, ...inserted]) {
      for (const label of block.definitions?.keys() ?? []) labels.add(label);
    }
    // Which definition is the first is told by where blocks begin, so all of them still stand where they stood.
    const before = new Map([...labels].map((label) => [label, this.labels.definition(label)]));
    const lengthBefore = this.content.length;
    const hadSection = this.section !== null && !this.section.isEmpty();
    this.shift(from + removed, delta);
    for (const block of gone) this.remove(block);
    const rest = from + removed === this.content.length ? [] : this.content.slice(from + removed);
    this.content.length = from;
    for (const block of inserted) this.content.push(block);
    for (const block of rest) this.content.push(block);
    for (const block of inserted) {
      this.labels.define(block);
      if (block.unclosed) this.unclosed.add(block);
    }
    this.shown = null;

    const changed = [...labels].filter(
      (label) => !sameDefinition(before.get(label), this.labels.definition(label)),
    );
    const touched = this.touchedBy(changed);
    const rerendered = new Set([...touched].filter((block) => block.rendered !== null));
    for (const block of touched) {
      this.labels.forgetLooks(block);
      block.rendered = null;
    }
    const facts = this.readFacts(gone, inserted, touched);
    if (facts.slugs) this.updateIds(rerendered);
    const notesMoved = facts.notes || [...labels].some((label) => noteOf(label) !== null);
    if (notesMoved) this.updateNotes(rerendered);
    const mayChange = notesMoved || [...rerendered].some((block) => block.noteLabel() !== null);
    const sectionChanged = mayChange && this.section?.refresh() === true;
    return this.patch(from, removed, inserted, rerendered, { lengthBefore, hadSection, sectionChanged });
  }

  /** The blocks that the definition of one of these labels says something to. */
  private touchedBy(labels: readonly string[]): Set<DocumentBlock> {
    const touched = new Set<DocumentBlock>();
    for (const label of labels) {
      for (const user of this.labels.usersOf(label)) touched.add(user);
    }
    const words = labels.map(wordOf).filter((word) => word !== null);
    if (words.length === 0) return touched;
    for (const block of this.content) {
      if (block.rendered === null) continue;
      const text = this.text(block);
      if (words.some((word) => text.includes(word))) touched.add(block);
    }
    return touched;
  }

  private patch(
    from: number,
    removed: number,
    inserted: DocumentBlock[],
    rerendered: ReadonlySet<DocumentBlock>,
    was: { readonly lengthBefore: number; readonly hadSection: boolean; readonly sectionChanged: boolean },
  ): Patch {
    const { section, content } = this;
    const hasSection = section !== null && !section.isEmpty();
    const indexes = [...rerendered].map((block) => this.lastIndexAt(block.from)).sort((a, b) => a - b);
    if (hasSection === was.hadSection) {
      if (hasSection && was.sectionChanged) indexes.push(content.length);
      return { from, removed, inserted, rerendered: indexes };
    }
    // A patch is one splice: the section comes or goes with everything from the change on.
    const tail: readonly Block[] = content.slice(from);
    return {
      from,
      removed: was.lengthBefore - from + (was.hadSection ? 1 : 0),
      inserted: section !== null && hasSection ? [...tail, section] : tail,
      rerendered: indexes.filter((index) => index < from),
    };
  }

  private remove(block: DocumentBlock): void {
    this.labels.forget(block);
    this.unclosed.delete(block);
    block.rendered = null;
  }

  /** Reads what others have to know of new and touched blocks; says which kinds are not what they were. */
  private readFacts(
    gone: readonly DocumentBlock[],
    inserted: readonly DocumentBlock[],
    touched: ReadonlySet<DocumentBlock>,
  ): { slugs: boolean; notes: boolean } {
    for (const block of inserted) this.readInto(block);
    const same = takeOver(gone, inserted);
    const changed = { slugs: !same.slugs, notes: !same.notes };
    for (const block of touched) {
      const { slugs, notes } = block;
      this.readInto(block);
      changed.slugs ||= !sameSlugs(slugs, block.slugs);
      changed.notes ||= !sameList(notes, block.notes);
    }
    return changed;
  }

  private readInto(block: DocumentBlock): void {
    const { headingIds, attributes } = this.renderer.dialect;
    const asksForIds = block.hasHeadings && (headingIds !== 'none' || attributes !== 'none');
    if (!asksForIds && !block.mayReferToNotes) return;
    const { slugs, notes } = this.renderer.readBlock(this.text(block), {
      references: this.labels.lookup(block),
      closed: this.closed.names(),
    });
    block.slugs = slugs;
    block.notes = notes;
    // Numbering passes over a block without references; those it had are not to be taken over by another block.
    if (notes.length === 0) block.places = [];
  }

  /** Gives every heading its id anew and adds the rendered blocks whose ids changed to `rerendered`. */
  private updateIds(rerendered: Set<DocumentBlock>): void {
    const headingId = createHeadingIds(this.renderer.dialect.headingIds);
    numberHeadings(this.content, headingId, (block) => this.showAnew(block, rerendered));
  }

  /** Numbers all references to footnotes anew and adds the rendered blocks whose numbers changed to `rerendered`. */
  private updateNotes(rerendered: Set<DocumentBlock>): void {
    const changed = (block: DocumentBlock) => this.showAnew(block, rerendered);
    if (this.section === null) numberNotesInPlace(this.content, changed);
    else {
      const asDefined = byDefinition(this.renderer.dialect.footnotes);
      this.section.show(numberNotes(this.content, this.labels, asDefined, changed));
    }
  }

  private showAnew(block: DocumentBlock, rerendered: Set<DocumentBlock>): void {
    if (block.rendered !== null) rerendered.add(block);
    block.rendered = null;
  }

  private text(block: DocumentBlock): string {
    return this.source.sliceString(block.from, Math.min(block.end, this.source.length));
  }

  private render(block: DocumentBlock): RenderedBlock {
    const context: BlockContext = {
      references: this.labels.lookup(block),
      words: this.labels.words(),
      closed: this.closed.names(),
      headingIds: block.ids,
      notePlaces: block.places,
    };
    return this.renderer.renderBlock(this.text(block), context);
  }
}

function sameDefinition(a: Reference | undefined, b: Reference | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.href === b.href && a.title === b.title);
}
