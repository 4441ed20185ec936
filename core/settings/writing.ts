import { z } from 'zod';
import type { FocusMode } from '../editor/focus';

export const WritingFont = z.enum(['quattro', 'duo', 'inter', 'newsreader', 'system', 'monospace']);
export type WritingFont = z.infer<typeof WritingFont>;

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

const within = ({ min, max }: Limits) => z.number().min(min).max(max);

/** How much of the window's own size everything in it has. */
export const ZOOM_LIMITS: Limits = { min: 0.5, max: 3, step: 0.1 };

/** How the writing looks. `lineLength` null fills the pane. */
export const writingShape = {
  writingFont: WritingFont,
  writingSize: within(WRITING_LIMITS.writingSize),
  lineHeight: within(WRITING_LIMITS.lineHeight),
  lineLength: within(WRITING_LIMITS.lineLength).nullable(),
  /** Marks are hidden away from the caret, and what they mean is shown. */
  live: z.boolean(),
  focusMode: z.enum(['off', 'sentence', 'paragraph'] satisfies FocusMode[]),
  typewriter: z.boolean(),
  zoom: within(ZOOM_LIMITS),
};
export type WritingSettings = {
  readonly [K in keyof typeof writingShape]: z.infer<(typeof writingShape)[K]>;
};

export const DEFAULT_WRITING: WritingSettings = {
  writingFont: 'quattro',
  writingSize: 17,
  lineHeight: 1.7,
  lineLength: 64,
  live: false,
  focusMode: 'off',
  typewriter: false,
  zoom: 1,
};

/** `value` moved by so many steps and kept within its limits, without the dust of binary fractions. */
export function stepped(value: number, steps: number, { min, max, step }: Limits): number {
  const moved = Math.round((value + steps * step) / step) * step;
  return Number(Math.min(max, Math.max(min, moved)).toFixed(2));
}
