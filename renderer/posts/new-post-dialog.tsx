import './changes/changes.css';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { en } from '#core/messages/en';
import Ask from '../app/ask';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { languageName } from './library/post-row';

/** No content folder has this name: it would end with a slash. */
const NEWEST = '/';

/** Asks for a title, and for the section or language where the blog has several. */
export default function NewPostDialog({ onClose }: { onClose: () => void }) {
  const { posts, blog, editor } = useWorkspace();
  const state = useStore(blog.state);
  const [folder, setFolder] = useState(NEWEST);
  const folders =
    state.kind === 'open' ? state.blog.model.contentFolders.filter(({ kind }) => kind === 'posts') : [];
  return (
    <Ask
      title={en.newPost.title}
      lead={en.newPost.lead}
      field={en.newPost.field}
      verb={en.newPost.create}
      running={en.newPost.creating}
      submit={(title) => posts.create(title, folder === NEWEST ? null : folder)}
      onClose={onClose}
      onDone={editor.focus}
    >
      {folders.length > 1 && (
        <Select
          className="field"
          selectedKey={folder}
          onSelectionChange={(key) => setFolder(key === null ? NEWEST : String(key))}
        >
          <Label className="label">{en.newPost.folder}</Label>
          <Button className="input choose">
            <SelectValue />
            <ChevronDown aria-hidden="true" />
          </Button>
          <Popover className="menu">
            <ListBox>
              <ListBoxItem id={NEWEST}>{en.newPost.likeNewest}</ListBoxItem>
              {folders.map(({ path, language }) => (
                <ListBoxItem key={path} id={path} textValue={path}>
                  {path}
                  {language !== null && <small> · {languageName(language)}</small>}
                </ListBoxItem>
              ))}
            </ListBox>
          </Popover>
        </Select>
      )}
    </Ask>
  );
}
