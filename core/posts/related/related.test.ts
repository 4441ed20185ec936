import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bagOf, Likeness, tagLikeness, WordCounts } from './measure';
import { phrasePattern, phrasesOf } from './phrases';
import { proseOf } from './prose';
import { sentenceAt } from './sentence';
import { eachWord, eachWordNumber, wordNumber } from './words';

function words(text: string): string[] {
  const found: string[] = [];
  eachWord(text, (word) => found.push(word));
  return found;
}

const bag = (prose: string, title = '') => bagOf({ title, headings: [], description: '', prose });

describe('the words posts are compared by', () => {
  it('are folded, and long enough to say something', () => {
    expect(words('A Café in the Ünter-den 12 2024')).toEqual(['cafe', 'the', 'unter', 'den', '2024']);
  });

  it('are pairs of letters where a script has no spaces', () => {
    expect(words('雨天写字 and カタカナ')).toEqual(['雨天', '天写', '写字', 'and', 'カタ', 'タカ', 'カナ']);
    expect(words('Vue3的响应式')).toEqual(['的响', '响应', '应式', 'vue3']);
  });
});

describe('the numbers of words', () => {
  it('are those of the words, in the same order', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        'Z',
        '9',
        '1',
        ' ',
        '-',
        '\n',
        'é',
        'ß',
        '雨',
        '天',
        'か',
        '한',
        '’',
        '\u0301',
        '😀',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (each) => {
        const numbers: number[] = [];
        eachWordNumber(each, (number) => numbers.push(number));
        expect(numbers).toEqual(words(each).map(wordNumber));
      }),
      { numRuns: 500 },
    );
  });
});

describe('how alike two posts are', () => {
  const bags = [
    bag('Descaling the kettle with vinegar', 'Kettle care'),
    bag('The kettle boils, and vinegar takes the scale away'),
    bag('The garden in frost, kale and leeks'),
    bag('The train was late again'),
  ];
  const counts = new WordCounts();
  for (const each of bags) counts.add(each);
  const [kettle, like, garden, train] = bags.map((each) =>
    bags[0] ? new Likeness(bags[0], counts).to(each) : 0,
  );

  it('is one with itself, and nothing where only words of every post are shared', () => {
    expect(kettle).toBeCloseTo(1, 5);
    expect(garden).toBe(0);
    expect(train).toBe(0);
  });

  it('grows with the rare words that both have', () => {
    expect(like).toBeGreaterThan(0.1);
  });

  it('is the same both ways, and never outside of nothing and all', () => {
    const text = fc.array(fc.constantFrom('tea', 'leaf', 'cup', 'water', 'hot', '茶叶', 'the'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
        const all = texts.map((each) => bag(each.join(' ')));
        const count = new WordCounts();
        for (const each of all) count.add(each);
        const [a, b] = all;
        if (!a || !b) throw new Error('two texts at least');
        const there = new Likeness(a, count).to(b);
        expect(new Likeness(b, count).to(a)).toBeCloseTo(there, 4);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1.0001);
      }),
    );
  });

  it('takes a rare tag for more than a common one', () => {
    const posts = new Map([
      ['tea', 2],
      ['life', 90],
    ]);
    const tea = tagLikeness(['tea', 'life'], new Set(['tea']), posts, 100);
    const life = tagLikeness(['tea', 'life'], new Set(['life']), posts, 100);
    expect(tea).toBeGreaterThan(life);
    expect(tagLikeness(['tea'], new Set(['tea']), posts, 100)).toBe(0.5);
    expect(tagLikeness([], new Set(['tea']), posts, 100)).toBe(0);
  });
});

