import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { icns, ico } from './pack.mjs';

const pictures = [16, 32, 64, 128, 256, 512, 1024].map((size) => ({
  size,
  png: Buffer.from(`png of ${size}`),
}));

describe('icon files', () => {
  it('holds in an .ico each picture where its entry says', () => {
    const file = ico(pictures.filter(({ size }) => size <= 256));
    expect(file.readUInt16LE(4)).toBe(5);
    const last = 6 + 4 * 16;
    const [length, offset] = [file.readUInt32LE(last + 8), file.readUInt32LE(last + 12)];
    expect(file.readUInt8(last)).toBe(0);
    expect(file.toString('utf8', offset, offset + length)).toBe('png of 256');
    expect(offset + length).toBe(file.length);
  });

  it('says in an .icns how long it and each entry is', () => {
    const file = icns(pictures);
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    let at = 8;
    const types = [];
    while (at < file.length) {
      types.push(file.toString('latin1', at, at + 4));
      at += file.readUInt32BE(at + 4);
    }
    expect(at).toBe(file.length);
    expect(types).toContain('ic10');
  });

  it('is made from pictures that are there', () => {
    for (const size of [16, 512, 1024]) {
      expect(existsSync(`build/icons/${size}x${size}.png`)).toBe(true);
    }
    expect(readFileSync('build/icon.ico').readUInt16LE(2)).toBe(1);
  });
});
