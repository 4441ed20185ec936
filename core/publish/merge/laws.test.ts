import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../posts/front-matter/front-matter';
import { USUAL_RULES } from '../../posts/front-matter/rules';
import type { MergeChoice, MergeChoices } from './choice';
import { diff3 } from './diff3';
import { compose, mergePost, type Place, type PostMerge, placesOf } from './post-merge';
import { mergeText } from './text-merge';
import { wordsOf } from './words';

const word = fc.constantFrom(
  'ice',
  'wind',
  'the',
  'hut',
  'stove',
  'and',
  '雪',
  'naïve',
  '- ',
  '# ',
  '<<<<<<<',
  '🪵',
);
const line = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 });
const body = fc
  .array(paragraph, { maxLength: 6 })
  .map((all) => all.map((lines) => lines.join('\n')).join('\n\n'));
const eol = fc.constantFrom('\n', '\r\n', '\r');
const value = fc.oneof(
  fc.constantFrom('Frost', '"First # frost"', '2026-01-02', 'true', '7', ''),
  fc
    .array(fc.constantFrom('ice', 'hut', 'wind', 'tea'), { maxLength: 3 })
    .map((tags) => `[${tags.join(', ')}]`),
);
const header = fc
  .uniqueArray(fc.tuple(fc.constantFrom('title', 'date', 'tags', 'draft', 'slug'), value), {
    maxLength: 5,
    selector: ([key]) => key,
  })
  .map((fields) => ['---', ...fields.map(([key, text]) => `${key}: ${text}`), '---', ''].join('\n'));

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly lines: readonly string[];
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(20),
  remove: fc.nat(2),
  lines: fc.array(line, { maxLength: 2 }),
});
const edited = (text: string, edits: readonly Edit[]) => {
  const lines = text.split('\n');
  for (const { at, remove, lines: insert } of edits) lines.splice(at % (lines.length + 1), remove, ...insert);
  return lines.join('\n');
};

/** A post, and two authors' changes of its text and of its front matter; each with line ends and a mark of its own. */
const three = fc
  .record({
    header,
    headers: fc.tuple(fc.option(header), fc.option(header)),
    body,
    edits: fc.tuple(fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 })),
    eol,
    ends: fc.tuple(fc.option(eol, { freq: 5 }), fc.option(eol, { freq: 5 })),
    boms: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    mixed: fc.boolean(),
  })
  .map(({ header, headers, body, edits, eol, ends, boms, mixed }) => {
    const finish = (text: string, end: string, bom: boolean) =>
      (bom ? '\uFEFF' : '') + (mixed ? text.replace('\n', '\r\n') : text.replaceAll('\n', end));
    return {
      base: finish(header + body, eol, boms[0]),
      mine: finish((headers[0] ?? header) + edited(body, edits[0]), ends[0] ?? eol, boms[1]),
      theirs: finish((headers[1] ?? header) + edited(body, edits[1]), ends[1] ?? eol, boms[2]),
    };
  });
const runs = { numRuns: 250 };
const text = (merge: PostMerge) => compose(merge, {});
const joined = (merge: PostMerge, side: 'base' | 'mine' | 'theirs') =>
  (merge.header?.[side] ?? '') + merge.parts.flatMap((part) => part[side]).join('\n');
/** A text as the merge holds it. */
const held = (merge: PostMerge, whole: string) => {
  const plain = whole.replace(/^\uFEFF/, '');
  return merge.eol === null ? plain : plain.replace(/\r\n?/g, '\n');
};

