import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dialect, LocalLinter } from 'harper.js';
import { slimBinary } from 'harper.js/slimBinary';
import { expect, it, vi } from 'vitest';
import { htmlProseBlocks } from '#core/editor/html-prose';
import { type ProseBlock, readProse, sourceOf } from '#core/editor/prose';

// The checker itself, without its worker: what it makes of our blocks of prose.
const wasm = join(process.cwd(), 'node_modules/harper.js/dist/harper_wasm_slim_bg.wasm');

/** The places where "an" is taken for a mistake, each with its source. */
async function found(text: string, blocks: readonly ProseBlock[]): Promise<string[]> {
  vi.stubGlobal(
    'fetch',
    async () => new Response(readFileSync(wasm), { headers: { 'Content-Type': 'application/wasm' } }),
  );
  const linter = new LocalLinter({ binary: slimBinary, dialect: Dialect.American });
  const places: string[] = [];
  for (const block of blocks) {
    const lints = await linter.organizedLints(block.text, { language: 'markdown' });
    for (const lint of lints.AnA ?? []) {
      const { start, end } = lint.span();
      const { from, to } = sourceOf(block, start, end);
      places.push(`${from} ${text.slice(from, to)}`);
    }
  }
  return places;
}

it('is told prose only, and its places are places of the text', { timeout: 60_000 }, async () => {
  const text =
    '👍 This is an test, `not an test`, {{< an test >}}.\n\n```\nan test\n```\n\n> It were an test.\n';
  expect(await found(text, readProse(() => text.split('\n'), 0).blocks)).toEqual([
    `${text.indexOf('an test')} an`,
    `${text.lastIndexOf('an test')} an`,
  ]);
});

it('is told the words of HTML, and its places are places of the source', { timeout: 60_000 }, async () => {
  const text =
    '<p title="an test">👍 It&rsquo;s  an <b>test</b>, <code>an test</code>.</p>\n<pre>an test</pre>\n<li>It were&nbsp;an test.\n';
  expect(await found(text, htmlProseBlocks(text, 0))).toEqual([
    `${text.indexOf('an <b>')} an`,
    `${text.lastIndexOf('an test')} an`,
  ]);
});
