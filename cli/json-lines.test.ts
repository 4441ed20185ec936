import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from './json-lines';

async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
  async function* input() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of readLines(input())) lines.push(line);
  return lines;
}

it('cuts at line feeds only, wherever the stream is cut', async () => {
  const text = '{"a":"\u2028é"}\r\n\n{"b":"☕️"}\nlast';
  const bytes = new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const ends = [...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
      expect(await linesOf(chunks)).toEqual(['{"a":"\u2028é"}', '', '{"b":"☕️"}', 'last']);
    }),
  );
});
