import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#core/ipc/contract';
import { App } from './app/app';
import { setTypingAside, withoutSelection } from './app/typing-aside';
import { createWorkspace, WorkspaceProvider } from './app/workspace';
import { askForBlog } from './blog/current';
import { unwrap } from './bridge/bridge';

async function bridge(): Promise<Bridge> {
  if (window.longhand) return window.longhand;
  if (typeof __FAKE_BRIDGE__ === 'undefined' || !__FAKE_BRIDGE__)
    throw new Error('Longhand runs in its own window, not in a browser.');
  const { startFakeWorld } = await import('./bridge/fake-start');
  return startFakeWorld();
}

/** How long the window stays empty for a blog that is about to be there, ms. */
const MOMENT = 50;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const chosen = await bridge();
// Asked together: a question waits for the main process, which is being loaded still.
const settings = chosen.settings.read({});
const current = askForBlog(chosen);
const workspace = createWorkspace(chosen, unwrap(await settings));
// React listens at the body, too, once a dialog or a menu has been there.
for (const container of [root, document.body]) setTypingAside(container);
// What is first drawn is the blog, whose post is read meanwhile; a blog that takes its time is waited for in the window.
const started = workspace.start(current());
await Promise.race([started, new Promise((resolve) => setTimeout(resolve, MOMENT))]);
withoutSelection(document, () => createRoot(root)).render(
  <WorkspaceProvider value={workspace}>
    <App />
  </WorkspaceProvider>,
);
await started;
