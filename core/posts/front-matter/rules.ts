import type { ContentModel } from '../../blog/model';
import type { Merging } from './yaml-read';

/**
 * What counts as front matter at the start of a file. `usual`: between fences (`---`, `+++`) or a JSON object.
 * `hexo`: that, also without the opening fence, and JSON ended by `;;;`. `header`: `Key: value` lines as
 * Python-Markdown's “meta” extension reads them. `rst`: reStructuredText's field list. `org`: Org keywords. `html`: a page's
 * `<title>` and `<meta>`, all up to its body.
 */
export type FrontMatterDialect = 'usual' | 'hexo' | 'header' | 'rst' | 'org' | 'html';

/** How one file's front matter is read and written. */
export interface FrontMatterRules {
  readonly dialect: FrontMatterDialect;
  /** Keys are the same whatever their capitals (Hugo, Pelican). */
  readonly anyCase: boolean;
  /** What a post without front matter is given with its first field. */
  readonly fresh: 'yaml' | 'toml' | 'json' | 'header' | 'rst';
  /** A file without front matter is a post too, so that an empty block need not stay. */
  readonly bare?: boolean;
  /** Blank lines may come before the opening fence. */
  readonly afterBlank?: boolean;
  /** How YAML's `<<` is read; absent: `beneath`. */
  readonly merging?: Merging;
}

/** Fences and nothing of any one generator. */
export const USUAL_RULES: FrontMatterRules = { dialect: 'usual', anyCase: false, fresh: 'yaml' };

/**
 * The rules for the file `id` (only its extension matters) of a blog. Sources: Hugo's documentation (“Front
 * matter”), hexo-front-matter, Pelican's documentation (“Writing content”) and its readers.py.
 */
export function frontMatterRules(
  model: Pick<ContentModel, 'generator' | 'frontMatter'>,
  id: string,
): FrontMatterRules {
  const ending = id.slice(id.lastIndexOf('.') + 1);
  let known = rulesOf.get(model);
  if (known === undefined) {
    known = new Map();
    rulesOf.set(model, known);
  }
  let rules = known.get(ending);
  if (rules === undefined) {
    rules = rulesFor(model, ending);
    if (known.size < 100) known.set(ending, rules);
  }
  return rules;
}

/** Ten thousand posts have a few endings. */
const rulesOf = new WeakMap<Pick<ContentModel, 'generator' | 'frontMatter'>, Map<string, FrontMatterRules>>();

function rulesFor(
  { generator, frontMatter }: Pick<ContentModel, 'generator' | 'frontMatter'>,
  ending: string,
): FrontMatterRules {
  const anyCase = generator === 'hugo' || generator === 'pelican';
  const fresh = frontMatter === 'none' ? 'yaml' : frontMatter;
  // Jekyll copies such a file as it is, Zola refuses it.
  const bare = generator !== 'jekyll' && generator !== 'zola';
  if (/^org$/i.test(ending) && generator !== 'jekyll') return { dialect: 'org', anyCase: true, fresh, bare };
  if (/^rst$/i.test(ending) && (generator === 'pelican' || generator === 'plain'))
    return { dialect: 'rst', anyCase, fresh: 'rst', bare };
  if (generator === 'pelican' && /^html?$/i.test(ending))
    return { dialect: 'html', anyCase, fresh: 'header', bare };
  if (generator === 'pelican') return { dialect: 'header', anyCase, fresh: 'header', bare };
  // Hugo's pageparser, Astro's frontmatter.ts, Zola's split.rs; the others want it at the very start.
  const afterBlank = generator === 'hugo' || generator === 'astro' || generator === 'zola';
  const merging = generator === 'hugo' || generator === 'jekyll' ? 'in-turn' : 'beneath';
  return { dialect: generator === 'hexo' ? 'hexo' : 'usual', anyCase, fresh, bare, afterBlank, merging };
}
