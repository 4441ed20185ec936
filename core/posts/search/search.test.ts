import { describe, expect, it } from 'vitest';
import { exampleSummary } from '../example-summary';
import { headingsOf, searchDocument } from './document';
import { searchHit } from './hit';
import { placesOf, searchTerms } from './query';
import { placeOf, Ranking, rankOf } from './rank';
import type { SearchHit } from './search';

interface Post {
  readonly id: string;
  readonly title?: string;
  readonly tags?: string[];
  readonly body?: string;
}

/** Searches these posts, newest first. */
function search(posts: readonly Post[], query: string): SearchHit[] {
  const terms = searchTerms(query);
  const ranking = new Ranking<SearchHit>(20);
  for (const { id, title = 'Untitled', tags = [], body = '' } of posts) {
    const document = searchDocument(exampleSummary(id, { title, tags }), body);
    const offsets = terms.flatMap((term) => placesOf(term, document.text, 1).map(({ from }) => from));
    if (terms.length === 0 || offsets.length < terms.length) continue;
    const rank = rankOf(offsets, document.ends);
    const post = { id, title, text: `---\n---\n${body}`, bodyFrom: 8, where: placeOf(rank) };
    ranking.add(rank, searchHit(post, terms));
  }
  return ranking.best();
}

const ids = (hits: readonly SearchHit[]) => hits.map(({ id }) => id);
/** A snippet with its marks as brackets. */
function shown({ text, marks }: NonNullable<SearchHit['snippet']>): string {
  return [...marks]
    .reverse()
    .reduce((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text);
}

describe('what the author typed', () => {
  it.each([
    ['Two  Words', ['two', 'words']],
    ['"one phrase" more', ['one phrase', 'more']],
    ['“curly quotes”', ['curly quotes']],
    ['"not closed yet', ['not closed yet']],
    ['東京 旅行', ['東京', '旅行']],
    ['same SAME same', ['same']],
    ['  ', []],
    ['""', []],
  ])('%j is %j', (query, words) => {
    expect(searchTerms(query).map((term) => term.words.join(' '))).toEqual(words);
  });

  it('looks for characters as they are, not as a pattern', () => {
    expect(
      ids(
        search(
          [
            { id: 'a', body: 'x.*y (1)' },
            { id: 'b', body: 'xxy 1' },
          ],
          '"x.*y (1)"',
        ),
      ),
    ).toEqual(['a']);
  });
});

describe('the posts that match', () => {
  it('have every word, wherever each of them is', () => {
    const posts = [
      { id: 'both', title: 'Frost', body: 'in the garden' },
      { id: 'one', title: 'Frost', body: 'in the yard' },
    ];
    expect(ids(search(posts, 'garden frost'))).toEqual(['both']);
  });

  it('have a phrase with only white space between its words, also over a line end', () => {
    const posts = [
      { id: 'lines', body: 'slow\n  letters' },
      { id: 'apart', body: 'slow old letters' },
    ];
    expect(ids(search(posts, '"slow letters"'))).toEqual(['lines']);
  });

  it('come title first, then heading, tag, body; the newest first among equals', () => {
    const posts = [
      { id: 'body-new', body: 'some frost' },
      { id: 'tag', tags: ['frost'] },
      { id: 'heading', body: 'x\n\n## First frost\n\ny' },
      { id: 'title', title: 'Frost' },
      { id: 'body-old', body: 'frost again' },
    ];
    const hits = search(posts, 'frost');
    expect(ids(hits)).toEqual(['title', 'heading', 'tag', 'body-new', 'body-old']);
    expect(hits.map(({ where }) => where)).toEqual(['title', 'heading', 'tag', 'body', 'body']);
  });

  it('count as a title’s only when all words are there', () => {
    const posts = [
      { id: 'split', title: 'Frost', body: 'in the garden' },
      { id: 'title', title: 'Frost in the garden' },
    ];
    expect(search(posts, 'frost garden').map(({ id, where }) => [id, where])).toEqual([
      ['title', 'title'],
      ['split', 'body'],
    ]);
  });

  it('are no more than asked for, with the number of all', () => {
    const ranking = new Ranking<number>(2);
    for (const [item, rank] of [3, 1, 2, 1, 1].entries()) ranking.add(rank, item);
    expect([ranking.best(), ranking.total]).toEqual([[1, 3], 5]);
  });
});

describe('what is shown of a match', () => {
  it('marks the words in the title and says where in the text the match is', () => {
    const [hit] = search([{ id: 'a', title: 'Café au lait', body: 'One\nbig café, please.' }], 'cafe');
    expect(hit && shown(hit.title)).toBe('[Café] au lait');
    expect(hit?.snippet && shown(hit.snippet)).toBe('One big [café], please.');
    expect(hit?.at).toEqual({ from: 16, to: 20 });
  });

  it('has neither snippet nor place when only the title or a tag matches', () => {
    for (const post of [
      { id: 'a', title: 'Frost' },
      { id: 'b', tags: ['frost'] },
    ]) {
      expect(search([post], 'frost')).toMatchObject([{ snippet: null, at: null }]);
    }
  });

  it('shows a heading when the match is in one, though the body has the word before', () => {
    const body = 'frost here\n\n# About frost\n';
    const [hit] = search([{ id: 'a', body }], 'frost');
    expect(hit?.at).toEqual({ from: 8 + body.lastIndexOf('frost'), to: 8 + body.lastIndexOf('frost') + 5 });
  });

  it('shows the place where most of the words are together', () => {
    const far = `${'filler words go on and on. '.repeat(20)}`;
    const [hit] = search([{ id: 'a', body: `slow start. ${far} slow letters home.` }], 'slow letters');
    expect(hit?.snippet && shown(hit.snippet)).toContain('[slow] [letters] home.');
  });

  it('is short, cuts at words, and keeps pairs of surrogates whole', () => {
    const body = `${'𝒜'.repeat(200)}needle${'𝒵'.repeat(200)}`;
    const [hit] = search([{ id: 'a', body }], 'needle');
    const text = hit?.snippet?.text ?? '';
    expect(text).toContain('needle');
    expect(text.length).toBeLessThan(220);
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    const words = search(
      [{ id: 'b', body: `${'lorem ipsum '.repeat(30)}needle${' dolor sit'.repeat(30)}` }],
      'needle',
    );
    expect(words[0]?.snippet?.text).toMatch(/^(?:lorem|ipsum) .* (?:dolor|sit)$/);
  });

  it('marks in CJK and right-to-left text at the author’s letters', () => {
    const posts = [
      { id: 'ja', body: '昨日は東京へ行った。' },
      { id: 'he', body: 'אמרתי שָׁלוֹם לכולם' },
    ];
    const marked = (query: string) => search(posts, query).map(({ snippet }) => snippet && shown(snippet));
    expect(marked('東京')).toEqual(['昨日は[東京]へ行った。']);
    expect(marked('שלום')).toEqual(['אמרתי [שָׁלוֹם] לכולם']);
  });
});

describe('headings of a Markdown text', () => {
  it('are its # lines and underlined lines, outside fences', () => {
    const body = '# One\ntext\n\nTwo\n===\n\n```\n# code\n```\n\n- item\n---\n\n## Three ##\n';
    expect(headingsOf(body).map(({ from, to }) => body.slice(from, to))).toEqual(['One', 'Two', 'Three ##']);
  });

  it.each([
    ['a fence with words behind its end', '```\n# no\n``` js\n# no\n```\n# Yes', ['Yes']],
    ['a fence in a list', '- ```\n  # no\n  ```\n\n# Yes', ['Yes']],
    ['a list that ends with its fence', '- ```\n  # no\n\n# Yes', ['Yes']],
    ["Jekyll's highlight", '{% highlight sh %}\n# no\n{% endhighlight %}\n\n# Yes', ['Yes']],
    ["Hugo's highlight", '{{< highlight sh >}}\n# no\n{{< /highlight >}}\n# Yes', ['Yes']],
    ['a comment', '<!--\n# no\n-->\n# Yes', ['Yes']],
    ['raw HTML', '<pre>\n# no\n</pre>\n---\n# Yes', ['Yes']],
    ['words in backticks', '``` a ``` b\n# Yes\n\nToo\n---', ['Yes', 'Too']],
  ])('are not read in %s', (_, body, headings) => {
    expect(headingsOf(body).map(({ from, to }) => body.slice(from, to))).toEqual(headings);
  });
});
