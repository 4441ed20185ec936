import { readSync } from 'node:fs';

/** Texts are kept in pieces of about this many bytes. */
const PIECE = 256 * 1024;
/** For fewer texts than this, each gets memory of its own. */
const FEW = 32;

/** What several texts are kept in. While more come to it, that is the room's table. */
interface Piece {
  memory: ArrayBuffer;
}

/** A text that is kept, in the bytes of its file. Its piece is held as long as one of its texts is. */
export class KeptText {
  readonly #piece: Piece;
  readonly #from: number;
  /** In bytes. */
  readonly length: number;

  constructor(piece: Piece, from: number, length: number) {
    this.#piece = piece;
    this.#from = from;
    this.length = length;
  }

  /** A view, for as long as nothing else is read: to be asked for each time, and not to be kept. */
  get bytes(): Buffer {
    return Buffer.from(this.#piece.memory, this.#from, this.length);
  }
}

/**
 * Memory for texts that are read one after another and kept, outside of what the garbage collector moves about, and in large
 * pieces, because ten thousand small ones cost more time than reading them. They are read onto one table. When that is full all of it
 * is copied to new memory at once: the system then writes where it has written before, which is worth more than the copy takes.
 */
export class TextRoom {
  readonly #table: Buffer | null;
  #piece: Piece;
  #used = 0;

  /** `texts`: for how many there will have to be room. */
  constructor(texts: number) {
    const memory = new ArrayBuffer(texts < FEW ? 0 : PIECE);
    this.#table = texts < FEW ? null : Buffer.from(memory);
    this.#piece = { memory };
  }

  /** Keeps a text of up to `most` bytes, which `fill` puts into the memory it is given; it returns how many there are. */
  keep(most: number, fill: (into: Buffer) => number): KeptText {
    const table = this.#table;
    if (table === null || most > table.length / 4) {
      const own = Buffer.from(new ArrayBuffer(most));
      return new KeptText({ memory: own.buffer }, 0, fill(own));
    }
    if (this.#used + most > table.length) this.#clear();
    return this.#add(fill(table.subarray(this.#used, this.#used + most)));
  }

  /**
   * All bytes of an open file (`file`: its descriptor) of which not even the size is known; null when they are too many for a
   * piece, or texts have memory of their own. A read that gives less than there is room for has come to the end: who needs to
   * be sure compares the size. Throws the system's error.
   */
  read(file: number): KeptText | null {
    const table = this.#table;
    if (table === null) return null;
    if (this.#used === table.length) this.#clear();
    let length = readSync(file, table, this.#used, table.length - this.#used, 0);
    if (this.#used + length === table.length) {
      const begun = this.#used;
      this.#clear();
      table.copyWithin(0, begun);
      length += readSync(file, table, length, table.length - length, length);
      if (length === table.length) return null;
    }
    return this.#add(length);
  }

  #add(length: number): KeptText {
    this.#used += length;
    return new KeptText(this.#piece, this.#used - length, length);
  }

  /** Puts what lies on the table away. */
  #clear(): void {
    const memory = this.#piece.memory;
    this.#piece.memory = memory.slice(0, this.#used);
    this.#piece = { memory };
    this.#used = 0;
  }
}
