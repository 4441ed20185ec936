import { en } from '#core/messages/en';
import { formatting } from '#core/messages/formatting';
import { isEditorCommand, isForHtml } from '../editor/commands/ids';
import { editorKeys } from '../editor/commands/keys';

/** The stable ids of everything an author can do: the menu, the palette, the keyboard and the tests run these. */
export type CommandId = keyof typeof en.commands;

export const commandIds = Object.keys(en.commands) as readonly CommandId[];

/** What decides whether a command can run now. */
export interface CommandFacts {
  readonly blogOpen: boolean;
  readonly postOpen: boolean;
  readonly readOnly: boolean;
  /** The open post is HTML, which has a form for some of the commands on the text only. */
  readonly html: boolean;
  /** Something modal lies over the window. */
  readonly modal: boolean;
  /** Commits wait to be sent, and there is somewhere to send them. */
  readonly waiting: boolean;
  /** Both sides of the branch went on, so that what they changed may have to be decided. */
  readonly diverged: boolean;
  /** Whether the open post is a draft; null when that cannot be changed here. */
  readonly draft: boolean | null;
  /** The generator knows posts in a folder of their own. */
  readonly bundles: boolean;
  /** There is a change of files that can be undone. */
  readonly undoable: boolean;
}

/** Why a command that belongs to the text does nothing in this post; null where nothing is in its way. */
export function whyNot(id: CommandId, { html }: Pick<CommandFacts, 'html'>): string | null {
  return html && isEditorCommand(id) && !isForHtml(id) ? formatting.notInHtml : null;
}

/** Whether a command can run. Pure, so that the menu, the palette and the keys agree. */
export function enabled(id: CommandId, facts: CommandFacts): boolean {
  if (facts.modal && id !== 'palette.open' && !/^(?:theme|zoom)\./.test(id)) return false;
  if (isEditorCommand(id)) return facts.postOpen && !facts.readOnly && whyNot(id, facts) === null;
  switch (id) {
    case 'post.new':
    case 'post.find':
    case 'post.quickOpen':
    case 'post.pin':
    case 'posts.replace':
    case 'tags.manage':
    case 'library.filter':
    case 'view.sidebar':
    case 'blog.settings':
    case 'blog.trust':
    case 'blog.remote':
    case 'publish.waiting':
    case 'publish.pull':
    case 'blog.close':
    case 'publish.all':
    case 'publish.scheduled':
      return facts.blogOpen;
    case 'insert.postLink':
    case 'insert.image':
    case 'insert.snippet':
    case 'insert.component':
    case 'related.insert':
    case 'post.save':
    case 'edit.pastePlain':
      return facts.postOpen && !facts.readOnly;
    case 'publish.open':
    case 'publish.forReview':
    case 'view.write':
    case 'view.both':
    case 'view.read':
    case 'view.properties':
    case 'view.toolbar':
    case 'grammar.toggle':
    case 'grammar.next':
    case 'grammar.list':
    case 'editor.counts':
    case 'view.outline':
    case 'editor.find':
    case 'editor.replace':
    case 'editor.focus':
    case 'editor.followLink':
      return facts.postOpen;
    case 'related.show':
    case 'history.open':
    case 'history.undoPublish':
    case 'post.rename':
    case 'post.move':
    case 'post.duplicate':
    case 'post.delete':
    case 'post.whyNotLive':
      return facts.postOpen;
    case 'preview.width.full':
    case 'preview.width.tablet':
    case 'preview.width.phone':
    case 'preview.zoomIn':
    case 'preview.zoomOut':
    case 'preview.zoomReset':
    case 'preview.copyHtml':
    case 'preview.siteStyles':
    case 'preview.chooseStyles':
    case 'preview.images':
    case 'preview.imagesAlways':
    case 'preview.detach':
    case 'preview.print':
    case 'preview.pdf':
      return facts.postOpen;
    case 'post.convert':
      return facts.postOpen && facts.bundles;
    case 'post.publishDraft':
      return facts.postOpen && facts.draft === true;
    case 'post.unpublish':
    case 'history.unpublish':
      return facts.postOpen && facts.draft === false;
    case 'post.undoChange':
      return facts.undoable;
    case 'publish.push':
      return facts.blogOpen && facts.waiting;
    case 'publish.conflicts':
      return facts.blogOpen && facts.diverged;
    case 'publish.removeLocks':
      return facts.blogOpen;
    case 'view.nextRegion':
    case 'view.previousRegion':
    case 'blog.open':
    case 'blog.clone':
    case 'blog.create':
    case 'blog.sample':
    case 'settings.open':
    case 'signIn.show':
    case 'editor.live':
    case 'editor.focusSentence':
    case 'editor.focusParagraph':
    case 'editor.typewriter':
    case 'look.larger':
    case 'look.smaller':
    case 'look.wider':
    case 'look.narrower':
    case 'zoom.in':
    case 'zoom.out':
    case 'zoom.reset':
    case 'palette.open':
    case 'theme.system':
    case 'theme.light':
    case 'theme.dark':
      return true;
  }
}

