import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import type { Templates } from '#core/markdown/dialect';
import { parsed } from '../commands/drawn-state';
import { markdown } from '../markdown';
import { liveHost } from './host';
import { linkAt } from './links';
import { livePieces } from './pieces';

const stateOf = (doc: string, templates: Templates) =>
  parsed(
    EditorState.create({
      doc,
      extensions: [
        markdown(),
        liveHost.of({
          image: () => null,
          math: () => 'none',
          templates: () => templates,
          follow: () => undefined,
        }),
      ],
    }),
  );

/** Where the link around each letter of the text leads, without what comes twice in a row. */
function hrefs(doc: string, templates: Templates): (string | null)[] {
  const state = stateOf(doc, templates);
  const all = Array.from({ length: doc.length + 1 }, (_, at) => linkAt(state, at, templates));
  return all.filter((href, at) => at === 0 || href !== all[at - 1]);
}

it.each<[Templates, string, string]>([
  ['hugo', 'a [x y]({{< relref "post" >}}) b', '{{< relref "post" >}}'],
  ['hugo', 'a [x *y*]({{% ref "post#heading" %}}) b', '{{% ref "post#heading" %}}'],
  ['hugo', 'a [x]({{<ref path="post">}}#there "A title") b', '{{<ref path="post">}}#there'],
  ['liquid', 'a [x]({% post_url 2020-01-01-x %}) b', '{% post_url 2020-01-01-x %}'],
  ['liquid', 'a [x]({% link _posts/x.md %}#y) b', '{% link _posts/x.md %}#y'],
  ['liquid', 'a [x]({{ site.baseurl }}/about/) b', '{{ site.baseurl }}/about/'],
])('with the tags of %s, %s is one link from its first to its last sign', (templates, doc, href) => {
  expect(hrefs(doc, templates)).toEqual([null, href, null]);
  const from = doc.indexOf('[');
  const to = doc.lastIndexOf(')') + 1;
  const state = stateOf(doc, templates);
  expect(livePieces(state, [{ from: 0, to: doc.length }], 'none')).toContainEqual({
    kind: 'link',
    href,
    from,
    to,
  });
});

it.each<[Templates, string]>([
  ['none', 'a [x]({{< relref "post" >}}) b'],
  ['liquid', 'a [x]({{< relref "post" >}}) b'],
  ['hugo', 'a `[x]({{< relref "post" >}})` b'],
  ['hugo', 'a [x]({{< figure src="a.png" >}}) b'],
  ['hugo', 'a [x]({{< relref "post" >}} b'],
  ['liquid', 'a [x]({{ page.next }}) b'],
])('with the tags of %s, %s is no link', (templates, doc) => {
  expect(hrefs(doc, templates)).toEqual([null]);
});
