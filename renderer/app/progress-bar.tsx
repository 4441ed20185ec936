import type { ReactNode } from 'react';

/**
 * How far something is: `percent` from 0 to 100, or null while its length is unknown. What it looks like are its children.
 * The component library's writes its numbers with `Intl`, and its buttons know of it: with it each start loads the locale data
 * for that (docs/decisions/0039-the-order-of-a-start.md).
 */
export function ProgressBar({
  label,
  percent,
  className,
  children,
}: {
  label: string;
  percent: number | null;
  className?: string;
  children: ReactNode;
}) {
  const known = percent === null ? undefined : Math.round(Math.min(100, Math.max(0, percent)));
  return (
    <div
      role="progressbar"
      className={className}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known}
      aria-valuetext={known === undefined ? undefined : `${known}%`}
    >
      {children}
    </div>
  );
}
