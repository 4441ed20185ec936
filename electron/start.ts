import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  powerMonitor,
  session,
  shell,
} from 'electron';
import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { BlogMemory } from '#engine/blog/memory';
import { OverrideStore } from '#engine/blog/override-store';
import { RecentBlogs } from '#engine/blog/recent';
import { MediaDesk } from '#engine/media/desk';
import { ChangeDesk } from '#engine/posts/changes/desk';
import { workerHost } from '#engine/posts/index/host';
import { Journal } from '#engine/posts/journal';
import { ReplaceDesk } from '#engine/posts/replace/desk';
import { replaceHost } from '#engine/posts/replace/host';
import { keepBeforeReplacing } from '#engine/posts/snapshots/before';
import { SnapshotStore } from '#engine/posts/snapshots/store';
import { SignInDesk } from '#engine/publish/askpass/desk';
import { signInWith } from '#engine/publish/askpass/sign-in';
import { SignInStore } from '#engine/publish/askpass/sign-in-store';
import { guardGit } from '#engine/publish/git';
import { HistoryGraphs } from '#engine/publish/history/graphs';
import { STATE_FOLDER } from '#engine/publish/records/state-folder';
import { TrustGuard } from '#engine/publish/trust/guard';
import { TrustStore } from '#engine/publish/trust/store';
import { SettingsStore } from '#engine/settings/store';
import { blogHandlers } from './blog/handlers';
import { insertHandlers } from './blog/insert-handlers';
import { OpenBlogs } from './blog/open-blogs';
import { editorHandlers, offerTextMenu } from './editor/handlers';
import { Spelling } from './editor/spelling';
import { authorityOver } from './ipc/authority';
import { pushTo } from './ipc/push';
import type { Answer } from './ipc/register';
import { behindGates } from './ipc/registry';
import { underWay } from './ipc/under-way';
import { serveAssets } from './media/asset-protocol';
import { mediaHandlers } from './media/handlers';
import { changeHandlers } from './posts/change-handlers';
import { postsHandlers } from './posts/handlers';
import { livenessHandlers } from './posts/liveness-handlers';
import { relationHandlers } from './posts/relation-handlers';
import { replaceHandlers } from './posts/replace-handlers';
import { previewHandlers } from './preview/handlers';
import { pageWindows } from './preview/page-windows';
import { serveRemoteImages } from './preview/remote-images';
import { conflictHandlers } from './publish/conflict-handlers';
import { askingHandlers, signInHandlers } from './publish/credentials';
import { systemVault } from './publish/credentials-vault';
import { publishHandlers } from './publish/handlers';
import { historyHandlers } from './publish/history-handlers';
import { recoveryHandlers } from './publish/recovery-handlers';
import { remoteHandlers } from './publish/remote-handlers';
import { ScheduleDesk } from './publish/schedule-handlers';
import { tellTrust, trustHandlers } from './publish/trust-handlers';
import { waitingHandlers } from './publish/waiting-handlers';
import { applyTheme, settingsHandlers } from './settings/handlers';
import { localTime } from './shell/clock';
import { closingGuard } from './shell/closing';
import { shellHandlers } from './shell/handlers';
import { pathArgument } from './shell/launch-arguments';
import { createApplicationMenu } from './shell/menu';
import type { Schemes } from './shell/schemes';
import { paper } from './shell/window';
import { createZoom } from './shell/zoom';

// This file only wires: decisions are in the folders it imports from.

/** The menu is made when the text has had the time to show: that takes as long as reading a post, ms. */
const MENU_AFTER = 300;
/** What is old is cleared away when the window has had its start, ms. */
const TIDY_AFTER = 60_000;

const report = (error: unknown) => console.error('[longhand]', error);

/**
 * Wires the app to its window, and answers the calls and the schemes of its page. `asked` are files that the system asked
 * for before; see main.ts.
 */
