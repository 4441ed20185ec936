import { describe, expect, it } from 'vitest';
import { hasChildren, headingAt, openHeadings, outlineOf, parentOf, siblingsOf, writtenId } from './outline';

const outline = (text: string, from = 0) =>
  outlineOf(text.split('\n'), from).map((heading) => `${'#'.repeat(heading.level)} ${heading.text}`);

describe('the headings of a text', () => {
  it('are # lines and underlined ones', () => {
    expect(
      outline('# One\n\n## Two ##\n\nThree\n=====\n\nFour\nand more\n---\n\n###### Six\n####### no\n#no'),
    ).toEqual(['# One', '## Two', '# Three', '## Four and more', '###### Six']);
  });

  it('are not in code, comments, lists or rules', () => {
    expect(
      outline(
        '```\n# code\n```\n\n    # indented\n\n<!--\n# note\n-->\n\n- item\n---\n\n---\n\n> q\n===\n\n~~~~\n~~~\n# x\n~~~~\n# Yes',
      ),
    ).toEqual(['# Yes']);
  });

  it.each([
    '- ```bash\n  # code\n  ```\n',
    '1. ~~~\n   # code\n   ~~~\n',
    '- ```\n  # code of an item that ends\n',
    '<pre>\n# code\n\n# more\n</pre>\n',
    '{% highlight bash %}\n# code\n{% endhighlight %}\n',
    '{% comment %}\n# none\n{% endcomment %}\n',
    '{{< highlight bash >}}\n# code\n{{< /highlight >}}\n',
    '```code``` in a line\n',
    '- an item\n  of two lines\n---\n',
    '> a quotation\nof two lines\n---\n',
  ])('are those before and after %j', (between) => {
    expect(outline(`# One\n\n${between}\n## Two\n\nThree\n---`)).toEqual(['# One', '## Two', '## Three']);
  });

  it('are shown without their marks', () => {
    expect(
      outline(
        '# **Bold** and _it_ and `co*de` [link](/x) ![pic](y.png) {#id .class}\n## snake_case_name\n# #',
      ),
    ).toEqual(['# Bold and it and co*de link pic', '## snake_case_name', '# ']);
  });

  it('are where their lines begin', () => {
    const text = 'x\n\n# One\n\nTwo\nlines\n---\n';
    expect(outlineOf(text.split('\n'), 100).map(({ from }) => from - 100)).toEqual([
      text.indexOf('#'),
      text.indexOf('Two'),
    ]);
  });
});

describe('an outline', () => {
  const headings = outlineOf('# A\n## B\n### C\n## D\n# E'.split('\n'), 0);

  it('knows the heading an offset is under', () => {
    expect(headingAt(headings, -1)).toBe(-1);
    expect([0, 3, 4, 8, 9].map((at) => headingAt(headings, at))).toEqual([0, 0, 1, 1, 2]);
    expect(headingAt(headings, 1e9)).toBe(4);
  });

  it('hides what is under a closed heading', () => {
    expect(openHeadings(headings, new Set())).toEqual([0, 1, 2, 3, 4]);
    expect(openHeadings(headings, new Set([1]))).toEqual([0, 1, 3, 4]);
    expect(openHeadings(headings, new Set([0, 1]))).toEqual([0, 4]);
  });

  it('knows what is under what', () => {
    expect(headings.map((_, n) => hasChildren(headings, n))).toEqual([true, true, false, false, false]);
    expect(headings.map((_, n) => parentOf(headings, n))).toEqual([-1, 0, 1, 0, -1]);
  });

  it('counts those under the same heading, whatever their levels', () => {
    const uneven = outlineOf('### A\n# B\n### C\n## D\n#### E\n# F'.split('\n'), 0);
    expect(siblingsOf(uneven).map(({ place, of }) => `${place}/${of}`)).toEqual([
      '1/3',
      '2/3',
      '1/2',
      '2/2',
      '1/1',
      '3/3',
    ]);
    for (const [n] of uneven.entries()) {
      const family = [...uneven.keys()].filter((other) => parentOf(uneven, other) === parentOf(uneven, n));
      expect(siblingsOf(uneven)[n]).toEqual({ place: family.indexOf(n) + 1, of: family.length });
    }
  });
});

describe('the id that a heading has written', () => {
  it.each([
    ['## Way {#own}', 'own'],
    ['Way {: #own .wide title="x"}  ', 'own'],
    ['## Way {#a} {#b}', 'b'],
    ['## Way {.wide}', null],
    ['## Way {#own} home', null],
  ])('in %j is %j', (line, id) => {
    expect(writtenId(line)).toBe(id);
  });

  it('is looked for in time that grows with the line', () => {
    for (const piece of ['{#a', '{#a ', '{: ', '{#a b} '])
      for (const end of ['', 'c'])
        expect(writtenId(piece.repeat(10_000) + end)).toBe(piece === '{#a b} ' && end === '' ? 'a' : null);
  });
});
