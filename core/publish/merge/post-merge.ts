import type { FieldValue } from '../../posts/front-matter/front-matter';
import { readFrontMatter } from '../../posts/front-matter/front-matter';
import type { FrontMatterRules } from '../../posts/front-matter/rules';
import { detectLineEndings, type LineEnd, toEditor } from '../../posts/line-endings';
import type { MergeChoice, MergeChoices } from './choice';
import type { FieldMerge } from './field-merge';
import { type HeaderMerge, mergeHeaders, writeHeader } from './front-matter-merge';
import { type Conflict, mergeText, type Part } from './text-merge';

/** Two changes of one post, laid side by side. Nothing of either is missing from it. */
export interface PostMerge {
  /** Null when the front matter cannot be merged by field and is in `parts` as text. */
  readonly header: HeaderMerge | null;
  readonly parts: readonly Part[];
  readonly rules: FrontMatterRules;
  readonly bom: boolean;
  /** What ends the lines of the merged text; null when they carry their own, because one of the texts has several. */
  readonly eol: LineEnd | null;
}

/** Something only the author can decide. */
export type Place =
  | { readonly id: string; readonly kind: 'field'; readonly field: Extract<FieldMerge, { kind: 'conflict' }> }
  | { readonly id: string; readonly kind: 'text'; readonly part: Conflict };

const BOM = '\uFEFF';

/**
 * Merges two changes of a text file, given as they are in the repository (any line ends, with or without a byte order
 * mark). `base` is null when both sides made the file. `rules` is null for a file that is no post.
 */
export function mergePost(
  base: string | null,
  mine: string,
  theirs: string,
  rules: FrontMatterRules | null,
): PostMerge {
  const bom = pick(base?.startsWith(BOM), mine.startsWith(BOM), theirs.startsWith(BOM));
  const plain = [base, mine, theirs].map((text) => (text?.startsWith(BOM) ? text.slice(1) : text));
  const eol = lineEndOf(plain);
  const [before = null, ours, others] = eol === null ? plain : plain.map((text) => text && toEditor(text));
  return { ...mergeParts(before, ours ?? '', others ?? '', rules), bom, eol };
}

function mergeParts(
  base: string | null,
  mine: string,
  theirs: string,
  rules: FrontMatterRules | null,
): Pick<PostMerge, 'header' | 'parts' | 'rules'> {
  if (rules === null)
    return {
      header: null,
      parts: mergeText(base, mine, theirs),
      rules: { dialect: 'usual', anyCase: false, fresh: 'yaml' },
    };
  const ends = [base ?? '', mine, theirs].map((text) => readFrontMatter(text, rules).to);
  const [before = 0, ours = 0, others = 0] = ends;
  const header = mergeHeaders(
    (base ?? '').slice(0, before),
    mine.slice(0, ours),
    theirs.slice(0, others),
    rules,
  );
  if (header === null) return { header, parts: mergeText(base, mine, theirs), rules };
  const body = base === null ? null : base.slice(before);
  return { header, parts: mergeText(body, mine.slice(ours), theirs.slice(others)), rules };
}

/** What one side changed is taken; where both did, they agree, as there are only two values. */
function pick(base: boolean | undefined, mine: boolean, theirs: boolean): boolean {
  if (base === undefined) return mine || theirs;
  return mine === base ? theirs : mine;
}

/** The line end of the merged text, merged as everything else; null when one of the texts has more than one kind. */
function lineEndOf(texts: readonly (string | null)[]): LineEnd | null {
  const found = texts.map((text) => (text === null ? null : detectLineEndings(text)));
  if (found.some((ends) => ends?.mixed)) return null;
  // A text of one line says nothing about line ends.
  const [base, mine, theirs] = texts.map((text, n) =>
    text !== null && /[\r\n]/.test(text) ? found[n]?.main : undefined,
  );
  if (mine === undefined || theirs === undefined) return mine ?? theirs ?? base ?? '\n';
  if (mine === theirs) return mine;
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  return mine === '\n' || theirs === '\n' ? '\n' : '\r\n';
}

/**
 * Everything the author has to decide, in the order of the post. An id says what the place is about, so that a choice
 * still finds its place when something else in the post has changed.
 */
export function placesOf(merge: PostMerge): readonly Place[] {
  const known = places.get(merge);
  if (known) return known;
  const found = findPlaces(merge);
  places.set(merge, found);
  return found;
}

/** They are asked for with every key of a text that is to stay. */
const places = new WeakMap<PostMerge, readonly Place[]>();

