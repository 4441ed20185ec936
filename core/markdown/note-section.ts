import type { Footnotes } from './dialect';
import type { DocumentBlock } from './document-block';
import { noteSection } from './rules/footnotes';
import type { Piece } from './scope';

/** A footnote that is referred to, and by how many places. */
export interface ShownNote {
  readonly block: DocumentBlock;
  readonly uses: number;
}

const NO_PIECES: ReadonlySet<Piece> = new Set();

/** The footnotes that are referred to, as the last block of the page. */
export class NoteSection {
  private notes: readonly ShownNote[] = [];
  /** The notes as they were when the HTML was made. */
  private drawn: readonly string[] | null = null;
  private cached = '';

  constructor(
    private readonly kind: Exclude<Footnotes, 'none' | 'zola'>,
    readonly key: number,
    private readonly sourceEnd: () => number,
  ) {}

  get from(): number {
    return this.sourceEnd();
  }

  get to(): number {
    return this.sourceEnd();
  }

  isEmpty(): boolean {
    return this.notes.length === 0;
  }

  footnotes(): readonly DocumentBlock[] {
    return this.notes.map(({ block }) => block);
  }

  /** Shows these notes from now on, in the order of their numbers. */
  show(notes: readonly ShownNote[]): void {
    this.notes = notes;
  }

  /** Whether its HTML was asked for and is different now. */
  refresh(): boolean {
    if (this.drawn === null) return false;
    const now = this.parts();
    if (now.length === this.drawn.length && now.every((part, index) => part === this.drawn?.[index]))
      return false;
    this.drawn = null;
    return true;
  }

  html(): string {
    const parts = this.parts();
    if (this.drawn === null || parts.some((part, index) => part !== this.drawn?.[index])) {
      this.drawn = parts;
      this.cached = noteSection(
        this.kind,
        this.notes.map(({ block, uses }, index) => {
          const note = block.whole().note;
          return { label: note?.label ?? '', html: note?.html ?? '', number: index + 1, uses };
        }),
      );
    }
    return this.cached;
  }

  pieces(): ReadonlySet<Piece> {
    return NO_PIECES;
  }

  private parts(): string[] {
    return this.notes.map(
      ({ block, uses }) => `${uses} ${block.whole().note?.label ?? ''} ${block.whole().note?.html ?? ''}`,
    );
  }
}
