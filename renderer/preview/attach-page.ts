import { en, format } from '#core/messages/en';
import type { Workspace } from '../app/workspace';
import { shown } from '../bridge/bridge';
import { siteAddresses } from '../posts/site-addresses';
import { linkTarget } from './link-target';
import { type FollowedPage, followEditor, type PreviewSources } from './preview';

/** What a page of this workspace is made from. */
export const sourcesOf = ({
  blog,
  posts,
  editor,
  preview,
}: Pick<Workspace, 'blog' | 'posts' | 'editor' | 'preview'>): PreviewSources => ({
  blog: blog.opened,
  list: posts.list,
  addresses: posts.addresses,
  facts: editor.facts,
  images: preview,
});

/**
 * Makes the document of an empty page follow the editor and the theme; its links and keys do what they do in the
 * window. Returns the way to stop.
 */
export function attachPage(workspace: Workspace, frame: Document): () => void {
  const { editor, commands, scheme } = workspace;
  const page = followEditor(editor, frame, sourcesOf(workspace));
  const click = (event: MouseEvent) => followLink(event, workspace, page);
  const dress = () => {
    frame.documentElement.dataset.theme = scheme.get();
  };
  dress();
  const undress = scheme.subscribe(dress);
  const unstyle = followSiteStyles(workspace, frame);
  frame.addEventListener('click', click);
  frame.addEventListener('auxclick', click);
  frame.addEventListener('keydown', commands.press, true);
  return () => {
    page.stop();
    undress();
    unstyle();
    frame.removeEventListener('click', click);
    frame.removeEventListener('auxclick', click);
    frame.removeEventListener('keydown', commands.press, true);
  };
}

/** Keeps the page in the style sheets that the author chose for the blog that is open. */
function followSiteStyles({ blog, settings, preview, ui }: Workspace, frame: Document): () => void {
  let shownAs = '';
  let asked = 0;
  const look = async () => {
    const now = blog.opened();
    if (now === null) return;
    const { id } = now;
    const wanted = JSON.stringify([id, settings.settings.get().preview.styles[id] ?? null]);
    if (wanted === shownAs) return;
    const first = shownAs === '';
    shownAs = wanted;
    asked += 1;
    const mine = asked;
    const answer = await preview.sheets(id);
    if (mine !== asked) return;
    if (!answer.ok) ui.say(shown(answer).sentence);
    const sheets = answer.ok ? answer.value : [];
    // The built-in theme is what a new page has.
    if (first && sheets.length === 0) return;
    const { dressAsSite } = await import('./site-look');
    if (mine === asked) dressAsSite(frame, now, sheets);
  };
  void look();
  const stops = [settings.settings.subscribe(() => void look()), blog.state.subscribe(() => void look())];
  return () => {
    asked += 1;
    for (const stop of stops) stop();
  };
}

async function followLink(event: MouseEvent, workspace: Workspace, page: FollowedPage) {
  const target = event.target as Element | null;
  const link = target && Element.prototype.closest.call(target, 'a[href]');
  if (!link) return;
  event.preventDefault();
  const href = Element.prototype.getAttribute.call(link, 'href') ?? '';
  const { blog, posts, ui, openLink } = workspace;
  const openId = () => {
    const current = posts.current.get();
    return current.kind === 'open' ? current.document.id : '';
  };
  const from = openId();
  const list = posts.list.get();
  const ids = new Set(list.kind === 'ready' ? list.posts.map((post) => post.id) : []);
  let to = linkTarget(href, from, ids);
  if (to.kind === 'post' || to.kind === 'refused') {
    const site = await siteAddresses(posts, blog.opened()?.model ?? null);
    // The author went elsewhere meanwhile.
    if (openId() !== from) return;
    to = linkTarget(href, from, ids, site);
  }
  switch (to.kind) {
    case 'web':
      openLink(to.url);
      return;
    case 'post':
      await posts.open(to.id);
      if (to.place !== null) page.goTo(to.place);
      return;
    case 'place':
      page.goTo(to.id);
      return;
    case 'refused':
      ui.say(format(en.preview.linkRefused, { href }));
  }
}
