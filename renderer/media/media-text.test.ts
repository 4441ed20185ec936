import { describe, expect, it } from 'vitest';
import { altText, mediaText } from './media-text';

describe('the text of an added file', () => {
  it.each([
    ['/images/cup.png', true, '![](/images/cup.png)'],
    ['my images/cup.png', true, '![](<my images/cup.png>)'],
    ["{{ '/images/cup.png' | relative_url }}", true, "![]({{ '/images/cup.png' | relative_url }})"],
    ['/files/a.pdf', false, '[The [big] menu.pdf](/files/a.pdf)'.replace('[big]', '\\[big\\]')],
  ])('%s', (src, image, expected) => {
    const { text, alt } = mediaText({ src, image }, 'The [big] menu.pdf');
    expect(text).toBe(expected);
    expect(alt).toBe(image ? 2 : null);
  });

  it('has a description of one line that cannot end early', () => {
    expect(altText('  a\n[red]  cup \\ ')).toBe('a \\[red\\] cup \\\\');
  });
});
