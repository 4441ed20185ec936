import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { assetUrl } from '#core/media/asset-url';
import { en, format } from '#core/messages/en';
import { reviewWords } from '#core/messages/review';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { comparePost } from '#core/publish/field-changes';
import type { ReviewFile, ReviewTexts } from '#core/publish/model';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { compareTexts } from '../diff-lines';
import { DiffView } from '../diff-view';
import { FieldList } from './field-list';
import { PageCompare } from './page-compare';
import { useTexts } from './use-texts';

const words = reviewWords.files;
type View = 'changes' | 'page';

/** One file that goes out, closed to a line where there are many. */
export function FileChange({ file, title, open }: { file: ReviewFile; title: string | null; open: boolean }) {
  const [isOpen, setOpen] = useState(open);
  const [view, setView] = useState<View>('changes');
  const isPost = title !== null;
  return (
    <li className="file">
      <div className="file-head">
        <h3>
          <Button
            className="btn plain file-name"
            aria-expanded={isOpen}
            onPress={() => setOpen((now) => !now)}
          >
            {title ?? file.path}
          </Button>
        </h3>
        <span className="path">
          {isPost && file.path}
          {file.from !== null && ` (${format(words.from, { path: file.from })})`}
        </span>
        <Amount file={file} />
        {isOpen && isPost && (
          <ToggleButtonGroup
            className="segments"
            aria-label={words.views}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={(keys) => setView([...keys][0] as View)}
          >
            <ToggleButton id="changes">{words.changes}</ToggleButton>
            <ToggleButton id="page">{words.page}</ToggleButton>
          </ToggleButtonGroup>
        )}
      </div>
      {isOpen && (file.role === 'image' ? <Picture path={file.path} /> : <Text file={file} view={view} />)}
    </li>
  );
}

/** In one word, and for a text by how many lines. */
function Amount({ file }: { file: ReviewFile }) {
  return (
    <span className="amount">
      {file.change !== 'modified' && words.change[file.change]}{' '}
      {file.added > 0 && <b className="plus">+{file.added}</b>}{' '}
      {file.removed > 0 && <b className="minus">−{file.removed}</b>}
    </span>
  );
}

function Text({ file, view }: { file: ReviewFile; view: View }) {
  const texts = useTexts(file);
  if (texts === undefined) return <Status className="binary late">{words.loading}</Status>;
  if (texts === null || (texts.before === null && texts.after === null))
    return <p className="binary">{words.noText}</p>;
  switch (view) {
    case 'changes':
      return <Changes file={file} texts={texts} />;
    case 'page':
      return <PageCompare file={file} before={texts.before} after={texts.after} />;
  }
}

function Changes({ file, texts: { before, after } }: { file: ReviewFile; texts: ReviewTexts }) {
  const { blog } = useWorkspace();
  const state = useStore(blog.state);
  const model = state.kind === 'open' ? state.blog.model : null;
  const compared = useMemo(() => {
    if (model === null || file.role !== 'post')
      return { fields: [], before: before ?? '', after: after ?? '' };
    return comparePost(before, after, frontMatterRules(model, file.path));
  }, [model, file, before, after]);
  const rows = useMemo(() => compareTexts(compared.before, compared.after), [compared]);
  const isSame = rows.every((row) => row.kind !== 'line');
  const fields = compared.fields ?? [];
  return (
    <>
      {fields.length > 0 && <FieldList fields={fields} />}
      {isSame ? <p className="binary">{words.sameText}</p> : <DiffView rows={rows} />}
    </>
  );
}

/** The image itself, small; or a word about it when it cannot be shown (it was removed, or its format is unknown). */
function Picture({ path }: { path: string }) {
  const { blog } = useWorkspace();
  const state = useStore(blog.state);
  const [failed, setFailed] = useState(false);
  if (state.kind !== 'open' || failed) return <p className="binary">{en.publish.binary}</p>;
  return (
    <img className="picture" src={assetUrl(state.blog.id, [path])} alt="" onError={() => setFailed(true)} />
  );
}
