import { describe, expect, it } from 'vitest';
import type { Generator } from '../model';
import { componentFiles, readComponents } from './components';
import { writeComponent } from './write';

/** What is read, as a post would use it. */
function written(
  generator: Generator,
  files: Readonly<Record<string, string>>,
  post = { id: 'posts/a.md', text: '' },
) {
  const paths = componentFiles(Object.keys(files), { generator });
  const texts = new Map(paths.map((path) => [path, files[path] ?? '']));
  return readComponents(texts, { generator })
    .filter(({ file }) => file !== null)
    .map((each) => {
      const { template, importLine } = writeComponent(each, generator, '', post);
      return importLine === null ? template : `${importLine}\n${template}`;
    });
}

describe('the components of a blog', () => {
  it('are Hugo’s shortcodes, with what they get', () => {
    expect(
      written('hugo', {
        'layouts/shortcodes/pic.html':
          '<img src="{{ .Get "src" }}" alt="{{ .Get `alt` }}">{{ with .Get "src" }}{{ end }}',
        'layouts/shortcodes/note.html': '<aside>{{/* .Get "old" */}}{{ .Inner | markdownify }}</aside>',
        'layouts/_shortcodes/media/clip.html': '{{ .Get 0 }} {{ .Get 1 }}',
        'themes/x/layouts/shortcodes/pic.html': '{{ .Get "other" }}',
        'themes/x/layouts/shortcodes/badge.html': '{{ .Params.label }}',
        'layouts/shortcodes/pic.amp.html': '',
        'layouts/partials/head.html': '{{ .Get "no" }}',
      }),
    ).toEqual([
      '{{< pic src="#{}" alt="#{}" >}}',
      '{{< note >}}\n#{}\n{{< /note >}}',
      '{{< media/clip #{} #{} >}}',
      '{{< badge label="#{}" >}}',
    ]);
  });

  it('are written with percent signs when the author began so', () => {
    const [note] = readComponents(new Map([['layouts/shortcodes/note.html', '{{ .Inner }}']]), {
      generator: 'hugo',
    });
    if (!note) throw new Error('a shortcode');
    expect(writeComponent(note, 'hugo', '{{%', { id: 'a.md', text: '' }).template).toBe(
      '{{% note %}}\n#{}\n{{% /note %}}',
    );
  });

  it('are Jekyll’s includes, those that take something first, and tags of its plugins', () => {
    expect(
      written('jekyll', {
        '_includes/header.html': '<h1>{{ site.title }}</h1>',
        '_includes/button.html': 'Click',
        '_includes/figure.html':
          '<img src="{{ include.src }}" alt="{{ include.alt }}">{% if include.src %}{% endif %}',
        '_plugins/box.rb': 'class Box < Liquid::Block\nend\nLiquid::Template.register_tag("box", Box)',
      }),
    ).toEqual([
      '{% include figure.html src="#{}" alt="#{}" %}',
      '{% include button.html %}',
      '{% box #{} %}\n#{}\n{% endbox %}',
    ]);
  });

  it('are the tags that Hexo’s scripts register', () => {
    expect(
      written('hexo', {
        'scripts/tags.js':
          "hexo.extend.tag.register('note', (args, content) => content, {ends: true});\nhexo.extend.tag.register('pic', (args) => '');",
        'themes/next/scripts/tags/video.js': 'hexo.extend.tag.register("video", () => "");',
      }),
    ).toEqual(['{% note #{} %}\n#{}\n{% endnote %}', '{% pic #{} %}', '{% video #{} %}']);
  });

  it('are the shortcodes of Eleventy’s configuration', () => {
    expect(
      written('eleventy', {
        'eleventy.config.js':
          "cfg.addShortcode('image', async function (src, alt = '') {});\ncfg.addPairedShortcode('callout', (content, kind) => '');\ncfg.addNunjucksAsyncShortcode(\"map\", place => '');",
      }),
    ).toEqual(['{% image "#{}", "#{}" %}', '{% callout "#{}" %}\n#{}\n{% endcallout %}', '{% map "#{}" %}']);
  });

  it('are Zola’s shortcodes, with what their templates do not set themselves', () => {
    expect(
      written('zola', {
        'templates/shortcodes/pic.html':
          '{% set url = get_url(path=src) %}<img src="{{ url | safe }}" alt="{{ alt }}">{% if width %}{{ width }}{% endif %}',
        'templates/shortcodes/note.md': '> {{ body | trim }}',
      }),
    ).toEqual(['{{ pic(src="#{}", alt="#{}", width="#{}") }}', '{% note() %}\n#{}\n{% end %}']);
  });

  it('are Zola’s without what is commented out or only a filter', () => {
    expect(
      written('zola', {
        'templates/shortcodes/pic.html': '{# {{ old }} #}{{ alt | upper }}{{ upper(x=alt) | trim }}{# never',
      }),
    ).toEqual(['{{ pic(alt="#{}") }}']);
  });

  it('are Astro’s components, with the properties they must have and the import', () => {
    expect(
      written(
        'astro',
        {
          'src/components/Figure.astro':
            '---\ninterface Props {\n  src: string;\n  alt: string;\n  width?: number;\n  class?: string;\n}\n---\n<img />',
          'src/components/Callout.astro': '---\nconst { kind = "note" } = Astro.props;\n---\n<slot />',
          'src/components/Header.astro': '<header />',
          'src/components/mdx/Chart.tsx':
            'export function Chart({ data, title = "x" }: { data: number[] }) {}',
        },
        { id: 'src/content/blog/a.mdx', text: "import Callout from '../../components/Callout.astro';\n" },
      ),
    ).toEqual([
      'import Figure from \'../../components/Figure.astro\';\n<Figure src="#{}" alt="#{}" />',
      '<Callout kind="#{}">\n#{}\n</Callout>',
      'import Chart from \'../../components/mdx/Chart\';\n<Chart data="#{}" />',
    ]);
  });

  it('have the properties that are taken apart with defaults of any depth', () => {
    expect(
      written('astro', {
        'src/components/Card.astro':
          '---\nconst { deep: { not } } = other;\nconst { a = { b: { c: 1, d: 2 } }, href, size = [1, 2] }: Props = Astro.props;\n---\n<a />',
        'src/components/Box.tsx': 'export default function Box({ style = { a: { b: 1 } }, label }) {}',
      }).map((each) => each.split('\n').at(-1)),
    ).toEqual(['<Card href="#{}" />', '<Box label="#{}" />']);
  });

  it('need no import where the site provides them', () => {
    expect(
      written('next', {
        'components/MDXComponents.tsx': "import Tip from './Tip';\nexport const components = { Tip };",
        'components/Tip.tsx':
          'interface TipProps { kind: string; children: React.ReactNode }\nexport default function Tip(props: TipProps) {}',
      }),
    ).toEqual(['<Tip kind="#{}">\n#{}\n</Tip>']);
  });

  it('are VitePress’ Vue components', () => {
    expect(
      written('vitepress', {
        '.vitepress/theme/components/Demo.vue':
          '<script setup>\ndefineProps(["src", "title"])\n</script>\n<template><div /></template>',
        '.vitepress/theme/components/Box.vue':
          '<script setup lang="ts">\ndefineProps<{ kind: string; open?: boolean }>()\n</script>\n<template><slot /></template>',
      }),
    ).toEqual(['<Demo src="#{}" title="#{}" />', '<Box kind="#{}">\n#{}\n</Box>']);
  });

  it('are none where posts have no such thing', () => {
    expect(written('plain', { 'src/components/A.astro': '' })).toEqual([]);
    expect(componentFiles(['layouts/shortcodes/a.html'], { generator: 'jekyll' })).toEqual([]);
  });

  it.each<[Generator, string, readonly string[]]>([
    ['hugo', 'layouts/shortcodes/a.html', ['{{/*', '{{ .Get ']],
    ['zola', 'templates/shortcodes/a.html', ['{#', '{{ ', '{% ', '{{ "', '{{ a|b }}']],
    ['astro', 'src/components/A.astro', ['const{', 'const{}:', 'const{}', 'interface Props ', '/*']],
    ['docusaurus', 'src/components/A.jsx', ['A=', 'A:', 'function A({', 'A = (', 'function A(']],
    [
      'vitepress',
      '.vitepress/theme/components/A.vue',
      ['defineProps<{', 'defineProps([', 'props:{', 'props:{/*\n'],
    ],
  ])('of %s are read from a file of %s that ends nothing it begins', (generator, file, parts) => {
    for (const part of parts)
      expect(written(generator, { [file]: part.repeat(32_768 / part.length) })).toHaveLength(1);
  });
});
