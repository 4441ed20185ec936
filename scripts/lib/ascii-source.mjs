/** A template whose own writing is asked for: an escape would be seen there. */
const RAW = /\braw\s*`[^`]*[\u0080-\uffff]/;

/**
 * The same program in ASCII: letters beyond it are written as escapes, one for each UTF-16 unit. They may stand in texts,
 * templates, regular expressions, comments, and names, as long as a name has no letter of two units. Throws where a
 * `String.raw` has such a letter.
 * @param {string} code JavaScript
 * @returns {string}
 */
export function asciiSource(code) {
  const raw = RAW.exec(code);
  if (raw) throw new Error(`Letters beyond ASCII cannot be escaped in ${raw[0]}`);
  // What a backslash escapes goes with it. In front of a letter beyond ASCII it says nothing, and is left out.
  return code.replace(/\\?([\u0080-\uffff])|\\./gs, (found, /** @type {string | undefined} */ beyond) =>
    beyond === undefined ? found : `\\u${beyond.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
