import { describe, expect, it } from 'vitest';
import { USUAL_RULES } from '../../posts/front-matter/rules';
import type { MergeChoices } from './choice';
import { chosen, compose, mergePost, type Place, placesOf } from './post-merge';

const post = (fields: string, body: string) => `---\n${fields}\n---\n${body}`;
const merge = (base: string | null, mine: string, theirs: string) =>
  mergePost(base, mine, theirs, USUAL_RULES);
/** What a place is about, in short: the field's name, or `text`. */
const about = (place: Place) => (place.kind === 'field' ? place.field.name : 'text');
/** The merged text with choices by what their places are about, or what is still to be decided. */
const result = (base: string | null, mine: string, theirs: string, choices: MergeChoices = {}) => {
  const merged = merge(base, mine, theirs);
  const places = placesOf(merged);
  const byId = places.flatMap((place) => {
    const choice = choices[about(place)];
    return choice ? [[place.id, choice] as const] : [];
  });
  const composed = compose(merged, Object.fromEntries(byId));
  if (composed.kind === 'text') return composed.text;
  return {
    ...composed,
    places: composed.places.flatMap((id) => places.filter((one) => one.id === id).map(about)),
  };
};
const ids = (base: string | null, mine: string, theirs: string) =>
  placesOf(merge(base, mine, theirs)).map(about);

describe('[R48] front matter is merged by field', () => {
  it('each side’s fields are taken, with the comments, quotes and order they have', () => {
    expect(
      result(
        post('title: "Frost"  # working title\ndate: 2026-01-02\ntags: [ice]', ''),
        post('title: "First frost"  # working title\ndate: 2026-01-02\ntags: [ice]', ''),
        post('title: "Frost"  # working title\ndate: 2026-02-03 # moved\ntags: [ice]\nlang: en', ''),
      ),
    ).toBe(
      post('title: "First frost"  # working title\ndate: 2026-02-03 # moved\ntags: [ice]\nlang: en', ''),
    );
  });

  it('tags are a set: what both put in and took out counts, and no comment beside them is lost', () => {
    expect(
      result(
        post('tags:\n  - ice # cold\n  - wind\n  - hut', ''),
        post('tags:\n  - ice # cold\n  - hut\n  - tea', ''),
        post('tags:\n  - ice # cold\n  - wind\n  - stove', ''),
      ),
    ).toBe(post('tags:\n  - ice # cold\n  - tea\n  - stove', ''));
  });

  it('tags that both added, and only they, are all there without a question', () => {
    expect(
      result(
        post('title: A', ''),
        post('title: A\ntags: [ice, hut]', ''),
        post('title: A\ntags: [hut, wind]', ''),
      ),
    ).toBe(post('title: A\ntags: [ice, hut, wind]', ''));
  });

  it('a field that both changed is a question, and either answer is written as that field was written', () => {
    const versions = [
      post("title: 'Frost'", 'Body\n'),
      post("title: 'Hoar frost'", 'Body\n'),
      post("title: 'Black frost'", 'Body\n'),
    ] as const;
    expect(ids(...versions)).toEqual(['title']);
    expect(result(...versions)).toEqual({ kind: 'undecided', places: ['title'] });
    expect(result(...versions, { title: { kind: 'mine' } })).toBe(versions[1]);
    expect(result(...versions, { title: { kind: 'theirs' } })).toBe(versions[2]);
    expect(result(...versions, { title: { kind: 'edit', text: 'Ice' } })).toBe(
      post("title: 'Ice'", 'Body\n'),
    );
  });

  it('a field that one side took out and the other changed is a question', () => {
    const versions = [post('a: x\nslug: b', ''), post('a: x', ''), post('a: x\nslug: c', '')] as const;
    expect(ids(...versions)).toEqual(['slug']);
    expect(result(...versions, { slug: { kind: 'mine' } })).toBe(post('a: x', ''));
    expect(result(...versions, { slug: { kind: 'theirs' } })).toBe(post('a: x\nslug: c', ''));
  });

  it('a description is merged by words, a title never', () => {
    const fields = (title: string, description: string) =>
      post(`title: ${title}\ndescription: ${description}`, '');
    const versions = [
      fields('The old hut', 'Six days in a small hut on the ice'),
      fields('The hut', 'Seven days in a small hut on the ice'),
      fields('The old house', 'Six days in a small hut in the snow'),
    ] as const;
    expect(ids(...versions)).toEqual(['title', 'description']);
    expect(result(...versions, { title: { kind: 'mine' } })).toBe(
      fields('The hut', 'Seven days in a small hut in the snow'),
    );
  });

  it('tables are merged field by field', () => {
    const toml = (a: string, b: string) => `+++\ntitle = 'x'\n[params]\na = ${a}\nb = ${b}\n+++\n`;
    expect(result(toml('1', '1'), toml('2', '1'), toml('1', '2'))).toBe(toml('2', '2'));
    expect(ids(toml('1', '1'), toml('2', '1'), toml('3', '1'))).toEqual(['params.a']);
    expect(
      result(toml('1', '1'), toml('2', '1'), toml('3', '1'), {
        'params.a': { kind: 'edit', text: '4' },
      }),
    ).toBe(toml('4', '1'));
  });

  it('front matter that does not parse is text like the rest, and is not repaired', () => {
    const broken = post('title: "Frost', 'Body\n');
    const versions = [broken, broken.replace('Frost', 'Ice'), broken.replace('Frost', 'Snow')] as const;
    expect(merge(...versions).header).toBeNull();
    expect(result(...versions, { text: { kind: 'theirs' } })).toBe(versions[2]);
  });

  it('YAML on one side and TOML on the other is text', () => {
    expect(merge(post('a: 1', ''), post('a: 2', ''), '+++\na = 1\n+++\n').header).toBeNull();
  });
});

