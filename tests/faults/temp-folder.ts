import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder (absolute, without links in its path) that is removed when the running test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'longhand-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
