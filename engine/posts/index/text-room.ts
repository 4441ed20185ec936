import { readSync } from 'node:fs';

/** Room for this many bytes is taken at once. */
const PIECE = 256 * 1024;
/** For fewer texts than this, each gets memory of its own. */
const FEW = 32;

/**
 * Memory for texts that are read one after another and kept: taken in large pieces, because ten thousand small ones cost
 * more time than reading them, and outside of what the garbage collector moves about. A piece is held as long as one of
 * its texts is.
 */
export class TextRoom {
  readonly #size: number;
  #piece: Buffer | null = null;
  #used = 0;

  /** `texts`: for how many there will have to be room. */
  constructor(texts: number) {
    this.#size = texts < FEW ? 0 : PIECE;
  }

  /** Memory of that many bytes with anything in it. */
  take(bytes: number): Buffer {
    if (bytes > this.#size / 4) return Buffer.allocUnsafeSlow(bytes);
    const piece = this.#withRoomFor(bytes);
    this.#used += bytes;
    return piece.subarray(this.#used - bytes, this.#used);
  }

  /**
   * All bytes of an open file (`file`: its descriptor) of which not even the size is known; null when they are too many for a
   * piece, or texts have memory of their own. A read that gives less than there is room for has come to the end: who needs to
   * be sure compares the size. Throws the system's error.
   */
  read(file: number): Buffer | null {
    if (this.#size === 0) return null;
    let piece = this.#withRoomFor(1);
    let length = readSync(file, piece, this.#used, piece.length - this.#used, 0);
    if (this.#used + length === piece.length) {
      const begun = piece.subarray(this.#used);
      piece = this.#newPiece();
      begun.copy(piece);
      length += readSync(file, piece, length, piece.length - length, length);
      if (length === piece.length) return null;
    }
    this.#used += length;
    return piece.subarray(this.#used - length, this.#used);
  }

  #withRoomFor(bytes: number): Buffer {
    const piece = this.#piece;
    return piece === null || this.#used + bytes > piece.length ? this.#newPiece() : piece;
  }

  #newPiece(): Buffer {
    this.#piece = Buffer.allocUnsafeSlow(this.#size);
    this.#used = 0;
    return this.#piece;
  }
}
