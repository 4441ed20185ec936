import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;
/** So many of the most common colours are kept as they are: paper, ink and the other flat ones. */
const KEPT_COLOURS = 64;

/**
 * The same picture in at most 256 colours, which screens full of text hardly need more of: about a third of the size.
 * @param {Buffer} png 8 bits a channel, RGB or opaque RGBA, as browsers take pictures; any other kind comes back as it is
 * @returns {Buffer}
 */
export function withPalette(png) {
  const picture = decode(png);
  if (!picture) return png;
  const { width, height, pixels } = picture;
  const colours = palette(pixels);
  const index = new Map(colours.flatMap((box, at) => box.map(([colour]) => [colour, at])));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < pixels.length; at++) {
    rows[at + Math.floor(at / width) + 1] = index.get(pixels[at] ?? 0) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(colours.length * 3);
  colours.forEach((box, at) => {
    table.writeUIntBE(mean(box), at * 3, 3);
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** @param {Buffer} png @returns {{ width: number, height: number, pixels: Uint32Array } | null} pixels as 0xRRGGBB */
function decode(png) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (type !== 2 && type !== 6) || interlaced !== 0) return null;
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const step = type === 6 ? 4 : 3;
  const line = width * step;
  const raw = inflateSync(Buffer.concat(parts));
  let above = Buffer.alloc(line);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = y * (line + 1);
    const row = unfiltered(raw[from] ?? 0, raw.subarray(from + 1, from + 1 + line), above, step);
    for (let x = 0; x < width; x++) pixels[y * width + x] = row.readUIntBE(x * step, 3);
    above = row;
  }
  return { width, height, pixels };
}

/** Undoes a row's filter (PNG specification, 9.2). @param {number} filter @param {Buffer} row @param {Buffer} above @param {number} step */
function unfiltered(filter, row, above, step) {
  const plain = Buffer.alloc(row.length);
  for (let x = 0; x < row.length; x++) {
    const a = x < step ? 0 : (plain[x - step] ?? 0);
    const b = above[x] ?? 0;
    const c = x < step ? 0 : (above[x - step] ?? 0);
    const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
    plain[x] = ((row[x] ?? 0) + guess) & 255;
  }
  return plain;
}

/** @param {number} a @param {number} b @param {number} c */
function paeth(a, b, c) {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
}

/** @typedef {[colour: number, count: number][]} Box colours that become one */

const SHIFTS = [16, 8, 0];

/** The most common colours; and for the rest median cut: the box whose colours differ most, weighed by how many pixels it holds, is cut until there are enough. @param {Uint32Array} pixels */
function palette(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  /** @type {Box} */
  const common = [...counts].sort(([, a], [, b]) => b - a);
  const boxes = common.slice(0, KEPT_COLOURS).map((one) => measured([one]));
  const rest = common.slice(KEPT_COLOURS);
  if (rest.length > 0) boxes.push(measured(rest));
  while (boxes.length < MOST_COLOURS) {
    const worst = boxes.reduce((most, box) => (box.cost > most.cost ? box : most));
    if (worst.cost === 0) break;
    const { box, shift } = worst;
    box.sort(([a], [b]) => ((a >> shift) & 255) - ((b >> shift) & 255));
    const half = weight(box) / 2;
    let before = 0;
    let at = 0;
    while (at < box.length - 1 && (at === 0 || before < half)) before += weight([box[at++] ?? [0, 0]]);
    boxes.splice(boxes.indexOf(worst), 1, measured(box.slice(0, at)), measured(box.slice(at)));
  }
  return boxes.map(({ box }) => box);
}

/** @param {Box} box how much is lost by making it one colour, and by which channel to cut it */
function measured(box) {
  const spreads = SHIFTS.map((shift) => {
    let [low, high] = [255, 0];
    for (const [colour] of box) {
      const value = (colour >> shift) & 255;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  });
  const spread = Math.max(...spreads);
  return { box, shift: SHIFTS[spreads.indexOf(spread)] ?? 0, cost: spread * spread * weight(box) };
}

/** A colour's weight grows slower than its area, or paper and ink would leave nothing for a picture. @param {Box} box */
function weight(box) {
  return box.reduce((sum, [, count]) => sum + Math.sqrt(count), 0);
}

/** @param {Box} box the colour that most of it is, or what lies between when there is no such */
function mean(box) {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  const most = box.reduce((best, one) => (one[1] > best[1] ? one : best));
  if (most[1] * 2 >= total) return most[0];
  return SHIFTS.reduce(
    (colour, shift) =>
      colour |
      (Math.round(box.reduce((sum, [each, count]) => sum + ((each >> shift) & 255) * count, 0) / total) <<
        shift),
    0,
  );
}
