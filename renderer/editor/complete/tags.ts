import { type Completion, type CompletionResult, pickedCompletion } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import type { ContentModel } from '#core/blog/model';
import { counted } from '#core/messages/en';
import { insertWords as words } from '#core/messages/insert';
import { countsOf, matchingWords } from '#core/posts/tag-matches';
import { frontMatterField } from '../front-matter';
import type { InsertStore } from './store';
import { type TagPlace, tagPlace, writtenTag } from './tag-place';

/** Where a value without brackets is parted into words, as `words` in core/posts/post-words does. */
function splitsOf({ generator }: ContentModel): RegExp | null {
  if (generator === 'jekyll') return /\s+/;
  return generator === 'hugo' || generator === 'hexo' || generator === 'eleventy' ? null : /[,;]\s*/;
}

/** Completes tags and categories in the front matter; null where none is written. */
export function completeTag(state: EditorState, pos: number, store: InsertStore): CompletionResult | null {
  const blog = store.blog();
  const { to, format } = state.field(frontMatterField);
  if (blog === null || pos > to) return null;
  const { fields } = blog.model;
  const place = tagPlace(state.sliceDoc(0, to), pos, fields, splitsOf(blog.model));
  if (place === null) return null;
  const written = new Set(writtenIn(state.sliceDoc(0, to)));
  const options = matchingWords(countsOf(store.posts(), place.field), place.query, written).map(
    ({ name, count }): Completion => ({
      label: name,
      detail: counted(words.posts, count),
      type: 'tag',
      apply: (view, completion) => {
        // Where the word stands now: what was typed since belongs to it.
        const { head } = view.state.selection.main;
        const text = view.state.sliceDoc(0, view.state.field(frontMatterField).to);
        const now: TagPlace = tagPlace(text, head, fields, splitsOf(blog.model)) ?? place;
        const insert = writtenTag(name, now, format);
        view.dispatch({
          changes: { from: now.from, to: now.to, insert },
          selection: { anchor: now.from + insert.length },
          userEvent: 'input.complete',
          annotations: pickedCompletion.of(completion),
        });
      },
    }),
  );
  return { from: pos - place.query.length, filter: false, options };
}

/** Words of lists in a front matter, roughly: what is there already is not offered again. */
function writtenIn(text: string): string[] {
  return text.split(/[\n,[\]]|^\s*-\s+/gm).map((word) => word.replace(/^[\s\-"']+|["'\s]+$/g, ''));
}
