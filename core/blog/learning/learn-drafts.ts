import type { ContentModel, DraftRule, Evidence, Generator } from '../model';
import { mostOf } from '../naming';
import type { Header } from './learn-fields';

/** Generators that have a rule of their own, which no custom of the posts changes. */
const RULED: ReadonlySet<Generator> = new Set(['hugo', 'zola', 'docusaurus', 'jekyll', 'hexo', 'pelican']);
/** Flags that keep posts off sites whose generator shows everything, and the value that does. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['draft', true],
  ['isdraft', true],
  ['wip', true],
  ['private', true],
  ['hidden', true],
  ['unpublished', true],
  ['published', false],
  ['publish', false],
  ['ispublished', false],
]);
const DRAFT_WORD = /^(?:draft|wip|unpublished|private|hidden|in[ -]?progress)$/i;
const PUBLISHED_WORD = /^(?:publish(?:ed)?|public|live|done|final)$/i;
/** Words that people put in front of a name for what is not ready. */
const NAME_PREFIX = /^(FUTURE|DRAFT|WIP|TODO|IDEA)[-_ ]/i;

/** A rule with its evidence; the field is the rule's, or the one that the model has. */
interface Learned {
  readonly rule: DraftRule;
  readonly field: string;
  readonly evidence: readonly Evidence[];
}

/**
 * How this blog marks drafts, by the front matter of its posts. A generator's own rule stays, in the spelling that
 * the posts have; where the generator shows everything, a flag or a status that posts use is the blog's own custom.
 */
export function learnDrafts(
  { draftRule: rule, fields, generator }: ContentModel,
  headers: readonly Header[],
): Learned {
  const same = { rule, field: fields.draft, evidence: [] };
  switch (rule.kind) {
    case 'folder':
      return same;
    case 'status': {
      const key = spelling(headers, rule.field) ?? rule.field;
      return { rule: { ...rule, field: key }, field: key, evidence: [] };
    }
    case 'flag': {
      const key = spelling(headers, rule.field);
      if (key !== null) return { rule: { ...rule, field: key }, field: key, evidence: [] };
      return RULED.has(generator) ? same : (byCustom(headers) ?? same);
    }
    case 'none':
      return byCustom(headers) ?? same;
  }
}

/** A flag or a status that some of the posts have. */
function byCustom(headers: readonly Header[]): Learned | null {
  const flags = new Map<string, number>();
  const words = new Map<string, number>();
  const published = new Map<string, number>();
  const status = new Map<string, number>();
  for (const header of headers) {
    for (const [key, value] of header) {
      const lower = key.toLowerCase();
      // `published` is a date in some blogs and a switch in others.
      if (FLAGS.has(lower) && isSwitch(value)) add(flags, key);
      if (lower !== 'status' || typeof value !== 'string') continue;
      if (DRAFT_WORD.test(value)) add(words, value.toLowerCase());
      else if (PUBLISHED_WORD.test(value)) add(published, value);
      else continue;
      add(status, key);
    }
  }
  const flag = mostOf(flags);
  const key = mostOf(status);
  if (key !== null && (status.get(key) ?? 0) > (flag === null ? 0 : (flags.get(flag) ?? 0))) {
    const draftValues = words.size > 0 ? [...words.keys()] : ['draft'];
    const rule = {
      kind: 'status',
      field: key,
      draftValues,
      publishedValue: mostOf(published) ?? 'published',
    } as const;
    return {
      rule,
      field: key,
      evidence: [learnedFrom(`${key}: ${draftValues[0]}`, status.get(key) ?? 0, headers)],
    };
  }
  if (flag === null) return null;
  const draftValue = FLAGS.get(flag.toLowerCase()) ?? true;
  return {
    rule: { kind: 'flag', field: flag, draftValue },
    field: flag,
    evidence: [learnedFrom(`${flag}: ${draftValue}`, flags.get(flag) ?? 0, headers)],
  };
}

function learnedFrom(mark: string, count: number, headers: readonly Header[]): Evidence {
  const about = `drafts: ${mark}, a field of ${count} of ${headers.length} posts that were looked at`;
  return { about, file: null, line: null };
}

/** A boolean, or the words of YAML 1.1 for one. */
function isSwitch(value: unknown): boolean {
  return (
    typeof value === 'boolean' || (typeof value === 'string' && /^(?:true|false|yes|no|on|off)$/i.test(value))
  );
}

/** The key as most headers write it, when any has it in whatever capitals. */
function spelling(headers: readonly Header[], field: string): string | null {
  const counts = new Map<string, number>();
  for (const header of headers) {
    for (const key of header.keys()) if (key.toLowerCase() === field.toLowerCase()) add(counts, key);
  }
  return mostOf(counts);
}

/** Names that say a post is not ready. No generator looks at them, so they are told and not obeyed. */
export function namePrefixEvidence(paths: readonly string[]): Evidence[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/');
    const name = /^index\./.test(parts.at(-1) ?? '') ? (parts.at(-2) ?? '') : (parts.at(-1) ?? '');
    const prefix = NAME_PREFIX.exec(name)?.[0];
    if (prefix !== undefined) add(counts, prefix);
  }
  const prefix = mostOf(counts);
  const count = prefix === null ? 0 : (counts.get(prefix) ?? 0);
  if (count < 2) return [];
  const about = `drafts: the names of ${count} posts begin with “${prefix}”, which the generator does not look at`;
  return [{ about, file: null, line: null }];
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
