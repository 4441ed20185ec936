import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Root as CssRoot } from 'postcss';
import type { Plugin } from 'vite';
import { calls, events, fileArguments } from './core/ipc/contract';
import { asciiSource } from './scripts/lib/ascii-source.mjs';

/** The oldest runtime Longhand runs on; see docs/decisions/0003-electron-floor-and-ceiling.md. */
const NODE_TARGET = 'node20.18';
const CHROME_TARGET = 'chrome130';

/**
 * What the window needs one after the other when it opens: each is one file, for every file has to be asked for. What the
 * diagrams' process needs too is a file of its own, so that it loads nothing of the window's.
 */
const FIRST: readonly (readonly [name: string, roots: readonly string[]])[] = [
  ['start', ['main.tsx']],
  ['window', ['posts/library/library.tsx', 'editor/toolbar/toolbar.tsx', 'preview/page-menu.tsx']],
  ['page', ['preview/attach-page.ts', 'preview/held-images.tsx']],
];
const DIAGRAMS = ['preview/diagram-sandbox.ts'];

/**
 * What the first files name but do not use, and what costs a start some milliseconds when it is only loaded: the library's
 * buttons know of progress bars, and those of a number format, which is tried at once.
 */
const UNUSED = /\/@internationalized\/number\/|\/useNumberFormatter\./;

interface ModuleGraph {
  readonly getModuleInfo: (
    id: string,
  ) => { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}

/** The files of the built renderer that are put together by hand, the bundler's groups; it makes the others. */
function firstFiles() {
  const known = new Map<string, ReadonlySet<string>>();
  /** All modules that these import, and those that they import; with what is imported later, or without. */
  const reached = (roots: readonly string[], graph: ModuleGraph, later: boolean): ReadonlySet<string> => {
    const key = roots.join();
    const before = known.get(key);
    if (before) return before;
    const found = new Set<string>();
    const next = roots.map((root) => resolve('renderer', root));
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (found.has(id) || UNUSED.test(id)) continue;
      found.add(id);
      const module = graph.getModuleInfo(id);
      next.push(...(module?.importedIds ?? []), ...((later && module?.dynamicallyImportedIds) || []));
    }
    known.set(key, found);
    return found;
  };
  const isFirst = (id: string, graph: ModuleGraph) =>
    FIRST.some(([, roots]) => reached(roots, graph, false).has(id));
  const group = (name: string, has: (id: string, graph: ModuleGraph) => boolean, priority: number) => ({
    name: (id: string, graph: ModuleGraph) => (has(id, graph) ? name : null),
    debugName: name,
    priority,
  });
  return [
    group('both', (id, graph) => isFirst(id, graph) && reached(DIAGRAMS, graph, true).has(id), FIRST.length),
    ...FIRST.map(([name, roots], n) =>
      group(name, (id, graph) => reached(roots, graph, false).has(id), FIRST.length - 1 - n),
    ),
  ];
}

/** What every page of a post is set in; the frame asks for it before it has a text, and so before its style sheet would. */
const PAGE_FONTS = /^assets\/(?:newsreader|inter)-latin-wght-normal-/;

