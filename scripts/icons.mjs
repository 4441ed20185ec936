import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveRuntime } from './electron-runtime.mjs';
import { icns, ico } from './icons/pack.mjs';
import { hasDisplay, virtualDisplay } from './lib/display.mjs';
import { PlainError, root, run, say, script } from './lib/run.mjs';

/** electron-builder takes Linux icons from files of these names. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LARGEST_SIMPLE = 48;
const icons = join(root, 'build', 'icons');

await script(async () => {
  /** @param {number} size */
  const pngOf = (size) => join(icons, `${size}x${size}.png`);
  await render([
    ...SIZES.map((size) => ({
      // Few pixels need a drawing of their own: heavier, with less air.
      from: join(icons, size <= LARGEST_SIMPLE ? 'icon-small.svg' : 'icon.svg'),
      to: pngOf(size),
      width: size,
      height: size,
    })),
    ...samplePictures(),
  ]);
  const pictures = SIZES.map((size) => ({ size, png: readFileSync(pngOf(size)) }));
  writeFileSync(join(root, 'build', 'icon.icns'), icns(pictures));
  writeFileSync(join(root, 'build', 'icon.ico'), ico(pictures.filter(({ size }) => size <= 256)));
  say(`Drew ${SIZES.length} icons, icon.icns and icon.ico in build/, and the sample blog's pictures.`);
});

/** The sample blog's pictures: `drawings/NAME-WIDTHxHEIGHT.svg` becomes `images/NAME.png`. */
function samplePictures() {
  const drawings = join(root, 'build', 'sample-drawings');
  if (!existsSync(drawings)) return [];
  return readdirSync(drawings).flatMap((file) => {
    const [, name, width, height] = /^(.+)-(\d+)x(\d+)\.svg$/.exec(file) ?? [];
    if (!name) return [];
    const to = join(root, 'sample', 'assets', 'images', `${name}.png`);
    return [{ from: join(drawings, file), to, width: Number(width), height: Number(height) }];
  });
}

/** Draws SVG files as PNG with Electron itself. @param {{ from: string, to: string, width: number, height: number }[]} jobs */
async function render(jobs) {
  const runtime = await resolveRuntime();
  const screen = hasDisplay() ? undefined : await virtualDisplay();
  const work = mkdtempSync(join(tmpdir(), 'longhand-icons-'));
  try {
    const list = join(work, 'jobs.json');
    writeFileSync(list, JSON.stringify(jobs));
    // Our own drawings and nothing else are shown, so root may do without the sandbox here.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = join(root, 'scripts', 'icons', 'renderer-app');
    const ended = await run(
      runtime.executable,
      [...asRoot, `--user-data-dir=${join(work, 'profile')}`, app, `--jobs=${list}`],
      { capture: true, env: { ...process.env, ...(screen ? { DISPLAY: screen.display } : {}) } },
    );
    if (ended.code !== 0) throw new PlainError(`The pictures could not be drawn.\n${ended.stderr}`);
  } finally {
    screen?.stop();
    rmSync(work, { recursive: true, force: true });
  }
}
