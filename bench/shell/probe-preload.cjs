// Watches the page frame by frame from its beginning. A moment is the end of the frame that first painted something, in
// ms since the epoch.
const { ipcRenderer } = require('electron');

const GIVE_UP = 20_000;
const seen = new Set();

const report = (name) => {
  if (seen.has(name)) return;
  seen.add(name);
  const channel = new MessageChannel();
  channel.port1.onmessage = () =>
    ipcRenderer.send('bench:moment', name, performance.timeOrigin + performance.now());
  channel.port2.postMessage(0);
};

const kind = () => document.body?.dataset.bench ?? 'app';

function editorShown() {
  const content = document.querySelector('.cm-content');
  return content !== null && content.textContent.length > 300 && content.getClientRects().length > 0;
}

function previewShown() {
  const frame = document.querySelector('iframe[title="Preview"]');
  const article = frame?.contentDocument?.querySelector('article');
  return Boolean(article && article.textContent.length > 300);
}

function look() {
  if (document.readyState !== 'loading') {
    if (kind() === 'blank') {
      if (document.readyState === 'complete') report('usable');
    } else if (editorShown()) report('usable');
    if (kind() === 'app' && seen.has('usable') && previewShown()) report('preview');
  }
  const last = kind() === 'app' ? 'preview' : 'usable';
  if (seen.has(last) || performance.now() > GIVE_UP) {
    const mount = Number(document.documentElement.dataset.mount);
    if (mount) ipcRenderer.send('bench:moment', 'mount', mount);
    // The last report is a message of its own, still on its way.
    setTimeout(() => ipcRenderer.send('bench:moment', 'end', 0), 100);
    return;
  }
  requestAnimationFrame(look);
}

if (window.top === window) requestAnimationFrame(look);
