import type { Cut } from './block-cutter';
import type { RenderedBlock } from './renderer';
import { type NotePlace, noteOf, type Piece, type Reference, type Slug } from './scope';

const NO_PIECES: ReadonlySet<Piece> = new Set();

/** A block of the document with what others know of it, and its HTML once it was asked for. */
export class DocumentBlock {
  rendered: RenderedBlock | null = null;
  /** Labels looked up while it was read or rendered, found or not. */
  labels: ReadonlySet<string> = new Set();
  slugs: readonly Slug[] = [];
  ids: readonly string[] = [];
  /** Labels of the footnotes it refers to, and the places it has among all that refer to them. */
  notes: readonly string[] = [];
  places: readonly NotePlace[] = [];
  from: number;
  to: number;
  end: number;
  afterBlank: boolean;
  readonly hasHeadings: boolean;
  readonly mayReferToNotes: boolean;
  readonly unclosed: boolean;
  readonly definitions: ReadonlyMap<string, Reference> | null;

  constructor(
    readonly key: number,
    cut: Cut,
    private readonly render: (block: DocumentBlock) => RenderedBlock,
  ) {
    this.from = cut.from;
    this.to = cut.to;
    this.end = cut.end;
    this.afterBlank = cut.afterBlank;
    this.hasHeadings = cut.hasHeadings;
    this.mayReferToNotes = cut.mayReferToNotes;
    this.unclosed = cut.unclosed;
    this.definitions = cut.definitions;
  }

  html(): string {
    return this.whole().html;
  }

  whole(): RenderedBlock {
    this.rendered ??= this.render(this);
    return this.rendered;
  }

  pieces(): ReadonlySet<Piece> {
    return this.rendered?.pieces ?? NO_PIECES;
  }

  /** The label of the footnote it defines; null for any other block. */
  noteLabel(): string | null {
    // Links defined in its text come before its own label.
    for (const key of this.definitions?.keys() ?? []) {
      const label = noteOf(key);
      if (label !== null) return label;
    }
    return null;
  }
}
