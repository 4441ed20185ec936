import type { MarkdownIt, StateCore, Token } from 'markdown-it';

interface Item {
  /** The first child is a paragraph: its tokens; null for anything else, or nothing. */
  readonly paragraph: { readonly open: Token; readonly close: Token } | null;
  /** A blank line follows it, before the next item or in this one. */
  readonly blankAfter: boolean;
  /** How many blocks it holds. */
  readonly blocks: number;
}

/**
 * kramdown decides for each item whether its first paragraph stands in `<p>`: only where a blank line follows that.
 * The last item is like those before it where nothing but that could tell. Later paragraphs of an item always do.
 * A list begins with one, whatever its first number.
 * https://kramdown.gettalong.org/syntax.html#lists, `parser/kramdown/list.rb`
 */
export function kramdownLists(md: MarkdownIt): void {
  md.core.ruler.after('block', 'kramdown_lists', (state) => {
    if (!state.tokens.some(({ type }) => type === 'list_item_open')) return;
    const lines = state.src.split('\n');
    const isBlank = (line: number): boolean => line >= lines.length || /^[\s>]*$/.test(lines[line] ?? '');
    state.tokens.forEach((token, index) => {
      if (token.type === 'ordered_list_open') token.attrs = null;
      if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open')
        setList(itemsOf(state, index, isBlank));
    });
  });
}

function itemsOf({ tokens }: StateCore, list: number, isBlank: (line: number) => boolean): Item[] {
  const items: Item[] = [];
  const level = tokens[list]?.level ?? 0;
  let item: { paragraph: Item['paragraph']; blankAfter: boolean; blocks: number } | null = null;
  for (let at = list + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.level <= level) break;
    if (token.level === level + 1 && token.type === 'list_item_open') {
      item = { paragraph: null, blankAfter: false, blocks: 0 };
      items.push(item);
    } else if (item !== null && token.level === level + 2 && token.nesting >= 0 && token.type !== 'inline') {
      item.blocks += 1;
      const close = tokens[at + 2];
      if (token.type !== 'paragraph_open' || close === undefined) continue;
      token.hidden = false;
      close.hidden = false;
      if (item.blocks > 1) continue;
      item.paragraph = { open: token, close };
      item.blankAfter = isBlank(token.map?.[1] ?? 0);
    }
  }
  return items;
}

function setList(items: readonly Item[]): void {
  let anyTransparent = false;
  items.forEach(({ paragraph, blankAfter, blocks }, index) => {
    const isLast = index === items.length - 1;
    const tight =
      paragraph !== null &&
      (!blankAfter || (isLast && blocks === 1)) &&
      (!isLast || items.length === 1 || anyTransparent);
    if (paragraph === null || tight) anyTransparent = true;
    if (paragraph === null) return;
    paragraph.open.hidden = tight;
    paragraph.close.hidden = tight;
  });
}
