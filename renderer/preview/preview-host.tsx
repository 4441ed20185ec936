import { useEffect, useRef, useState } from 'react';
import { en, format } from '#core/messages/en';
import { useStore } from '../app/store';
import { useWorkspace, type Workspace } from '../app/workspace';
import { linkTarget } from './link-target';
import { followEditor } from './preview';

/**
 * The page in a frame that can run nothing: its sandbox allows no scripts, and this window, which shares its
 * origin, writes its blocks and hears its clicks.
 */
export default function PreviewHost({ shown }: { shown: boolean }) {
  const workspace = useWorkspace();
  const host = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(false);
  const scheme = useStore(workspace.scheme);

  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !frame) return;
    frame.documentElement.dataset.theme = scheme;
  }, [loaded, scheme]);

  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !shown || !frame) return;
    const { editor, blog, posts, commands } = workspace;
    const click = (event: MouseEvent) => followLink(event, workspace, frame);
    frame.addEventListener('click', click);
    frame.addEventListener('auxclick', click);
    frame.addEventListener('keydown', commands.press, true);
    const stop = followEditor(editor, frame, {
      blog: () => {
        const now = blog.state.get();
        return now.kind === 'open' ? now.blog : null;
      },
      list: posts.list,
      facts: editor.facts,
    });
    return () => {
      stop();
      frame.removeEventListener('click', click);
      frame.removeEventListener('auxclick', click);
      frame.removeEventListener('keydown', commands.press, true);
    };
  }, [loaded, shown, workspace]);

  return (
    <iframe
      ref={host}
      className="preview-frame"
      title={en.preview.label}
      sandbox="allow-same-origin"
      src="preview.html"
      onLoad={() => setLoaded(true)}
    />
  );
}

function followLink(event: MouseEvent, workspace: Workspace, frame: Document) {
  const target = event.target as Element | null;
  const link = target && Element.prototype.closest.call(target, 'a[href]');
  if (!link) return;
  event.preventDefault();
  const href = Element.prototype.getAttribute.call(link, 'href') ?? '';
  const { posts, ui, openLink } = workspace;
  const current = posts.current.get();
  const list = posts.list.get();
  const ids = new Set(list.kind === 'ready' ? list.posts.map((post) => post.id) : []);
  const to = linkTarget(href, current.kind === 'open' ? current.document.id : '', ids);
  switch (to.kind) {
    case 'web':
      openLink(to.url);
      return;
    case 'post':
      void posts.open(to.id);
      return;
    case 'place':
      Document.prototype.getElementById.call(frame, to.id)?.scrollIntoView();
      return;
    case 'refused':
      ui.say(format(en.preview.linkRefused, { href }));
  }
}
