import { createContext, useContext } from 'react';
import type { ContentModel } from '#core/blog/model';
import { isPost } from '#core/blog/post-path';
import { isDirty } from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import { en, format } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import { scheduleWords } from '#core/messages/schedule';
import { textOf } from '#core/posts/field-lookup';
import { fieldValue } from '#core/posts/front-matter/field-path';
import { frontMatterRules, USUAL_RULES } from '#core/posts/front-matter/rules';
import { isTextValue } from '#core/posts/front-matter/text-value';
import { momentText } from '#core/publish/schedule/date-text';
import { fieldOf } from '#core/publish/schedule/field';
import type { Panes, Settings } from '#core/settings/settings';
import type { BlogSettingsStore } from '../blog/blog-settings-store';
import { type BlogStore, createBlogStore } from '../blog/store';
import { shown } from '../bridge/bridge';
import { editorActions } from '../editor/commands/run';
import { createInsert, type Insert } from '../editor/complete/insert';
import { completions } from '../editor/complete/triggers';
import { createGoalStore, type GoalStore } from '../editor/counts/goal';
import { createEditor, type Editor } from '../editor/editor';
import { frontMatterField } from '../editor/front-matter';
import { isHtml } from '../editor/html/context';
import { createGrammarStore, type GrammarStore } from '../editor/language/grammar/grammar-store';
import { followLanguage } from '../editor/language/post-language';
import { createSpellingStore, type SpellingStore } from '../editor/language/spelling-store';
import { createOutlineStore, type OutlineStore } from '../editor/outline/outline-store';
import { expectPlain, pasting } from '../editor/paste/paste';
import { targetOf } from '../editor/paste/target';
import { slashExtras } from '../editor/slash/slash-state';
import { altPrompt } from '../media/alt-prompt';
import { createMediaStore, type MediaStore } from '../media/store';
import { type AddressStore, createAddressStore } from '../posts/changes/address-store';
import { changeFacts, postCommands } from '../posts/changes/commands';
import { type ChangesStore, createChangesStore } from '../posts/changes/store';
import { createLibraryStore, type LibraryStore } from '../posts/library/library-store';
import { createChips } from '../posts/properties/chips';
import { setProperty } from '../posts/properties/set-property';
import { createRelatedStore, type RelatedStore } from '../posts/related/related-store';
import { createReplaceStore, type ReplaceStore } from '../posts/replace/store';
import { createLivenessStore, type LivenessStore } from '../posts/status/liveness-store';
import { createPostsStore, type PostsStore } from '../posts/store';
import { previewCommands } from '../preview/commands';
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
import { lookCommands } from '../settings/look-commands';
import { createSettingsStore, type SettingsStore } from '../settings/store';
import { followTheme, type Scheme } from '../settings/theme';
import type { CommandFacts, CommandId } from './command-rules';
import { type Commands, createCommands } from './commands';
import { goToRegion } from './regions';
import type { Readable } from './store';
import { followSystemMenu } from './system-menu';
import { tell } from './tell';
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
    const document = current();
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
        const [document, known] = [current(), model()];
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
  const insert = createInsert({
    bridge,
    blogs: blog,
    posts,
    settings,
    editor,
    showText: () => showText(),
    say: ui.say,
  });
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

  const set = (part: Partial<Settings>) => settings.change(part);
  const show = (panes: Panes) => () => {
    set({ panes });
    if (panes !== 'read') editor.focus();
  };
  const showText = () => {
    if (settings.settings.get().panes === 'read') set({ panes: 'both' });
  };
  const toggleOutline = () => {
    const { outlineOpen, panes } = settings.settings.get();
    if (panes === 'read') set({ panes: 'both', outlineOpen: true });
    else set({ outlineOpen: !outlineOpen });
  };
  const toggleSidebar = () => {
    if (ui.narrow.get()) ui.drawer.update((open) => !open);
    else set({ sidebarOpen: !settings.settings.get().sidebarOpen });
  };
  const showSidebar = () => {
    if (ui.narrow.get()) ui.drawer.set(true);
    else set({ sidebarOpen: true });
  };
  const find = () => {
    showSidebar();
    const focusSearch = () => {
      const box = document.querySelector<HTMLInputElement>('[data-region="library"] input');
      box?.focus();
      return document.activeElement === box;
    };
    // At once, for the next key may come before the next frame; later when the sidebar had to be shown first.
    if (!focusSearch()) requestAnimationFrame(focusSearch);
  };
  const findInPost = (replacing: boolean) => {
    if (settings.settings.get().panes === 'read') set({ panes: 'both' });
    editor.find(replacing);
  };
  const go = (direction: 1 | -1) => {
    goToRegion(direction);
    // An author who comes to the text sees where they write.
    const view = editor.view();
    if (view?.hasFocus) view.dispatch({ scrollIntoView: true });
  };
  const current = () => {
    const now = posts.current.get();
    return now.kind === 'open' ? now.document : null;
  };

  const addresses = createAddressStore({
    editor,
    model,
    list: posts.list,
    addresses: posts.addresses,
    status: publish.status,
    last: changes.last,
  });

  const publishAll = async (known: ContentModel) => {
    // What was just typed counts too.
    await posts.settled([]);
    await publish.refresh();
    const changed = publish.status.get()?.changed ?? [];
    const paths = changed.map(({ path }) => path).filter((path) => isPost(path, known));
    if (paths.length > 0) await publish.open(paths);
    else ui.say(reviewWords.nothingChanged);
  };

  const pageTools = async () => (await import('../preview/page-tools')).pageTools(bridge, workspace);

  const actions: Record<CommandId, () => void> = {
    'post.new': () => ui.overlay.set('new-post'),
    'post.save': () => {
      // An alert tells why it could not be saved.
      void posts.save().then(() => {
        const saved = current()?.save.get();
        if (saved && saved.trouble === null && !isDirty(saved)) tell(en.sync.saved);
      });
    },
    'post.find': find,
    'post.quickOpen': () => ui.overlay.set('quick-open'),
    'post.pin': () => {
      const picked = [...library.picked.get()];
      const open = current();
      library.togglePin(picked.length > 0 ? picked : open ? [open.id] : []);
    },
    'posts.replace': () => ui.overlay.set('replace'),
    'tags.manage': () => ui.overlay.set('tags'),
    'library.filter': () => {
      showSidebar();
      requestAnimationFrame(() => library.showFilters(true));
    },
    ...previewCommands({
      settings,
      preview,
      ui,
      shown: () => {
        const id = blogId();
        const document = current();
        return id !== null && document ? { blogId: id, postId: document.id } : null;
      },
      tools: pageTools,
    }),
    ...postCommands({ current: () => current()?.id ?? null, model, changes }),
    'post.whyNotLive': () => {
      const document = current();
      if (document) void liveness.ask(document.id);
    },
    'publish.open': () => {
      const document = current();
      if (document) void publish.open([document.id]);
    },
    'publish.all': () => {
      const known = model();
      if (known !== null) void publishAll(known);
    },
    'publish.waiting': () => void waiting.open(),
    'publish.pull': () => void waiting.get(),
    'publish.scheduled': () => ui.overlay.set('scheduled'),
    'publish.push': () => void publish.push(openBlog()?.name ?? ''),
    'publish.removeLocks': () => void recovery.removeLocks(),
    'publish.conflicts': () => void conflicts.open(),
    'view.write': show('write'),
    'view.both': show('both'),
    'view.read': show('read'),
    'view.sidebar': toggleSidebar,
    'view.properties': () => set({ propertiesOpen: !settings.settings.get().propertiesOpen }),
    'view.nextRegion': () => go(1),
    'view.previousRegion': () => go(-1),
    'editor.find': () => findInPost(false),
    'editor.replace': () => findInPost(true),
    ...editorActions(editor, showText),
    'view.toolbar': () => set({ toolbarShown: !settings.settings.get().toolbarShown }),
    'grammar.toggle': () => set({ grammar: !settings.settings.get().grammar }),
    'grammar.next': () => grammar.next(),
    'grammar.list': () => grammar.list(),
    'editor.counts': () => goal.open.set(true),
    'view.outline': () => toggleOutline(),
    'editor.focus': () => editor.focus(),
    'edit.pastePlain': () => {
      editor.focus();
      expectPlain(performance.now());
      void bridge.shell.pastePlain({});
    },
    ...insert.commands,
    'related.show': () => {
      const hidden = settings.settings.get().panes === 'read';
      showText();
      // A panel that was open beside the page alone comes into sight.
      if (!hidden || !related.isOpen.get()) related.toggle();
    },
    'related.insert': () => {
      showText();
      related.offer();
    },
    'history.open': () => void history.open(),
    'history.undoPublish': () => void takeBack.askUndo(),
    'history.unpublish': () => void takeBack.askUnpublish(),
    'blog.open': () => void blog.choose(),
    'blog.clone': () => ui.overlay.set('clone'),
    'blog.create': () => ui.overlay.set('create'),
    'blog.sample': () => void blog.openSample(),
    'blog.settings': () => ui.overlay.set('blog-settings'),
    'blog.trust': trust.look,
    'blog.remote': () => void place.open(),
    'publish.forReview': () => {
      const document = current();
      if (document) trust.first(() => void forReview.open([document.id]));
    },
    'blog.close': () => void posts.settle().then(blog.close),
    ...lookCommands(settings, editor),
    'settings.open': () => ui.overlay.set('settings'),
    'signIn.show': () => ui.overlay.set('sign-ins'),
    'palette.open': () => ui.overlay.set('palette'),
    'theme.system': () => set({ theme: 'system' }),
    'theme.light': () => set({ theme: 'light' }),
    'theme.dark': () => set({ theme: 'dark' }),
  };

  const html = () => {
    const document = current();
    return document !== null && isHtml(document.state());
  };
  const facts = (): CommandFacts => {
    const document = current();
    const status = publish.status.get();
    return {
      blogOpen: openBlog() !== null,
      postOpen: document !== null,
      readOnly: document?.save.get().readOnly != null,
      html: html(),
      // The palette gives way to the command chosen in it.
      modal:
        !['none', 'palette'].includes(ui.overlay.get()) ||
        publish.view.get().kind !== 'closed' ||
        trust.view.get().kind !== 'closed' ||
        place.view.get().kind !== 'closed' ||
        forReview.view.get().kind !== 'closed' ||
        waiting.panel.get() !== null ||
        signIn.question.get() !== null ||
        conflicts.view.get().kind !== 'closed' ||
        history.view.get().kind !== 'closed' ||
        takeBack.view.get().kind !== 'closed' ||
        changes.view.get() !== null ||
        liveness.view.get().kind !== 'closed',
      ...changeFacts(document?.id ?? null, posts.list.get(), model(), changes.canUndo()),
      diverged:
        waiting.queue.get().queued?.reason === 'conflict' ||
        ((status?.ahead ?? 0) > 0 && (status?.behind ?? 0) > 0),
      waiting:
        status?.repository.kind === 'ready' && status.repository.remote !== null && (status.ahead ?? 1) > 0,
    };
  };
  const commands = createCommands(actions, facts, html);

  bridge.events.shell.closing(() => {
    void Promise.all([posts.settle(), settings.settle(), conflicts.settled()]).then(() =>
      bridge.shell.readyToClose({}),
    );
  });
  bridge.events.shell.command(({ id }) => commands.run(id));
  followSystemMenu(editor, (ids) => void bridge.shell.dimCommands({ ids: [...ids] }));

  const workspace: Workspace = {
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
    commands,
    openLink: (url) => void bridge.shell.openLink({ url }),
    start: blog.start,
  };
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
