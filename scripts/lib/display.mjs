import { spawn } from 'node:child_process';
import { PlainError } from './run.mjs';

/** @returns {boolean} whether programs started from here have a screen to show windows on */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts a virtual screen. Xvfb picks a free number itself and reports it once it is listening, so nothing is guessed
 * and nothing is waited for in vain. `-ac` lets any local user draw on it: the tests run the app as another one.
 * @param {{ size?: string }} [options]
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function virtualDisplay({ size = '1600x1000x24' } = {}) {
  return new Promise((done, fail) => {
    const args = ['-displayfd', '3', '-ac', '-screen', '0', size, '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const stop = () => {
      process.off('exit', stop);
      process.off('SIGTERM', interrupted);
      server.kill();
    };
    const interrupted = () => process.exit(143);
    let said = '';
    server.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    let number = '';
    const reported = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    reported.on('data', (chunk) => {
      number += chunk;
      if (number.includes('\n')) done({ display: `:${number.trim()}`, stop });
    });
    server.on('error', () => fail(new PlainError('There is no screen, and Xvfb is not installed.')));
    server.on('exit', (code) => fail(new PlainError(`Xvfb ended with code ${code}. ${said.trim()}`)));
    server.unref();
    process.on('exit', stop);
    // Without a listener a signal ends this process and runs no exit handler, and the screen would stay.
    process.on('SIGTERM', interrupted);
  });
}
