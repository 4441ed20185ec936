import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import { isNextDraft } from '#core/preview/diagram-messages';
import { type Drawn, drawDiagram } from './diagram-process';
import { noteMistake } from './mistakes';
import { safeSvg } from './svg';

/** The diagrams of one page: each block's source is shown at once, and its drawing in its place when there is one. */
export interface Diagrams {
  /** Shows what is known of the diagrams in new nodes and asks for the rest. */
  readonly dress: (nodes: DocumentFragment) => void;
  /** Resolves when every diagram that was asked for is drawn, or cannot be. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** A diagram that is being typed is drawn when the typing rests, ms. */
const REST = 150;
const KEPT = 100;

/** Drawings by theme and source, the latest last. */
const known = new Map<string, Drawn>();

const keyOf = (theme: 'light' | 'dark', source: string) => `${theme}\n${source}`;

/** Draws the diagrams in the page `frame`; `drew` hears whenever one was drawn, or could not be. */
export function createDiagrams(frame: Document, drew: () => void = () => undefined): Diagrams {
  /** With the source of each, which its drawing takes the place of. */
  const figures = new Map<HTMLElement, string>();
  const asked = new Map<string, Promise<void>>();
  let waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const theme = () => (frame.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

  const shown = () => {
    for (const figure of figures.keys()) if (!figure.isConnected) figures.delete(figure);
    return figures;
  };
  const showAll = () => {
    for (const [figure, source] of shown()) show(figure, source);
  };

  const show = (figure: HTMLElement, source: string) => {
    const drawn = known.get(keyOf(theme(), source));
    if (drawn) fill(figure, source, drawn);
    else {
      const draft = lastDraft(theme(), source);
      if (draft) fill(figure, source, draft, true);
      waiting.add(source);
    }
  };

  const ask = (source: string): Promise<void> => {
    const key = keyOf(theme(), source);
    const running = asked.get(key);
    if (running) return running;
    const answer = drawDiagram(source, theme()).then((drawn) => {
      asked.delete(key);
      known.set(key, drawn);
      const [oldest] = known.keys();
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
      showAll();
      waiting.delete(source);
      drew();
    });
    asked.set(key, answer);
    return answer;
  };

  const askAll = () => {
    clearTimeout(timer);
    const wanted = new Set(shown().values());
    const sources = [...waiting].filter((source) => wanted.has(source));
    waiting = new Set();
    return Promise.all(sources.map(ask));
  };

  const observer = new MutationObserver(() => {
    showAll();
    void askAll();
  });
  observer.observe(frame.documentElement, { attributes: true, attributeFilter: ['data-theme'] });

  return {
    dress: (nodes) => {
      for (const figure of nodes.querySelectorAll<HTMLElement>('figure.lh-diagram')) {
        const source = figure.textContent ?? '';
        figures.set(figure, source);
        show(figure, source);
      }
      clearTimeout(timer);
      if (waiting.size > 0) timer = setTimeout(askAll, REST);
    },
    settled: async () => {
      await askAll();
      await Promise.all(asked.values());
    },
    stop: () => {
      clearTimeout(timer);
      observer.disconnect();
      figures.clear();
    },
  };
}

/** The latest drawing of a source that is nearly this one. */
function lastDraft(theme: 'light' | 'dark', source: string): Drawn | null {
  for (const [key, drawn] of [...known].reverse()) {
    const before = key.slice(theme.length + 1);
    if (drawn.kind === 'svg' && key === keyOf(theme, before) && isNextDraft(before, source)) return drawn;
  }
  return null;
}

function fill(figure: HTMLElement, source: string, drawn: Drawn, draft = false): void {
  const { ownerDocument: document } = figure;
  figure.classList.toggle('lh-draft', draft);
  figure.classList.toggle('lh-mistake', drawn.kind !== 'svg');
  switch (drawn.kind) {
    case 'svg': {
      const svg = safeSvg(drawn.svg);
      if (svg) {
        figure.replaceChildren(svg);
        return;
      }
      break;
    }
    case 'slow':
      break;
    case 'mistake': {
      const form = drawn.line === null ? previewWords.diagram.mistake : previewWords.diagram.mistakeAt;
      const words = format(form, { line: drawn.line ?? '', reason: drawn.reason });
      // In the text the line is one of the post's, which is said beside it.
      const inText = format(previewWords.diagram.mistake, { reason: drawn.reason });
      noteMistake(figure, { words: inText, source, line: drawn.line });
      figure.replaceChildren(caption(document, words), sourceBlock(document, source, drawn.line));
      return;
    }
  }
  figure.replaceChildren(caption(document, previewWords.diagram.slow), sourceBlock(document, source, null));
}

function caption(document: Document, words: string): HTMLElement {
  const element = document.createElement('figcaption');
  element.textContent = words;
  return element;
}

/** The source, with one of its lines (from 1) marked. */
function sourceBlock(document: Document, source: string, marked: number | null): HTMLElement {
  const block = document.createElement('pre');
  const code = document.createElement('code');
  source
    .replace(/\n$/, '')
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) code.append('\n');
      if (index + 1 !== marked) code.append(line);
      else {
        const mark = document.createElement('mark');
        mark.textContent = line;
        code.append(mark);
      }
    });
  block.append(code);
  return block;
}
