import { mayBringLanguage } from '#core/blog/folder-languages';
import { isListed } from '#core/blog/post-path';
import type { PostAddresses, PostTimes } from '#core/posts/post';
import { searchTerms } from '#core/posts/search/query';
import type { SearchAnswer } from '#core/posts/search/search';
import { isEntered, marksBuiltSite } from '../../blog/walk';
import { errnoOf, reasonOf } from '../file-errors';
import { fileOf } from '../file-path';
import { readWhole } from '../head';
import { type BlogPlace, readPlain, readPlainUnseen, readThroughLink } from '../library';
import { addressAll, summaryOf } from './address';
import { findIn, needleOf } from './compact-text';
import { ConfigStamps, configFolders, folderOf, isConfig } from './config';
import {
  cachedPosts,
  entryOf,
  type IndexEntry,
  isTextless,
  lookAfter,
  recalledEntry,
  sameEntry,
} from './entry';
import { Keeper } from './keeper';
import { linesOf, type PostLines } from './line';
import { Pieces } from './pieces';
import type { IndexNews, IndexPlace } from './protocol';
import { Relations } from './relations';
import { covers, likelyNewestFirst, lookAt, type Scan, sameStamp, scanPosts, stampAt, stampOf } from './scan';
import { prepareSome, searchEntries } from './search-run';
import { deferred, pause, slices, turn } from './slices';
import { TextRoom } from './text-room';
import { type FolderWatch, type StartWatch, watchFolders } from './watch';

/** How long this thread is kept before questions get their turn, in ms. */
const SLICE = 8;
/** The same while the blog is read for the first time: a turn takes some 0.2 ms, and few questions come that soon. */
const FIRST_SLICE = 24;
/** After how many files the clock is looked at. */
const STRIDE = 8;
/** Touches that follow each other within this many ms are one change … */
const QUIET = 60;
/** … but none waits longer than this. */
const LONGEST = 500;
/** Beyond this many touched files all of them are looked at: one walk is quicker than so many single ones. */
const BURST = 200;
/** Texts of fewer bytes than this are made quick to search by the first search, in some 30 ms; until then their memory is saved. */
const FEW_TEXTS = 2_000_000;
/** Looking now and then: at most every so many ms, and for at most a fiftieth of the time. */
const POLL = 2000;
const POLL_SHARE = 50;

export interface BlogIndexOptions {
  /** For tests: starts the system's watches. */
  readonly startWatch?: StartWatch;
  /** For tests: ms between two looks where nothing can be watched. */
  readonly poll?: number;
}

/**
 * The index of one blog: path → stamp, summary, text. It shows what the cache knows at once, reads the rest in slices,
 * and follows the folder from then on. Everything that reads files runs one after another, so that the news are in
 * the order in which things were seen. Made for a thread of its own, but any will do.
 */
export class BlogIndex {
  readonly relations: Relations;
  readonly #place: IndexPlace;
  readonly #blog: BlogPlace;
  readonly #tell: (news: IndexNews) => void;
  readonly #entries = new Map<string, IndexEntry>();
  /** Ids of those whose texts are still to be read. */
  readonly #textless = new Set<string>();
  #order: readonly IndexEntry[] | null = null;
  /** The list that was kept, while it is right. */
  #kept: PostLines | null = null;
  #folders: ReadonlySet<string> = new Set();
  #built: readonly string[] = [];
  #watch: FolderWatch | null = null;
  readonly #configs: ConfigStamps;
  readonly #poll: number;

  /** Something can be listed. */
  readonly #first = deferred();
  /** Everything was listed once, from the disk. */
  readonly #whole = deferred();
  #complete = false;
  #work: Promise<unknown> = Promise.resolve();
  readonly #touched = new Set<string>();
  #everythingTouched = false;
  #firstTouch = 0;
  #timer: NodeJS.Timeout | null = null;
  #pollTimer: NodeJS.Timeout | null = null;
  readonly #keeper: Keeper;
  #query = 0;
  #tidying = false;
  #closed = false;

