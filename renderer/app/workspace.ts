import { createContext, useContext } from 'react';
import type { Bridge } from '#core/ipc/contract';
import { en, format } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import { textOf } from '#core/posts/field-lookup';
import { fieldValue } from '#core/posts/front-matter/field-path';
import { frontMatterRules, USUAL_RULES } from '#core/posts/front-matter/rules';
import { isTextValue } from '#core/posts/front-matter/text-value';
import { momentText } from '#core/publish/schedule/date-text';
import { fieldOf } from '#core/publish/schedule/field';
import type { Settings } from '#core/settings/settings';
import type { BlogSettingsStore } from '../blog/blog-settings-store';
import { type BlogStore, createBlogStore } from '../blog/store';
import { shown } from '../bridge/bridge';
import { createInsert, type Insert } from '../editor/complete/insert';
import { completions } from '../editor/complete/triggers';
import { createGoalStore, type GoalStore } from '../editor/counts/goal';
import { createEditor, type Editor } from '../editor/editor';
import { frontMatterField } from '../editor/front-matter';
import { createGrammarStore, type GrammarStore } from '../editor/language/grammar/grammar-store';
import { followLanguage } from '../editor/language/post-language';
import { createSpellingStore, type SpellingStore } from '../editor/language/spelling-store';
import { createOutlineStore, type OutlineStore } from '../editor/outline/outline-store';
import { pasting } from '../editor/paste/paste';
import { targetOf } from '../editor/paste/target';
import { slashExtras } from '../editor/slash/slash-state';
import { altPrompt } from '../media/alt-prompt';
import { createMediaStore, type MediaStore } from '../media/store';
import { type AddressStore, createAddressStore } from '../posts/changes/address-store';
import { type ChangesStore, createChangesStore } from '../posts/changes/store';
import { createLibraryStore, type LibraryStore } from '../posts/library/library-store';
import { createChips } from '../posts/properties/chips';
import { setProperty } from '../posts/properties/set-property';
import { createRelatedStore, type RelatedStore } from '../posts/related/related-store';
import { createReplaceStore, type ReplaceStore } from '../posts/replace/store';
import { siteAddresses } from '../posts/site-addresses';
import { createLivenessStore, type LivenessStore } from '../posts/status/liveness-store';
import { createPostsStore, type PostsStore } from '../posts/store';
import { createPreviewStore, type PreviewStore } from '../preview/store';
import { type ConflictStore, createConflictStore } from '../publish/conflicts/store';
import { createHistoryStore, type HistoryStore } from '../publish/history/store';
import { createTakeBackStore, type TakeBackStore } from '../publish/history/take-back-store';
import { createRecoveryStore, type RecoveryStore } from '../publish/recovery/store';
import { createForReviewStore, type ForReviewStore } from '../publish/remotes/for-review-store';
import { createPlaceStore, type PlaceStore } from '../publish/remotes/place-store';
import { createScheduleStore, type ScheduleStore } from '../publish/schedule/schedule-store';
import { ownZone } from '../publish/schedule/when';
import { createSignInStore, type SignInStore } from '../publish/sign-in/store';
import { createPublishStore, type PublishStore } from '../publish/store';
import { createTrustStore, type TrustStore, trustFirst } from '../publish/trust/trust-store';
import { createWaitingStore, type WaitingStore } from '../publish/waiting/store';
import { follow, followLook } from '../settings/look';
import { createSettingsStore, type SettingsStore } from '../settings/store';
import { followTheme, type Scheme } from '../settings/theme';
import { commandActions } from './command-actions';
import { commandFacts, inHtml } from './command-facts';
import { type Commands, createCommands } from './commands';
import type { Readable } from './store';
import { followSystemMenu } from './system-menu';
import { createUiStore, type UiStore } from './ui';

