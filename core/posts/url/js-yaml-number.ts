const WHOLE = /^[-+]?\d+$/;
const OTHER_BASE = /^([-+]?)(0(?:x[\da-fA-F]+|o[0-7]+|b[01]+))$/;
const FLOATING = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
/** What some versions read as a number and others do not. */
const IN_DOUBT =
  /^[-+]?(?:\d[\d_.]*_[\d_.]*(?:[eE][-+]?\d+)?|0[xob][\da-fA-F_]*_[\da-fA-F_]*|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * An unquoted scalar as JavaScript writes what js-yaml 4 makes of it: `1e10` is `10000000000`, `0123` is `123`. Itself where
 * that is a text; null where its versions do not agree. github.com/nodeca/js-yaml `lib/type/int.js` and `float.js`.
 */
export function jsYamlNumber(text: string): string | null {
  const [, sign = '', digits] = OTHER_BASE.exec(text) ?? [];
  if (digits !== undefined) return String(sign === '-' ? -Number(digits) : Number(digits));
  if (WHOLE.test(text) || FLOATING.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? String(number) : null;
  }
  return IN_DOUBT.test(text) ? null : text;
}
