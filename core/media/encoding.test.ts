import { describe, expect, it } from 'vitest';
import { DEFAULT_IMAGES } from '../settings/images';
import { encodingPlan, isAnimated, renamed } from './encoding';

const photo = { type: 'image/jpeg', width: 4000, height: 3000, opaque: true };
const shot = { type: 'image/png', width: 1000, height: 2001, opaque: false };
const plan = (picture: typeof photo, settings: Partial<typeof DEFAULT_IMAGES>) =>
  encodingPlan(picture, { ...DEFAULT_IMAGES, ...settings });

describe('what is done to a picture', () => {
  it('is nothing unless the author wants it, or where it is so already', () => {
    expect(plan(photo, {})).toBeNull();
    expect(plan(shot, { imageMaxWidth: 1000 })).toBeNull();
    expect(plan(photo, { imageFormat: 'jpeg' })).toBeNull();
  });

  it('makes it smaller and never larger, in its own proportions', () => {
    expect(plan(photo, { imageMaxWidth: 1600 })).toEqual({
      width: 1600,
      height: 1200,
      type: 'image/jpeg',
      quality: 0.85,
    });
    expect(plan(shot, { imageMaxWidth: 600, imageFormat: 'webp' })).toMatchObject({
      width: 600,
      height: 1201,
      type: 'image/webp',
    });
    expect(plan(shot, { imageMaxWidth: 3000 })).toBeNull();
  });

  it('keeps what shines through', () => {
    expect(plan(shot, { imageFormat: 'jpeg' })).toBeNull();
    expect(plan({ ...shot, opaque: true }, { imageFormat: 'jpeg' })).toMatchObject({
      type: 'image/jpeg',
      width: 1000,
    });
  });

  it('leaves films of pictures and drawings alone', () => {
    for (const type of ['image/gif', 'image/svg+xml', 'image/avif']) {
      expect(plan({ ...photo, type }, { imageMaxWidth: 600, imageFormat: 'webp' })).toBeNull();
    }
  });

  it('is nothing to one that moves', () => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(isAnimated(bytes('\x89PNG....IHDR....acTL....IDAT'), 'image/png')).toBe(true);
    expect(isAnimated(bytes('\x89PNG....IHDR....IDAT..acTL'), 'image/png')).toBe(false);
    expect(isAnimated(bytes('RIFF....WEBPVP8X..........ANIM'), 'image/webp')).toBe(true);
    expect(isAnimated(bytes('RIFF....WEBPVP8 ........'), 'image/webp')).toBe(false);
  });

  it('shows in its name', () => {
    expect(renamed('My cup.v2.PNG', 'image/webp')).toBe('My cup.v2.webp');
  });
});