describe('what of a post is read', () => {
  it.each([
    ['See [the gate](/gate/) now', 'the gate', true],
    ['See the gate now', 'the gate', false],
    ['See [x][the gate] now', 'the gate', true],
    ['See ![the gate](a.png)', 'the gate', true],
    ['See [[the gate]]', 'the gate', true],
    ['See <a href="/x">the gate</a>', 'the gate', true],
    ['`the gate`', 'the gate', true],
    ['```\nthe gate\n```\n', 'the gate', true],
    ['{{< figure title="the gate" >}}', 'the gate', true],
  ])('%s: what is linked or code is no mention', (text, phrase, hidden) => {
    const { unlinked } = proseOf(text);
    expect(unlinked.length).toBe(text.length);
    expect(unlinked.includes(phrase)).toBe(!hidden);
  });

  it('is the words of links, not their addresses', () => {
    expect(proseOf('See [the gate](/old-gate/) at https://a.example/x').text.trim()).toMatch(
      /^See \[the gate\s+at$/,
    );
  });
});

describe('a mention of a title', () => {
  const rare = (word: string) => !['the', 'how', 'and', 'tea', 'notes'].includes(word);
  it.each<[string, string[], string[]]>([
    ['Descaling a kettle', ['descaling a kettle'], ['descaling', 'kettle']],
    [
      'Kettle care: how to descale',
      ['kettle care: how to descale', 'kettle care', 'how to descale'],
      ['kettle', 'care', 'descale'],
    ],
    ['Notes', [], []],
    ['Ink', [], []],
    ['Marginalia', ['marginalia'], []],
    ['雨天写字', ['雨天写字'], []],
    ['茶', [], []],
  ])('%s', (title, whole, near) => {
    expect(phrasesOf(title, rare)).toEqual({ whole, near });
  });

  /** What of a text is the phrase. */
  const named = (text: string, phrase: string) => text.match(phrasePattern(phrase)) ?? [];

  it('is a word of its own', () => {
    expect(named('unmarginalia marginalias marginalia', 'marginalia')).toEqual(['marginalia']);
    expect(named('在雨天写字的人', '雨天写字')).toEqual(['雨天写字']);
    expect(named('nothing', 'marginalia')).toEqual([]);
    expect(named('今日は東京-大阪の旅', '東京-大阪')).toEqual(['東京-大阪']);
  });

  it('is its words one after the other, whatever stands between them', () => {
    expect(named('of the same walk\nevery day', 'the same walk, every day')).toEqual([
      'the same walk\nevery day',
    ]);
    expect(named('the same walk\n\nevery day', 'the same walk, every day')).toEqual([]);
    expect(named('what is c++ (now)', 'c++ (now)')).toEqual(['c++ (now']);
  });
});

describe('the words around a place', () => {
  /** The sentence around `<…>` of a text, its mark drawn the same way. */
  function around(marked: string): string {
    const from = marked.indexOf('<');
    const to = marked.indexOf('>') - 1;
    const { text, mark } = sentenceAt(marked.replace(/[<>]/g, ''), from, to);
    return `${text.slice(0, mark.from)}<${text.slice(mark.from, mark.to)}>${text.slice(mark.to)}`;
  }

  it.each([
    ['One.\n\nI saw <the gate> there.\n\nThree.', 'I saw <the gate> there.'],
    ['# About <the gate>\n\nText', 'About <the gate>'],
    ['- one\n- **two** <gate> x\n- three', 'two <gate> x'],
    ['See [an *old* gate](/<old-gate>/) now', 'See <an *old* gate> now'],
    ['See [x](/a/) and `c` <gate>', 'See x and c <gate>'],
    ['See [[<old-gate>|it]].', 'See <it>.'],
    ['Keep my_old_name, _this_ and __that__ <gate>', 'Keep my_old_name, this and that <gate>'],
  ])('%s', (text, expected) => {
    expect(around(text)).toBe(expected);
  });

  it('stop at the front matter, also where no blank line follows it', () => {
    const header = '---\ntitle: Tea\nold: /gate/\n---\n';
    const text = `${header}I saw the gate there.\n`;
    const at = text.indexOf('the gate');
    expect(sentenceAt(text, at, at + 8, header.length).text).toBe('I saw the gate there.');
    const inHeader = text.indexOf('/gate/');
    expect(sentenceAt(text, inHeader, inHeader + 6, header.length).text).toMatch(/^old: \/gate\//);
  });

  it('are cut between words on both sides', () => {
    const { text, mark } = sentenceAt(`${'word '.repeat(60)}GATE${' more'.repeat(60)}`, 300, 304);
    expect(text).toMatch(/^… word .* more …$/);
    expect(text.slice(mark.from, mark.to)).toBe('GATE');
    expect(text.length).toBeLessThan(200);
  });
});
