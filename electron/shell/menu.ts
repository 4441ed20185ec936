import { Menu, type MenuItemConstructorOptions } from 'electron';
import { en } from '#core/messages/en';
import { previewCommandTitles } from '#core/messages/preview';
import { formatMenu } from './format-menu';
import { insertMenu } from './insert-menu';

type Item = MenuItemConstructorOptions;

const previewCommandIds = Object.keys(previewCommandTitles) as readonly (keyof typeof previewCommandTitles)[];

/** The menu of the application. */
export interface ApplicationMenu {
  readonly show: () => void;
  /** Dims the items of these commands, and no others; before it is shown as well. */
  readonly dim: (ids: readonly string[]) => void;
}

/** `run` runs a command of the window by its id. */
export function createApplicationMenu(run: (id: string) => void, platform: NodeJS.Platform): ApplicationMenu {
  let menu: Menu | null = null;
  let dimmed: readonly string[] = [];
  const enable = (ids: readonly string[], enabled: boolean) => {
    for (const id of ids) {
      const item = menu?.getMenuItemById(id);
      if (item) item.enabled = enabled;
    }
  };
  return {
    show: () => {
      menu = menuOf(run, platform);
      enable(dimmed, false);
      Menu.setApplicationMenu(menu);
    },
    dim: (ids) => {
      enable(dimmed, true);
      enable(ids, false);
      dimmed = ids;
    },
  };
}

/**
 * Every item of ours runs a command of the renderer by its stable id, so the menu,
 * the palette and the keyboard do the same thing. Shortcuts are shown here but handled by the renderer.
 */
function menuOf(run: (id: string) => void, platform: NodeJS.Platform): Menu {
  const command = (id: keyof typeof en.commands, accelerator?: string): Item => ({
    id,
    label: en.commands[id],
    click: () => run(id),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  });
  const line: Item = { type: 'separator' };

  const file: Item = {
    label: en.menu.file,
    submenu: [
      command('post.new', 'CmdOrCtrl+N'),
      command('blog.open', 'CmdOrCtrl+O'),
      line,
      command('post.save', 'CmdOrCtrl+S'),
      command('publish.open', 'CmdOrCtrl+Shift+Enter'),
      command('publish.forReview'),
      command('publish.all'),
      command('publish.scheduled'),
      command('history.open', 'CmdOrCtrl+Shift+Y'),
      line,
      command('post.rename'),
      command('post.move'),
      command('post.duplicate'),
      command('post.publishDraft'),
      command('post.unpublish'),
      command('post.delete'),
      command('post.undoChange'),
      line,
      command('blog.settings', 'CmdOrCtrl+,'),
      command('blog.remote'),
      command('blog.trust'),
      command('blog.close'),
      line,
      command('settings.open', 'CmdOrCtrl+;'),
      ...(platform === 'darwin' ? [] : [{ role: 'quit' } satisfies Item]),
    ],
  };
  const edit: Item = {
    label: en.menu.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      command('edit.pastePlain', 'CmdOrCtrl+Shift+V'),
      { role: 'delete' },
      line,
      { role: 'selectAll' },
    ],
  };
  const view: Item = {
    label: en.menu.view,
    submenu: [
      command('palette.open', 'CmdOrCtrl+K'),
      command('post.quickOpen', 'CmdOrCtrl+P'),
      command('post.find', 'CmdOrCtrl+Shift+F'),
      command('editor.find', 'CmdOrCtrl+F'),
      command('editor.replace', 'CmdOrCtrl+H'),
      command('posts.replace', 'CmdOrCtrl+Shift+H'),
      command('library.filter'),
      command('tags.manage'),
      line,
      command('view.write', 'CmdOrCtrl+1'),
      command('view.both', 'CmdOrCtrl+2'),
      command('view.read', 'CmdOrCtrl+3'),
      line,
      command('view.sidebar', 'CmdOrCtrl+\\'),
      command('view.properties', 'CmdOrCtrl+.'),
      command('related.show', 'CmdOrCtrl+Shift+R'),
      command('view.outline', 'CmdOrCtrl+Shift+O'),
      command('view.toolbar'),
      line,
      { label: en.preview.pane, submenu: previewCommandIds.map((id) => command(id)) },
      line,
      command('editor.live', 'CmdOrCtrl+/'),
      command('editor.focusSentence'),
      command('editor.focusParagraph'),
      command('editor.typewriter'),
      line,
      command('look.larger'),
      command('look.smaller'),
      command('zoom.in', 'CmdOrCtrl+='),
      command('zoom.out', 'CmdOrCtrl+-'),
      command('zoom.reset', 'CmdOrCtrl+0'),
      line,
      { role: 'togglefullscreen' },
    ],
  };
  return Menu.buildFromTemplate([
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies Item] : []),
    file,
    edit,
    formatMenu(command),
    insertMenu(command),
    view,
    { role: 'windowMenu' },
  ]);
}
