import { type EditorView, WidgetType } from '@codemirror/view';
import type { MathRenderer } from '#core/markdown/renderer';
import { format } from '#core/messages/en';
import { liveWords as words } from '#core/messages/live';
import { formulaFragment } from './formula-html';
import { toggleTaskAt } from './task';

/** The dot of a list item, as wide as the mark it stands for. */
export class Bullet extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    return element('span', 'lh-bullet', '•');
  }
}

/** Spaces in the place of what is hidden in a cell of a table. */
export class Room extends WidgetType {
  readonly #width: number;

  constructor(width: number) {
    super();
    this.#width = width;
  }

  override eq(other: Room): boolean {
    return other.#width === this.#width;
  }

  toDOM(): HTMLElement {
    const room = element('span', 'lh-room', ' '.repeat(this.#width));
    room.setAttribute('aria-hidden', 'true');
    return room;
  }
}

/** The line of a thematic break. */
export class Rule extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    return element('span', 'lh-rule');
  }
}

/** A box that can be ticked; a press changes the one letter between its brackets. */
export class TaskBox extends WidgetType {
  readonly #done: boolean;

  constructor(done: boolean) {
    super();
    this.#done = done;
  }

  override eq(other: TaskBox): boolean {
    return other.#done === this.#done;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'lh-task';
    box.checked = this.#done;
    box.disabled = view.state.readOnly;
    box.tabIndex = -1;
    box.setAttribute('aria-label', this.#done ? words.done : words.open);
    // The caret stays where it is, and so does what is drawn.
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('click', (event) => {
      event.preventDefault();
      toggleTaskAt(view, view.posAtDOM(box));
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** What images measured when they were last shown, so that they take their place before they are loaded. */
const sizes = new Map<string, { readonly width: number; readonly height: number }>();

/** An image of the blog, or a quiet box with its words where there is none to show. */
export class Picture extends WidgetType {
  readonly #url: string | null;
  readonly #src: string;
  readonly #alt: string;
  readonly #below: boolean;

  /** `url` is what can be shown; `below` sets it under its source. */
  constructor(url: string | null, src: string, alt: string, below: boolean) {
    super();
    this.#url = url;
    this.#src = src;
    this.#alt = alt;
    this.#below = below;
  }

  override eq(other: Picture): boolean {
    return (
      other.#url === this.#url &&
      other.#src === this.#src &&
      other.#alt === this.#alt &&
      other.#below === this.#below
    );
  }

  toDOM(view: EditorView): HTMLElement {
    const place = element('span', this.#below ? 'lh-image lh-below' : 'lh-image');
    if (this.#url === null) place.append(this.#missing(words.remote));
    else place.append(this.#image(this.#url, view, place));
    return place;
  }

  #image(url: string, view: EditorView, place: HTMLElement): HTMLElement {
    const image = document.createElement('img');
    const size = sizes.get(url);
    if (size) {
      image.width = size.width;
      image.height = size.height;
    }
    image.alt = this.#alt;
    image.draggable = false;
    image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = image;
      if (width > 0 && height > 0) sizes.set(url, { width, height });
      view.requestMeasure();
    });
    image.addEventListener('error', () => {
      sizes.delete(url);
      place.replaceChildren(this.#missing(words.missing));
      view.requestMeasure();
    });
    image.src = url;
    return image;
  }

  #missing(sentence: string): HTMLElement {
    const box = element('span', 'lh-no-image');
    box.append(
      element('b', '', this.#alt || words.undescribed),
      element('small', '', format(sentence, { src: this.#src })),
    );
    return box;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** A formula; its source until it can be set, and where it cannot. */
export class Formula extends WidgetType {
  readonly #tex: string;
  readonly #display: boolean;
  readonly #below: boolean;
  readonly #version: number;
  readonly #render: MathRenderer;

  /** `version` changes when the renderer can do more than before. */
  constructor(tex: string, display: boolean, below: boolean, version: number, render: MathRenderer) {
    super();
    this.#tex = tex;
    this.#display = display;
    this.#below = below;
    this.#version = version;
    this.#render = render;
  }

  override eq(other: Formula): boolean {
    return (
      other.#tex === this.#tex &&
      other.#display === this.#display &&
      other.#below === this.#below &&
      other.#version === this.#version
    );
  }

  toDOM(): HTMLElement {
    const place = element(
      'span',
      `lh-formula${this.#display ? ' lh-display' : ''}${this.#below ? ' lh-below' : ''}`,
    );
    const html = this.#render(this.#tex.trim(), this.#display);
    place.setAttribute('role', 'math');
    place.setAttribute('aria-label', this.#tex.trim());
    if (typeof html === 'string') place.append(formulaFragment(html));
    else place.append(element('code', '', this.#tex.trim()));
    if (html !== null && typeof html === 'object') place.title = html.mistake;
    return place;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
