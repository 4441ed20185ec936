export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** How far the look of the writing can be changed: sizes in CSS pixels, the line height in letters, the line length in characters. */
export const WRITING_LIMITS = {
  writingSize: { min: 12, max: 32, step: 1 },
  lineHeight: { min: 1.3, max: 2.2, step: 0.1 },
  lineLength: { min: 40, max: 110, step: 2 },
} as const satisfies Readonly<Record<string, Limits>>;

/** How much of the window's own size everything in it has. */
export const ZOOM_LIMITS: Limits = { min: 0.5, max: 3, step: 0.1 };

/** `value` moved by so many steps and kept within its limits, without the dust of binary fractions. */
export function stepped(value: number, steps: number, { min, max, step }: Limits): number {
  const moved = Math.round((value + steps * step) / step) * step;
  return Number(Math.min(max, Math.max(min, moved)).toFixed(2));
}
