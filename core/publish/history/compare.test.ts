import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlock } from '../../posts/front-matter/block';
import { applyEdits } from '../../posts/text-edit';
import { type ComparedParagraph, compareVersions } from './compare';
import { paragraphsOf } from './paragraphs';

const whole = (text: string) => ({ text, bodyFrom: findBlock(text).to });
const compare = (older: string, newer: string) => compareVersions(whole(older), whole(newer));
const contents = (text: string) => paragraphsOf(text, findBlock(text).to).map((one) => one.text);

const MARKS = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
const SIGNS = { same: '=', removed: '-', added: '+' } as const;

/** One line a row: `=` same, `~` changed, `-` only in the older, `+` only in the newer. */
const drawn = (rows: readonly ComparedParagraph[]) =>
  rows.map((row) =>
    row.kind === 'changed'
      ? `~ ${row.segments.map(({ kind, text }) => MARKS[kind].join(text)).join('')}`
      : `${SIGNS[row.kind]} ${row.text}`,
  );

/** The newer text after what the row of this number would restore. */
function restored(older: string, newer: string, row: number): string {
  const one = compare(older, newer)[row];
  if (!one || one.kind === 'same') throw new Error('nothing to restore');
  return applyEdits(newer, [one.restore]);
}

describe('paragraphs', () => {
  it('are what blank lines part, and each line of the front matter is one', () => {
    const text = '---\ntitle: Tea\n\ntags: [a]\n---\n\nOne\nstill one.\n \n\nTwo.\n';
    expect(contents(text)).toEqual(['---', 'title: Tea', 'tags: [a]', '---', 'One\nstill one.', 'Two.']);
    expect(contents('')).toEqual([]);
    expect(contents('\n\nOnly')).toEqual(['Only']);
  });

  it('lie where they say they lie, and follow each other', () => {
    const text = fc.array(fc.constantFrom('a', 'b c', '\n', '\n\n', ' ', '---\n', 'k: v\n'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('');
        let end = 0;
        for (const one of paragraphsOf(source, findBlock(source).to)) {
          expect(source.slice(one.from, one.to)).toBe(one.text);
          expect(source.slice(end, one.from).trim()).toBe('');
          expect(source.slice(one.to, one.end).trim()).toBe('');
          end = one.end;
        }
        expect(source.slice(end).trim()).toBe('');
      }),
    );
  });
});

describe('two versions of a post', () => {
  it('may have more than a hundred thousand paragraphs', () => {
    const many = 'A.\n\n'.repeat(130_000);
    expect(compare(many, `${many}B.\n`).at(-1)).toMatchObject({ kind: 'added', text: 'B.' });
    expect(compare(`${many}B.\n`, 'C.\n')).toHaveLength(130_002);
  });

  const then =
    '---\ntitle: Tea\ndraft: true\n---\n\nWater first.\n\nThen the leaves, and wait for a while.\n\nDrink.\n';

  it('are compared by paragraph, field and word', () => {
    const now =
      '---\ntitle: Green tea\n---\n\nWater first.\n\nThen the leaves, and wait.\n\nA new thought.\n\nDrink.\n';
    expect(drawn(compare(then, now))).toEqual([
      '= ---',
      '~ title: [-Tea-]{+Green tea+}',
      '- draft: true',
      '= ---',
      '= Water first.',
      '~ Then the leaves, and wait[- for a while-].',
      '+ A new thought.',
      '= Drink.',
    ]);
  });

  it('that are equal have no changes', () => {
    expect(compare(then, then).every((row) => row.kind === 'same')).toBe(true);
    expect(compare('', '')).toEqual([]);
  });

  it('give one paragraph back and leave every other byte as it is', () => {
    const now = then.replace(' for a while', '').replace('Water first.\n\n', '');
    expect(restored(then, now, 5)).toBe(now.replace('and wait', 'and wait for a while'));
    expect(restored(then, now, 4)).toBe(now.replace('Then', 'Water first.\n\nThen'));
  });

  it('give a field back in its place, and a last paragraph at the end', () => {
    expect(restored(then, then.replace('draft: true\n', ''), 2)).toBe(then);
    expect(restored(then, then.replace('\nDrink.\n', ''), 6)).toBe(then);
    expect(restored(then, then.replace('\n\nDrink.\n', ''), 6)).toBe(then);
  });

  it('take a paragraph out that was not there, without a hole', () => {
    const middle = then.replace('Drink.', 'New.\n\nDrink.');
    expect(restored(then, middle, 6)).toBe(then);
    expect(restored(then, `${then}\nThe end.\n`, 7)).toBe(then);
  });

  it('become the same when each change is restored, one after the other', () => {
    const paragraph = fc.constantFrom(
      'one two three',
      'one two four',
      'five',
      '雨天写字',
      '- a\n- b',
      '# One',
    );
    const body = fc.array(paragraph, { maxLength: 6 });
    const fields = fc.subarray(['title: A', 'title: B', 'draft: true', 'tags: [x]']);
    const post = fc
      .tuple(fields, body, fc.constantFrom('\n', ''))
      .map(
        ([head, parts, end]) =>
          (head.length ? `---\n${head.join('\n')}\n---\n\n` : '') + parts.join('\n\n') + end,
      );
    fc.assert(
      fc.property(post, post, (older, newer) => {
        let now = newer;
        for (let steps = 0; steps < 40; steps++) {
          const change = compare(older, now).find((row) => row.kind !== 'same');
          if (!change) break;
          now = applyEdits(now, [change.restore]);
        }
        expect(contents(now)).toEqual(contents(older));
      }),
    );
  });
});
