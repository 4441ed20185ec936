import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react';
import { pageFrame } from '#core/preview/page-size';
import type { PreviewSettings } from '#core/preview/settings';

/** The style of the page's frame in its pane, which is measured only where the frame does not just fill it. */
export function useStage(
  pane: RefObject<HTMLElement | null>,
  { width, zoom }: PreviewSettings,
): CSSProperties | undefined {
  const fills = width === 'full' && zoom === 1;
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    if (fills || !element) return;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth > 0) setSize({ width: clientWidth, height: clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [fills, pane]);
  if (fills || !size) return undefined;
  const frame = pageFrame({ width, zoom }, size);
  return {
    width: frame.width,
    height: frame.height,
    left: Math.max(0, (size.width - frame.width * frame.scale) / 2),
    transform: `scale(${frame.scale})`,
  };
}
