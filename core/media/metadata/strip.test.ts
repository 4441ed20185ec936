import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, viewOf } from './bytes';
import { exifOrientation } from './exif';
import { crc32 } from './png';
import { stripMetadata } from './strip';

const text = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));
const big32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const little32 = (value: number) => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
/** What must be gone: it stands where the place would. */
const SECRET = '52.3740N,4.8897E';
const tells = (bytes: Uint8Array | null) => bytes !== null && Buffer.from(bytes).includes(SECRET);

/** A TIFF with an orientation and, behind it, the secret. */
function exif(orientation: number, little = false): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  tiff.set(little ? text('II*\0') : text('MM\0*'));
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, 0x112, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  return joined([tiff, text(SECRET)]);
}

const segment = (marker: number, data: Uint8Array) =>
  joined([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, data.length + 2), data]);
const jpegOf = (segments: readonly Uint8Array[], behind = '') =>
  joined([
    Uint8Array.of(0xff, 0xd8),
    ...segments,
    segment(0xda, text('scan')),
    Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd0, 3),
    segment(0xc4, text('tables between scans')),
    segment(0xda, text('scan')),
    Uint8Array.of(4, 5, 0xff, 0xd9),
    text(behind),
  ]);
const JFIF = segment(0xe0, text('JFIF\0\x01\x02'));
const PROFILE = segment(0xe2, text('ICC_PROFILE\0\x01\x01colours'));
const ADOBE = segment(0xee, text('Adobe\0d'));
const TABLE = segment(0xdb, text('a table'));

const chunk = (type: string, data: Uint8Array) => {
  const body = joined([text(type), data]);
  return joined([big32(data.length), body, big32(crc32(body))]);
};
const pngOf = (chunks: readonly Uint8Array[], behind = '') =>
  joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    chunk('IHDR', new Uint8Array(13)),
    ...chunks,
    chunk('IEND', new Uint8Array()),
    text(behind),
  ]);

const riff = (type: string, data: Uint8Array) =>
  joined([text(type), little32(data.length), data, new Uint8Array(data.length % 2)]);
const webpOf = (chunks: readonly Uint8Array[]) => {
  const body = joined([text('WEBP'), ...chunks]);
  return joined([text('RIFF'), little32(body.length), body]);
};
const vp8x = (flags: number) => riff('VP8X', Uint8Array.of(flags, 0, 0, 0, 9, 0, 0, 9, 0, 0));

describe('a JPEG', () => {
  it('loses where it was taken, and keeps its picture, profile and turn', () => {
    const photo = jpegOf(
      [
        JFIF,
        segment(0xe1, joined([text('Exif\0\0'), exif(6)])),
        segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
        PROFILE,
        segment(0xe2, text(`MPF\0${SECRET}`)),
        segment(0xed, text(`Photoshop 3.0\0${SECRET}`)),
        ADOBE,
        segment(0xfe, text(SECRET)),
        TABLE,
      ],
      `a second picture ${SECRET}`,
    );
    const stripped = stripMetadata(photo, 'image/jpeg') ?? new Uint8Array();
    const turned = stripped.subarray(2, 2 + 36);
    expect(exifOrientation(turned.subarray(4))).toBe(6);
    expect(Buffer.from(joined([stripped.subarray(0, 2), stripped.subarray(38)]))).toEqual(
      Buffer.from(jpegOf([JFIF, PROFILE, ADOBE, TABLE])),
    );
  });

  it('that tells nothing is the very same', () => {
    const photo = jpegOf([JFIF, PROFILE, TABLE]);
    expect(stripMetadata(photo, 'image/jpeg')).toBe(photo);
  });

  it('is refused when it is cut off, and never lets the place through', () => {
    const photo = jpegOf([JFIF, segment(0xe1, joined([text('Exif\0\0'), exif(1)])), TABLE]);
    for (let length = 0; length < photo.length; length++) {
      expect(stripMetadata(photo.subarray(0, length), 'image/jpeg')).toBeNull();
    }
  });

  it('of any segments in any order loses what tells, once and for all', () => {
    const telling = fc.constantFrom(
      segment(0xe1, joined([text('Exif\0\0'), exif(1)])),
      segment(0xe1, joined([text('Exif\0\0'), exif(3, true)])),
      segment(0xed, text(SECRET)),
      segment(0xe5, text(SECRET)),
      segment(0xfe, text(SECRET)),
    );
    const plain = fc.constantFrom(JFIF, PROFILE, ADOBE, TABLE);
    fc.assert(
      fc.property(fc.array(fc.oneof(telling, plain), { maxLength: 12 }), (segments) => {
        const stripped = stripMetadata(jpegOf(segments, SECRET), 'image/jpeg');
        expect(stripped).not.toBeNull();
        expect(tells(stripped)).toBe(false);
        expect(stripped && stripMetadata(stripped, 'image/jpeg')).toEqual(stripped);
      }),
    );
  });
});

describe('a PNG', () => {
  it('loses its texts and its EXIF, and keeps the rest and its turn', () => {
    const kept = [
      chunk('iCCP', text('profile')),
      chunk('pHYs', new Uint8Array(9)),
      chunk('IDAT', text('pixels')),
    ];
    const [profile = new Uint8Array(), ...rest] = kept;
    const shot = pngOf(
      [
        profile,
        chunk('tEXt', text(SECRET)),
        chunk('iTXt', text(`XML:com.adobe.xmp${SECRET}`)),
        chunk('zTXt', text(SECRET)),
        chunk('eXIf', exif(8)),
        ...rest,
      ],
      SECRET,
    );
    const stripped = stripMetadata(shot, 'image/png');
    expect(tells(stripped)).toBe(false);
    const only = new Uint8Array(26);
    only.set(exif(8).subarray(0, 26));
    expect(Buffer.from(stripped ?? [])).toEqual(Buffer.from(pngOf([chunk('eXIf', only), ...kept])));
  });

  it('that tells nothing is the very same; one that is cut off is refused', () => {
    const shot = pngOf([chunk('IDAT', text('pixels'))]);
    expect(stripMetadata(shot, 'image/png')).toBe(shot);
    for (let length = 0; length < shot.length; length++) {
      expect(stripMetadata(shot.subarray(0, length), 'image/png')).toBeNull();
    }
  });
});