describe('[R48] text is merged by paragraphs and words', () => {
  const base = 'One stove.\n\nTwo huts on the ice.\n\nThree days of wind.\n';

  it('changes in different paragraphs need no question', () => {
    expect(result(base, base.replace('stove', 'kettle'), base.replace('days', 'weeks'))).toBe(
      'One kettle.\n\nTwo huts on the ice.\n\nThree weeks of wind.\n',
    );
  });

  it('changes in different words of one paragraph are suggested together', () => {
    const [mine, theirs] = [base.replace('Two', 'Both'), base.replace('on the ice', 'in the snow')];
    const [place] = placesOf(merge(base, mine, theirs));
    if (place?.kind !== 'text') throw new Error('no conflict');
    expect(place.part.both).toEqual(['Both huts in the snow.']);
    expect(chosen(place, {})).toEqual({ kind: 'both' });
    expect(result(base, mine, theirs)).toBe('One stove.\n\nBoth huts in the snow.\n\nThree days of wind.\n');
  });

  it('the same word changed twice is a question with four answers', () => {
    const [mine, theirs] = [base.replace('Two', 'Four'), base.replace('Two', 'Five')];
    const answer = (choice: MergeChoices[string]) => result(base, mine, theirs, { text: choice });
    expect(result(base, mine, theirs)).toEqual({ kind: 'undecided', places: ['text'] });
    expect(answer({ kind: 'mine' })).toBe(mine);
    expect(answer({ kind: 'theirs' })).toBe(theirs);
    expect(answer({ kind: 'both' })).toBe(
      base.replace('Two huts on the ice.', 'Four huts on the ice.\n\nFive huts on the ice.'),
    );
    expect(answer({ kind: 'edit', text: 'Huts.\n\nMany.' })).toBe(
      base.replace('Two huts on the ice.', 'Huts.\n\nMany.'),
    );
    expect(answer({ kind: 'edit', text: '' })).toBe(base.replace('Two huts on the ice.\n', ''));
  });

  it('sentences that both added in one place can both stay, one after the other', () => {
    const [mine, theirs] = [base.replace('ice.', 'ice. Mine.'), base.replace('ice.', 'ice. Theirs.')];
    expect(result(base, mine, theirs)).toMatchObject({ kind: 'undecided' });
    expect(result(base, mine, theirs, { text: { kind: 'both' } })).toBe(
      base.replace('ice.', 'ice. Mine. Theirs.'),
    );
  });

  it('half of a character that was typed is not written', () => {
    const versions = [base, base.replace('Two', 'Four'), base.replace('Two', 'Five')] as const;
    expect(result(...versions, { text: { kind: 'edit', text: '\ud83d' } })).toEqual({
      kind: 'unwritable',
      places: ['text'],
    });
  });

  it('a paragraph of several lines is one place, so that it can be read', () => {
    const old = 'A\n\nThe wind came\nfrom the north\nall night.\n\nB\n';
    const mine = old.replace('came', 'blew').replace('all night', 'all day');
    const theirs = old.replace('came', 'howled');
    const [place, ...more] = placesOf(merge(old, mine, theirs));
    if (place?.kind !== 'text') throw new Error('no conflict');
    expect(more).toEqual([]);
    expect(place.part.base).toEqual(['The wind came', 'from the north', 'all night.']);
    expect(place.part.mine).toEqual(['The wind blew', 'from the north', 'all day.']);
  });

  it('items of a list stay beside each other', () => {
    const list = '- ice\n- tea\n';
    expect(
      result(list, list.replace('tea', 'soup'), list.replace('tea', 'bread'), { text: { kind: 'both' } }),
    ).toBe('- ice\n- soup\n- bread\n');
  });

  it('paragraphs that both added at the end can both stay, also without a final line end', () => {
    for (const end of ['', '\n']) {
      expect(
        result(`A${end}`, `A\n\nMine.${end}`, `A\n\nTheirs.${end}`, {
          'text:2': { kind: 'both' },
          text: { kind: 'both' },
        }),
      ).toBe(`A\n\nMine.\n\nTheirs.${end}`);
    }
  });

  it('a paragraph that one side took out and the other changed is a question', () => {
    const [mine, theirs] = [base.replace('Two huts on the ice.\n\n', ''), base.replace('Two', 'Four')];
    const places = ids(base, mine, theirs);
    expect(places).toHaveLength(1);
    const answer = (kind: 'mine' | 'theirs') => result(base, mine, theirs, { [places[0] ?? '']: { kind } });
    expect(answer('mine')).toBe(mine);
    expect(answer('theirs')).toBe(theirs);
  });

  it('without a base, what both have is kept and what differs is asked', () => {
    expect(ids(null, 'A\n\nMine\n\nB\n', 'A\n\nTheirs\n\nB\n')).toEqual(['text']);
    // Nothing says that the other side took it out.
    expect(result(null, 'A\n\nMore\n\nB\n', 'A\n\nB\n')).toBe('A\n\nMore\n\nB\n');
  });

  it('words of languages without spaces are merged too', () => {
    const [old, mine, theirs] = [
      '昨日は雪が降りました。',
      '今日は雪が降りました。',
      '昨日は雨が降りました。',
    ];
    expect(result(old, mine, theirs)).toBe('今日は雨が降りました。');
  });

  it('what is rather a new text than a change is not woven into the other', () => {
    const [mine, theirs] = [
      base.replace(/Two.*/, 'A wholly different thought came up.'),
      base.replace('ice', 'snow'),
    ];
    expect(result(base, mine, theirs)).toMatchObject({ kind: 'undecided' });
  });
});

