import type { Evidence } from './model';

/** Services that write posts into repositories, by what their tools are called in a workflow. */
const SERVICES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Notion', /\bnotion\b|notion[-_]/i],
  ['Yuque', /\byuque\b|yuque-hexo/i],
  ['elog', /\belog (?:sync|clean)\b|@elog\//i],
  ['Contentful', /\bcontentful\b/i],
  ['Ghost', /\bghost[-_](?:to|export|sync)/i],
  ['DEV', /dev-?to[-_](?:sync|import|git)/i],
  ['Feishu', /\bfeishu\b/i],
];
/** The workflow puts what it fetched into the repository. */
const COMMITS =
  /\bgit (?:commit|push)\b|git-auto-commit-action|add-and-commit|create-pull-request|github-push-action/;

export const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/**
 * Who else writes the posts, as far as a workflow shows it: one that fetches from a service and commits. `texts`
 * are the files that were read, by path. Null when none does.
 */
export function writtenByWorkflow(
  texts: ReadonlyMap<string, string>,
): { readonly service: string; readonly evidence: Evidence } | null {
  for (const [path, text] of texts) {
    if (!WORKFLOW.test(path) || !COMMITS.test(text)) continue;
    for (const [service, pattern] of SERVICES) {
      const at = text.search(pattern);
      if (at < 0) continue;
      const line = text.slice(0, at).split('\n').length;
      return {
        service,
        evidence: {
          about: `posts are written by ${service}: a workflow fetches and commits them`,
          file: path,
          line,
        },
      };
    }
  }
  return null;
}

/** Front matter keys that only a sync with a service writes. */
const MARKERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Notion', /^notion[-_]?(?:id|url|page|page_?id|last_?edited(?:_?time)?|sync.*)$/i],
  ['Yuque', /^yuque(?:[-_]?(?:id|url|slug))?$/i],
  ['Contentful', /^contentful[-_]?id$/i],
  ['Ghost', /^ghost[-_]?(?:id|uuid|url)$/i],
];

/** The service whose mark a front matter key is, or null. */
export function serviceOfKey(key: string): string | null {
  return MARKERS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}
