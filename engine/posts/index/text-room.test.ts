import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { type KeptText, TextRoom } from './text-room';

const PIECE = 256 * 1024;

type Taking = 'read' | 'keep';

/** Takes files of these bytes into one room: reads them, or keeps what was read. */
function takeAll(room: TextRoom, texts: readonly (readonly [Buffer, Taking])[]): (KeptText | null)[] {
  const path = join(tempFolder(), 'text');
  return texts.map(([text, taking]) => {
    if (taking === 'keep') return room.keep(text.length, (into) => text.copy(into));
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
      fc.constantFrom(0, PIECE / 4, PIECE / 2, PIECE - 1, PIECE, PIECE + 1),
    );
    const taken = fc.tuple(size, fc.nat(255), fc.constantFrom<Taking>('read', 'keep'));
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 12 }), (list) => {
        const texts = list.map(([length, byte, taking]) => [Buffer.alloc(length, byte), taking] as const);
        const kept = takeAll(new TextRoom(100), texts);
        for (const [at, [text, taking]] of texts.entries()) {
          const fits = taking === 'keep' || text.length < PIECE;
          expect(kept[at]?.bytes.equals(text) ?? null).toBe(fits ? true : null);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps as much as there was', () => {
    const room = new TextRoom(100);
    const first = room.keep(1000, (into) => into.write('Text'));
    const second = room.keep(100, (into) => into.write('More'));
    expect([first.length, first.bytes.toString(), second.bytes.toString()]).toEqual([4, 'Text', 'More']);
  });

  it('of a few texts reads none without their size, so that each gets memory of its own', () => {
    expect(takeAll(new TextRoom(3), [[Buffer.from('Text'), 'read']])).toEqual([null]);
    const [kept] = takeAll(new TextRoom(3), [[Buffer.from('Text'), 'keep']]);
    expect(kept?.bytes.buffer.byteLength).toBe(4);
  });

  it('puts what is full away in as much memory as it takes, and long texts in memory of their own', () => {
    const long = Buffer.alloc(PIECE / 2, 'a');
    const short = Buffer.alloc(PIECE / 4, 'b');
    const kept = takeAll(new TextRoom(100), [
      [short.subarray(1), 'keep'],
      [long, 'keep'],
      ...[short, short, short, short].map((text) => [text, 'keep'] as const),
    ]);
    const sizes = kept.map((text) => text?.bytes.buffer.byteLength);
    expect(sizes).toEqual([PIECE - 1, PIECE / 2, PIECE - 1, PIECE - 1, PIECE - 1, PIECE]);
  });
});
