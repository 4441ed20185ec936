import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#core/ipc/contract';
import { App } from './app/app';
import { createWorkspace, WorkspaceProvider } from './app/workspace';
import { unwrap } from './bridge/bridge';

async function bridge(): Promise<Bridge> {
  if (window.longhand) return window.longhand;
  if (typeof __FAKE_BRIDGE__ === 'undefined' || !__FAKE_BRIDGE__)
    throw new Error('Longhand runs in its own window, not in a browser.');
  const { startFakeWorld } = await import('./bridge/fake-start');
  return startFakeWorld();
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const chosen = await bridge();
const workspace = createWorkspace(chosen, unwrap(await chosen.settings.read({})));
createRoot(root).render(
  <WorkspaceProvider value={workspace}>
    <App />
  </WorkspaceProvider>,
);
await workspace.start();
