import { expect, it } from 'vitest';
import { mathStyles } from './math-styles';

it.each([
  [
    'height:1.2em;vertical-align:-0.25em;',
    [
      ['height', '1.2em'],
      ['vertical-align', '-0.25em'],
    ],
  ],
  ['top:-3.063em', [['top', '-3.063em']]],
  [
    'color:#a00; position: relative',
    [
      ['color', '#a00'],
      ['position', 'relative'],
    ],
  ],
  ['position:fixed;top:0;inset:0', [['top', '0']]],
  ['background:url(https://a.example/x)', []],
  ['width:calc(100vw)', []],
  ['color:var(--x);height:expression(1)', []],
  ['', []],
])('of %j mathematics may have %j', (style, allowed) => {
  expect(mathStyles(style)).toEqual(allowed);
});
