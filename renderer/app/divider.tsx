import { useRef } from 'react';

interface DividerProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** How far an arrow key goes. */
  readonly step: number;
  /** The value for a pointer at `x` CSS pixels from the window's left edge. */
  readonly fromPixels: (x: number) => number;
  readonly onChange: (value: number) => void;
}

/** A line between two parts of the window that can be dragged, or moved with the arrow keys. */
export function Divider({ label, value, min, max, step, fromPixels, onChange }: DividerProps) {
  const dragging = useRef(false);
  const put = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  const percent = Math.round(((value - min) / (max - min)) * 100);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot hold a value or the focus
    <div
      className="divider"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset.dragging = '';
        dragging.current = true;
      }}
      onPointerMove={(event) => {
        if (dragging.current) put(fromPixels(event.clientX));
      }}
      onPointerUp={(event) => {
        dragging.current = false;
        delete event.currentTarget.dataset.dragging;
      }}
      onKeyDown={(event) => {
        const to = { ArrowLeft: value - step, ArrowRight: value + step, Home: min, End: max }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        put(to);
      }}
    />
  );
}
