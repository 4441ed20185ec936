import { syntaxTree } from '@codemirror/language';
import { describe, expect, it, vi } from 'vitest';
import { drawn } from './commands/drawn-state';

const loaded = vi.hoisted(() => vi.fn());

vi.mock('@codemirror/language-data', () => {
  loaded();
  return { languages: [] };
});

describe('the languages of code blocks', () => {
  it('are not loaded for a post without a language, and are for the first that has one', async () => {
    syntaxTree(drawn('# A\n\ntext\n\n```\ncode\n```\n\n    more\n'));
    await Promise.resolve();
    expect(loaded).not.toHaveBeenCalled();
    syntaxTree(drawn('```js\nconst a = 1;\n```\n'));
    await expect.poll(() => loaded).toHaveBeenCalledOnce();
  });
});
