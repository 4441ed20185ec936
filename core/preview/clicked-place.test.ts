import { describe, expect, it } from 'vitest';
import { clickedPlace } from './clicked-place';

/** The source with the cursor as `|`, for a click at the `|` of the text on the page. */
function clicked(source: string, page: string): string {
  const at = page.indexOf('|');
  const place = clickedPlace(source, page.replace('|', ''), at);
  return `${source.slice(0, place)}|${source.slice(place)}`;
}

describe('a click in the page', () => {
  it.each([
    ['plain words here', 'plain wo|rds here', 'plain wo|rds here'],
    ['some **bold** text', 'some bo|ld text', 'some **bo|ld** text'],
    ['## A heading', 'A head|ing', '## A head|ing'],
    ['one and one and one', 'one and o|ne and one', 'one and o|ne and one'],
    ['a [link](https://home.example) home', 'a link ho|me', 'a [link](https://home.example) ho|me'],
    ['- first\n- second item', 'first\nsecond it|em', '- first\n- second it|em'],
    ['一行*汉字*在这里', '一行汉|字在这里', '一行*汉|字*在这里'],
    ['the end **of it**.', 'the end of it.|', 'the end **of it|**.'],
    ['<b title="it">it</b> is', 'i|t is', '<b title="it">i|t</b> is'],
    ['where no word is', '|', '|where no word is'],
    ['{{< figure src="a.png" >}}', 'A capt|ion', '|{{< figure src="a.png" >}}'],
    ['word in an _emphasised_ word.', 'word in an emphasised wo|rd.', 'word in an _emphasised_ wo|rd.'],
  ])('%j at %j → %j', (source, page, expected) => {
    expect(clicked(source, page)).toBe(expected);
  });

  it('takes the place that is nearest in proportion when the page has the word more or less often', () => {
    expect(clicked('tea[^tea] and later tea', 'tea1 and later te|a')).toBe('tea[^tea] and later te|a');
  });
});
