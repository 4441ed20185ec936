import type { MathRenderer } from '#core/markdown/renderer';
import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import sheet from './math.css?url';

type Katex = typeof import('katex').default;

let katex: Katex | null = null;
let asked: Promise<Katex> | null = null;

async function load(): Promise<Katex> {
  const { default: loaded } = await import('katex');
  katex = loaded;
  return loaded;
}

/** Resolves when KaTeX is there for those who asked for it, or cannot be loaded. */
export async function mathSettled(): Promise<void> {
  await asked?.catch(() => null);
}

/** Lets a page show mathematics: KaTeX's own look, from this app's files. */
function dress(frame: Document): void {
  if (frame.getElementById('lh-math-look') !== null) return;
  const link = frame.createElement('link');
  link.id = 'lh-math-look';
  link.rel = 'stylesheet';
  link.href = new URL(sheet, window.location.href).href;
  frame.head.append(link);
}

/**
 * Mathematics for the page in `frame`. KaTeX is loaded when the first formula is met, which then shows its source;
 * `ready` is called when it is there. What KaTeX does not understand stays as it is written, with the reason.
 */
export function mathFor(frame: Document, ready: () => void): MathRenderer {
  let waiting = false;
  return (tex, displayMode) => {
    dress(frame);
    if (katex === null) {
      if (!waiting) {
        waiting = true;
        asked ??= load();
        // Without KaTeX formulas keep showing their source, and the next post asks again.
        asked.then(ready, () => {
          asked = null;
        });
      }
      return null;
    }
    try {
      return katex.renderToString(tex, {
        displayMode,
        output: 'html',
        throwOnError: true,
        trust: false,
        strict: false,
      });
    } catch (error) {
      if (error instanceof katex.ParseError)
        return { mistake: format(previewWords.formula, { reason: error.rawMessage.trim() }) };
      throw error;
    }
  };
}
