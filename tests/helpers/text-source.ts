import type { TextSource } from '../../core/markdown/block-cutter';

/** A string as a `TextSource`; `\r\n` and `\r` become `\n`, so offsets are those of the answer's own text. */
export function textSource(text: string): TextSource {
  const normalised = text.replace(/\r\n?/g, '\n');
  return { length: normalised.length, sliceString: (from, to) => normalised.slice(from, to) };
}
