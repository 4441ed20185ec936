const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The SHA-1 of a text in UTF-8, in hex (FIPS 180-4). For addresses that are made with it, and nothing that has to be safe. */
export function sha1(text: string): string {
  const bytes = Array.from(unescaped(text), (unit) => unit.charCodeAt(0));
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 0xff);
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < bytes.length; at += 64) state = afterBlock(state, bytes.slice(at, at + 64));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A text whose units are the bytes of this one; half a character counts as what stands for it. */
function unescaped(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%([0-9A-F]{2})/g,
    (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function afterBlock(state: readonly number[], block: readonly number[]): number[] {
  const words: number[] = [];
  for (let at = 0; at < 64; at += 4)
    words.push(block.slice(at, at + 4).reduce((word, byte) => (word << 8) | byte, 0));
  for (let at = 16; at < 80; at++) {
    const mixed = [3, 8, 14, 16].reduce((word, back) => word ^ (words[at - back] ?? 0), 0);
    words.push(rotated(mixed, 1));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  words.forEach((word, at) => {
    const [mixed, added] = round(Math.floor(at / 20), b, c, d);
    const next = (rotated(a, 5) + mixed + e + added + word) | 0;
    [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
  });
  return [a, b, c, d, e].map((word, at) => (word + (state[at] ?? 0)) | 0);
}

function round(part: number, b: number, c: number, d: number): readonly [number, number] {
  if (part === 0) return [(b & c) | (~b & d), 0x5a827999];
  if (part === 2) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, part === 1 ? 0x6ed9eba1 : 0xca62c1d6];
}
