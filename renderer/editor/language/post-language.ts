import type { ContentModel } from '#core/blog/model';
import { postLanguage } from '#core/posts/post-language';
import { createStore, type Readable } from '../../app/store';
import type { Editor } from '../editor';

/** The language of the shown post, by its front matter, its path and the blog; null when nobody says. */
export function followLanguage(
  editor: Pick<Editor, 'facts' | 'shown'>,
  model: () => ContentModel | null,
): Readable<string | null> {
  const language = createStore<string | null>(null);
  editor.facts.subscribe(() => {
    const facts = editor.facts.get();
    const shown = editor.shown();
    const now = model();
    if (facts !== null && shown !== null && now !== null)
      language.set(postLanguage(shown.id, facts.frontMatter.fields, now));
  });
  return language;
}
