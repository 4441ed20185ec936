import { describe, expect, it } from 'vitest';
import { pageFrame, zoomed } from './page-size';

describe('the zoom of the page', () => {
  it('goes in steps and comes back by the same ones', () => {
    expect(zoomed(1, 1)).toBe(1.1);
    expect(zoomed(1.1, -1)).toBe(1);
    expect(zoomed(0.97, 1)).toBe(1);
  });

  it('stops at both ends', () => {
    expect(zoomed(3, 1)).toBe(3);
    expect(zoomed(0.5, -1)).toBe(0.5);
  });
});

describe('the page in its pane', () => {
  it('is as wide as the pane, and has fewer pixels when it is zoomed in', () => {
    expect(pageFrame({ width: 'full', zoom: 2 }, { width: 600, height: 800 })).toEqual({
      width: 300,
      height: 400,
      scale: 2,
    });
  });

  it('has the width of a device, whatever the zoom', () => {
    expect(pageFrame({ width: 'phone', zoom: 1.5 }, { width: 600, height: 900 })).toEqual({
      width: 390,
      height: 600,
      scale: 1.5,
    });
  });

  it('is drawn smaller where the pane is narrower than the device', () => {
    expect(pageFrame({ width: 'tablet', zoom: 1 }, { width: 410, height: 800 })).toEqual({
      width: 820,
      height: 1600,
      scale: 0.5,
    });
  });
});
