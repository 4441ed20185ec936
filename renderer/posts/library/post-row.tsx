import { Pin } from 'lucide-react';
import { memo } from 'react';
import { en, format } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import type { LibraryEntry } from '#core/posts/view';
import { postDate } from './post-date';

interface PostRowProps {
  readonly entry: LibraryEntry;
  readonly group: string;
  readonly labelId: string;
  readonly metaId: string;
  readonly now: string;
  readonly unsaved: boolean;
  readonly pinned: boolean;
  /** Whether the blog is written in several languages, so that each post says its own. */
  readonly languages: boolean;
}

/** One post of the library: its title, and below it when, where, and what is special about it. */
export const PostRow = memo(function PostRow(props: PostRowProps) {
  const { entry, group, labelId, metaId, now, unsaved, pinned, languages } = props;
  const { post, status, change } = entry;
  const date = post.date === null ? '' : postDate(post.date, now, status === 'scheduled');
  const facts = [date || en.library.noDate, post.categories[0]].filter(Boolean).join(' · ');
  const standing = standingOf(entry, group);
  const language = languages ? post.language : null;
  return (
    <>
      <span id={labelId} className="post-title" dir="auto">
        {post.title || en.library.untitled}
      </span>
      <span id={metaId} className="post-meta">
        {standing !== '' && <b>{standing} · </b>}
        <span dir="auto">{facts}</span>
        {post.problem && <em> · {en.library.problem}</em>}
        {unsaved && <em> · {en.library.unsaved}</em>}
        {language !== null && (
          <abbr title={format(words.badges.language, { language: languageName(language) })}>{language}</abbr>
        )}
        {/* The marks at the row's end are pictures, and a list's option tells of none. */}
        {pinned && <span className="visually-hidden">, {words.badges.pinned}</span>}
        {change !== null && <span className="visually-hidden">, {changeWords(change)}</span>}
      </span>
      {pinned && <Pin className="pinned" role="img" aria-label={words.badges.pinned} />}
      {change !== null && <ChangeDot change={change} />}
    </>
  );
});

/** The dot of a post whose file differs from the last commit; hollow for one that was never in a commit. */
export function ChangeDot({ change }: { change: 'added' | 'modified' }) {
  const label = changeWords(change);
  return <i className="changed" data-change={change} role="img" aria-label={label} title={label} />;
}

const changeWords = (change: 'added' | 'modified'): string =>
  change === 'added' ? words.badges.added : en.library.changed;

/** What the heading above the row does not say of its standing. */
export function standingOf({ post, status }: LibraryEntry, group: string): string {
  switch (status) {
    case 'live':
      return '';
    case 'draft':
      return group === 'drafts' ? '' : words.badges.draft;
    case 'scheduled':
      return group === 'scheduled' ? '' : words.badges.scheduled;
    case 'expired':
      return words.badges.expired;
    case 'unlisted':
      return words.badges.unlisted;
    case 'hidden':
      switch (post.hold) {
        case 'ignored-name':
        case 'ignored-place':
        case 'excluded':
        case 'shadowed':
        case 'not-rendered':
        case 'copied':
          return words.badges[post.hold];
        default:
          return words.badges.hidden;
      }
  }
}

let names: Intl.DisplayNames | undefined;

/** A language code's name in English (`fr` → `French`); the code itself where it has none. */
export function languageName(code: string): string {
  names ??= new Intl.DisplayNames('en', { type: 'language' });
  try {
    return names.of(code) ?? code;
  } catch (error) {
    // A folder or field may hold anything; what is no language code is shown as it is.
    if (error instanceof RangeError) return code;
    throw error;
  }
}
