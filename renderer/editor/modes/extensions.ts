import type { Extension } from '@codemirror/state';
import type { Surroundings } from '../live/surroundings';
import { focusOn } from './focus';
import type { Modes } from './modes';
import { typewriter } from './typewriter';

/** What these ways to look add to the editor. */
export async function extensionsFor(modes: Modes, around: Surroundings): Promise<Extension> {
  return [
    modes.live ? (await import('../live/live')).live(around) : [],
    modes.focusMode === 'off' ? [] : focusOn(modes.focusMode),
    modes.typewriter ? typewriter() : [],
  ];
}
