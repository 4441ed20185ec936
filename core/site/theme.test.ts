import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The custom colours of the first rule with this selector. */
function colours(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const rule = css.slice(start, css.indexOf('}', start));
  const found = [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return new Map(found.map(([, name = '', value = '']) => [name, value]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const light = colours(':root');
const dark = colours(':root[data-theme="dark"]');

/** What is written on what. */
const PAIRS = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'].map((text) => [text, 'paper'] as const),
  ...['keyword', 'string', 'number', 'title', 'meta'].map((kind) => [`code-${kind}`, 'paper-2'] as const),
  ['ink', 'paper-2'],
  ['ink-2', 'paper-2'],
  ['bad', 'paper-2'],
  ['ink-2', 'chip'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s scheme', (_, scheme) => {
  it.each(PAIRS)('can be read: %s on %s', (text, ground) => {
    expect(contrast(scheme.get(text) ?? '#000000', scheme.get(ground) ?? '#000000')).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});

it('the system’s dark and the chosen dark are the same', () => {
  expect(dark.size).toBe(light.size);
  expect(colours(':root:not([data-theme="light"])')).toEqual(dark);
});
