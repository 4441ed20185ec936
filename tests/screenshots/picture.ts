import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { withPalette } from '../../scripts/lib/png.mjs';
import type { RunningApp } from '../helpers/app';

const FOLDER = join(process.cwd(), 'docs/screenshots');

/** Takes the window as it is now, in light and in dark. */
export async function takePicture({ page }: RunningApp, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    await settled(page);
    savePicture(`${name}-${scheme}`, await page.screenshot({ caret: 'initial', animations: 'disabled' }));
  }
}

export function savePicture(name: string, png: Buffer): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.png`), withPalette(png));
}

/** The same in a window of 1280 × 800 and in one of 900 × 600, which is left at the larger size. */
export async function takeBothSizes(app: RunningApp, name: string): Promise<void> {
  await takePicture(app, name);
  await resize(app, 900, 600);
  await takePicture(app, `small-${name}`);
  await resize(app, 1280, 800);
}

async function resize({ electron, page }: RunningApp, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

/** Waits until fonts and pictures are there, in the window and in the pages within it, and all are drawn. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await page.evaluate(async () => {
    const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument);
    for (const each of [document, ...frames]) {
      if (each === null) continue;
      await each.fonts.ready;
      await Promise.all([...each.images].map((image) => image.decode().catch(() => null)));
    }
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}
