import type { ContentModel, Evidence, FrontMatterStyle } from '../model';
import { mostOf } from '../naming';
import { contentFolderOf, isPost } from '../post-path';
import { serviceOfKey } from '../written-by';
import { namePrefixEvidence } from './learn-drafts';
import { type Header, learnFields } from './learn-fields';
import { settleFolders } from './learn-folders';

/** How many posts teach how a blog is kept. */
const NEWEST = 40;
const OTHERS = 20;
/** How many more of each folder that may hold something else. */
const OF_GUESSED = 4;

/** The front matter of one post. `path` is relative to the blog's folder. */
export interface PostSample {
  readonly path: string;
  readonly fields: Header;
  readonly format: FrontMatterStyle;
}

/**
 * Which posts to look at, of all the blog's files in order: the last by name, which are the newest where names are
 * dated, first, then some of the rest, evenly spread, for blogs whose names say nothing.
 */
export function samplePaths(paths: readonly string[], model: ContentModel): string[] {
  const posts = paths.filter((path) => isPost(path, model));
  const newest = posts.slice(-NEWEST).reverse();
  const rest = posts.slice(0, Math.max(0, posts.length - NEWEST));
  const step = Math.max(1, Math.ceil(rest.length / OTHERS));
  const guessed = model.contentFolders
    .filter((folder) => folder.guessed)
    .flatMap((folder) => posts.filter((path) => contentFolderOf(path, model) === folder).slice(-OF_GUESSED));
  return [...new Set([...newest, ...rest.filter((_, n) => n % step === 0), ...guessed])];
}

/** The model with what the configuration does not say and the posts do; unchanged without samples. */
export function learnFromPosts(guess: ContentModel, all: readonly PostSample[]): ContentModel {
  const model = settleFolders(guess, all);
  const samples = model === guess ? all : all.filter(({ path }) => isPost(path, model));
  if (samples.length === 0) return model;
  const headers = samples.map(({ fields }) => fields);
  const { evidence, ...named } = learnFields(model, headers);
  const formats = new Map<FrontMatterStyle, number>();
  for (const { format } of samples) formats.set(format, (formats.get(format) ?? 0) + 1);
  const frontMatter = mostOf(formats) ?? model.frontMatter;
  const robot = robotIn(samples);
  const like = formats.get(frontMatter) ?? 0;
  return {
    ...named,
    frontMatter,
    writtenBy: model.writtenBy ?? robot?.service ?? null,
    evidence: [
      ...evidence,
      {
        about: `front matter: ${frontMatter}, as ${like} of ${samples.length} posts that were looked at`,
        file: null,
        line: null,
      },
      ...namePrefixEvidence(samples.map(({ path }) => path)),
      ...(robot ? [robot.evidence] : []),
    ],
  };
}

/** A service that most posts bear the mark of. */
function robotIn(samples: readonly PostSample[]): { service: string; evidence: Evidence } | null {
  const counts = new Map<string, { count: number; path: string; key: string }>();
  for (const { path, fields } of samples) {
    for (const key of fields.keys()) {
      const service = serviceOfKey(key);
      if (service === null) continue;
      const known = counts.get(service);
      counts.set(service, { count: (known?.count ?? 0) + 1, path: known?.path ?? path, key });
      break;
    }
  }
  for (const [service, { count, path, key }] of counts) {
    if (count * 2 <= samples.length) continue;
    const about = `posts are written by ${service}: ${count} of ${samples.length} have its “${key}”`;
    return { service, evidence: { about, file: path, line: null } };
  }
  return null;
}
