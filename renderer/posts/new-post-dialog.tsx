import './changes/changes.css';
import './new-post.css';
import { useEffect, useMemo, useState } from 'react';
import { en, format } from '#core/messages/en';
import { shownIn } from '#core/posts/dates/instant';
import { newPostFolders } from '#core/posts/new-post/folders';
import type { NewPostOutline } from '#core/posts/new-post/new-post';
import Ask from '../app/ask';
import { useStore } from '../app/store';
import { takeTyped } from '../app/type-ahead';
import { useWorkspace } from '../app/workspace';
import { FolderSelect } from './new-post-folder';

/** How long the author must pause in a title before its file is named; ms. */
const PAUSE = 120;

/** Asks for a title, and for the folder where the blog's posts lie in several; says what the file will be. */
export default function NewPostDialog({ onClose }: { onClose: () => void }) {
  const { posts, editor } = useWorkspace();
  const [initial] = useState(takeTyped);
  const [title, setTitle] = useState(initial);
  const { folders, usual } = useFolders();
  const [chosen, choose] = useState<string | null>(null);
  const folder = chosen ?? usual;
  const outline = useOutline(title.trim(), folder);
  return (
    <Ask
      title={en.newPost.title}
      lead={en.newPost.lead}
      field={en.newPost.field}
      verb={en.newPost.create}
      running={en.newPost.creating}
      initial={initial}
      onValue={setTitle}
      submit={(given) => posts.create(given, folder)}
      onClose={onClose}
      onDone={editor.focus}
    >
      {folders.length > 1 && folder !== null && (
        <FolderSelect folders={folders} selected={folder} onSelect={choose} />
      )}
      <div className="new-file">
        <span className="label">{en.newPost.file}</span>
        <bdi className="path">{outline?.id ?? '\u2026'}</bdi>
        {outline !== null && outline.leftOut.length > 0 && (
          <p className="hint">
            {format(en.newPost.leftOut, { fields: outline.leftOut.map((key) => `“${key}”`).join(', ') })}
          </p>
        )}
      </div>
    </Ask>
  );
}

/** The folders to choose from as they were when the dialog opened; none while the posts are not known. */
function useFolders() {
  const { posts, blog } = useWorkspace();
  const state = useStore(blog.state);
  const list = useStore(posts.list);
  const model = state.kind === 'open' ? state.blog.model : null;
  const known = list.kind === 'ready' ? list.posts : null;
  const current = posts.current.get();
  const open = current.kind === 'open' ? current.document.id : null;
  return useMemo(() => {
    if (model === null || known === null) return { folders: [], usual: null };
    const newest = [...known].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
    return newPostFolders(newest, model, shownIn(Date.now(), null), open);
  }, [model, known, open]);
}

/** What the post would be, a moment after the title or the folder changed; null for a title that names no file. */
function useOutline(title: string, folder: string | null): NewPostOutline | null {
  const { posts } = useWorkspace();
  const [outline, setOutline] = useState<NewPostOutline | null>(null);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const found = title === '' ? null : await posts.outline(title, folder);
      if (!stale) setOutline(found);
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [posts, title, folder]);
  return outline;
}
