import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleScript, startTraced, whyNoStrace } from '../../../tests/faults/save-process';
import { tempFolder } from '../../../tests/faults/temp-folder';

const noStrace = whyNoStrace();

describe(`watching where the system has no watches left${noStrace ? ` (skipped: ${noStrace})` : ''}`, () => {
  it.skipIf(noStrace !== null)('[R25] says so once, looks now and then, and sees what changes', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'blog/posts'), { recursive: true });
    writeFileSync(join(folder, 'blog/posts/a.md'), '# Before');
    const script = await bundleScript('watch-once', folder);
    const process = startTraced(
      script,
      [join(folder, 'blog')],
      ['-e', 'trace=inotify_add_watch', '-e', 'inject=inotify_add_watch:error=ENOSPC'],
    );
    await process.until('"ready":true');
    writeFileSync(join(folder, 'blog/posts/a.md'), '# After it');
    await process.until('"changed":["After it"]');
    const { exitCode, said } = await process.finish();
    expect(said.match(/"polling"/g)).toHaveLength(1);
    expect(said).toContain('"closed":true');
    expect(exitCode).toBe(0);
  });
});
