import { describe, expect, it } from 'vitest';
import { inOfferedOrder, linkedSheets } from './site-styles';

describe('the style sheets that a built page links', () => {
  it.each([
    ['<link rel="stylesheet" href="/css/main.css?v=3">', [['public/css/main.css', 'public/main.css']]],
    ["<link href='./style.css' rel='preload stylesheet'>", [['public/style.css']]],
    [
      '<link rel=stylesheet href=https://ada.example/blog/css/a.css>',
      [['public/blog/css/a.css', 'public/css/a.css']],
    ],
    ['<link rel="icon" href="/a.css">', []],
    ['<link rel="stylesheet" href="//cdn.example/a.css">', []],
    ['<link rel="stylesheet" href="data:text/css,x.css">', []],
    ['<link rel="stylesheet">', []],
  ])('%s → %j', (html, paths) => {
    expect(linkedSheets(html, 'public')).toEqual(paths);
  });
});

it('offers what the site links first, then its own sheets, its theme’s, and what else was built', () => {
  const sheet = (path: string, linked = false) => ({ path, bytes: 1, linked });
  const offered = inOfferedOrder(
    [
      sheet('public/other.css'),
      sheet('themes/ink/static/ink.css'),
      sheet('static/own.css'),
      sheet('public/b.css', true),
      sheet('public/a.css', true),
    ],
    ['public/b.css', 'public/a.css'],
  );
  expect(offered.map(({ path }) => path)).toEqual([
    'public/b.css',
    'public/a.css',
    'static/own.css',
    'themes/ink/static/ink.css',
    'public/other.css',
  ]);
});
