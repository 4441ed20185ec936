import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import { exampleModel } from '../../blog/example-model';
import { applyEdits } from '../text-edit';
import { FieldNotEditable, readFrontMatter, setField, unsetField } from './front-matter';
import { frontMatterRules } from './rules';

const rules = frontMatterRules(
  exampleModel({ generator: 'pelican', frontMatter: 'header' }),
  'content/a.html',
);
const fields = (text: string) => Object.fromEntries(readFrontMatter(text, rules).fields);
const PAGE = `<!DOCTYPE html>
<html>
  <head>
    <title>Tea &amp; toast</title>
    <meta name="keywords" content="tea, toast" />
    <meta name="date" content="2024-01-02 10:00" />
  </head>
  <body class="a>b">
    <p>Text</p>
  </body>
</html>
`;
const set = (name: string, value: string | readonly string[], text = PAGE) =>
  applyEdits(text, setField(text, name, value, rules));

describe('the head of a page that Pelican reads', () => {
  it('is what its title and meta elements say, up to the body', () => {
    const { from, to, format, problem } = readFrontMatter(PAGE, rules);
    expect([format, problem, from]).toEqual(['html', null, 0]);
    expect(PAGE.slice(to)).toMatch(/^ {4}<p>Text/);
    expect(fields(PAGE)).toEqual({ title: 'Tea & toast', tags: ['tea', 'toast'], date: '2024-01-02 10:00' });
  });

  it.each([
    [
      'names in any capitals, any quotes or none',
      '<HEAD><META CONTENT=\'x "y"\' NAME=A><meta name=b content=c></HEAD>',
      { a: 'x "y"', b: 'c' },
    ],
    [
      'references by name and number',
      '<head><title>&eacute;&#233;&#xE9; &hellip; &unknown;</title></head>',
      { title: 'ééé … &unknown;' },
    ],
    ['“contents”, where “content” is not there', '<head><meta name="a" contents="b"></head>', { a: 'b' }],
    [
      'no meta without a name, outside of the head, or in a comment or a script',
      '<meta name="a" content="a"><head><meta charset="b"><!-- <meta name="c" content="c"> --><script>"<meta name=\'d\'>"</script><style><title>x</title></style></head><title>e</title><meta name="f" content="f"><body>',
      {},
    ],
    [
      'tags of several elements each as it is',
      '<head><meta name="tags" content="a, b"><meta name="tags" content="c"></head>',
      { tags: ['a, b', 'c'] },
    ],
    [
      'words between semicolons',
      '<head><meta name="tags" content="a, b; c;"></head>',
      { tags: ['a, b', 'c'] },
    ],
    [
      'a head that is cut off',
      '<head><title>A</title><meta name="b" content="c"><meta name="d',
      { title: 'A', b: 'c' },
    ],
    ['a page without a head', '<body><title>A</title></body>', {}],
    ['lines that would be a header in Markdown', 'Title: A\nDate: 2024-01-02\n\nText', {}],
  ])('has %s', (_, text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  it('has a field changed in its place, encoded as its quotes want it', () => {
    expect(set('title', 'A < B & "C"')).toBe(PAGE.replace('Tea &amp; toast', 'A &lt; B &amp; "C"'));
    expect(set('Tags', ['tea', '"x"'])).toBe(PAGE.replace('tea, toast', 'tea, &quot;x&quot;'));
    const bare = "<head><meta name='a' content='b'><meta name=c content=d><meta name=e></head>";
    expect(set('a', `it's "so"`, bare)).toBe(bare.replace("'b'", `'it&#39;s "so"'`));
    expect(set('c', 'two words', bare)).toBe(bare.replace('=d', '="two words"'));
    expect(set('e', 'now', bare)).toBe(bare.replace('name=e', 'name=e content="now"'));
  });

  it('has a field added below the last one, as that is written, and removed with its line', () => {
    const added = set('Status', 'draft');
    expect(added).toBe(
      PAGE.replace('10:00" />\n', '10:00" />\n    <meta name="status" content="draft" />\n'),
    );
    expect(applyEdits(added, unsetField(added, 'Status', rules))).toBe(PAGE);
  });

  it.each([
    ['a title with markup in it', '<head><title>A <em>b</em></title></head>', 'title'],
    ['a reference that is not known', '<head><title>A &Zopf; b</title></head>', 'title'],
    [
      'a name that is there twice',
      '<head><meta name="a" content="b"><meta name="a" content="c"></head>',
      'a',
    ],
    ['a head that is not closed', '<head><title>A</title>', 'slug'],
    ['a page without a head', '<p>Text</p>', 'title'],
  ])('leaves %s to be edited as text', (_, text, name) => {
    expect(() => setField(text, name, 'new', rules)).toThrow(FieldNotEditable);
  });

  it('takes no longer for a hostile page than its length allows', () => {
    const hostile = ['<!--', '<meta name="', '<script>', '<head ', '<a =', '<title>', '<'].map(
      (part) => `<head>${part.repeat(20_000)}`,
    );
    const spent = leastCpu(() => {
      for (const text of hostile) fields(text);
    });
    expect(spent).toBeLessThan(5_000);
  });
});