describe('[R48] the laws of merging a post', () => {
  it('what only they changed is theirs, byte for byte', () => {
    fc.assert(
      fc.property(three, ({ base, theirs }) => {
        expect(text(mergePost(base, base, theirs, USUAL_RULES))).toEqual({ kind: 'text', text: theirs });
      }),
      runs,
    );
  });

  it('what only I changed is mine, byte for byte', () => {
    fc.assert(
      fc.property(three, ({ base, mine }) => {
        expect(text(mergePost(base, mine, base, USUAL_RULES))).toEqual({ kind: 'text', text: mine });
      }),
      runs,
    );
  });

  it('the same change of both is that change', () => {
    fc.assert(
      fc.property(three, ({ base, mine }) => {
        expect(text(mergePost(base, mine, mine, USUAL_RULES))).toEqual({ kind: 'text', text: mine });
        expect(text(mergePost(null, mine, mine, USUAL_RULES))).toEqual({ kind: 'text', text: mine });
      }),
      runs,
    );
  });

  it('no byte is lost: each of the three texts can be read back from the merge', () => {
    fc.assert(
      fc.property(three, fc.boolean(), ({ base, mine, theirs }, added) => {
        const merge = mergePost(added ? null : base, mine, theirs, USUAL_RULES);
        if (!added) expect(joined(merge, 'base')).toBe(held(merge, base));
        expect(joined(merge, 'mine')).toBe(held(merge, mine));
        expect(joined(merge, 'theirs')).toBe(held(merge, theirs));
      }),
      runs,
    );
  });

  it('it is the same whoever looks: exchanging the sides exchanges what is mine and theirs', () => {
    fc.assert(
      fc.property(three, ({ base, mine, theirs }) => {
        const one = mergePost(base, mine, theirs, USUAL_RULES);
        const other = mergePost(base, theirs, mine, USUAL_RULES);
        const names = (places: readonly Place[]) =>
          places.map((place) => (place.kind === 'field' ? place.field.name : 'text')).sort();
        expect(names(placesOf(other))).toEqual(names(placesOf(one)));
        expect([other.eol, other.bom]).toEqual([one.eol, one.bom]);
        expect(other.parts.map(({ base, mine, theirs }) => [base, mine, theirs])).toEqual(
          one.parts.map(({ base, mine, theirs }) => [base, theirs, mine]),
        );
      }),
      runs,
    );
  });

  it('choosing one side everywhere gives a text with that side’s front matter values in every conflict', () => {
    fc.assert(
      fc.property(
        three,
        fc.constantFrom('mine' as const, 'theirs' as const),
        ({ base, mine, theirs }, side) => {
          const merge = mergePost(base, mine, theirs, USUAL_RULES);
          const places = placesOf(merge);
          const composed = compose(merge, Object.fromEntries(places.map(({ id }) => [id, { kind: side }])));
          if (composed.kind !== 'text') throw new Error(composed.kind);
          const { fields } = readFrontMatter(composed.text.replace(/^\uFEFF/, ''));
          const wanted = readFrontMatter((side === 'mine' ? mine : theirs).replace(/^\uFEFF/, '')).fields;
          for (const place of places) {
            if (place.kind === 'field')
              expect(fields.get(place.field.name)).toEqual(wanted.get(place.field.name));
          }
        },
      ),
      runs,
    );
  });

  it('whatever is chosen and typed, a text comes of it, or it is said that a value cannot be written', () => {
    const choice = fc.oneof(
      fc.constantFrom<MergeChoice>({ kind: 'mine' }, { kind: 'theirs' }, { kind: 'both' }),
      fc
        .oneof(line, fc.string({ unit: 'binary' }))
        .map((typed): MergeChoice => ({ kind: 'edit', text: typed })),
    );
    fc.assert(
      fc.property(three, fc.array(choice, { minLength: 1 }), fc.boolean(), (texts, wanted, added) => {
        const { base, mine, theirs } = texts;
        const merge = mergePost(added ? null : base, mine, theirs, USUAL_RULES);
        const choices = placesOf(merge).map(({ id }, n) => [id, wanted[n % wanted.length]] as const);
        expect(['text', 'unwritable']).toContain(
          compose(merge, Object.fromEntries(choices) as MergeChoices).kind,
        );
      }),
      runs,
    );
  });

  it('every word of the result comes from one of the texts, so no mark of a conflict can be in it', () => {
    fc.assert(
      fc.property(body, fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }), (base, a, b) => {
        const [mine, theirs] = [edited(base, a), edited(base, b)];
        const known = new Set([base, mine, theirs].flatMap(wordsOf).concat(' '));
        for (const part of mergeText(base, mine, theirs)) {
          const lines = part.kind === 'conflict' ? part.both : part.mine.concat(part.theirs);
          for (const one of lines.flatMap(wordsOf)) expect(known.has(one)).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('the parts of it', () => {
  it('words in order are the text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(body, fc.string({ unit: 'binary' })), (any) => {
        expect(wordsOf(any).join('')).toBe(any);
      }),
      runs,
    );
  });

  it('regions give back all three sequences, and none is empty', () => {
    const items = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(items, items, items, (base, mine, theirs) => {
        const regions = diff3(base, mine, theirs);
        expect(regions.flatMap((region) => region.base)).toEqual(base);
        expect(regions.flatMap((region) => region.mine)).toEqual(mine);
        expect(regions.flatMap((region) => region.theirs)).toEqual(theirs);
        for (const { kind, ...region } of regions) {
          expect(region.base.length + region.mine.length + region.theirs.length).toBeGreaterThan(0);
          if (kind === 'theirs') expect(region.mine).toEqual(region.base);
          if (kind === 'mine') expect(region.theirs).toEqual(region.base);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
