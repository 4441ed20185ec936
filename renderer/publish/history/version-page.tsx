import { useEffect, useRef, useState } from 'react';
import { historyWords as words } from '#core/messages/history';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { drawPageDiff, MOST_PAGE } from './page-diff';
import type { Compared } from './store';

/** The article with what changed marked in it, in a frame that can run nothing. */
export function VersionPage({
  compared,
  postId,
}: {
  compared: Extract<Compared, { kind: 'ready' }>;
  postId: string;
}) {
  const { blog, posts, scheme } = useWorkspace();
  const state = useStore(blog.state);
  const list = useStore(posts.list);
  const colours = useStore(scheme);
  const host = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(false);
  const { older, newer } = compared;
  const tooLong = Math.max(older.text.length, newer.text.length) > MOST_PAGE;
  const open = state.kind === 'open' ? state.blog : null;
  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !frame || open === null) return;
    frame.documentElement.dataset.theme = colours;
    const known = list.kind === 'ready' ? list.posts : [];
    const named = { list: () => known, addresses: posts.addresses };
    return drawPageDiff(frame, older, newer, { blog: open, postId, posts: named });
  }, [loaded, open, older, newer, postId, list, colours, posts]);
  if (tooLong) return <p className="history-note">{words.tooLong}</p>;
  return (
    <iframe
      ref={host}
      className="version-frame"
      title={words.page}
      sandbox="allow-same-origin"
      src="preview.html"
      onLoad={() => setLoaded(true)}
    />
  );
}
