import { type HTMLAttributes, useEffect, useRef } from 'react';
import { tellChanges } from './tell';

interface StatusProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'p' | 'div' | 'span' | 'b';
  /** Trouble: an alert, which every screen reader tells at once by itself. */
  readonly urgent?: boolean;
}

/** News where it stands. A screen reader hears it once: when it has come, and when it has changed. */
export function Status({ as: Tag = 'p', urgent = false, ...props }: StatusProps) {
  // Another element: an alert is told when it comes with its words.
  return urgent ? <Tag role="alert" {...props} /> : <Told as={Tag} {...props} />;
}

function Told({ as = 'p', ...props }: Omit<StatusProps, 'urgent'>) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => (element.current ? tellChanges(element.current) : undefined), []);
  // The union of the tags has no ref of its own; each of them is an HTMLElement.
  const Tag = as as 'p';
  const ref = element as React.RefObject<HTMLParagraphElement | null>;
  return <Tag {...props} ref={ref} role="status" aria-live="off" />;
}
