import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFailure } from '../posts/file-errors';
import { writeDurably } from '../posts/writer';

/** The value of a JSON text, or null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** Writes JSON to a file of the app's own (absolute path), creating its folder. Fails as `writeDurably` does. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw writeFailure(error, path, 0);
  }
  await writeDurably(path, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`), { mode: 0o600 });
}
