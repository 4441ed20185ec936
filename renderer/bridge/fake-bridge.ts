import type { Blog } from '#core/blog/blog';
import type { Bridge, CallKey, EventData, EventKey, Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { Result } from '#core/ipc/result';
import type { ReadOnlyReason } from '#core/posts/post';
import type { PublishOutcome, PublishStatus, PublishStep, Repository } from '#core/publish/model';
import type { HeldPublish } from '#core/publish/schedule/held';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings/settings';
import { fakeBlog, fakeRepository, fakeSummary } from './fake-blog';
import { fakeChanges } from './fake-changes';
import { fakeConflict } from './fake-conflict';
import { fakeEditor } from './fake-editor';
import { fakeGit } from './fake-git';
import { fakeHistory } from './fake-history';
import { fakeMedia } from './fake-media';
import { fakeOverrides } from './fake-overrides';
import { CUT_SHORT, fakeRecovery } from './fake-recovery';
import { fakeRelations } from './fake-relations';
import { fakeRemotes } from './fake-remotes';
import { fakeReplace } from './fake-replace';
import { fakeChecks, fakeReview } from './fake-review';
import { fakeSearch } from './fake-search';
import { fakeSignIn } from './fake-sign-in';
import { fakeTrust } from './fake-trust';
import { fakeWaiting } from './fake-waiting';
import { manyPosts, samplePosts } from './sample-posts';

/** What the fake world is like; chosen with `?world=…` in `npm run dev:web`. */
export type World =
  | 'blog'
  | 'welcome'
  | 'untrusted'
  | 'empty'
  | 'many'
  | 'no-repository'
  | 'no-git'
  | 'no-remote'
  | 'no-identity'
  | 'offline'
  /** Somebody else published changes that meet those of the author. */
  | 'apart'
  /** A publish was cut short by a crash, and by one that left a lock of Git's. */
  | 'cut-short'
  | 'disk-full'
  | 'crashed';

interface FakeFile {
  text: string;
  revision: string;
  published: string | null;
  modified: number;
  readOnly: ReadOnlyReason | null;
}

/** What a test or a picture can do to the fake world from outside, as another program would. */
export interface FakeWorld {
  readonly bridge: Bridge;
  /** Another program writes this text to a post's file. */
  writeElsewhere(id: string, text: string): void;
  /** Another program deletes a post's file. */
  deleteElsewhere(id: string): void;
  /** The app tells the window something. */
  emit<K extends EventKey>(key: K, data: EventData<K>): void;
}

/** 64 hex digits that differ when the text does; not a cryptographic hash. */
function fakeRevision(text: string): string {
  let out = '';
  for (let lane = 0; lane < 8; lane++) {
    let hash = 0x811c9dc5 ^ (lane * 0x9e3779b1);
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    out += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return out;
}

const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));