/** Keys by command, `Mod` being Ctrl, or Command on a Mac. The first is the one shown. */
export const keys: Partial<Record<CommandId, readonly string[]>> = {
  'post.new': ['Mod+N'],
  'post.save': ['Mod+S'],
  'post.quickOpen': ['Mod+P'],
  'post.find': ['Mod+Shift+F'],
  'post.rename': ['F2'],
  'publish.open': ['Mod+Shift+Enter'],
  'view.write': ['Mod+1'],
  'view.both': ['Mod+2'],
  'view.read': ['Mod+3'],
  'view.sidebar': ['Mod+\\'],
  'view.properties': ['Mod+.'],
  'view.nextRegion': ['F6'],
  'view.previousRegion': ['Shift+F6'],
  'editor.find': ['Mod+F'],
  'editor.replace': ['Mod+H'],
  'edit.pastePlain': ['Mod+Shift+V'],
  'preview.copyHtml': ['Mod+Shift+C'],
  'grammar.next': ['F8'],
  'view.outline': ['Mod+Shift+O'],
  'posts.replace': ['Mod+Shift+H'],
  'related.show': ['Mod+Shift+R'],
  'history.open': ['Mod+Shift+Y'],
  'blog.open': ['Mod+O'],
  'blog.settings': ['Mod+,'],
  'settings.open': ['Mod+;'],
  'editor.live': ['Mod+/'],
  'zoom.in': ['Mod+=', 'Mod++', 'Mod+Shift++'],
  'zoom.out': ['Mod+-', 'Mod+Shift+_'],
  'zoom.reset': ['Mod+0'],
  'palette.open': ['Mod+K', 'Mod+Shift+P'],
  ...editorKeys,
};

/** The window's commands by their keys; of two with the same, the first. */
const byChord: ReadonlyMap<string, CommandId> = new Map(
  commandIds
    .filter((id) => !isEditorCommand(id))
    .flatMap((id) => (keys[id] ?? []).map((chord) => [chord, id] as const))
    .reverse(),
);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The window's command a key press stands for, or null; the text's own are the editor's. `mac` decides which key `Mod` is. */
export function commandFor(press: Pressed, mac: boolean): CommandId | null {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (press.altKey || other) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const chord = `${mod ? 'Mod+' : ''}${press.shiftKey ? 'Shift+' : ''}${key}`;
  return byChord.get(chord) ?? null;
}

/** A command's key as the author reads it: `Ctrl Shift P`, or `⌘⇧P` on a Mac; null when it has none. */
export function keyLabel(id: CommandId, mac: boolean): string | null {
  const first = keys[id]?.[0];
  if (!first) return null;
  const key = first.replace(/Arrow(Up|Down|Left|Right)$/, (_, name: string) => ARROWS[name] ?? name);
  return mac
    ? key.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥').replace('Enter', '↩')
    : key.replace('Mod', 'Ctrl').replaceAll('+', ' ');
}

const ARROWS: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };
