// Both icon formats are little more than a list of PNG files.

/** @typedef {{ size: number, png: Buffer }} Picture */

/** The PNG entries of an .icns file: type → pixels. A type that ends in "twice the points" is for dense screens. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/** @param {readonly Picture[]} pictures @returns {Buffer} an .icns file for macOS */
export function icns(pictures) {
  const entries = ICNS_TYPES.map(([type, size]) => {
    const png = pictures.find((picture) => picture.size === size)?.png;
    if (!png) throw new Error(`The .icns file needs a picture of ${size} pixels.`);
    return Buffer.concat([icnsHeader(type, png.length), png]);
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([icnsHeader('icns', body.length), body]);
}

/** @param {string} type @param {number} length of what follows */
function icnsHeader(type, length) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(length + 8, 4);
  return header;
}

/** @param {readonly Picture[]} pictures none larger than 256 pixels @returns {Buffer} an .ico file for Windows */
export function ico(pictures) {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length + pictures.length * 16;
  const directory = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([head, ...directory, ...pictures.map(({ png }) => png)]);
}
