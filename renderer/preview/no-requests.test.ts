import { describe, expect, it } from 'vitest';
import { asksElsewhere } from './no-requests';

describe('[R65] an attribute of a post', () => {
  it.each([
    ['video', 'src', 'http://a.example/v.mp4'],
    ['video', 'poster', '//a.example/p.png'],
    ['audio', 'src', 'a.mp3'],
    ['source', 'srcset', 'http://a.example/a.png 2x'],
    ['img', 'srcset', 'http://a.example/a.png 2x'],
    ['table', 'background', 'http://a.example/b.png'],
    ['input', 'src', 'http://a.example/i.png'],
    ['image', 'href', 'http://a.example/i.png'],
    ['image', 'xlink:href', '//a.example/i.png'],
    ['use', 'href', 'http://a.example/s.svg#a'],
    ['p', 'style', 'background: url(http://a.example/b.png)'],
    ['p', 'style', 'background: u\\72l(http://a.example/b.png)'],
    ['p', 'style', 'background: image-set("http://a.example/b.png" 1x)'],
    ['rect', 'fill', 'url(http://a.example/f.svg#a)'],
    ['a', 'ping', 'http://a.example/ping'],
  ])('%s %s="%s" is left out', (tag, name, value) => {
    expect(asksElsewhere(tag, name, value)).toBe(true);
  });

  it.each([
    ['a', 'href', 'http://a.example/'],
    ['img', 'src', 'http://a.example/a.png'],
    ['img', 'src', 'asset://blog/a.png'],
    ['video', 'src', 'asset://blog/a.mp4'],
    ['use', 'href', '#leaf'],
    ['rect', 'fill', 'url(#leaf)'],
    ['rect', 'fill', 'url("#leaf")'],
    ['p', 'style', 'text-align: center'],
    ['p', 'title', 'url(http://a.example/)'],
  ])('%s %s="%s" stays', (tag, name, value) => {
    expect(asksElsewhere(tag, name, value)).toBe(false);
  });
});
