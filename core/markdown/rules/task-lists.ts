import type { MarkdownIt } from 'markdown-it';

const MARKER = /^\[([ xX])\][ \t\n]/;

/** GFM task list items: `- [x] done` begins with a checkbox that cannot be ticked in the page. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'task_lists', (state) => {
    state.tokens.forEach((token, index) => {
      if (token.type !== 'inline' || state.tokens[index - 1]?.type !== 'paragraph_open') return;
      const item = state.tokens[index - 2];
      const marker = MARKER.exec(token.content);
      if (item?.type !== 'list_item_open' || marker === null) return;
      token.content = token.content.slice(3);
      token.meta = { ...token.meta, checkbox: marker[1] === ' ' ? 'open' : 'done' };
    });
  });
  md.core.ruler.after('inline', 'task_boxes', (state) => {
    for (const token of state.tokens) {
      const checkbox = token.meta?.checkbox;
      if (checkbox === undefined || token.children === null) continue;
      const box = new state.Token('task_box', 'input', 0);
      box.info = checkbox === 'done' ? 'checked="" ' : '';
      token.children.unshift(box);
    }
  });
  md.renderer.rules.task_box = (tokens, index) =>
    `<input ${tokens[index]?.info ?? ''}disabled="" type="checkbox">`;
}
