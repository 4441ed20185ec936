import { APP_ORIGIN, DIAGRAM_ORIGIN } from './origin';

/** Content security policies, as text: for the window, for the page in the preview frame, for workers. */

const join = (directives: readonly string[]): string => directives.join('; ');

/**
 * The window's own policy. `nonce` allows exactly the style elements CodeMirror makes; `devServer` (a
 * `ws://` origin) is set only when the renderer comes from Vite's dev server, whose refresh preamble is
 * an inline script.
 */
export function windowPolicy(nonce: string, devServer: string | null): string {
  return join([
    "default-src 'none'",
    devServer ? "script-src 'self' 'unsafe-inline'" : "script-src 'self'",
    devServer ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    'img-src asset: data: blob:',
    `frame-src 'self' ${DIAGRAM_ORIGIN}`,
    "worker-src 'self'",
    devServer ? `connect-src 'self' ${devServer}` : "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(devServer ? [] : ["require-trusted-types-for 'script'", 'trusted-types dompurify longhand-worker']),
  ]);
}

/** The policy of the frame that draws diagrams: its own scripts and no network. `devServer` as above. */
export function diagramPolicy(devServer: string | null): string {
  return join([
    'sandbox allow-scripts allow-same-origin',
    "default-src 'none'",
    devServer ? "script-src 'self' 'unsafe-inline'" : "script-src 'self'",
    // Drawings are made of styled elements.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `frame-ancestors ${APP_ORIGIN}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    devServer ? `connect-src 'self' ${devServer}` : "connect-src 'none'",
  ]);
}

/** The preview's policy: a page that can show the post and do nothing else. */
export function previewPolicy(): string {
  return join([
    // The frame has this as its attribute; a window of its own has it from here.
    'sandbox allow-same-origin',
    "default-src 'none'",
    'img-src asset: remote: data:',
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' asset:",
    "frame-src 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "connect-src 'none'",
  ]);
}

/**
 * The policy of a worker, which has its own and not the window's: a script of ours and nothing else. Only the one
 * that checks grammar compiles WebAssembly (docs/decisions), which it reads from our own folder.
 */
export function workerPolicy(file: string): string {
  const grammar = /(?:^|\/)grammar\.worker-[\w-]+\.js$/.test(file);
  return join([
    "default-src 'none'",
    grammar ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    grammar ? "connect-src 'self'" : "connect-src 'none'",
    "base-uri 'none'",
  ]);
}

/** Whether a file of the built renderer is the start of a worker. */
export const isWorker = (file: string): boolean => /\.worker-[\w-]+\.js$/.test(file);
