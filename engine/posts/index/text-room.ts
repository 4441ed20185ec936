/** Room for this many bytes is taken at once. */
const PIECE = 256 * 1024;

/**
 * Memory for texts that are read one after another and kept: taken in large pieces, because ten thousand small ones cost
 * more time than reading them, and outside of what the garbage collector moves about. A piece is held as long as one of
 * its texts is.
 */
export class TextRoom {
  readonly #size: number;
  #piece: Buffer | null = null;
  #used = 0;

  /** `texts`: for how many there will have to be room; a few get memory of their own. */
  constructor(texts: number) {
    this.#size = texts < 32 ? 0 : PIECE;
  }

  /** Memory of that many bytes with anything in it. */
  take(bytes: number): Buffer {
    if (bytes > this.#size / 4) return Buffer.allocUnsafeSlow(bytes);
    if (this.#piece === null || this.#used + bytes > this.#piece.length) {
      this.#piece = Buffer.allocUnsafeSlow(this.#size);
      this.#used = 0;
    }
    this.#used += bytes;
    return this.#piece.subarray(this.#used - bytes, this.#used);
  }
}
