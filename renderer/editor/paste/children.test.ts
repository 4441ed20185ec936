// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { unwrap } from './children';

it('a wrapper goes from around more elements than a call has arguments', () => {
  const body = document.createElement('div');
  const wrapper = body.appendChild(document.createElement('b'));
  for (let count = 0; count < 130_000; count++) wrapper.appendChild(document.createElement('p'));
  const [first, last] = [wrapper.firstChild, wrapper.lastChild];
  unwrap(wrapper);
  expect(body.firstChild).toBe(first);
  expect(body.lastChild).toBe(last);
});