/** Everything a component can reach: the nouns' stores, the editor and the commands. Never the bridge. */
export interface Workspace {
  readonly blog: BlogStore;
  /** For a page of the blog's settings that is being opened; its code comes with that page. */
  readonly blogSettings: () => Promise<BlogSettingsStore>;
  readonly posts: PostsStore;
  readonly changes: ChangesStore;
  readonly replacing: ReplaceStore;
  readonly goal: GoalStore;
  readonly grammar: GrammarStore;
  readonly spelling: SpellingStore;
  readonly outline: OutlineStore;
  readonly addresses: AddressStore;
  readonly liveness: LivenessStore;
  readonly library: LibraryStore;
  readonly insert: Insert;
  readonly related: RelatedStore;
  readonly media: MediaStore;
  readonly publish: PublishStore;
  readonly trust: TrustStore;
  readonly place: PlaceStore;
  readonly forReview: ForReviewStore;
  readonly waiting: WaitingStore;
  readonly signIn: SignInStore;
  readonly recovery: RecoveryStore;
  readonly conflicts: ConflictStore;
  readonly history: HistoryStore;
  readonly takeBack: TakeBackStore;
  readonly schedule: ScheduleStore;
  readonly preview: PreviewStore;
  readonly settings: SettingsStore;
  readonly scheme: Readable<Scheme>;
  readonly ui: UiStore;
  readonly editor: Editor;
  readonly commands: Commands;
  readonly openLink: (url: string) => void;
  readonly start: BlogStore['start'];
}

/** The workspace without its commands, which are made from it. */
export type Stores = Omit<Workspace, 'commands'>;

