import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chownTree } from '../../scripts/electron-user.mjs';
import { configureGit, gitAs, keepInGit, temporaryFolder } from '../../scripts/lib/test-blog.mjs';

export { gitAs } from '../../scripts/lib/test-blog.mjs';

/** The smallest PNG there is: one transparent pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A small Jekyll blog, one file a line, as an author would have it. */
export const SMALL_BLOG: Readonly<Record<string, string | Buffer>> = {
  '_config.yml': `title: Slow Letters
description: Notes from a desk by the window
author:
  name: Ada Winter
  bio: Writes by hand first, then here.
`,
  '_posts/2026-10-02-first-frost.md': `---
title: First frost   # the garden one
date: 2026-10-02 08:00:00 +0200
categories: Garden
tags: [frost, autumn]
---
# First frost

The beans are over. I took the poles down before breakfast.

![The garden gate](/assets/images/gate.png)

## What stays

Kale, leeks and the parsnips.

| Bed | Crop |
| --- | ---- |
| one | kale |

\`\`\`js
const frost = true;
\`\`\`
`,
  '_posts/2026-09-14-the-long-way-home.md': `---
title: "The long way home"
date: 2026-09-14
categories: Walking
tags:
  - walking
  - autumn
---
I walked the long way home.
`,
  '_drafts/ink.md': `---
title: Ink
---
Not finished yet.
`,
  'assets/images/gate.png': PIXEL,
  'about.md': `---
title: About
---
A page, not a post.
`,
};

/** A blog's folder in Git, with a bare remote next to it, all owned by the user that runs the app. */
export class TestBlog {
  readonly home: string;
  readonly folder: string;
  readonly remote: string;

  constructor(home: string) {
    this.home = home;
    this.folder = join(home, 'blog');
    this.remote = join(home, 'remote.git');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Writes a file as another program would. */
  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    chownTree(this.folder);
  }

  /** Runs Git in the blog as its author. */
  git(...args: string[]): string {
    return gitAs(this.home, this.folder, args);
  }

  /** Runs Git in the bare remote. */
  remoteGit(...args: string[]): string {
    return gitAs(this.home, this.remote, args);
  }
}

export interface TestBlogOptions {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Whether Git knows who the author is. */
  readonly identity?: boolean;
  readonly remote?: boolean;
}

/** Makes a blog with one commit, pushed to its remote. */
export function makeBlog(options: TestBlogOptions = {}): TestBlog {
  const { files = SMALL_BLOG, identity = true, remote = true } = options;
  const blog = new TestBlog(temporaryFolder('blog'));
  mkdirSync(blog.folder);
  configureGit(blog.home, identity ? { name: 'Ada Winter', email: 'ada@example.org' } : null);
  for (const [name, content] of Object.entries(files)) blog.write(name, content);
  keepInGit({ home: blog.home, folder: blog.folder, remote: remote ? blog.remote : undefined });
  return blog;
}

/** A hook of the bare remote's, before it takes what is sent. Returns its file. */
export function addHook(blog: TestBlog, script: string): string {
  const hook = join(blog.remote, 'hooks', 'pre-receive');
  mkdirSync(join(blog.remote, 'hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\n${script}\n`);
  chmodSync(hook, 0o755);
  chownTree(blog.remote);
  return hook;
}