/** Families that come in a file for each script. */
const FAMILIES = /(["'])((?:Inter|Newsreader|JetBrains Mono) Variable)\1/g;

/**
 * Makes each of them two, Latin and what is beyond it, wherever a style sheet names one. For each size and weight of a
 * family Chromium looks among the system's fonts, which takes the text's first layout longer than all else in it, as long
 * as one of the family's files is not there; the second family is looked at when a letter is not in the first.
 */
const latinFirst = {
  postcssPlugin: 'latin-first',
  Once(root: CssRoot) {
    root.walkDecls((declaration) => {
      const { parent } = declaration;
      if (parent?.type === 'atrule' && parent.name === 'font-face') {
        const isBeyond = declaration.prop === 'font-family' && !/-latin-wght-/.test(parent.toString());
        if (isBeyond) declaration.value = declaration.value.replace(FAMILIES, '$1$2 Beyond Latin$1');
      } else declaration.value = declaration.value.replace(FAMILIES, '$&, $1$2 Beyond Latin$1');
    });
  },
};

/** What is sure to be wanted is asked for at once, and not only when the file that needs it has come. */
function askedAtOnce(): Plugin {
  const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs });
  return {
    name: 'asked-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle, path }) => {
        const files = Object.values(bundle ?? {});
        if (path === '/index.html')
          return files
            .filter((file) => file.type === 'chunk' && file.name === 'page')
            .map(({ fileName }) => ({
              // After what it needs itself.
              ...link({ rel: 'modulepreload', crossorigin: true, href: `./${fileName}` }),
              injectTo: 'head',
            }));
        if (path === '/preview.html')
          return files
            .filter(({ fileName }) => PAGE_FONTS.test(fileName))
            .map(({ fileName }) =>
              link({
                rel: 'preload',
                as: 'font',
                type: 'font/woff2',
                crossorigin: true,
                href: `./${fileName}`,
              }),
            );
        return;
      },
    },
  };
}

/**
 * Writes what is built in ASCII. V8 keeps a source for as long as it runs, and in two bytes a letter as soon as one of them is
 * beyond Latin-1; see docs/decisions/0039-the-order-of-a-start.md.
 */
const inAscii = (): Plugin => ({
  name: 'in-ascii',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = asciiSource(file.code);
  },
});

/** Schemas are for the main process. One that is imported for its values brings their library with it, a third of what the window needs after its start. */
const withoutSchemas = (): Plugin => ({
  name: 'without-schemas',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      const isFirst = file.type === 'chunk' && FIRST.some(([name]) => name === file.name);
      if (isFirst && file.moduleIds.some((id) => id.includes('/node_modules/zod/')))
        this.error(
          `${file.fileName} has zod in it: import types from where schemas are, and lists of values from a file without them.`,
        );
    }
  },
});

export default defineConfig({
  main: {
    plugins: [inAscii()],
    define: { __IPC_CALLS__: JSON.stringify(Object.keys(calls)) },
    build: {
      target: NODE_TARGET,
      outDir: 'out/main',
      externalizeDeps: false,
      // What is loaded first comes in few files, each compiled ahead (electron/compiled.ts); CommonJS, for V8 keeps no modules.
      // The index and the search through all posts run in threads of their own, started from their own files.
      lib: {
        entry: {
          launch: resolve('electron/launch.ts'),
          compiled: resolve('electron/compiled.ts'),
          main: resolve('electron/main.ts'),
          start: resolve('electron/start.ts'),
          'index-worker': resolve('engine/posts/index/worker.ts'),
          'replace-worker': resolve('engine/posts/replace/worker.ts'),
        },
        formats: ['cjs'],
      },
      rollupOptions: {
        external: ['electron'],
        // Names stay: they are in the errors that authors send.
        output: { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    define: {
      __IPC_CALLS__: JSON.stringify(Object.keys(calls)),
      __IPC_EVENTS__: JSON.stringify(Object.keys(events)),
      __IPC_FILE_ARGUMENTS__: JSON.stringify(fileArguments),
    },
    build: {
      target: NODE_TARGET,
      outDir: 'out/preload',
      externalizeDeps: false,
      lib: { entry: resolve('electron/preload/preload.ts'), formats: ['cjs'] },
      rollupOptions: { external: ['electron'] },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), withoutSchemas(), askedAtOnce(), inAscii()],
    css: { postcss: { plugins: [latinFirst] } },
    define: { __FAKE_BRIDGE__: 'false' },
    build: {
      target: CHROME_TARGET,
      minify: true,
      // The policy takes fonts from our own origin only, never from a data: URL.
      assetsInlineLimit: 0,
      outDir: resolve('out/renderer'),
      rollupOptions: {
        input: {
          index: resolve('renderer/index.html'),
          preview: resolve('renderer/preview.html'),
          diagram: resolve('renderer/diagram.html'),
        },
        output: { codeSplitting: { groups: firstFiles() } },
      },
    },
  },
});
