import { useEffect, useRef, useState } from 'react';
import { en } from '#core/messages/en';
import { later } from '../app/later';
import { usePart, useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { useStage } from './stage';

const PageMenu = later(() => import('./page-menu'));
const HeldImages = later(() => import('./held-images'));
/** What draws the page comes while its frame and the post are still loading. */
const loadPage = () => import('./attach-page');

/**
 * The page in a frame that can run nothing: its sandbox allows no scripts, and this window, which shares its
 * origin, writes its blocks and hears its clicks.
 */
export function PreviewHost({ shown }: { shown: boolean }) {
  const workspace = useWorkspace();
  const host = useRef<HTMLIFrameElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const preview = usePart(workspace.settings.settings, (all) => all.preview);
  const style = useStage(stage, preview);
  const pageDrawn = useStore(workspace.ui.pageDrawn);

  useEffect(() => void loadPage(), []);
  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !shown || !frame) return;
    let stop: (() => void) | null = null;
    let over = false;
    void loadPage().then(({ attachPage }) => {
      if (over) return;
      stop = attachPage(workspace, frame);
      setDrawn(true);
      requestAnimationFrame(() => setTimeout(() => workspace.ui.pageDrawn.set(true)));
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [loaded, shown, workspace]);

  return (
    <>
      <div
        ref={stage}
        className="page-stage"
        data-device={preview.width === 'full' ? undefined : preview.width}
      >
        <iframe
          ref={host}
          className="preview-frame"
          // Until it has its colours it would be white at night.
          data-drawn={drawn}
          style={style}
          title={en.preview.label}
          sandbox="allow-same-origin"
          src="preview.html"
          onLoad={() => setLoaded(true)}
        />
      </div>
      {pageDrawn && (
        <>
          <PageMenu preview={preview} />
          <HeldImages />
        </>
      )}
    </>
  );
}
