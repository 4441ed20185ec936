import fc from 'fast-check';
import { expect, it } from 'vitest';
import { USUAL_RULES } from '#core/posts/front-matter/rules';
import { searchTerms } from '#core/posts/search/query';
import { goesOn, haystackOf, needlesOf, rankIn } from './search-haystack';

const facts = { title: 'A lantern', tags: ['copper'], categories: [], description: '' };
const haystack = (body: string) => haystackOf(facts, `---\ntitle: A lantern\n---\n${body}`, USUAL_RULES);

it('finds at each key what a search that knows nothing of the keys before finds', () => {
  const letters = fc.constantFrom('a', 'n', 'ñ', ' ', '"', '文', 'l', 'e');
  const typed = fc.array(
    fc.oneof({ weight: 6, arbitrary: letters }, { weight: 1, arbitrary: fc.constant('⌫') }),
    {
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), typed, (body, keys) => {
      const kept = haystack(body);
      let query = '';
      for (const key of keys) {
        query = key === '⌫' ? query.slice(0, -1) : query + key;
        const needles = needlesOf(searchTerms(query));
        if (needles.length === 0) continue;
        const here = rankIn(kept, needles, (before) => goesOn(before, needles));
        expect({ query, rank: here }).toEqual({ query, rank: rankIn(haystack(body), needles, () => false) });
      }
    }),
    { numRuns: 400 },
  );
});
