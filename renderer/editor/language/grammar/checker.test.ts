import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dialect, LocalLinter } from 'harper.js';
import { slimBinary } from 'harper.js/slimBinary';
import { expect, it, vi } from 'vitest';
import { proseBlocks } from '#core/editor/prose';

// The checker itself, without its worker: what it makes of our blocks of prose.
const wasm = join(process.cwd(), 'node_modules/harper.js/dist/harper_wasm_slim_bg.wasm');

it('is told prose only, and its places are places of the text', { timeout: 60_000 }, async () => {
  vi.stubGlobal(
    'fetch',
    async () => new Response(readFileSync(wasm), { headers: { 'Content-Type': 'application/wasm' } }),
  );
  const linter = new LocalLinter({ binary: slimBinary, dialect: Dialect.American });
  const text =
    '👍 This is an test, `not an test`, {{< an test >}}.\n\n```\nan test\n```\n\n> It were an test.\n';
  const found: string[] = [];
  for (const block of proseBlocks(text.split('\n'), 0)) {
    const lints = await linter.organizedLints(block.text, { language: 'markdown' });
    for (const lint of lints.AnA ?? []) {
      const { start, end } = lint.span();
      found.push(`${block.from + start} ${text.slice(block.from + start, block.from + end)}`);
    }
  }
  expect(found).toEqual([`${text.indexOf('an test')} an`, `${text.lastIndexOf('an test')} an`]);
});
