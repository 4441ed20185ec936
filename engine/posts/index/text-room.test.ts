import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { TextRoom } from './text-room';

const PIECE = 256 * 1024;

/** Reads files of these bytes into one room. */
function readAll(room: TextRoom, texts: readonly Buffer[]): (Buffer | null)[] {
  const path = join(tempFolder(), 'text');
  return texts.map((text) => {
    writeFileSync(path, text);
    const file = openSync(path, 'r');
    try {
      return room.read(file);
    } finally {
      closeSync(file);
    }
  });
}

describe('a room for texts', () => {
  it('keeps each as it is in its file, however they lie in its pieces', () => {
    const size = fc.oneof(
      fc.nat(300),
      fc.integer({ min: 100_000, max: PIECE + 2 }),
      fc.constantFrom(0, PIECE / 2, PIECE - 1, PIECE, PIECE + 1),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(size, fc.nat(255)), { maxLength: 8 }), (sizes) => {
        const texts = sizes.map(([length, byte]) => Buffer.alloc(length, byte));
        const read = readAll(new TextRoom(100), texts);
        for (const [at, text] of texts.entries()) {
          expect(read[at]?.equals(text) ?? null).toBe(text.length < PIECE ? true : null);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a few texts reads none without their size, so that each gets memory of its own', () => {
    expect(readAll(new TextRoom(3), [Buffer.from('Text')])).toEqual([null]);
    expect(new TextRoom(3).take(4).buffer.byteLength).toBe(4);
  });

  it('takes long texts out of its pieces', () => {
    const room = new TextRoom(100);
    expect(room.take(PIECE / 2).buffer.byteLength).toBe(PIECE / 2);
    expect(room.take(100).buffer.byteLength).toBe(PIECE);
  });
});
