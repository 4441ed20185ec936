import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Status } from './status';

interface ProblemProps {
  readonly children: ReactNode;
  /** It comes and goes while an author types, and is told when they pause. */
  readonly calm?: boolean;
}

/** A failure where it happened: what happened and what to do, announced at once. */
export function Problem({ children, calm = false }: ProblemProps) {
  const words = (
    <>
      <CircleAlert />
      <div>{children}</div>
    </>
  );
  if (calm)
    return (
      <Status as="div" className="problem">
        {words}
      </Status>
    );
  return (
    <div className="problem" role="alert">
      {words}
    </div>
  );
}
