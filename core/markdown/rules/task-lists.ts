import type { MarkdownIt, Token } from 'markdown-it';
import type { TaskClasses } from '../dialect';

const MARKER = /^\[([ xX])\][ \t\n]/;

const CLASSES: {
  readonly [C in TaskClasses]: { readonly list: string; readonly item: string; readonly box: string } | null;
} = {
  none: null,
  remark: { list: 'contains-task-list', item: 'task-list-item', box: '' },
  kramdown: { list: 'task-list', item: 'task-list-item', box: 'task-list-item-checkbox' },
};

/** GFM task list items: `- [x] done` begins with a checkbox that cannot be ticked in the page. */
export function taskLists(md: MarkdownIt, classes: TaskClasses): void {
  const names = CLASSES[classes];
  md.core.ruler.before('inline', 'task_lists', (state) => {
    const lists: Token[] = [];
    state.tokens.forEach((token, index) => {
      if (/^(?:bullet|ordered)_list_open$/.test(token.type)) lists.push(token);
      else if (/^(?:bullet|ordered)_list_close$/.test(token.type)) lists.pop();
      if (token.type !== 'inline' || state.tokens[index - 1]?.type !== 'paragraph_open') return;
      const item = state.tokens[index - 2];
      const marker = MARKER.exec(token.content);
      if (item?.type !== 'list_item_open' || marker === null) return;
      token.content = token.content.slice(3);
      if (names !== null) {
        item.attrSet('class', names.item);
        lists.at(-1)?.attrSet('class', names.list);
      }
      token.meta = { ...token.meta, checkbox: marker[1] === ' ' ? 'open' : 'done' };
    });
  });
  md.core.ruler.after('inline', 'task_boxes', (state) => {
    for (const token of state.tokens) {
      const checkbox = token.meta?.checkbox;
      if (checkbox === undefined || token.children === null) continue;
      const box = new state.Token('task_box', 'input', 0);
      box.info = `${names?.box ? `class="${names.box}" ` : ''}${checkbox === 'done' ? 'checked="" ' : ''}`;
      token.children.unshift(box);
    }
  });
  md.renderer.rules.task_box = (tokens, index) =>
    `<input ${tokens[index]?.info ?? ''}disabled="" type="checkbox">`;
}