export async function start(
  made: BrowserWindow,
  schemes: Schemes,
  asked: readonly string[],
): Promise<Answer> {
  const data = app.getPath('userData');
  const settings = new SettingsStore(join(data, 'settings.json'));
  const recent = new RecentBlogs(join(data, 'recent.json'));
  const journal = new Journal(join(data, 'journal'));
  const snapshots = new SnapshotStore(join(data, 'snapshots'));

  let window: BrowserWindow | null = made;
  const push = pushTo(() => window);
  const pages = pageWindows(made, paper);
  const images = serveRemoteImages(schemes);
  const overrides = new OverrideStore(join(data, 'overrides.json'));
  const indexScript = new URL('./index-worker.cjs', import.meta.url);
  const indexing = {
    host: workerHost(indexScript, report),
    keepIn: join(data, 'index'),
    // With the time of the build, so that a developer's next build does not read what this one kept.
    version: `${app.getVersion()} ${statSync(indexScript).mtimeMs}`,
  };
  const memory = new BlogMemory(indexing.keepIn, indexing.version);
  const publishing = join(data, STATE_FOLDER);
  const blogs = new OpenBlogs(
    indexing,
    push,
    report,
    { state: publishing, looksForNewer: async () => (await settings.read()).looksForNewer },
    { keptByApp: (id) => overrides.read(id) },
  );

  const guard = new TrustGuard({
    store: new TrustStore(join(data, 'trust.json')),
    noHooks: join(data, 'no-hooks'),
    onLookedAgain: () => void tellTrust(blogs, guard, push).catch(report),
  });
  guardGit((folder, call) => guard.admit(folder, call));

  let opening: Promise<unknown> = Promise.resolve();
  const blog = blogHandlers({
    blogs,
    memory,
    tell: (blog) => push('blog.changed', { blog }),
    tellCloning: (progress) => push('blog.cloning', progress),
    settled: () => opening,
    recent,
    journal,
    overrides,
    now: localTime,
    report,
    made: (folder) => guard.own(folder),
    sample: {
      from: app.isPackaged ? join(process.resourcesPath, 'sample') : join(app.getAppPath(), 'sample'),
      to: join(data, 'sample-blog'),
    },
    askFolder: async (title, buttonLabel) => {
      const options: OpenDialogOptions = {
        title,
        buttonLabel,
        properties: ['openDirectory', 'createDirectory'],
      };
      const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return answer.filePaths[0] ?? null;
    },
  });
  const desk = new ChangeDesk({
    keepIn: join(data, 'undo'),
    trash: (path) => shell.trashItem(path),
    now: localTime,
    beforeWriting: (blog, posts) => keepBeforeReplacing(snapshots, blog, posts).catch(report),
  });
  const { openPath, ...blogCalls } = blog;
  const schedule = new ScheduleDesk({ blogs, push, state: join(data, STATE_FOLDER), report });
  const work = underWay();
  const closing = closingGuard(work.ended);
  const look = await settings.read();
  const zoom = createZoom(look.zoom);
  const menu = createApplicationMenu((id) => push('shell.command', { id }), process.platform);
  const spelling = new Spelling(session.defaultSession, data, process.platform, () => app.getLocale());
  spelling.start();
  const signIns = new SignInStore(join(data, 'sign-ins.json'), systemVault());
  const signIn = signInHandlers(signIns, push);
  // On Windows Git brings a credential manager that asks by itself (decision 35).
  signInWith(
    process.platform === 'win32'
      ? 'own-set-up'
      : new SignInDesk({ scriptFolder: join(data, 'askpass'), store: signIns, ask: signIn.ask }),
  );
  const handlers: Handlers = askingHandlers({
    ...settingsHandlers(settings),
    ...blogCalls,
    ...postsHandlers({ blogs, recent, journal, snapshots, now: localTime, report }),
    ...changeHandlers({ blogs, desk, recent, journal, snapshots, report }),
    ...replaceHandlers({
      blogs,
      replacing: new ReplaceDesk(replaceHost(new URL('./replace-worker.cjs', import.meta.url))),
      changes: desk,
      report,
    }),
    ...livenessHandlers(blogs),
    ...editorHandlers(spelling, session.defaultSession),
    ...previewHandlers(
      () => window,
      pages,
      images,
      (blogId) => blogs.get(blogId).blog.root,
    ),
    ...relationHandlers(blogs),
    ...insertHandlers(blogs, localTime),
    ...mediaHandlers(blogs, new MediaDesk({ trash: (path) => shell.trashItem(path), now: localTime })),
    ...trustHandlers(blogs, guard),
    ...remoteHandlers(blogs, push, join(data, STATE_FOLDER)),
    ...publishHandlers(blogs, push, publishing),
    ...waitingHandlers(blogs, push, publishing),
    ...recoveryHandlers(blogs),
    ...historyHandlers({
      ...{ blogs, snapshots, push, report },
      graphs: new HistoryGraphs(join(data, 'history')),
      state: publishing,
    }),
    ...signIn.handlers,
    ...conflictHandlers(blogs, join(data, STATE_FOLDER)),
    ...schedule.handlers(),
    ...shellHandlers(closing.ready, () => window?.webContents.pasteAndMatchStyle(), zoom.set, menu.dim),
  });

  /** Opens what was asked for from outside the window, and says so there when it cannot be opened. */
  const openFromOutside = async (path: string): Promise<void> => {
    try {
      push('blog.opened', { blog: await openPath(path) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      push('blog.openFailed', { code: error.code, detail: { ...error.detail } });
    }
  };

  app.on('second-instance', (_event, argv, workingFolder) => {
    window?.focus();
    const path = pathArgument(argv, app.isPackaged, workingFolder);
    if (path) void openFromOutside(path).catch(report);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openFromOutside(path).catch(report);
  });
  app.on('window-all-closed', () => app.quit());

  applyTheme(look.theme);
  made.setBackgroundColor(paper());
  serveAssets(schemes, (id) => blogs.root(id));
  setTimeout(menu.show, MENU_AFTER);

  const wanted =
    asked.at(-1) ?? pathArgument(process.argv, app.isPackaged, process.cwd()) ?? recent.current();
  if (wanted !== null) {
    opening = openPath(wanted);
    // The page hears of a failure when it asks for the current blog.
    opening.catch(report);
  }
  zoom.follow(made.webContents);
  offerTextMenu(made.webContents, (word) => push('editor.wordAdded', { word }));
  closing.guard(made, () => push('shell.closing', {}));
  // A crashed page comes back with its text: it is in the journal.
  made.webContents.on('render-process-gone', () => window?.webContents.reload());
  made.on('focus', () => {
    blogs.current?.lookAgain();
    blogs.current?.wake();
  });
  powerMonitor.on('resume', () => blogs.current?.wake({ anew: true }));
  made.once('closed', () => {
    window = null;
  });

  void desk.start().catch(report);
  schedule.start();
  setTimeout(() => void snapshots.tidy().catch(report), TIDY_AFTER);
  void journal
    .recover()
    .then(({ quarantined }) => {
      if (quarantined.length > 0)
        report(`unreadable journal entries were set aside: ${quarantined.join(', ')}`);
    })
    .catch(report);

  return work.watched(
    behindGates(handlers, {
      windows: new Set([made.webContents.id]),
      authority: authorityOver(blogs),
      report: (key, error) => report([key, error]),
    }),
  );
}
