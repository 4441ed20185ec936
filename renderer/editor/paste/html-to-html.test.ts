// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { richToHtml } from './rich';

describe('what is pasted into a post that is HTML', () => {
  it.each([
    [
      'Google Docs',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Bold</span><span> and </span><span style="font-style:italic">slanted</span></p><ul><li dir="ltr" style="list-style-type:disc"><p role="presentation"><span>One</span></p></li><li><p><span>Two</span></p></li></ul></b>',
      '<p><strong>Bold</strong> and <em>slanted</em></p>\n<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>',
    ],
    [
      'Word',
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><h1 style="mso-x:1">Kettles</h1><p class=MsoNormal>A <b style="mso-bidi-font-weight:normal">cup</b> &amp; a&nbsp;pot<o:p></o:p></p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp; </span></span><![endif]>first</p><!--EndFragment--></body></html>',
      '<h1>Kettles</h1>\n<p>A <strong>cup</strong> &amp; a pot</p>\n<ul>\n  <li>first</li>\n</ul>',
    ],
    [
      'a page',
      '<div class="x"><h2 id="a">A <a class="anchor" href="#a">#</a></h2><p onclick="x()">b <a href="https://x.example/?a=1&amp;b=2" class="y">c</a><br>d</p><script>evil()</script><pre><code class="language-js">a &lt; b\n\n  c</code></pre><img src="https://x.example/k.png" width="9"></div>',
      '<h2>A</h2>\n<p>b <a href="https://x.example/?a=1&amp;b=2">c</a><br>d</p>\n<pre><code class="language-js">a &lt; b\n\n  c</code></pre>\n<img src="https://x.example/k.png" alt="">',
    ],
    [
      'LibreOffice',
      '<p>a <font face="Liberation Mono">b</font></p><p><br><br></p><p>c<a href="#sdfootnote1sym"><sup>1</sup></a></p>',
      '<p>a <code>b</code></p>\n<p>c<sup>1</sup></p>',
    ],
    ['words in a line', 'a <i>b</i> <script>alert(1)</script>c', 'a <em>b</em> c'],
    [
      'a table',
      '<table><tr><td>a</td><td style="x:y">b</td></tr></table>',
      expect.stringMatching(/^<table>\n[\s\S]*<t[hd]>a<\/t[hd]>[\s\S]*<\/table>$/),
    ],
  ])('from %s is clean HTML', (_, copied, expected) => {
    expect(richToHtml(copied)).toEqual(expected);
  });

  it('has no address that runs something, and no attribute but those that say something', () => {
    const pasted = richToHtml(
      '<p style="x" class="y" onmouseover="z()"><a href="javascript:alert(1)">a</a><img src="x" onerror="y()"></p>',
    );
    expect(pasted).toBe('<p>a<img src="x" alt=""></p>');
  });
});
