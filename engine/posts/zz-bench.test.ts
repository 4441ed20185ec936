import { mkdirSync, writeFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { openBlog } from '../blog/open';
import { listPosts } from './library';
import { ChangeDesk } from './change-desk';
it('bench', async () => {
  const root = mkdtempSync('/tmp/bench-');
  mkdirSync(join(root, 'content/posts'), { recursive: true });
  writeFileSync(join(root, 'hugo.toml'), 'baseURL = "https://e.org/"\n');
  const body = 'Lorem ipsum dolor sit amet, consectetur. '.repeat(70);
  for (let n = 0; n < 10000; n++) writeFileSync(join(root, `content/posts/post-number-${n}.md`), `---\ntitle: Post ${n}\ndate: 2020-01-01\ntags: [a, b${n % 50}]\n---\n${body} [x](/posts/post-number-${(n * 7) % 10000}/)\n`);
  const blog = await openBlog(root);
  const all = await listPosts(blog);
  const shelf = { all: async () => all, containing: async () => ['content/posts/post-number-1.md', 'content/posts/post-number-10.md'] };
  const desk = new ChangeDesk({ keepIn: '/tmp/bench-undo', trash: async () => undefined, now: () => '2026-11-24T09:30:00+01:00' });
  for (let k = 0; k < 3; k++) {
    let t = performance.now();
    const p = await desk.plan(blog, shelf, { kind: 'rename', postId: 'content/posts/post-number-70.md', slug: `renamed-${k}` }, new Set());
    console.log('plan rename', Math.round(performance.now() - t), p.links.length);
  }
  let t = performance.now();
  const p = await desk.plan(blog, shelf, { kind: 'renameTag', field: 'tags', from: ['a'], to: 'z' }, new Set());
  console.log('plan renameTag 10k', Math.round(performance.now() - t), p.files.length);
  t = performance.now();
  const o = await desk.apply(blog, p.planId, { redirect: false, links: false });
  console.log('apply 10k', Math.round(performance.now() - t));
  t = performance.now();
  await desk.undo(blog, o.undoId ?? '');
  console.log('undo 10k', Math.round(performance.now() - t));
  t = performance.now();
  const q = await desk.plan(blog, shelf, { kind: 'setDraft', postIds: all.map((x) => x.id), draft: true }, new Set());
  console.log('plan setDraft 10k', Math.round(performance.now() - t), q.files.length, q.urls.length);
}, 300000);