/** A bridge over memory: the contract without a main process, for `npm run dev:web` and for tests. */
export function createFakeWorld(world: World = 'blog'): FakeWorld {
  const files = new Map<string, FakeFile>();
  const journal = new Map<string, { text: string; baseRevision: string; at: number }>();
  const listeners = new Map<EventKey, Set<(data: never) => void>>();
  let settings: Settings = DEFAULT_SETTINGS;
  let clock = Date.UTC(2026, 10, 24, 9);
  let waitingCommits = world === 'apart' ? 1 : 0;
  let apart = world === 'apart';
  let cancelled = false;
  let repository: Repository = repositoryOf(world);
  let blog: Blog | null = world === 'welcome' ? null : fakeBlog('Short walks', repository);

  const samples = world === 'empty' ? [] : world === 'many' ? manyPosts(10_000) : samplePosts;
  for (const sample of samples) {
    clock += 1000;
    files.set(sample.id, {
      text: sample.text,
      revision: fakeRevision(sample.text),
      published: sample.text,
      modified: clock,
      readOnly: sample.readOnly ?? null,
    });
  }
  const first = files.get('posts/a-harbour-in-november.md');
  if (first) {
    first.published = first.text
      .replace('I wrote about this last spring, and I still think it holds.', 'I wrote about this before.')
      .replace('It costs nothing, and the bus is never full.', 'It costs nothing.');
    if (world === 'crashed') {
      const text = `${first.text}\nA line that was never saved.\n`;
      journal.set('posts/a-harbour-in-november.md', { text, baseRevision: first.revision, at: clock });
    }
  }

  let held: HeldPublish[] = [];
  const emit = <K extends EventKey>(key: K, data: EventData<K>) => {
    for (const listener of listeners.get(key) ?? []) (listener as (data: EventData<K>) => void)(data);
  };
  const file = (id: string): FakeFile => {
    const found = files.get(id);
    if (!found) throw new Failure('post-missing', { path: id });
    return found;
  };
  const summary = (id: string) => fakeSummary(id, file(id).text, file(id).modified);
  const status = (): PublishStatus => ({
    repository,
    changed:
      repository.kind === 'ready'
        ? [...files].flatMap(([path, each]) =>
            each.published === each.text
              ? []
              : [{ path, change: each.published === null ? ('added' as const) : ('modified' as const) }],
          )
        : [],
    ahead: repository.kind === 'ready' && repository.remote ? waitingCommits : null,
    behind: repository.kind === 'ready' && repository.remote ? (apart ? 1 : 0) : null,
  });
  const tellStatus = () => emit('publish.statusChanged', { blogId: 'fake', status: status() });
  const write = (id: string, text: string, readOnly: FakeFile['readOnly'] = null) => {
    clock += 1000;
    const before = files.get(id);
    const revision = fakeRevision(text);
    files.set(id, { text, revision, published: before?.published ?? null, modified: clock, readOnly });
    emit('posts.changed', { blogId: 'fake', changed: [summary(id)], removed: [] });
    tellStatus();
    return revision;
  };
  const open = (name: string): Blog => {
    blog = fakeBlog(name, repository);
    return blog;
  };
  const step = async (name: PublishStep) => {
    for (const percent of name === 'pushing' ? [0, 40, 80, 100] : [null]) {
      emit('publish.progress', { blogId: 'fake', step: name, percent });
      await frame();
      if (cancelled) throw new Failure('cancelled');
    }
  };
  const push = async (commit: string): Promise<PublishOutcome> => {
    if (repository.kind !== 'ready' || repository.remote === null)
      return { kind: 'committed', commit, reason: 'no-remote', detail: '', quoted: false };
    await step('contacting');
    if (world === 'offline')
      return {
        kind: 'committed',
        commit,
        reason: 'offline',
        detail: 'Could not resolve host: example.org',
        quoted: true,
      };
    await step('pushing');
    await step('verifying');
    waitingCommits = 0;
    tellStatus();
    return { kind: 'published', commit, remote: 'origin', branch: 'main' };
  };

  const handlers: Handlers = {
    'settings.read': async () => settings,
    'settings.write': async (input) => {
      settings = input.settings;
      return {};
    },
    'blog.current': async () => blog,
    'blog.recent': async () => [
      { id: 'r1', name: 'Short walks', folder: '~/blogs/short-walks', missing: false },
      { id: 'r2', name: 'Kitchen notes', folder: '/media/stick/kitchen-notes', missing: true },
    ],
    'blog.choose': async () => open('Short walks'),
    'blog.openRecent': async ({ recentId }) => {
      if (recentId === 'r2') throw new Failure('folder-missing', { path: '/media/stick/kitchen-notes' });
      return open('Short walks');
    },
    'blog.openDropped': async () => open('Dropped blog'),
    'blog.openSample': async () => open('Sample blog'),
    'blog.stopCloning': async () => ({}),
    'blog.clone': async ({ url }) => {
      if (!/^(https:|ssh:|git@)/.test(url)) throw new Failure('bad-url', { url });
      return open('Cloned blog');
    },
    'blog.create': async ({ title }) => open(title),
    'blog.startRepository': async () => {
      repository = { ...fakeRepository, remote: null } as Repository;
      const next = open('Short walks');
      tellStatus();
      return next;
    },
    'blog.close': async () => {
      blog = null;
      return {};
    },
    ...fakeOverrides(
      () => blog ?? fakeBlog('Short walks', repository),
      fakeRevision,
      (next) => {
        blog = next;
      },
    ),
    'posts.list': async () => {
      if (world === 'cut-short') emit('publish.recovered', { blogId: 'fake', recovery: CUT_SHORT });
      return { posts: [...files.keys()].map(summary), complete: true };
    },
    'posts.addresses': async ({ postIds }) => {
      const ids = postIds ?? [...files.keys()];
      return { ids, urls: ids.map(() => null) };
    },
    'posts.times': async ({ postIds }) => {
      const ids = postIds ?? [...files.keys()];
      return { ids, times: ids.map((id) => file(id).modified) };
    },
    'posts.search': async ({ query, limit }) =>
      fakeSearch(
        [...files].map(([id, { text }]) => ({ summary: summary(id), text })),
        query,
        limit,
      ),
    'posts.read': async ({ postId }) => {
      const { text, revision, readOnly } = file(postId);
      return { id: postId, text, revision, readOnly, unsaved: journal.get(postId) ?? null };
    },
    'posts.save': async ({ postId, revision, text }) => {
      if (world === 'disk-full') throw new Failure('disk-full', { path: postId, bytes: '4096' });
      if (revision === null) {
        if (files.has(postId)) throw new Failure('post-exists', { path: postId });
      } else if (file(postId).revision !== revision) throw new Failure('conflict', { path: postId });
      journal.delete(postId);
      if (files.get(postId)?.text === text) return { revision: file(postId).revision, wrote: false };
      return { revision: write(postId, text), wrote: true };
    },
    'posts.backup': async ({ postId, revision, text }) => {
      journal.set(postId, { text, baseRevision: revision, at: clock });
      return {};
    },
    'posts.discardBackup': async ({ postId }) => {
      journal.delete(postId);
      return {};
    },
    ...fakeRemotes(world !== 'no-remote'),
    ...fakeTrust(world === 'untrusted'),
    ...fakeHistory(
      (id) => file(id),
      (id) => summary(id).title,
    ),
    'posts.outline': async ({ title, folder }) => ({ id: newId(title, folder), leftOut: [] }),
    'posts.create': async ({ title, folder }) => {
      const id = newId(title, folder);
      if (files.has(id)) throw new Failure('post-exists', { path: id });
      const quoted = /[:#"'[\]{}]/.test(title) ? JSON.stringify(title) : title;
      write(id, `---\ntitle: ${quoted}\ndate: 2026-11-24\ndraft: true\ncategory: \ntags: []\n---\n\n`);
      return summary(id);
    },
    ...fakeChanges({
      has: (id) => files.has(id),
      summary,
      remove: (id) => {
        const found = file(id);
        files.delete(id);
        emit('posts.changed', { blogId: 'fake', changed: [], removed: [id] });
        tellStatus();
        return found.text;
      },
      write: (id, text) => void write(id, text),
      text: (id) => file(id).text,
    }),
    ...fakeReplace({
      all: () => [...files].map(([id, { text }]) => ({ summary: summary(id), text })),
      write: (id, text) => void write(id, text),
    }),
    'posts.liveness': async ({ postId }) => ({
      post: summary(postId),
      git: fakeGit(postId, status(), waitingCommits),
      missingFields: null,
    }),
    ...fakeRelations((id) => file(id).text),

    ...fakeMedia(),

    ...fakeEditor(),
    ...fakeSignIn(),
    ...fakeRecovery(),
    ...fakeConflict(
      () => [...files].map(([id, { text }]) => ({ id, text }))[0] ?? null,
      () => apart,
      () => {
        apart = false;
        tellStatus();
      },
    ),
    ...fakeWaiting(status),
    'publish.status': async () => status(),
    'publish.review': async ({ paths }) => {
      if (repository.kind === 'no-git') throw new Failure('git-missing');
      if (repository.kind === 'none') throw new Failure('not-a-repository');
      const posts = paths.map((id) => ({
        id,
        ...file(id),
        title: summary(id).title,
        draft: summary(id).draft,
      }));
      if (posts.every(({ text, published }) => text === published)) throw new Failure('nothing-to-publish');
      return fakeReview(posts, repository, status());
    },
    'publish.texts': async ({ postId }) => ({
      before: files.get(postId)?.published ?? null,
      after: files.get(postId)?.text ?? null,
    }),
    'publish.checks': async ({ files: reviewed }) => fakeChecks(reviewed.map(({ path }) => path)),
    'publish.run': async ({ paths }) => {
      cancelled = false;
      await step('saving');
      await step('committing');
      for (const path of paths) {
        const found = files.get(path);
        if (found) found.published = found.text;
      }
      waitingCommits++;
      tellStatus();
      return push(fakeRevision(paths.join()).slice(0, 40));
    },
    'publish.schedule': async ({ blogId: _, ...wanted }) => {
      clock += 1;
      held = [...held, { ...wanted, id: String(clock), failed: null }];
      return held;
    },
    'publish.scheduled': async () => held,
    'publish.unschedule': async ({ heldId }) => {
      held = held.filter(({ id }) => id !== heldId);
      return held;
    },
    'publish.runScheduled': async ({ heldId }) => {
      const found = held.find(({ id }) => id === heldId);
      held = held.filter(({ id }) => id !== heldId);
      if (found)
        emit('publish.ranScheduled', { blogId: 'fake', outcome: { kind: 'nothing', held: found }, held });
      return held;
    },
    'publish.cancel': async () => {
      cancelled = true;
      return {};
    },
    'publish.push': async () => {
      cancelled = false;
      return push('5c0ffee5c0ffee5c0ffee5c0ffee5c0ffee5c0ff');
    },
    'publish.setIdentity': async ({ name, email }) => {
      if (repository.kind === 'ready') repository = { ...repository, identity: { name, email } };
      return status();
    },
    'preview.findStyles': async () => [{ path: 'static/css/site.css', bytes: 900, linked: true }],
    'preview.readStyles': async ({ paths }) =>
      paths.map((path) => ({ path, text: 'body { font-family: sans-serif }' })),
    'preview.allowImages': async () => ({}),
    'preview.print': async () => ({ printed: false }),
    'preview.pdf': async () => ({ saved: null }),
    'shell.openLink': async () => ({}),
    'shell.dimCommands': async () => ({}),
    'shell.pastePlain': async () => ({}),
    'shell.zoom': async () => ({}),
    'shell.readyToClose': async () => ({}),
  };

  return {
    emit,
    bridge: bridgeOf(handlers, (key, listener) => {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set);
      set.add(listener);
      return () => set.delete(listener);
    }),
    writeElsewhere: (id, text) => void write(id, text),
    deleteElsewhere: (id) => {
      files.delete(id);
      emit('posts.changed', { blogId: 'fake', changed: [], removed: [id] });
    },
  };
}