  /** Begins to read at once. */
  constructor(place: IndexPlace, tell: (news: IndexNews) => void, options: BlogIndexOptions = {}) {
    this.#place = place;
    this.#blog = { root: place.root, model: place.model };
    this.#tell = (news) => {
      if (!this.#closed) tell(news);
    };
    this.#poll = options.poll ?? POLL;
    this.#configs = new ConfigStamps(place.root, place.readAt ?? null);
    this.relations = new Relations({
      blog: this.#blog,
      slice: SLICE,
      read: async () => {
        await this.settled();
        return this.#ordered();
      },
    });
    this.#keeper = new Keeper(
      place,
      () => {
        for (const entry of this.#ordered()) this.#seen(entry);
        return cachedPosts(this.#ordered());
      },
      (message) => this.#tell({ kind: 'trouble', message }),
    );
    this.#recall();
    if (place.watch) {
      const listeners = {
        onTouch: (path: string | null) => this.#touch(path),
        onDead: (reason: Error) => this.#startPolling(reason),
      };
      this.#watch = watchFolders(place.root, listeners, options.startWatch);
    }
    void this.#queue(async () => {
      // Who opened this index asks for its list right away, and what was kept can be given before anything is looked at.
      await turn();
      await this.#lookAtAll();
    });
  }

  /** Newest first; while not `complete`, the rest comes as news. */
  async list(): Promise<{ posts: PostLines; complete: boolean }> {
    await this.#first.promise;
    return { posts: this.#listed(), complete: this.#complete };
  }

  /** As the disk is now. */
  async all(): Promise<PostLines> {
    await this.#now();
    return this.#listed();
  }

  /** The same with their addresses. */
  async addressed(): Promise<PostLines> {
    await this.#now();
    const entries = this.#ordered();
    await addressAll(entries, this.#blog, SLICE);
    return linesOf(entries.map(summaryOf));
  }

  /** The addresses of these posts, or of all, as far as they are known now. */
  async addresses(ids: readonly string[] | null): Promise<PostAddresses> {
    const entries = await this.#entriesOf(ids);
    await addressAll(entries, this.#blog, SLICE);
    return { ids: entries.map(({ id }) => id), urls: entries.map(({ url }) => url ?? null) };
  }

  /** When the files of these posts, or of all, were last changed, as far as they are known now. */
  async times(ids: readonly string[] | null): Promise<PostTimes> {
    const entries = await this.#entriesOf(ids);
    const slice = slices(SLICE, STRIDE);
    for (const entry of entries) {
      this.#seen(entry);
      if (slice.isOver()) await slice.next();
    }
    return { ids: entries.map(({ id }) => id), times: entries.map(({ modified }) => modified) };
  }

  /** Ids of posts whose file has one of `needles` in it, as it is; newest first. As the disk is now. */
  async containing(needles: readonly string[]): Promise<string[]> {
    await this.look(null);
    await this.#queue(() => this.#readTexts());
    const wanted = needles.filter((needle) => needle !== '').map(needleOf);
    const found: string[] = [];
    for (const { id, text } of this.#ordered()) {
      if (text === null) continue;
      const { bytes } = text;
      if (wanted.some((needle) => findIn(bytes, needle) >= 0)) found.push(id);
    }
    return found;
  }

  /** Null when another search was asked for meanwhile: its answer is the one that is wanted. */
  async search(query: string, limit: number): Promise<SearchAnswer | null> {
    this.#query += 1;
    const mine = this.#query;
    // A query that waits behind this one is seen before the work begins.
    await turn();
    await this.#first.promise;
    const found = await searchEntries({
      entries: this.#ordered(),
      terms: searchTerms(query),
      limit,
      model: this.#place.model,
      slice: SLICE,
      stale: () => this.#query !== mine || this.#closed,
    });
    if (found === null) return null;
    return { ...found, complete: this.#complete && this.#textless.size === 0 };
  }

  /** Looks at the files again, at all of them or at these; resolves when the news of them is out. */
  async look(ids: readonly string[] | null): Promise<null> {
    if (ids === null) await this.#queue(() => this.#lookAtAll());
    else {
      for (const id of ids) this.#touched.add(id);
      await this.#queue(() => this.#flush());
    }
    return null;
  }

  /** Resolves when every post is read and can be searched. */
  async settled(): Promise<null> {
    await this.#whole.promise;
    await this.#queue(() => this.#readTexts());
    return null;
  }

  /** Resolves when changes made from now on are seen. */
  async watching(): Promise<null> {
    await this.#whole.promise;
    return null;
  }

  /** Ends watching and keeps what is known for the next time. No news come after the call. */
  async close(): Promise<null> {
    this.#closed = true;
    for (const timer of [this.#timer, this.#pollTimer]) if (timer) clearTimeout(timer);
    this.#watch?.close();
    this.#first.resolve();
    this.#whole.resolve();
    await this.#work;
    this.#keeper.close();
    return null;
  }

  /** Resolves when everything is known as the disk is now. */
  async #now(): Promise<void> {
    await this.look(null);
    await this.#whole.promise;
  }

  /** Of these posts, or of all, as far as they are known now. */
  async #entriesOf(ids: readonly string[] | null): Promise<readonly IndexEntry[]> {
    await this.#first.promise;
    // A post that was just made, or has another name since, is not waited for.
    const unknown = ids?.filter((id) => !this.#entries.has(id)) ?? [];
    if (unknown.length > 0) await this.look(unknown);
    return ids === null ? this.#ordered() : ids.flatMap((id) => this.#entries.get(id) ?? []);
  }

  #listed(): PostLines {
    return this.#kept ?? linesOf(this.#ordered().map(({ line }) => line));
  }

  #ordered(): readonly IndexEntry[] {
    this.#order ??= [...this.#entries.values()].sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
    return this.#order;
  }

  /** An entry came, went or changed. */
  #unordered(): void {
    this.#order = null;
    this.#kept = null;
  }

  #put(entry: IndexEntry): void {
    this.#entries.set(entry.id, entry);
    if (isTextless(entry)) this.#textless.add(entry.id);
    else this.#textless.delete(entry.id);
    this.#unordered();
  }

  /** Whether there was one. */
  #drop(id: string): boolean {
    this.#textless.delete(id);
    const was = this.#entries.delete(id);
    if (was) this.#unordered();
    return was;
  }

  /** Runs a job after those before it. A job that fails has told so. */
  #queue(job: () => Promise<void>): Promise<void> {
    const run = this.#work.then(async () => {
      if (!this.#closed) await job();
    });
    const done = run.catch((error: unknown) => {
      this.#tell({ kind: 'trouble', message: reasonOf(error) });
      this.#first.resolve();
      this.#whole.resolve();
    });
    this.#work = done;
    return done;
  }

  async #lookAtAll(): Promise<void> {
    this.#everythingTouched = false;
    this.#touched.clear();
    const began = performance.now();
    const scan = this.#scan();
    const gone = this.#goneSince(scan);
    const stale = await this.#stale(scan);
    const isNew = !this.#complete;
    await this.#read(isNew ? likelyNewestFirst(stale) : stale, scan.links, gone);
    if (this.#watch === null && this.#place.watch) this.#pollAfter(performance.now() - began);
    if (!this.#closed) this.#whole.resolve();
    void this.#queue(() => this.#readTexts());
  }

  #scan(): Scan {
    const watch = this.#watch;
    const { root, model } = this.#place;
    const scan = scanPosts(root, model, {
      onFolder: (folder) => watch?.add(folder),
      isKnown: (id) => this.#entries.has(id),
    });
    if (this.#configs.lookAtAll(model, scan.sections)) this.#tell({ kind: 'config' });
    const configs = configFolders(model);
    for (const folder of configs) watch?.add(folder);
    this.#folders = new Set(scan.folders);
    this.#built = scan.built;
    watch?.keepOnly(new Set([...scan.folders, ...scan.built, ...configs]));
    return scan;
  }

  #goneSince({ ids }: Scan): string[] {
    if (this.#entries.size === 0) return [];
    const there = new Set(ids);
    return [...this.#entries.keys()].filter((id) => !there.has(id));
  }

  /** Which posts are not known as they are now. */
  async #stale({ ids, links }: Scan): Promise<string[]> {
    if (this.#entries.size === 0) return [...ids];
    const stale: string[] = [];
    const slice = slices(SLICE, STRIDE);
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined || links.has(id) || !this.#isAsRead(entry)) stale.push(id);
      if (slice.isOver()) await slice.next();
    }
    return stale;
  }

  /** Whether a post's file is certainly the one that was read. */
  #isAsRead(entry: IndexEntry): boolean {
    if (entry.unseen !== null) return lookAfter(entry, lookAt(fileOf(this.#place.root, entry.id)));
    if (!entry.settled || entry.stamp === null) return false;
    const now = stampAt(fileOf(this.#place.root, entry.id));
    return now !== null && sameStamp(now, entry.stamp);
  }

  /** Looks at the file of an entry if that is still to be done; one that is another by now is read again. */
  #seen(entry: IndexEntry): void {
    if (entry.unseen !== null && !this.#isAsRead(entry)) this.#touch(entry.id);
  }

  /** Reads the posts `ids` and says what became of them, in a few large pieces. */
  async #read(ids: readonly string[], links: ReadonlySet<string>, gone: readonly string[]): Promise<void> {
    const news = new Pieces(this.#complete ? 'changed' : 'listed', this.#tell);
    const bringsLanguage = (id: string) => !this.#entries.has(id) && mayBringLanguage(id, this.#place.model);
    if (this.#complete && ids.some(bringsLanguage)) this.#tell({ kind: 'config' });
    for (const id of gone) if (this.#drop(id)) news.remove(id);
    const room = new TextRoom(ids.length);
    const isFirst = !this.#complete;
    const slice = slices(isFirst ? FIRST_SLICE : SLICE, STRIDE);
    for (const id of ids) {
      if (this.#closed) return;
      const isLink = links.has(id);
      const readAt = Date.now();
      const post = isLink
        ? await readThroughLink(this.#blog, id, room)
        : ((isFirst ? readPlainUnseen(this.#blog, id, room, readAt) : null) ??
          readPlain(this.#blog, id, room));
      const before = this.#entries.get(id);
      if (post === null) {
        if (this.#drop(id)) news.remove(id);
      } else {
        const entry = entryOf(id, post, isLink, readAt);
        if (before !== undefined && sameEntry(before, entry)) {
          entry.haystack = before.haystack;
          entry.url = before.url;
        } else news.add(entry);
        this.#put(entry);
      }
      const isOver = slice.isOver();
      const isTold = news.isFull() || (isOver && news.isLate());
      if (isTold) {
        news.send();
        this.#first.resolve();
      }
      // Who waits for the first part is answered in its turn.
      if (isOver || isTold) await slice.next();
    }
    if (this.#closed) return;
    this.#complete = true;
    news.end();
    this.#first.resolve();
    if (news.count > 0) this.#keeper.changed();
  }

  /** Reads what was too long to be read with its head, and what came from the cache; then makes it quick to search. */
  async #readTexts(): Promise<void> {
    const slice = slices(SLICE);
    const room = new TextRoom(this.#textless.size);
    for (const id of [...this.#textless]) {
      if (this.#closed) return;
      const file = fileAt(fileOf(this.#place.root, id), room);
      const entry = this.#entries.get(id);
      // A file that is another one by now is on its way here as a touch, or is found by the next walk.
      if (entry?.stamp && file !== null && sameStamp(stampOf(file.stats), entry.stamp)) {
        entry.text = file.kept;
        this.#textless.delete(id);
      } else this.#touch(id);
      if (slice.isOver()) await slice.next();
    }
    void this.#tidy();
  }

  /**
   * What nobody waits for, half of the time beside the other work: the files that were read without a look are looked at, and the
   * texts made quick to search. Who asks earlier for what comes of it does this itself.
   */
  async #tidy(): Promise<void> {
    if (this.#tidying) return;
    this.#tidying = true;
    // Who waits for the texts is answered first.
    await pause(SLICE);
    await this.#seeAll();
    if (this.#size() >= FEW_TEXTS) {
      while (!this.#closed && !prepareSome(this.#entries.values(), this.#place.model, SLICE))
        await pause(SLICE);
    }
    this.#tidying = false;
  }

  async #seeAll(): Promise<void> {
    let until = performance.now() + SLICE;
    for (const entry of [...this.#entries.values()]) {
      if (this.#closed) return;
      if (entry.unseen === null || this.#entries.get(entry.id) !== entry) continue;
      this.#seen(entry);
      if (performance.now() < until) continue;
      await pause(SLICE);
      until = performance.now() + SLICE;
    }
  }

  #size(): number {
    let bytes = 0;
    for (const { stamp, text } of this.#entries.values()) bytes += stamp?.size ?? text?.length ?? 0;
    return bytes;
  }

  #touch(path: string | null): void {
    if (this.#closed) return;
    if (path === null) this.#everythingTouched = true;
    else if (!this.#concerns(path)) return;
    else this.#touched.add(path);
    const now = performance.now();
    if (this.#timer === null) this.#firstTouch = now;
    else clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(QUIET, this.#firstTouch + LONGEST - now));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#queue(() => this.#flush());
    }, wait);
  }

  /** Whether anything that happens at `path` can matter: hidden files do not, nor what lies elsewhere. */
  #concerns(path: string): boolean {
    if (isConfig(path, this.#place.model)) return true;
    const parts = path.split('/');
    if (!parts.every(isEntered)) return false;
    // What is directly in a built site may make it none; what is deeper does not count.
    if (this.#built.some((site) => covers(site, folderOf(path)) && folderOf(path) !== site)) return false;
    return this.#place.model.contentFolders.some(
      (folder) => covers(folder.path, path) || covers(path, folder.path),
    );
  }

  /** Looks at what was touched. */
  async #flush(): Promise<void> {
    const touched = [...this.#touched];
    this.#touched.clear();
    const configs = touched.filter((path) => isConfig(path, this.#place.model));
    this.#configs.look(configs);
    if (configs.length > 0) this.#tell({ kind: 'config' });
    const many = this.#everythingTouched || touched.length > BURST;
    if (many || touched.some(marksBuiltSite)) return this.#lookAtAll();
    const gone: string[] = [];
    const there: string[] = [];
    const links = new Set<string>();
    for (const path of touched) {
      if (this.#folders.has(path)) {
        this.#watch?.drop(path);
        return this.#lookAtAll();
      }
      const stats = lookAt(fileOf(this.#place.root, path));
      if (stats?.isDirectory()) return this.#lookAtAll();
      if (!isListed(path, this.#place.model)) continue;
      // A file more or less in a leaf bundle can make others page resources, or posts again.
      const { generator } = this.#place.model;
      if (generator === 'hugo' && this.#entries.has(path) !== (stats !== null)) return this.#lookAtAll();
      if (stats === null) gone.push(path);
      else there.push(path);
      // A folder that no walk has seen, or that the walks do not enter.
      if (!this.#folders.has(folderOf(path))) return this.#lookAtAll();
      if (stats?.isSymbolicLink()) links.add(path);
    }
    await this.#read(there, links, gone);
    void this.#queue(() => this.#readTexts());
  }

  #startPolling(reason: Error): void {
    this.#watch = null;
    this.#tell({ kind: 'polling', reason: reasonOf(reason) });
    this.#pollAfter(0);
  }

  #pollAfter(cost: number): void {
    if (this.#closed) return;
    if (this.#pollTimer !== null) clearTimeout(this.#pollTimer);
    const wait = Math.max(this.#poll, cost * POLL_SHARE);
    this.#pollTimer = setTimeout(() => void this.#queue(() => this.#lookAtAll()), wait);
    this.#pollTimer.unref();
  }

  #recall(): void {
    const kept = this.#keeper.recall();
    if (kept === null) return;
    const entries = kept.posts.map(recalledEntry);
    for (const entry of entries) this.#put(entry);
    this.#order = entries;
    this.#kept = kept.list;
    this.#complete = true;
    this.#first.resolve();
  }
}

/** A file that is gone by now is on its way here as a touch. */
function fileAt(path: string, room: TextRoom): ReturnType<typeof readWhole> {
  try {
    return readWhole(path, room);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
