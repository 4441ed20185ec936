import { useEffect, useRef, useState } from 'react';
import { en } from '#core/messages/en';
import { usePart } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { attachPage } from './attach-page';
import { PageMenu } from './page-menu';
import { useStage } from './stage';

/**
 * The page in a frame that can run nothing: its sandbox allows no scripts, and this window, which shares its
 * origin, writes its blocks and hears its clicks.
 */
export default function PreviewHost({ shown }: { shown: boolean }) {
  const workspace = useWorkspace();
  const host = useRef<HTMLIFrameElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const preview = usePart(workspace.settings.settings, (all) => all.preview);
  const style = useStage(stage, preview);

  useEffect(() => {
    const frame = host.current?.contentDocument;
    if (!loaded || !shown || !frame) return;
    return attachPage(workspace, frame);
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
          style={style}
          title={en.preview.label}
          sandbox="allow-same-origin"
          src="preview.html"
          onLoad={() => setLoaded(true)}
        />
      </div>
      <PageMenu preview={preview} />
    </>
  );
}
