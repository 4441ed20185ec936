import type { ContentModel } from '#core/blog/model';
import { isPost } from '#core/blog/post-path';
import { isDirty } from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import { en } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import type { Panes, Settings } from '#core/settings/settings';
import { editorActions } from '../editor/commands/run';
import { expectPlain } from '../editor/paste/paste';
import { postCommands } from '../posts/changes/commands';
import { previewCommands } from '../preview/commands';
import type { PageTools } from '../preview/page-tools';
import { lookCommands } from '../settings/look-commands';
import type { CommandId } from './command-rules';
import { goToRegion } from './regions';
import { tell } from './tell';
import type { Stores } from './workspace';

/** What commands need beside the stores. */
interface ActionNeeds {
  readonly bridge: Bridge;
  /** Brings the text into sight where only the page is. */
  readonly showText: () => void;
  readonly pageTools: () => Promise<PageTools>;
}

/** What each command does. */
export function commandActions(
  stores: Stores,
  { bridge, showText, pageTools }: ActionNeeds,
): Record<CommandId, () => void> {
  const { blog, posts, changes, library, publish, waiting, recovery, conflicts, trust, forReview, place } =
    stores;
  const { editor, grammar, goal, insert, related, history, takeBack, liveness, preview, settings, ui } =
    stores;
  const model = () => blog.opened()?.model ?? null;

  const set = (part: Partial<Settings>) => settings.change(part);
  const show = (panes: Panes) => () => {
    set({ panes });
    if (panes !== 'read') editor.focus();
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
    showText();
    editor.find(replacing);
  };
  const go = (direction: 1 | -1) => {
    goToRegion(direction);
    // An author who comes to the text sees where they write.
    const view = editor.view();
    if (view?.hasFocus) view.dispatch({ scrollIntoView: true });
  };

  const publishAll = async (known: ContentModel) => {
    // What was just typed counts too.
    await posts.settled([]);
    await publish.refresh();
    const changed = publish.status.get()?.changed ?? [];
    const paths = changed.map(({ path }) => path).filter((path) => isPost(path, known));
    if (paths.length > 0) await publish.open(paths);
    else ui.say(reviewWords.nothingChanged);
  };

  return {
    'post.new': () => ui.overlay.set('new-post'),
    'post.save': () => {
      // An alert tells why it could not be saved.
      void posts.save().then(() => {
        const saved = posts.opened()?.save.get();
        if (saved && saved.trouble === null && !isDirty(saved)) tell(en.sync.saved);
      });
    },
    'post.find': find,
    'post.quickOpen': () => ui.overlay.set('quick-open'),
    'post.pin': () => {
      const picked = [...library.picked.get()];
      const open = posts.opened();
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
        const here = blog.opened();
        const document = posts.opened();
        return here && document ? { blogId: here.id, postId: document.id } : null;
      },
      tools: pageTools,
    }),
    ...postCommands({ current: () => posts.opened()?.id ?? null, model, changes }),
    'post.whyNotLive': () => {
      const document = posts.opened();
      if (document) void liveness.ask(document.id);
    },
    'publish.open': () => {
      const document = posts.opened();
      if (document) void publish.open([document.id]);
    },
    'publish.all': () => {
      const known = model();
      if (known !== null) void publishAll(known);
    },
    'publish.waiting': () => void waiting.open(),
    'publish.pull': () => void waiting.get(),
    'publish.scheduled': () => ui.overlay.set('scheduled'),
    'publish.push': () => void publish.push(blog.opened()?.name ?? ''),
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
      const document = posts.opened();
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
}
