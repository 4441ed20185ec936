import './editor.css';
import { CircleAlert, Eye, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { SaveState } from '#core/editor/save-state';
import { errorSentence } from '#core/ipc/errors';
import { en } from '#core/messages/en';
import { later } from '../app/later';
import { Problem } from '../app/problem';
import { Status } from '../app/status';
import { usePart, useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { MovesBanner } from '../posts/changes/moves-banner';
import { Unreadable } from '../posts/properties/unreadable';
import type { PostDocument } from './document';
import { EditorHost } from './editor-host';

const toolbarToBe = <div className="format-bar" />;
const FormatToolbar = later(() => import('./toolbar/toolbar'), toolbarToBe);
const Properties = later(() => import('../posts/properties/properties'));
const Outline = later(() => import('./outline/outline-panel'));
const Related = later(() => import('../posts/related/related-panel'));

/** The writing side: what needs the author, the properties, and the text. */
export function EditorPane() {
  const { editor, posts, commands, settings, related } = useWorkspace();
  const current = useStore(posts.current);
  // Not the list, which is another one after each save: all of the writing side would be drawn anew.
  const isEmpty = usePart(posts.list, (list) => (list.kind === 'ready' ? list.posts.length === 0 : null));
  const { propertiesOpen, toolbarShown, outlineOpen, panes } = useStore(settings.settings);
  const unreadable = usePart(editor.facts, (facts) =>
    facts?.frontMatter.problem ? facts.frontMatter : null,
  );
  const relatedOpen = useStore(related.isOpen);
  const open = current.kind === 'open' ? current.document : null;
  return (
    <>
      {open && <Banners key={open.id} document={open} />}
      {open && <MovesBanner />}
      {open && !propertiesOpen && unreadable && (
        <div className="banner">
          <Unreadable frontMatter={unreadable} />
        </div>
      )}
      {open && propertiesOpen && <Properties key={open.id} document={open} />}
      {open && toolbarShown && <Formatting document={open} />}
      <div className="editor-region" data-region="editor">
        <EditorHost editor={editor} hidden={open === null} away={panes === 'read'} />
        {open && outlineOpen && <Outline />}
        {current.kind === 'failed' && (
          <div className="editor-note">
            <Problem>{current.failed.sentence}</Problem>
          </div>
        )}
        {current.kind === 'none' && isEmpty === false && (
          <p className="editor-note quiet">{en.editor.nothingOpen}</p>
        )}
        {current.kind === 'none' && isEmpty === true && (
          <div className="editor-note quiet">
            <b>{en.library.empty}</b>
            <p>{en.library.emptyHint}</p>
            <Button className="btn primary" onPress={() => commands.run('post.new')}>
              {en.commands['post.new']}
            </Button>
          </div>
        )}
        {current.kind === 'opening' && (
          <Status className="editor-note quiet late">{en.editor.opening}</Status>
        )}
      </div>
      {open && relatedOpen && <Related />}
    </>
  );
}

/** The toolbar, quiet for a text that cannot be changed. */
function Formatting({ document }: { document: PostDocument }) {
  // Never the whole state: it counts the edits, and is another one after each key.
  const isReadOnly = usePart(document.save, (save) => save.readOnly !== null);
  const pageDrawn = useStore(useWorkspace().ui.pageDrawn);
  return pageDrawn ? <FormatToolbar isDisabled={isReadOnly} /> : toolbarToBe;
}

function Banners({ document }: { document: PostDocument }) {
  const readOnly = usePart(document.save, (save) => save.readOnly);
  const trouble = usePart(document.save, (save) => save.trouble);
  const [restored, setRestored] = useState(document.restored);
  return (
    <>
      {readOnly !== null && (
        <Status as="div" className="banner">
          <Eye />
          <span>{en.editor.readOnly[readOnly]}</span>
        </Status>
      )}
      {restored && trouble === null && (
        <Status as="div" className="banner">
          <span>{en.editor.restored}</span>
          <span className="grow" />
          <Button className="btn icon" aria-label={en.app.dismiss} onPress={() => setRestored(false)}>
            <X />
          </Button>
        </Status>
      )}
      {trouble && <TroubleBanner document={document} trouble={trouble} />}
    </>
  );
}

type Trouble = NonNullable<SaveState['trouble']>;

function TroubleBanner({ document, trouble }: { document: PostDocument; trouble: Trouble }) {
  const { ui, posts } = useWorkspace();
  return (
    <div className="banner trouble" role="alert">
      <CircleAlert />
      {trouble.kind === 'conflict' && (
        <>
          <span>
            <b>{en.trouble.conflict}</b> {en.trouble.conflictHint}
          </span>
          <span className="grow" />
          <Button
            className="btn outlined"
            isDisabled={trouble.theirs === null}
            onPress={() => ui.overlay.set('compare')}
          >
            {en.trouble.compare}
          </Button>
        </>
      )}
      {trouble.kind === 'deleted' && (
        <>
          <span>{en.trouble.deleted}</span>
          <div className="actions">
            <Button className="btn" onPress={() => void posts.letGo()}>
              {en.trouble.letGo}
            </Button>
            <Button className="btn outlined" onPress={() => void document.saveAgain()}>
              {en.trouble.saveAgain}
            </Button>
          </div>
        </>
      )}
      {trouble.kind === 'failed' && (
        <>
          <span>{errorSentence(trouble.code, trouble.detail)}</span>
          <span className="grow" />
          {trouble.retry && (
            <Button className="btn outlined" onPress={() => void document.saveNow()}>
              {en.trouble.retry}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
