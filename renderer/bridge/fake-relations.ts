import type { Handlers } from '#core/ipc/contract';
import { createRenderer } from '#core/markdown/renderer';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { headingsIn } from '#core/posts/links/headings';

type Keys = 'posts.linkHabit' | 'posts.headings' | 'posts.related' | 'media.images' | 'blog.components';

/** What posts have to do with each other in the fake world. `text` throws for a post that is not there. */
export function fakeRelations(text: (id: string) => string): Pick<Handlers, Keys> {
  return {
    'posts.linkHabit': async () => ({ examples: [], address: null }),
    'media.images': async () => [{ path: 'images/quay.jpg', src: '/images/quay.jpg', modified: 0 }],
    'blog.components': async () => [],
    'posts.related': async () => ({ related: [], backlinks: [], mentions: [] }),
    'posts.headings': async ({ postId }) => {
      const source = text(postId);
      return headingsIn(createRenderer({ dialect: 'gfm' }).render(source.slice(readFrontMatter(source).to)));
    },
  };
}
