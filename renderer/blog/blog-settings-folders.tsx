import { Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ContentFolder } from '#core/blog/model';
import { isFolderPath } from '#core/blog/overrides/overrides';
import type { FolderChoice } from '#core/blog/overrides/view';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { format } from '#core/messages/en';
import { Choice, FolderLine, Line, NO_FOLDER } from './blog-settings-controls';

interface FoldersProps {
  readonly folders: readonly ContentFolder[];
  readonly known: readonly FolderChoice[];
  readonly disabled: boolean;
  readonly onChange: (folders: ContentFolder[]) => void;
}

/** The folders of the blog, one a line: where it is, what it holds, in which language. */
export function Folders({ folders, known, disabled, onChange }: FoldersProps) {
  const change = (at: number, part: Partial<ContentFolder>) =>
    onChange(folders.map((folder, index) => (index === at ? { ...folder, ...part } : folder)));
  const free = known.filter(({ path }) => !folders.some((folder) => folder.path === path));
  return (
    <>
      <ul className="folders">
        {folders.map((folder, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a folder has no identity but its place in the list
          <li key={at}>
            <FolderLine
              quiet
              label={words.folder.path}
              value={folder.path}
              folders={free}
              refused={!isFolderPath(folder.path)}
              disabled={disabled}
              onChange={(path) => change(at, { path })}
            />
            <Choice
              quiet
              label={words.folder.kind}
              value={folder.kind}
              options={words.folder.kinds}
              disabled={disabled}
              onChange={(kind) => change(at, { kind })}
            />
            <Line
              quiet
              label={words.folder.language}
              placeholder={words.folder.language}
              value={folder.language ?? ''}
              disabled={disabled}
              onChange={(language) =>
                change(at, { language: language.trim() === '' ? null : language.trim() })
              }
            />
            <Button
              className="btn icon"
              aria-label={format(words.folder.remove, { path: folder.path || words.folder.own })}
              isDisabled={disabled || folders.length === 1}
              onPress={() => onChange(folders.filter((_, index) => index !== at))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        className="btn plain"
        isDisabled={disabled}
        onPress={() => onChange([...folders, { path: NO_FOLDER, kind: 'posts', language: null }])}
      >
        <Plus />
        {words.folder.add}
      </Button>
    </>
  );
}
