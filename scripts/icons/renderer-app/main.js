// An app that draws: reads jobs as JSON on the command line (`--jobs=FILE`), writes each as a PNG, and quits.
import { readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';

/** @param {{ svg: string, width: number, height: number }} job @returns {Promise<string>} in the page: the PNG as base64 */
const draw = async ({ svg, width, height }) => {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
};

app.disableHardwareAcceleration();
app.whenReady().then(async () => {
  const file = process.argv.find((arg) => arg.startsWith('--jobs='))?.slice('--jobs='.length) ?? '';
  const page = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await page.loadURL('data:text/html,<!doctype html>');
  for (const { from, to, width, height } of JSON.parse(readFileSync(file, 'utf8'))) {
    const svg = readFileSync(from).toString('base64');
    const job = JSON.stringify({ svg, width, height });
    const png = await page.webContents.executeJavaScript(`(${draw})(${job})`);
    writeFileSync(to, Buffer.from(png, 'base64'));
  }
  app.exit(0);
});
