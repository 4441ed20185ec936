import './app.css';
import { useEffect, useState } from 'react';
import { en } from '#core/messages/en';
import { RepositoryBanner } from '../blog/repository-banner';
import { Welcome } from '../blog/welcome';
import { EditorPane } from '../editor/editor-pane';
import { Skeletons } from '../posts/library/skeletons';
import { PreviewPane } from '../preview/preview-pane';
import { TrustBanner } from '../publish/trust/trust-banner';
import { keepComposing } from './composing';
import { Divider } from './divider';
import { keepFocus } from './keep-focus';
import { later } from './later';
import { Overlays } from './overlays';
import { Status } from './status';
import { StatusBar } from './status-bar';
import { useStore } from './store';
import { TitleBar } from './title-bar';
import { useWorkspace } from './workspace';

// The list comes after the text and its page: an author can write before it is there.
const Library = later(() => import('../posts/library/library'), <Skeletons />);

/** The window: the welcome screen, or an open blog. */
export function App() {
  const { blog, commands } = useWorkspace();
  const state = useStore(blog.state);
  useKeptFocus();
  useEffect(() => {
    const heard = new AbortController();
    const options = { capture: true, signal: heard.signal };
    window.addEventListener('keydown', keepComposing, options);
    window.addEventListener('keydown', commands.press, options);
    return () => heard.abort();
  }, [commands]);
  return (
    <FolderDrop>
      {state.kind === 'open' ? <OpenBlog /> : <Welcome state={state} />}
      <Overlays />
      <Toast />
    </FolderDrop>
  );
}

/** What an author's own doing takes from under the focus gives it back to the list. */
function useKeptFocus() {
  const { ui, changes, library, liveness, publish, conflicts, history, takeBack } = useWorkspace();
  useEffect(
    () =>
      keepFocus([
        ui.overlay,
        changes.view,
        changes.notice,
        liveness.view,
        publish.view,
        conflicts.view,
        history.view,
        takeBack.view,
        library.picked,
        library.filters,
      ]),
    [ui, changes, library, liveness, publish, conflicts, history, takeBack],
  );
}

function OpenBlog() {
  const { settings, ui, posts } = useWorkspace();
  const { panes: chosen, sidebarOpen, sidebarWidth, split } = useStore(settings.settings);
  const narrow = useStore(ui.narrow);
  const drawer = useStore(ui.drawer);
  const pageDrawn = useStore(ui.pageDrawn);
  const current = useStore(posts.current);
  // One pane is all a narrow window holds; without a post there is nothing to read beside the text.
  const wanted = narrow && chosen === 'both' ? 'write' : chosen;
  const panes = current.kind === 'none' || current.kind === 'failed' ? 'write' : wanted;
  useEffect(() => {
    if (panes === 'write') ui.pageDrawn.set(true);
  }, [panes, ui]);
  const sidebar = narrow ? drawer : sidebarOpen;
  const columns = [
    sidebar && !narrow ? `${sidebarWidth}px` : '0px',
    panes === 'both'
      ? `minmax(0, ${split}fr) minmax(0, ${1 - split}fr)`
      : panes === 'write'
        ? 'minmax(0, 1fr) 0px'
        : '0px minmax(0, 1fr)',
  ].join(' ');
  return (
    <div className="app" style={{ gridTemplateColumns: columns }} data-narrow={narrow || undefined}>
      {pageDrawn ? <TitleBar panes={panes} /> : <div className="title-bar" />}
      {narrow && drawer && (
        <div className="drawer-veil" onPointerDown={() => ui.drawer.set(false)} aria-hidden="true" />
      )}
      <aside
        className="sidebar"
        aria-label={en.app.sidebar}
        data-region="library"
        hidden={!sidebar}
        style={narrow ? { width: Math.min(sidebarWidth, 320) } : undefined}
        onKeyDown={(event) => {
          if (narrow && event.key === 'Escape') ui.drawer.set(false);
        }}
      >
        {pageDrawn ? <Library /> : <Skeletons />}
        {!narrow && (
          <Divider
            label={en.app.resizeSidebar}
            value={sidebarWidth}
            min={200}
            max={400}
            step={8}
            fromPixels={(x) => x}
            onChange={(width) => settings.change({ sidebarWidth: Math.round(width) })}
          />
        )}
      </aside>
      <main className="editor-column" hidden={panes === 'read'}>
        <RepositoryBanner />
        <TrustBanner />
        <EditorPane />
      </main>
      <section
        className="preview-column"
        aria-label={en.preview.pane}
        data-region="preview"
        hidden={panes === 'write'}
      >
        {panes === 'both' && (
          <Divider
            label={en.app.resizePanes}
            value={split}
            min={0.2}
            max={0.8}
            step={0.02}
            fromPixels={(x) => {
              const left = sidebar && !narrow ? sidebarWidth : 0;
              return (x - left) / (window.innerWidth - left);
            }}
            onChange={(next) => settings.change({ split: next })}
          />
        )}
        <PreviewPane shown={panes !== 'write'} />
      </section>
      {pageDrawn ? <StatusBar /> : <footer className="status-bar" />}
    </div>
  );
}

function Toast() {
  const { ui } = useWorkspace();
  const words = useStore(ui.toast);
  return <Status as="div">{words !== null && <div className="toast">{words}</div>}</Status>;
}

/** A folder dropped anywhere in the window is opened. */
function FolderDrop({ children }: { children: React.ReactNode }) {
  const { blog, ui } = useWorkspace();
  const [over, setOver] = useState(false);
  const isFile = (event: React.DragEvent) => event.dataTransfer.types.includes('Files');
  // Files are for the text; what has no type may be a folder, which is for the window wherever it is dropped.
  const isForText = (event: React.DragEvent) =>
    (event.target as Element).closest('.cm-content') !== null &&
    [...event.dataTransfer.items].some(({ type }) => type !== '');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the welcome screen has a button for it
    <div
      className="drop-area"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(!isForText(event));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        if (!isFile(event)) return;
        setOver(false);
        // The text has taken it.
        if (event.defaultPrevented) return;
        event.preventDefault();
        const item = event.dataTransfer.items[0];
        const file = event.dataTransfer.files[0];
        if (item?.webkitGetAsEntry()?.isFile === true || !file) ui.say(en.app.notAFolder);
        else void blog.openDropped(file);
      }}
    >
      {children}
      {over && <div className="drop-hint">{en.app.dropFolder}</div>}
    </div>
  );
}
