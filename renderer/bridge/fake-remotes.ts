import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { PublishPlace } from '#core/publish/remotes/model';

type Keys =
  | 'publish.place'
  | 'publish.connect'
  | 'publish.sendForReview'
  | 'publish.branchOffer'
  | 'publish.goOnBranch';

/** Where the fake blog is published; with `connected` it has a remote. */
export function fakeRemotes(connected: boolean): Pick<Handlers, Keys> {
  const at = (url: string): PublishPlace['remote'] => ({
    name: 'origin',
    url,
    page: url.replace(/\.git$/, ''),
    branch: 'main',
    live: null,
  });
  let place: PublishPlace = {
    branch: 'main',
    remote: connected ? at('https://github.com/ada/short-walks.git') : null,
    ahead: connected ? 1 : null,
    behind: connected ? 0 : null,
    facts: connected ? ['has-submodules', 'lfs'] : [],
    trouble: '',
  };
  return {
    'publish.place': async ({ ask }) => ({
      ...place,
      remote: place.remote && { ...place.remote, live: ask ? 'main' : null },
    }),
    'publish.branchOffer': async () => ({
      here: [],
      forward: { name: 'main', ahead: 2 },
      suggestion: 'my-posts',
    }),
    'publish.goOnBranch': async () => ({}),
    'publish.connect': async ({ url, anyway }) => {
      if (!/^(https:|ssh:|git@)/.test(url)) throw new Failure('bad-url');
      if (!anyway && url.includes('nowhere')) throw new Failure('remote-not-reached', { url, reason: '' });
      place = { ...place, remote: at(url) };
      return place;
    },
    'publish.sendForReview': async ({ branch }) => ({
      kind: 'in-review',
      commit: '5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ff',
      remote: 'origin',
      branch,
      compare: `https://github.com/ada/short-walks/compare/main...${branch}?expand=1`,
    }),
  };
}
