import { z } from 'zod';
import type { FocusMode } from '../editor/focus';
import { type Limits, WRITING_LIMITS, ZOOM_LIMITS } from './limits';

export const WritingFont = z.enum(['quattro', 'duo', 'inter', 'newsreader', 'system', 'monospace']);
export type WritingFont = z.infer<typeof WritingFont>;

const within = ({ min, max }: Limits) => z.number().min(min).max(max);

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
