import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { counted, en } from '#core/messages/en';
import type { NewPostFolder } from '#core/posts/new-post/folders';
import { languageName } from './library/post-row';

interface FolderSelectProps {
  readonly folders: readonly NewPostFolder[];
  readonly selected: string;
  readonly onSelect: (path: string) => void;
}

/** Where a new post goes: the folders that posts lie in, with how many. */
export function FolderSelect({ folders, selected, onSelect }: FolderSelectProps) {
  return (
    <Select
      className="field"
      selectedKey={keyOf(selected)}
      onSelectionChange={(key) => {
        if (key !== null) onSelect(String(key).slice(1));
      }}
    >
      <Label className="label">{en.newPost.folder}</Label>
      <Button className="input choose">
        <SelectValue className="new-folder" />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="menu new-folders">
        <ListBox>
          {folders.map((folder) => (
            <ListBoxItem
              key={folder.path}
              id={keyOf(folder.path)}
              className="new-folder"
              textValue={nameOf(folder.path).last}
            >
              <FolderName folder={folder} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** No key may be empty, and the blog's own folder is. */
const keyOf = (path: string): string => `/${path}`;

function nameOf(path: string): { readonly above: string; readonly last: string } {
  const at = path.lastIndexOf('/') + 1;
  return path === ''
    ? { above: '', last: en.newPost.top }
    : { above: path.slice(0, at), last: path.slice(at) };
}

function FolderName({ folder: { path, posts, language } }: { folder: NewPostFolder }) {
  const { above, last } = nameOf(path);
  return (
    <>
      <span className="where">
        <bdi className="above">{above}</bdi>
        <bdi className="last">{last}</bdi>
      </span>
      <small>
        {language !== null && `${languageName(language)} · `}
        {counted(en.newPost.posts, posts)}
      </small>
    </>
  );
}
