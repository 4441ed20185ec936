import { describe, expect, it } from 'vitest';
import { declaredBlogs } from './docusaurus-blogs';

const blogs = (code: string): string[] =>
  declaredBlogs(code).map(({ id, folder, route }) => `${id}|${folder}|/${route}`);

describe('the blogs of a Docusaurus site', () => {
  it.each<[string, string, readonly string[]]>([
    ['the preset’s, as it is without a word', 'presets: [["classic", {}]]', ['|blog|/blog']],
    [
      'the preset’s at the site’s root',
      'presets: [["classic", { docs: false, blog: { routeBasePath: "/" } }]]',
      ['|blog|/'],
    ],
    [
      'more of the plugin’s, by its name and as it is resolved',
      `presets: [["classic", { blog: { path: "./blog" } }]], plugins: [
        ["@docusaurus/plugin-content-blog", { id: "notes", path: "./notes", routeBasePath: "/notes/" }],
        [require.resolve('@docusaurus/plugin-content-blog'), { id: 'life', path: 'life/posts' }],
        ["content-blog", { id: "default", path: "own" }],
      ]`,
      ['|blog|/blog', 'notes|notes|/notes', 'life|life/posts|/blog', '|own|/blog'],
    ],
    [
      'a plugin of the site’s own around it',
      'blog: false, plugins: [["./src/plugins/blog-plugin.js", { path: "articles", routeBasePath: "a" }], "./src/blog-css"]',
      ['|articles|/a'],
    ],
    [
      'the plugin without options',
      'blog: false, plugins: ["@docusaurus/plugin-content-blog", ["x", { path: "y" }]]',
      ['|blog|/blog'],
    ],
    ['none where it is switched off', 'presets: [["classic", { blog: false }]]', []],
    [
      'none that is known where its options are made elsewhere',
      'import b from "@docusaurus/plugin-content-blog"; blog: false, plugins: [["@docusaurus/plugin-content-blog", options], ["x", { path: "y" }]]',
      [],
    ],
  ])('are %s', (_, code, expected) => {
    expect(blogs(code)).toEqual(expected);
  });
});