function newId(title: string, folder: string | null): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') throw new Failure('title-needed');
  return `${folder ?? 'posts'}/${slug}.md`;
}

function repositoryOf(world: World): Repository {
  switch (world) {
    case 'no-repository':
      return { kind: 'none' };
    case 'no-git':
      return { kind: 'no-git' };
    case 'no-remote':
      return { ...fakeRepository, remote: null } as Repository;
    case 'no-identity':
      return { ...fakeRepository, identity: null } as Repository;
    default:
      return fakeRepository;
  }
}

type Listen = (key: EventKey, listener: (data: never) => void) => () => void;

/** The bridge's two-level shape over flat handlers, with failures as values, as the preload makes it. */
function bridgeOf(handlers: Handlers, listen: Listen): Bridge {
  const call =
    (key: CallKey) =>
    async (input: unknown): Promise<Result<unknown>> => {
      try {
        // The key chooses the handler, so its input fits; types cannot follow a computed key.
        const value = await (handlers[key] as (input: unknown) => Promise<unknown>)(input);
        return { ok: true, value };
      } catch (error) {
        if (error instanceof Failure) return { ok: false, code: error.code, detail: error.detail };
        return { ok: false, code: 'unexpected', detail: { reason: String(error) } };
      }
    };
  const byNoun = (make: (noun: string, verb: string) => unknown) =>
    new Proxy(
      {},
      { get: (_, noun) => new Proxy({}, { get: (__, verb) => make(String(noun), String(verb)) }) },
    );
  const events = byNoun((noun, verb) => (listener: (data: never) => void) => {
    return listen(`${noun}.${verb}` as EventKey, listener);
  });
  const calls = byNoun((noun, verb) => call(`${noun}.${verb}` as CallKey));
  return new Proxy(
    {},
    { get: (_, noun) => (noun === 'events' ? events : Reflect.get(calls, noun)) },
  ) as Bridge;
}
