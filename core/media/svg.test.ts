import { describe, expect, it } from 'vitest';
import { svgProblem } from './svg';

const problem = (inner: string) =>
  svgProblem(
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inner}</svg>`,
    ),
  );

describe('an SVG', () => {
  it.each([
    '<path d="M0 0h1"/>',
    '<style>.a{fill:url(#g)}</style><use xlink:href="#a"/>',
    '<image href="data:image/png;base64,AA=="/>',
    '<!-- <script> was here --><title>Once upon a time</title>',
  ])('that only draws is fine: %s', (inner) => {
    expect(problem(inner)).toBeNull();
  });

  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['<svg:script/>', 'script'],
    ['<path onload="x()"/>', 'script'],
    ['<path OnClick = x />', 'script'],
    ['<a href="java&#115;cript:alert(1)">x</a>', 'script'],
    ['<image href="data:image/svg+xml,x"/>', 'script'],
    ['<foreignObject><p/></foreignObject>', 'html'],
    ['<image href="https://evil.example/a.png"/>', 'outside'],
    ["<use href='other.svg#a'/>", 'outside'],
    ['<style>@import "https://evil.example/a.css"</style>', 'outside'],
    ['<path style="fill:url(//evil.example/a)"/>', 'outside'],
  ])('with more is named: %s', (inner, expected) => {
    expect(problem(inner)).toBe(expected);
  });

  it('with entities of its own, or in no known letters, is named', () => {
    expect(svgProblem(new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'))).toBe('script');
    expect(svgProblem(Uint8Array.of(0xff, 0xfe, 0x3c, 0))).toBe('not-text');
  });
});