/** Wires the stores to a bridge and to each other. Nothing is asked of the bridge before `start`. */
export function createWorkspace(bridge: Bridge, read: Settings): Workspace {
  const openBlog = () => blog.opened();
  const blogId = () => openBlog()?.id ?? null;
  const model = () => openBlog()?.model ?? null;
  const settings = createSettingsStore(bridge, read);
  const ui = createUiStore();
  const editor = createEditor(
    createChips(model),
    (id) => {
      const known = model();
      return known === null ? USUAL_RULES : frontMatterRules(known, id);
    },
    {
      blog: openBlog,
      postIds: () => {
        const now = posts.list.get();
        return new Set(now.kind === 'ready' ? now.posts.map(({ id }) => id) : []);
      },
      addresses: () => siteAddresses(posts, model()),
      openPost: (id) => posts.open(id),
      openLink: (url) => void bridge.shell.openLink({ url }),
      say: (words) => ui.say(words),
    },
    [
      altPrompt(),
      pasting({
        document: () => editor.shown(),
        target: (id) => targetOf(model() ?? { generator: 'plain' }, id),
        addFiles: (...files) => void media.addFiles(...files),
      }),
      slashExtras.of({
        ids: ['insert.image', 'insert.postLink', 'insert.component', 'insert.snippet'],
        run: (id) => commands.run(id),
      }),
      completions({ load: () => insert.kit(), isTrigger: (word) => insert.isTrigger(word) }),
    ],
  );
  const media = createMediaStore(bridge, () => editor, {
    blogId,
    settings: () => settings.settings.get(),
  });
  const posts = createPostsStore(bridge, editor);
  const changes = createChangesStore(bridge, posts);
  const replacing = createReplaceStore(bridge, posts, changes);
  const goal = createGoalStore(editor, settings.settings, ui.say);
  const outline = createOutlineStore(editor);
  const language = followLanguage(editor, model);
  const spelling = createSpellingStore(bridge, settings.settings, language);
  const grammar = createGrammarStore({
    editor,
    settings: settings.settings,
    change: settings.change,
    language,
    spelling,
  });
  const library = createLibraryStore(bridge, posts, changes, settings);
  const trust = createTrustStore(bridge, ui.say, () => ui.overlay.get() === 'none');
  const setPostField = async (id: string, field: string, value: string) => {
    await posts.open(id);
    const document = posts.opened();
    if (document?.id !== id || !setProperty(document, field, value))
      return shown({ code: 'change-refused', detail: { reason: scheduleWords.notes.notEditable } });
    return posts.settled([id]);
  };
  const schedule = createScheduleStore(bridge, { say: ui.say, ran: () => void publish.refresh() });
  const publish: PublishStore = trustFirst(
    createPublishStore(bridge, {
      saved: posts.settled,
      undraft: async (ids) => {
        const done = await changes.now({ kind: 'setDraft', postIds: [...ids], draft: false });
        if (done !== null && 'code' in done) return done;
        return new Map(done?.moved.map(({ from, to }) => [from, to]));
      },
      setField: setPostField,
      dateNow: async (id) => {
        await posts.open(id);
        const [document, known] = [posts.opened(), model()];
        if (document?.id !== id || known === null) return null;
        const state = document.state();
        const { fields, from, to } = state.field(frontMatterField);
        const field = fieldOf(fields, known);
        const sample = textOf(fieldValue(fields, field) ?? null) ?? '';
        const quoted = isTextValue(state.sliceDoc(from, to), field);
        return setPostField(id, field, momentText(sample, Date.now(), ownZone(), known, quoted));
      },
      keep: schedule.keep,
    }),
    trust,
  );
  const waiting = createWaitingStore(bridge, {
    saved: () => posts.settled([]),
    refreshStatus: publish.refresh,
    send: () => commands.run('publish.push'),
    say: ui.say,
  });
  const place = createPlaceStore(bridge, blogId, () => void publish.refresh());
  const forReview = createForReviewStore(bridge, { blogId, saved: posts.settled });
  const signIn = createSignInStore(bridge, ui.say);
  const takeBack = createTakeBackStore(bridge, { posts, changes, publish, blogId });
  const history = createHistoryStore(bridge, {
    posts,
    blog: openBlog,
    editor,
    say: ui.say,
  });
  const recovery = createRecoveryStore(bridge, ui.say);
  const conflicts = createConflictStore(bridge, {
    blog: openBlog,
    settle: () => posts.settle(),
    send: (title) => void publish.push(title),
    say: ui.say,
  });
  changes.last.subscribe(() => void schedule.follow(changes.last.get()?.moved ?? []));
  const blog = createBlogStore(
    bridge,
    (opened) => {
      ui.drawer.set(false);
      library.show(opened?.id ?? null);
      posts.show(opened);
      changes.show(opened?.id ?? null);
      replacing.show(opened?.id ?? null);
      publish.show(opened?.id ?? null);
      history.close();
      conflicts.leave();
      takeBack.close();
      trust.show(opened?.id ?? null);
      place.close();
      forReview.close();
      waiting.show(opened?.id ?? null);
      schedule.show(opened?.id ?? null);
      recovery.show(opened?.id ?? null);
    },
    () => void posts.reload(),
  );
  bridge.events.blog.polling(({ reason }) => ui.say(format(en.library.polling, { reason })));
  const blogSettings = async () => {
    const { createBlogSettingsStore } = await import('../blog/blog-settings-store');
    return createBlogSettingsStore(bridge, blogId, (read) => {
      blog.replace(read);
      void posts.reload();
    });
  };
  const showText = () => {
    if (settings.settings.get().panes === 'read') settings.change({ panes: 'both' });
  };
  const insert = createInsert({ bridge, blogs: blog, posts, settings, editor, showText, say: ui.say });
  const related = createRelatedStore(bridge, posts, blogId, editor);
  const liveness = createLivenessStore(bridge, {
    posts,
    blog: openBlog,
  });
  const preview = createPreviewStore(bridge, settings);
  const scheme = followTheme(settings.settings);
  followLook(settings.settings, () => editor.view()?.requestMeasure());
  follow(
    settings.settings,
    (now) => [now.live, now.focusMode, now.typewriter],
    (now) => void editor.setModes(now),
  );
  follow(
    settings.settings,
    (now) => [now.zoom],
    ({ zoom }) => void bridge.shell.zoom({ factor: zoom }),
  );

  const addresses = createAddressStore({
    editor,
    model,
    list: posts.list,
    addresses: posts.addresses,
    status: publish.status,
    last: changes.last,
  });

  const stores: Stores = {
    blog,
    blogSettings,
    posts,
    changes,
    replacing,
    goal,
    grammar,
    spelling,
    outline,
    addresses,
    liveness,
    library,
    media,
    insert,
    related,
    publish,
    trust,
    place,
    forReview,
    waiting,
    recovery,
    signIn,
    conflicts,
    history,
    takeBack,
    schedule,
    preview,
    settings,
    scheme,
    ui,
    editor,
    openLink: (url) => void bridge.shell.openLink({ url }),
    start: blog.start,
  };
  const commands: Commands = createCommands(
    commandActions(stores, {
      bridge,
      showText,
      pageTools: async () => (await import('../preview/page-tools')).pageTools(bridge, workspace),
    }),
    () => commandFacts(stores),
    () => inHtml(stores),
  );
  const workspace: Workspace = { ...stores, commands };

  bridge.events.shell.closing(() => {
    void Promise.all([posts.settle(), settings.settle(), conflicts.settled()]).then(() =>
      bridge.shell.readyToClose({}),
    );
  });
  bridge.events.shell.command(({ id }) => commands.run(id));
  followSystemMenu(editor, (ids) => void bridge.shell.dimCommands({ ids: [...ids] }));
  return workspace;
}

const Context = createContext<Workspace | null>(null);
export const WorkspaceProvider = Context.Provider;

/** The workspace of the window. */
export function useWorkspace(): Workspace {
  const workspace = useContext(Context);
  if (workspace === null) throw new Error('useWorkspace outside of its provider');
  return workspace;
}