describe('a WebP', () => {
  it('loses its EXIF and XMP with their flags, and keeps profile and turn', () => {
    const picture = webpOf([
      vp8x(0x2c),
      riff('ICCP', text('colours')),
      riff('VP8 ', text('pixels')),
      riff('EXIF', exif(1)),
      riff('XMP ', text(SECRET)),
    ]);
    const stripped = stripMetadata(picture, 'image/webp');
    expect(Buffer.from(stripped ?? [])).toEqual(
      Buffer.from(webpOf([vp8x(0x20), riff('ICCP', text('colours')), riff('VP8 ', text('pixels'))])),
    );
    const turned = stripMetadata(
      webpOf([vp8x(0x08), riff('VP8 ', text('pixels')), riff('EXIF', exif(5))]),
      'image/webp',
    );
    expect(tells(turned)).toBe(false);
    expect(exifOrientation((turned ?? new Uint8Array()).slice(-26))).toBe(5);
  });

  it('that tells nothing is the very same', () => {
    const picture = webpOf([riff('VP8L', text('pixels'))]);
    expect(stripMetadata(picture, 'image/webp')).toBe(picture);
  });
});

describe('a GIF', () => {
  const block = (data: Uint8Array) => joined([Uint8Array.of(data.length), data, Uint8Array.of(0)]);
  const gif = (...parts: Uint8Array[]) =>
    joined([
      text('GIF89a'),
      Uint8Array.of(1, 0, 1, 0, 0x80, 0, 0),
      new Uint8Array(6),
      ...parts,
      Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2),
      block(Uint8Array.of(1, 2)),
      Uint8Array.of(0x3b),
    ]);
  const loop = joined([Uint8Array.of(0x21, 0xff, 11), text('NETSCAPE2.0'), block(Uint8Array.of(1, 0, 0))]);

  it('loses comments and XMP and goes on repeating', () => {
    const comment = joined([Uint8Array.of(0x21, 0xfe), block(text(SECRET))]);
    const xmp = joined([Uint8Array.of(0x21, 0xff, 11), text('XMP DataXMP'), block(text(SECRET))]);
    expect(Buffer.from(stripMetadata(gif(comment, loop, xmp), 'image/gif') ?? [])).toEqual(
      Buffer.from(gif(loop)),
    );
    const quiet = gif(loop);
    expect(stripMetadata(quiet, 'image/gif')).toBe(quiet);
  });
});

describe('an AVIF', () => {
  const box = (type: string, ...parts: Uint8Array[]) => {
    const body = joined(parts);
    return joined([big32(body.length + 8), text(type), body]);
  };
  const full = (type: string, version: number, ...parts: Uint8Array[]) =>
    box(type, Uint8Array.of(version, 0, 0, 0), ...parts);
  const big16 = (value: number) => Uint8Array.of(value >> 8, value);
  const infe = (id: number, type: string) => full('infe', 2, big16(id), big16(0), text(type), text('\0'));
  const file = (secretAt: number) => {
    const item = (id: number, at: number, length: number) =>
      joined([big16(id), big16(0), big16(1), big32(at), big32(length)]);
    return joined([
      box('ftyp', text('avif\0\0\0\0avif')),
      full(
        'meta',
        0,
        full('iinf', 0, big16(2), infe(1, 'av01'), infe(2, 'Exif')),
        full('iloc', 0, big16(0x4400), big16(2), item(1, secretAt - 6, 6), item(2, secretAt, SECRET.length)),
      ),
      box('mdat', text(`pixels${SECRET}`)),
    ]);
  };

  it('has its EXIF blanked where it stands', () => {
    const at = Buffer.from(file(0)).indexOf(SECRET);
    const picture = file(at);
    const stripped = stripMetadata(picture, 'image/avif');
    expect(tells(stripped)).toBe(false);
    expect(stripped?.length).toBe(picture.length);
    expect(Buffer.from(stripped ?? []).includes('pixels')).toBe(true);
  });

  it('that cannot be read is refused', () => {
    const whole = file(Buffer.from(file(0)).indexOf(SECRET));
    for (const length of [0, 20, 40, 80, whole.length - 1]) {
      expect(stripMetadata(whole.subarray(0, length), 'image/avif')).toBeNull();
    }
  });
});

it('any bytes at all are refused or answered, never thrown at', () => {
  const types = fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif');
  const starts = fc.constantFrom<readonly number[]>(
    [],
    [0xff, 0xd8, 0xff, 0xe1],
    [...text('RIFF\xff\xff\xff\x7fWEBPVP8X')],
    [...text('GIF89a')],
    [...text('\0\0\0\x10meta')],
    [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
  );
  fc.assert(
    fc.property(types, starts, fc.uint8Array({ maxLength: 200 }), (type, start, rest) => {
      const bytes = joined([Uint8Array.from(start), rest]);
      const stripped = stripMetadata(bytes, type);
      expect(stripped === null || stripped.length <= bytes.length + 40).toBe(true);
    }),
    { numRuns: 500 },
  );
});
