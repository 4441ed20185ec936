import { describe, expect, test } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import {
  eleventyOldSlug,
  eleventySlug,
  githubSlug,
  hexoSlug,
  hugoPath,
  jekyllSlug,
  pelicanSlug,
  zolaSlug,
} from './slugs';

/** Each generator's slugs, before → after. What real generators print is in tests/generators. */
const TEXT = 'The _config.yml & “C++”, été!';

describe('a slug', () => {
  test('of Jekyll', () => {
    expect(jekyllSlug(TEXT)).toBe('the-config-yml-c-été');
    expect(jekyllSlug(TEXT, { pretty: true })).toBe('The-_config.yml-&-C++-,-été!');
    expect(jekyllSlug('日本語 गुरु')).toBe('日本語-गुरु');
  });

  test('of Hugo', () => {
    const plain = { lower: true, removeAccents: false };
    expect(hugoPath(TEXT, plain)).toBe('the-_config.yml-c++-été');
    expect(hugoPath('Été', { lower: false, removeAccents: true })).toBe('Ete');
    expect(hugoPath('  a  -  b ', plain)).toBe('a-b');
    expect(hugoPath('a -- b - - c- -d', plain)).toBe('a--b--c--d');
    expect(hugoPath(`a${' '.repeat(200_000)}b`, plain)).toBe('a-b');
    expect(hugoPath('100% %41', plain)).toBe('100-%41');
  });

  test('of Hexo', () => {
    expect(hexoSlug(TEXT)).toBe('The-config-yml-“C-”-ete');
    expect(hexoSlug('Łódź ß 日本')).toBe('Lodz-s-日本');
  });

  test('of Astro', () => {
    expect(githubSlug('Été (2024) – a_b.c')).toBe('été-2024--a_bc');
    expect(githubSlug('½ ²')).toBe('-');
  });

  test('of Eleventy, when it needs no table of letters', () => {
    expect(eleventySlug(TEXT)).toBe('the-config-yml-and-c-ete');
    expect(eleventySlug("It's Ödön’s")).toBe('its-oedoen-s');
    expect(eleventySlug('日本 x')).toBe('x');
    expect(eleventySlug('Привет')).toBeNull();
    expect(eleventyOldSlug("A 'b' (c): d/e")).toBe("a-'b'-(c):-de");
    expect(eleventyOldSlug('été')).toBeNull();
  });

  test('of Pelican, when it needs no table of letters', () => {
    const usual = { unicode: false, preserveCase: false };
    expect(pelicanSlug(TEXT, usual)).toBe('the-_configyml-c-ete');
    expect(pelicanSlug('Straße – Ærø', usual)).toBe('strasse-aero');
    expect(pelicanSlug('你好', usual)).toBeNull();
    expect(pelicanSlug('你好 Été', { unicode: true, preserveCase: true })).toBe('你好-Été');
  });

  test('of Pelican, without tags, and in a moment where none of them ends', () => {
    const usual = { unicode: false, preserveCase: false };
    expect(pelicanSlug('A <em>b</em> < c <d', usual)).toBe('a-b-c-d');
    const long = '<'.repeat(200_000);
    expect(leastCpu(() => expect(pelicanSlug(`a>${long}b`, usual)).toBe('ab'))).toBeLessThan(2_000);
  });

  test('of Zola, in its three ways', () => {
    expect(zolaSlug(TEXT, 'on')).toBe('the-config-yml-c-ete');
    expect(zolaSlug('你好', 'on')).toBeNull();
    expect(zolaSlug('What? A/B: "x". ', 'safe')).toBe('What AB x');
    expect(zolaSlug('What? 你好', 'off')).toBe('What? 你好');
  });
});
