import { type HTMLAttributes, useEffect, useRef } from 'react';
import { tellChanges } from './tell';

interface StatusProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'p' | 'div' | 'span' | 'b';
  /** Trouble: told at once, into whatever is being read. */
  readonly urgent?: boolean;
}

/** News where it stands. A screen reader hears it once: when it has come, and when it has changed. */
export function Status({ as = 'p', urgent = false, ...props }: StatusProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => (element.current ? tellChanges(element.current, { urgent }) : undefined), [urgent]);
  // The union of the tags has no ref of its own; each of them is an HTMLElement.
  const Tag = as as 'p';
  const ref = element as React.RefObject<HTMLParagraphElement | null>;
  return <Tag {...props} ref={ref} role={urgent ? 'alert' : 'status'} aria-live="off" />;
}
