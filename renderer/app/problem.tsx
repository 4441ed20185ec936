import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** A failure where it happened: what happened and what to do, announced at once. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div className="problem" role="alert">
      <CircleAlert />
      <div>{children}</div>
    </div>
  );
}