function findPlaces(merge: PostMerge): readonly Place[] {
  const taken = new Set<string>();
  const idOf = (kind: Place['kind'], about: unknown) => {
    const name = `${kind}:${digest(JSON.stringify(about))}`;
    let id = name;
    for (let n = 2; taken.has(id); n++) id = `${name}:${n}`;
    taken.add(id);
    return id;
  };
  const fields = (merge.header?.fields ?? []).flatMap((field): Place[] => {
    if (field.kind !== 'conflict') return [];
    const { name, base = null, mine = null, theirs = null } = field;
    return [{ id: idOf('field', [name, base, mine, theirs]), kind: 'field', field }];
  });
  const texts = merge.parts.flatMap((part): Place[] => {
    if (part.kind !== 'conflict') return [];
    return [{ id: idOf('text', [part.base, part.mine, part.theirs]), kind: 'text', part }];
  });
  return [...fields, ...texts];
}

/** A short name for a text: FNV-1a, 32 bits, twice with different starts. Not for anything hostile. */
function digest(text: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((start) => {
      let hash = start;
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

/** What is chosen for a place: the author's choice, else both where the changes fit into each other, else null. */
export function chosen(place: Place, choices: MergeChoices): MergeChoice | null {
  const own = Object.hasOwn(choices, place.id) ? choices[place.id] : undefined;
  return own ?? (fits(place) ? { kind: 'both' } : null);
}

/** Whether the changes of both sides fit into each other, so that keeping both is what one would expect. */
export function fits(place: Place): boolean {
  return place.kind === 'field' ? place.field.both !== undefined : place.part.woven;
}

export type Composed =
  | { readonly kind: 'text'; readonly text: string }
  /** Ids of the places that are still to be decided. */
  | { readonly kind: 'undecided'; readonly places: readonly string[] }
  /** A chosen value cannot be written into this front matter, or what was typed into any file. */
  | { readonly kind: 'unwritable'; readonly places: readonly string[] };

/** The merged text, with its line ends and byte order mark, as it goes into the repository. */
export function compose(merge: PostMerge, choices: MergeChoices): Composed {
  const places = placesOf(merge);
  const undecided = places.filter((place) => chosen(place, choices) === null).map(({ id }) => id);
  if (undecided.length > 0) return { kind: 'undecided', places: undecided };
  const values = new Map<string, FieldValue | undefined>();
  const lines = new Map<Part, readonly string[]>();
  for (const place of places) {
    const choice = chosen(place, choices);
    if (choice === null) continue;
    if (place.kind === 'field') values.set(place.field.name, fieldOf(place.field, choice));
    else lines.set(place.part, linesOf(place.part, choice, merge.eol));
  }
  const head = merge.header ? writeHeader(merge.header, values, merge.rules) : '';
  if (head === null) {
    const ids = places.filter(({ kind }) => kind === 'field').map(({ id }) => id);
    return { kind: 'unwritable', places: ids };
  }
  const body = merge.parts
    .flatMap((part) => lines.get(part) ?? (part.kind === 'theirs' ? part.theirs : part.mine))
    .join('\n');
  const text =
    merge.eol === null || merge.eol === '\n' ? head + body : (head + body).replaceAll('\n', merge.eol);
  // Half of a character, which no file can hold, can only have been typed.
  if (/\p{Surrogate}/u.test(text)) {
    const typed = places.filter((place) => chosen(place, choices)?.kind === 'edit').map(({ id }) => id);
    return { kind: 'unwritable', places: typed };
  }
  return { kind: 'text', text: merge.bom ? BOM + text : text };
}

function fieldOf(
  field: Extract<FieldMerge, { kind: 'conflict' }>,
  choice: MergeChoice,
): FieldValue | undefined {
  switch (choice.kind) {
    case 'mine':
    case 'theirs':
      return field[choice.kind];
    case 'both':
      return field.both ?? field.mine;
    case 'edit':
      return typed(field, choice.text);
  }
}

/** What was typed into a field, as the kind of value that the field has. */
function typed({ mine, theirs }: Extract<FieldMerge, { kind: 'conflict' }>, text: string): FieldValue {
  const kinds = [typeof mine, typeof theirs];
  if (kinds.includes('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  if (kinds.includes('number') && /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text)
    return Number(text);
  return text;
}

/** The lines a choice gives. What is typed gets the line ends of what it stands for. */
export function linesOf(part: Conflict, choice: MergeChoice, eol: LineEnd | null): readonly string[] {
  switch (choice.kind) {
    case 'mine':
    case 'theirs':
    case 'both':
      return part[choice.kind];
    case 'edit': {
      if (choice.text === '') return [];
      const typed = choice.text.split('\n');
      const returns = eol === null && [...part.mine, ...part.theirs].some((line) => line.endsWith('\r'));
      return returns ? typed.map((line) => `${line}\r`) : typed;
    }
  }
}
