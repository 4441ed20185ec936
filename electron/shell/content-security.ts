/** Content security policies, as text. One for the window, one for the page in the preview frame. */

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
    "frame-src 'self'",
    devServer ? `connect-src 'self' ${devServer}` : "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(devServer ? [] : ["require-trusted-types-for 'script'", 'trusted-types dompurify']),
  ]);
}

/** The preview's policy: a page that can show the post and do nothing else. */
export function previewPolicy(): string {
  return join([
    "default-src 'none'",
    'img-src asset: data:',
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "connect-src 'none'",
  ]);
}