describe('[R48] a choice belongs to its place', () => {
  const base = 'One\n\nTwo\n\nThree\n';
  const [mine, theirs] = [base.replace('Two', '2'), base.replace('Two', 'II')];
  const idsOf = (...versions: [string, string, string]) => placesOf(merge(...versions)).map(({ id }) => id);

  it('also when another part of the post changes meanwhile', () => {
    expect(idsOf(base, mine.replace('One', '1'), theirs)).toEqual(idsOf(base, mine, theirs));
  });

  it('and not when the place itself does', () => {
    expect(idsOf(base, mine.replace('2', 'two'), theirs)).not.toEqual(idsOf(base, mine, theirs));
  });

  it('two places that are about the same have ids of their own', () => {
    const twice = (text: string) => `${text}\n\n---\n\n${text}\n`;
    expect(new Set(idsOf(twice('Two'), twice('2'), twice('II'))).size).toBe(2);
  });
});

describe('[R48] bytes around the words', () => {
  const base = 'One\n\nTwo\n\nThree\n';

  it('line ends that one side changed are changed, with the words of the other', () => {
    const crlf = base.replaceAll('\n', '\r\n');
    expect(result(base, base.replace('Two', '2'), crlf)).toBe(crlf.replace('Two', '2'));
    expect(result(crlf, crlf.replace('Two', '2'), crlf.replace('Three', '3'))).toBe(
      'One\r\n\r\n2\r\n\r\n3\r\n',
    );
  });

  it('a text with several kinds of line ends keeps each where it is, also around what is typed', () => {
    const mixed = 'One\r\n\nTwo\r\nThree\r\n';
    expect(result(mixed, mixed.replace('One', '1'), mixed.replace('Three', '3'))).toBe('1\r\n\nTwo\r\n3\r\n');
    const versions = [mixed, mixed.replace('One', '1'), mixed.replace('One', 'I')] as const;
    const [id = ''] = ids(...versions);
    expect(result(...versions, { [id]: { kind: 'edit', text: 'Uno' } })).toBe('Uno\r\n\nTwo\r\nThree\r\n');
  });

  it('a byte order mark stays until one side takes it away', () => {
    const marked = `\uFEFF${base}`;
    expect(result(marked, marked.replace('Two', '2'), marked)).toBe(marked.replace('Two', '2'));
    expect(result(marked, marked.replace('Two', '2'), base)).toBe(base.replace('Two', '2'));
  });
});
