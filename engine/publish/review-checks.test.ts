import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type TestRepository, type World } from '../../tests/helpers/repository';
import { openBlog } from '../blog/open';
import { checkBlog } from '../posts/check';
import { reviewPublish } from './review';
import { reviewChecks } from './review-checks';

const POST = 'content/posts/tea.md';
const NOW = '2026-11-29T12:00:00Z';

let world: World;
let blog: TestRepository;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await blog.commit('start', {
    'hugo.toml': 'baseURL = "https://tea.example/"\n',
    'content/posts/cup.md': '---\ntitle: Cup\ndate: 2026-01-02\nslug: cup\n---\nOne.\n',
  });
});
afterEach(() => world.dispose());

/** What is found in these files: `path:line severity kind`. */
async function found(...paths: string[]): Promise<string[]> {
  const opened = await openBlog(blog.folder);
  const { files } = await reviewPublish(opened, paths);
  const checks = await reviewChecks(
    opened,
    files,
    NOW,
    async (ids) => (await checkBlog(opened, ids)).problems,
  );
  return checks.map(({ path, line, severity, kind }) => `${path}:${line ?? '-'} ${severity} ${kind}`).sort();
}

const post = (body: string, fields = 'title: Tea\ndate: 2026-11-28') => `---\n${fields}\n---\n${body}\n`;

describe('reviewChecks', () => {
  it('finds nothing in a post in which all is well', async () => {
    await blog.write(POST, post('[cup](/posts/cup/) and `TODO` in code'));
    expect(await found(POST)).toEqual([]);
  });

  it('finds what a reader would meet, and what the author meant to do', async () => {
    await blog.write(POST, post('[gone](gone.md)\n![](/no.png)\n\nTODO: more'));
    expect(await found(POST)).toEqual([
      `${POST}:5 problem link-broken`,
      `${POST}:6 hint image-alt`,
      `${POST}:6 problem image-missing`,
      `${POST}:8 hint mark`,
    ]);
  });

  it('stops at what looks like a secret and is new, in posts and in other files', async () => {
    const token = `ghp_${'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAQwEr'}`;
    await blog.commit('old', { [POST]: post(`It was ${token} then.`) });
    await blog.write(POST, post(`It was ${token} then.\n\nNow glpat-${token.slice(4, 24)} it is.`));
    await blog.write('static/settings.json', `{ "key": "${token}" }\n`);
    expect(await found(POST, 'static/settings.json')).toEqual([
      `${POST}:7 stop secret`,
      'static/settings.json:1 stop secret',
    ]);
  });

  it('knows a duplicate address and slug, a date to come, and none', async () => {
    await blog.write(POST, post('Two.', 'title: Tea\nslug: cup\ndate: 2027-05-01T00:00:00Z'));
    await blog.write('content/posts/pot.md', post('Two.', 'title: Pot'));
    expect(await found(POST, 'content/posts/pot.md')).toEqual([
      'content/posts/pot.md:- hint date-missing',
      `${POST}:- hint date-to-come`,
      `${POST}:- problem url-duplicate`,
    ]);
  });

  it('takes a draft of before for a new post, whose old date is worth a word', async () => {
    await blog.commit('draft', { [POST]: post('Two.', 'title: Tea\ndate: 2026-01-03\ndraft: true') });
    await blog.write(POST, post('Two.', 'title: Tea\ndate: 2026-01-03'));
    expect(await found(POST)).toEqual([`${POST}:- hint date-old`]);
  });

  it('says of a broken front matter where it breaks, once', async () => {
    await blog.write(POST, '---\ntitle: [Tea\n---\nOne.\n');
    expect(await found(POST)).toEqual([`${POST}:3 problem front-matter`]);
  });

  it('has nothing to say of a post that is removed', async () => {
    await blog.git('rm', '--quiet', 'content/posts/cup.md');
    expect(await found('content/posts/cup.md')).toEqual([]);
  });
});
