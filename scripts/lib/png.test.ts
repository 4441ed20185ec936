import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withPalette } from './png.mjs';

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** A PNG of RGB rows, each with its filter's number in front. */
function png(width: number, rows: readonly (readonly number[])[], depth = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', data)]);
}

function part(picture: Buffer, type: string): Buffer {
  const at = picture.indexOf(type);
  return picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4));
}

/** The picture's pixels as six hexadecimal digits each. */
function shown(picture: Buffer): string[][] {
  const table = part(picture, 'PLTE').toString('hex').match(/.{6}/g) ?? [];
  const width = part(picture, 'IHDR').readUInt32BE(0);
  const rows = [...inflateSync(part(picture, 'IDAT'))];
  return Array.from({ length: rows.length / (width + 1) }, (_, y) =>
    rows.slice(y * (width + 1) + 1, (y + 1) * (width + 1)).map((index) => table[index] ?? 'none'),
  );
}

describe('a picture with a palette', () => {
  it('keeps every colour when there are few, whatever filters its rows had', () => {
    const rows = [
      [0, 255, 0, 0, 0, 255, 0],
      [1, 1, 2, 3, 1, 1, 1],
      [2, 1, 0, 0, 0, 0, 0],
      [3, 10, 10, 10, 0, 0, 0],
      [4, 0, 0, 0, 5, 5, 5],
    ];
    expect(shown(withPalette(png(2, rows)))).toEqual([
      ['ff0000', '00ff00'],
      ['010203', '020304'],
      ['020203', '020304'],
      ['0b0b0b', '060707'],
      ['0b0b0b', '0b0c0c'],
    ]);
  });

  it('has 256 colours at most, and each pixel one that is close to its own', () => {
    const colours = Array.from({ length: 600 }, (_, at) => [at & 255, (at * 7) & 255, at >> 2]);
    const small = withPalette(png(600, [[0, ...colours.flat()]]));
    expect(part(small, 'PLTE')).toHaveLength(256 * 3);
    const furthest = Math.max(
      ...(shown(small)[0] ?? []).map((colour, at) =>
        Math.max(
          ...[0, 1, 2].map((channel) =>
            Math.abs(
              Number.parseInt(colour.slice(channel * 2, channel * 2 + 2), 16) - (colours[at]?.[channel] ?? 0),
            ),
          ),
        ),
      ),
    );
    expect(furthest).toBeLessThan(48);
  });

  it('is the picture itself when it is of a kind that is not known', () => {
    const deep = png(1, [[0, 1, 2, 3, 4, 5, 6]], 16);
    expect(withPalette(deep)).toBe(deep);
  });
});
