import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import {
  blockInCode,
  bracketed,
  listInCode,
  plainPath,
  stringsIn,
  withoutComments,
  wordInCode,
} from './code-reader';
import { stringInCode } from './site-reader';

describe('reading code without running it', () => {
  it.each([
    ['// a\nb', '    \nb'],
    ['a /* b\nc */ d', 'a     \n     d'],
    ["'https://x' // y", "'https://x'     "],
    ['"it\\"s // no" + 1', '"it\\"s // no" + 1'],
    [`\`a // \${b} /* c */\``, `\`a // \${b} /* c */\``],
  ])('blanks out the comments of %j', (code, bare) => {
    expect(withoutComments(code)).toBe(bare);
  });

  it('takes what begins comments and ends none for code, in a moment', () => {
    expect(withoutComments('a /* b */ /* c // d')).toBe('a         /* c     ');
    const code = '/* '.repeat(100_000);
    expect(leastCpu(() => expect(withoutComments(code)).toBe(code))).toBeLessThan(2000);
  });

  it.each([
    ["{ base: '/a/' }", '/a/'],
    ["base = u'b'", 'b'],
    ["const BASE = '/c/';\nexport default { base: BASE, x: 1 }", '/c/'],
    ["const base: string = '/d/';\nexport default { base }", '/d/'],
    ["{ base: process.env.BASE ?? '/e/' }", '/e/'],
    ["const base = process.env.BASE || '/f/';\nexport default { x: 1, base }", '/f/'],
    ['import { base } from "./x";\nexport default { base }', ''],
    ["{ base: isProduction ? '/g/' : '/' }", ''],
    ["{ base: join('/h/', name) }", ''],
  ])('finds the text behind a name in %j', (code, text) => {
    expect(stringInCode(code, 'base')).toBe(text);
  });

  it.each([
    ['A = 1 # b', 'A = 1    '],
    ["A = '#' # b", "A = '#'    "],
    ['"""\n# no\n"""', '"""\n# no\n"""'],
  ])('blanks out Python’s comments of %j', (code, bare) => {
    expect(withoutComments(code, 'python')).toBe(bare);
  });

  it('keeps every line and column, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '*', '"', "'", '`', '#', '\\', '\n', 'a') }),
        (code) => {
          for (const language of ['js', 'python'] as const) {
            const bare = withoutComments(code, language);
            expect(bare.length).toBe(code.length);
            expect(bare.split('\n').length).toBe(code.split('\n').length);
          }
        },
      ),
    );
  });

  it.each([
    ['f({ a: [1, 2] }) + 1', '({ a: [1, 2] })'],
    ['x = { a: "}" }; y', '{ a: "}" }'],
    ['{ a: [ }', ''],
    ['no brackets', ''],
    ['{ never closed', ''],
  ])('takes the bracketed text of %j', (code, block) => {
    expect(bracketed(code, 0)).toBe(block);
  });

  it('ends for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '(', ')', '"', "'", '`', '\n', 'a') }),
        (code) => {
          const block = bracketed(code, 0);
          expect(code.includes(block)).toBe(true);
        },
      ),
    );
  });

  it('finds the same bracket in long code, whatever it was asked for before', () => {
    const long = ' '.repeat(6_000);
    const unit = fc.constantFrom('{', '}', '[', ']', '(', ')', '"', "'", '`', '\\', '\n', 'a');
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 8 }),
        (code, places) => {
          // A place inside of a string, as seen from before it, is none of this code's.
          for (const place of places.filter((at) => /^[^"'`]*$/.test(code.slice(0, at))))
            expect(bracketed(long + code, long.length + place)).toBe(bracketed(code.slice(place), 0));
        },
      ),
    );
  });

  it('finds values by name, and not in other names', () => {
    const code =
      "const a = { blogPath: 'no', path: 'yes', list: ['x', \"y\"], on: true, off: f(false), one: 'z' }";
    expect(listInCode(code, 'list')).toEqual(['x', 'y']);
    expect(listInCode(code, 'one')).toEqual(['z']);
    expect(listInCode(code, 'absent')).toEqual([]);
    expect(wordInCode(code, 'on')).toBe('true');
    expect(wordInCode(code, 'off')).toBe('');
    expect(blockInCode('x = { i18n: { locales: ["en"] } }', 'i18n')).toBe('{ locales: ["en"] }');
    expect(blockInCode('x = { blog: false }', 'blog')).toBe('');
    expect(stringsIn(`['a', \`b\`, \`c\${d}\`]`)).toEqual(['a', 'b']);
  });

  it.each([
    ['./content/', 'content'],
    ['.', ''],
    ['/docs', 'docs'],
    ['../blog', '../blog'],
    ['./././a/b', 'a/b'],
    ['.hidden', '.hidden'],
  ])('reads the path %j as %j', (path, plain) => {
    expect(plainPath(path)).toBe(plain);
  });
});
