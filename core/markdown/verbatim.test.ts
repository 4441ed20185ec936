import { describe, expect, it } from 'vitest';
import { createVerbatim } from './verbatim';

/** The lines that are no Markdown. */
function taken(text: string): string[] {
  const verbatim = createVerbatim();
  return text.split('\n').filter((line) => verbatim.takes(line));
}

describe('lines that are no Markdown', () => {
  it.each([
    ['```js\na\n```\nb', ['```js', 'a', '```']],
    ['````\n```\n````\nb', ['````', '```', '````']],
    ['~~~\n```\n~~~ x\n~~~\nb', ['~~~', '```', '~~~ x', '~~~']],
    ['- ```\n  a\n  ```\nb', ['- ```', '  a', '  ```']],
    ['- ```\n\n  a\nb', ['- ```', '', '  a']],
    ['1. - ~~~\n     a\n     ~~~\nb', ['1. - ~~~', '     a', '     ~~~']],
    ['```a``` b\nc', []],
    ['<!-- a -->\nb', ['<!-- a -->']],
    ['<!--\n\na -->\nb', ['<!--', '', 'a -->']],
    ['<pre>\na\n</pre>\n<preface>\nb', ['<pre>', 'a', '</pre>']],
    ['{% highlight js %}\na\n{%- endhighlight -%}\nb', ['{% highlight js %}', 'a', '{%- endhighlight -%}']],
    ['{% include highlight.html %}\nb', []],
    ['{{< highlight go >}}\na\n{{< / highlight >}}\nb', ['{{< highlight go >}}', 'a', '{{< / highlight >}}']],
    ['{{</* highlight go */>}}\nb', []],
  ])('in %j are %j', (text, lines) => {
    expect(taken(text)).toEqual(lines);
  });

  it('are told in time that grows with the text', () => {
    for (const piece of ['- ', '`', '1) ', '~', '<pre ', '{% '])
      expect(taken(piece.repeat(100_000)).length).toBeLessThan(2);
  });
});
