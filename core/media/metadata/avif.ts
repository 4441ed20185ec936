import { hasText, viewOf } from './bytes';

interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

/**
 * An AVIF with its EXIF and XMP items blanked: the same length, so that no offset moves. AVIF says in a box of its own how
 * the picture is turned. Null when the items cannot be found for sure.
 */
export function stripAvif(bytes: Uint8Array): Uint8Array | null {
  try {
    const meta = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === 'meta');
    if (meta === undefined) return null;
    const boxes = boxesIn(bytes, meta.from + 4, meta.to);
    const box = (type: string) => boxes.find((each) => each.type === type);
    const info = box('iinf');
    const places = box('iloc');
    if (info === undefined || places === undefined) return null;
    const telling = tellingItems(bytes, info);
    const result = bytes.slice();
    const data = box('idat');
    for (const { item, from, length, inData } of extents(bytes, places)) {
      if (!telling.has(item)) continue;
      const start = inData ? (data?.from ?? Number.NaN) + from : from;
      if (!(start >= 0 && start + length <= bytes.length)) return null;
      result.fill(0x20, start, start + length);
    }
    return result;
  } catch (error) {
    // Read past the end: not a whole file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes);
  const found: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const head = short === 1 ? 16 : 8;
    if (size < head || at + size > to) throw new RangeError('a box longer than what holds it');
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.push({ type, from: at + head, to: at + size });
    at += size;
  }
  return found;
}

/** Ids of the items that are EXIF or XMP. */
function tellingItems(bytes: Uint8Array, info: Box): ReadonlySet<number> {
  const view = viewOf(bytes);
  const wide = view.getUint8(info.from) > 0;
  const found = new Set<number>();
  for (const { type, from } of boxesIn(bytes, info.from + (wide ? 8 : 6), info.to)) {
    if (type !== 'infe') continue;
    const version = view.getUint8(from);
    const id = version >= 3 ? view.getUint32(from + 4) : view.getUint16(from + 4);
    const at = from + (version >= 3 ? 10 : 8);
    if (hasText(bytes, at, 'Exif') || hasText(bytes, at, 'mime')) found.add(id);
  }
  return found;
}

function* extents(bytes: Uint8Array, { from }: Box) {
  const view = viewOf(bytes);
  const version = view.getUint8(from);
  const sizes = view.getUint16(from + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  let at = from + 6;
  const number = (size: number) => {
    const value =
      size === 0
        ? 0
        : size === 2
          ? view.getUint16(at)
          : size === 4
            ? view.getUint32(at)
            : Number(view.getBigUint64(at));
    at += size;
    return value;
  };
  const idSize = version < 2 ? 2 : 4;
  const items = number(idSize);
  for (let each = 0; each < items; each++) {
    const item = number(idSize);
    const method = version > 0 ? number(2) & 15 : 0;
    at += 2;
    const base = number(baseSize);
    const count = number(2);
    for (let extent = 0; extent < count; extent++) {
      number(indexSize);
      const offset = base + number(offsetSize);
      const length = number(lengthSize);
      yield { item, from: offset, length, inData: method === 1 };
    }
  }
}
