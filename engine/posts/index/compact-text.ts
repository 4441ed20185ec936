/**
 * A text in the form that takes the least memory: a string where it has one byte for each letter (or UTF-8 would be
 * longer), else its UTF-8.
 */
export type CompactText = string | Buffer;

const ONE_BYTE = /^[\0-\xff]*$/;

function compact(text: string): CompactText {
  const bytes = Buffer.byteLength(text);
  if (bytes === text.length || ONE_BYTE.test(text)) return text;
  if (bytes >= 2 * text.length) return text;
  // In memory of its own size; what Node shares between small buffers would be kept as a whole.
  const copy = Buffer.allocUnsafeSlow(bytes);
  copy.write(text);
  return copy;
}

/** A text that was put together from others: a string of one-byte letters only then has one byte for each. */
export function compactMade(text: string): CompactText {
  return ONE_BYTE.test(text) ? Buffer.from(text, 'latin1').toString('latin1') : compact(text);
}

export function wholeText(text: CompactText): string {
  return typeof text === 'string' ? text : text.toString();
}

/** Something to look for, in both forms. */
export interface CompactNeedle {
  readonly text: string;
  readonly bytes: Buffer;
}

export function needleOf(text: string): CompactNeedle {
  return { text, bytes: Buffer.from(text) };
}

/** Where the needle is found first, at `from` or behind it, in the units of the form the text has (letters or bytes); -1 when it is not. */
export function findIn(text: CompactText, needle: CompactNeedle, from = 0): number {
  return typeof text === 'string' ? text.indexOf(needle.text, from) : text.indexOf(needle.bytes, from);
}
