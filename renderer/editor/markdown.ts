import { markdownLanguage, markdown as markdownSupport } from '@codemirror/lang-markdown';
import { LanguageDescription, LanguageSupport, StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import type { MarkdownConfig } from '@lezer/markdown';
import { footnoteSyntax } from './footnote-syntax';

/** Front matter at the very start, so that it is not read as a rule and a heading. */
const frontMatterSyntax: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: { 'FrontMatter/...': tags.documentMeta } }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse: (cx, line) => {
        const fence = line.text.trimEnd();
        if (cx.lineStart !== 0 || (fence !== '---' && fence !== '+++')) return false;
        let end = cx.lineStart + line.text.length;
        while (cx.nextLine()) {
          end = cx.lineStart + line.text.length;
          const text = line.text.trimEnd();
          if (text === fence || (fence === '---' && text === '...')) {
            cx.nextLine();
            break;
          }
        }
        cx.addElement(cx.elt('FrontMatter', 0, end));
        return true;
      },
    },
  ],
};

const plain = () =>
  new LanguageSupport(
    StreamLanguage.define({
      token: (stream) => {
        stream.skipToEnd();
        return null;
      },
    }),
  );

const known = new Map<string, LanguageDescription>();

/** A code fence's language by name; its parser, and the list of languages itself, load when first met. */
function codeLanguage(info: string): LanguageDescription | null {
  const name = /^[\w+#.-]+/.exec(info)?.[0].toLowerCase();
  if (!name) return null;
  let found = known.get(name);
  if (!found) {
    found = LanguageDescription.of({
      name,
      load: async () => {
        const { languages } = await import('@codemirror/language-data');
        return LanguageDescription.matchLanguageName(languages, name, true)?.load() ?? plain();
      },
    });
    known.set(name, found);
  }
  return found;
}

/** Markdown with GFM, front matter, and highlighted code fences. */
export function markdown(): Extension {
  return markdownSupport({
    base: markdownLanguage,
    codeLanguages: codeLanguage,
    extensions: [frontMatterSyntax, footnoteSyntax],
    completeHTMLTags: false,
    // Ours are in `commands`.
    addKeymap: false,
  });
}
