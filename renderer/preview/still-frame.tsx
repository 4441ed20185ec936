import './still-frame.css';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import type { Marked, StillPost } from './still-page';

const load = () => import('./still-page');

interface StillFrameProps {
  readonly post: StillPost;
  readonly marked: Marked | null;
  /** The frame's accessible name. */
  readonly title: string;
}

/** A text of a post as its page, in a frame that can run nothing and follows nothing. */
export function StillFrame({ post, marked, title }: StillFrameProps) {
  const { blog, posts, preview, scheme } = useWorkspace();
  const state = useStore(blog.state);
  const theme = useStore(scheme);
  const host = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const opened = state.kind === 'open' ? state.blog : null;

  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !frame || opened === null) return;
    frame.documentElement.dataset.theme = theme;
  }, [loaded, opened, theme]);
  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !frame || opened === null) return;
    let stop: (() => void) | null = null;
    let over = false;
    const stay = (event: MouseEvent) => event.preventDefault();
    frame.addEventListener('click', stay);
    frame.addEventListener('auxclick', stay);
    void Promise.all([load(), preview.sheets(opened.id), import('./site-look')]).then(
      ([{ drawStill }, sheets, { dressAsSite }]) => {
        if (over) return;
        if (sheets.ok && sheets.value.length > 0) dressAsSite(frame, opened, sheets.value);
        const now = posts.list.get();
        const list = now.kind === 'ready' ? now.posts : [];
        const named = { list: () => list, addresses: posts.addresses };
        const sources = { blog: opened, posts: named, images: preview };
        stop = drawStill(frame, post, sources, marked);
        setDrawn(true);
      },
    );
    return () => {
      over = true;
      stop?.();
      frame.removeEventListener('click', stay);
      frame.removeEventListener('auxclick', stay);
    };
  }, [loaded, opened, post, marked, posts, preview]);

  return (
    <div className="still-page">
      <iframe
        ref={host}
        className="still-frame"
        data-drawn={drawn}
        title={title}
        sandbox="allow-same-origin"
        src="preview.html"
        onLoad={() => setLoaded(true)}
      />
    </div>
  );
}
