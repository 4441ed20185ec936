import { excludedBy } from '../../blog/exclusions/excluded';
import type { ContentModel } from '../../blog/model';
import { ownValue } from '../../blog/own-value';
import { blogSettingsWords } from '../../messages/blog-settings';
import { en, format } from '../../messages/en';
import { livenessWords as words } from '../../messages/liveness';
import type { PostChange } from '../change';
import { placeOf } from '../changes/post-place';
import { endingFix } from '../changes/typed-name';
import { dateInPath } from '../dates/date';
import { instantOf } from '../dates/instant';
import { givenDraft } from '../inherited/given';
import type { Given } from '../inherited/in-force';
import type { PostSummary } from '../post';
import { mountedPlaces } from '../url/hugo-url';
import { whyNoAddress } from './address';
import type { Liveness } from './liveness';
import { waitsFor } from './status';

/** What a line of the checklist can do about itself. `label` is the button's. */
export type Fix = { readonly label: string } & (
  | {
      readonly kind: 'command';
      readonly id: 'post.save' | 'post.rename' | 'post.move' | 'publish.open' | 'publish.push';
    }
  | { readonly kind: 'change'; readonly change: PostChange }
  /** Sets a date field of the post to this moment, written as it is written now. */
  | { readonly kind: 'date-now'; readonly field: string }
  /** Takes a field out. */
  | { readonly kind: 'unset'; readonly field: string }
  /** Shows a line of the post's text, from 1. */
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'link'; readonly url: string }
);

export type LineId =
  | 'front-matter'
  | 'required'
  | 'draft'
  | 'place'
  | 'date'
  | 'expiry'
  | 'saved'
  | 'left-out'
  | 'committed'
  | 'branch'
  | 'sent'
  | 'host';

/** One reason why the post is on the site or is not. */
export interface ChecklistLine {
  readonly id: LineId;
  readonly state: 'ok' | 'problem' | 'unknown';
  readonly sentence: string;
  readonly fix: Fix | null;
}

export interface ChecklistFacts extends Liveness {
  readonly model: ContentModel;
  /** ISO 8601. */
  readonly now: string;
  /** Everything the author wrote is in the file. */
  readonly saved: boolean;
}

type Line = Omit<ChecklistLine, 'id'>;
const ok = (sentence: string): Line => ({ state: 'ok', sentence, fix: null });
const problem = (sentence: string, fix: Fix | null = null): Line => ({ state: 'problem', sentence, fix });
const unknown = (sentence: string, fix: Fix | null = null): Line => ({ state: 'unknown', sentence, fix });

/**
 * Everything that keeps a post off its site or does not, in the order a post goes through: its text, the generator's
 * rules, its file, Git, the remote, the host. A line that does not concern this post is left out; the last one says
 * what cannot be seen from here.
 */
export function checklist(facts: ChecklistFacts): ChecklistLine[] {
  const lines: readonly (readonly [LineId, Line | null])[] = [
    ['front-matter', frontMatter(facts)],
    ['required', required(facts)],
    ['draft', draft(facts)],
    ['place', place(facts)],
    ['date', date(facts)],
    ['expiry', expiry(facts)],
    ['saved', saved(facts)],
    ...git(facts),
  ];
  const inTheWay = lines.some(([, line]) => line?.state === 'problem');
  return [...lines, ['host', host(facts, !inTheWay)] as const].flatMap(([id, line]) =>
    line === null ? [] : [{ id, ...line }],
  );
}

/** What the sentence above the checklist goes by. */
export function verdict(lines: readonly ChecklistLine[]): {
  readonly problems: number;
  readonly unclear: boolean;
} {
  return {
    problems: lines.filter(({ state }) => state === 'problem').length,
    // The host's line is always there and says nothing about this post.
    unclear: lines.some(({ id, state }) => state === 'unknown' && id !== 'host'),
  };
}

const nameOf = ({ generator }: ContentModel): string =>
  generator === 'plain' ? words.site : blogSettingsWords.generators[generator];

/** Generators whose build fails as a whole when one post's front matter cannot be read or does not fit its schema. */
const STRICT: ReadonlySet<ContentModel['generator']> = new Set([
  'astro',
  'zola',
  'hugo',
  'docusaurus',
  'eleventy',
]);

function frontMatter({ post, model }: ChecklistFacts): Line | null {
  // The line about its place says that there is none.
  if (post.hold === 'copied') return null;
  if (post.problem === null) return ok(words.frontMatter.ok);
  const { line, message } = post.problem;
  const sentence = [
    format(words.frontMatter.problem, { line, message }),
    ...(STRICT.has(model.generator) ? [format(words.frontMatter.stops, { generator: nameOf(model) })] : []),
    ...(model.generator === 'jekyll' ? [words.frontMatter.without] : []),
  ].join(' ');
  return problem(sentence, { kind: 'line', line, label: format(words.frontMatter.fix, { line }) });
}

function required({ missingFields }: ChecklistFacts): Line | null {
  if (missingFields === null) return null;
  if (missingFields.length === 0) return ok(words.required.ok);
  return problem(
    format(words.required.problem, { fields: missingFields.map((field) => `“${field}”`).join(', ') }),
  );
}

function draft({ post, model }: ChecklistFacts): Line {
  const given = givenDraft(post.id, model);
  const turn: Fix = {
    kind: 'change',
    change: { kind: 'setDraft', postIds: [post.id], draft: false },
    label: words.draft.fix,
  };
  const fix = given?.forced ? null : turn;
  switch (post.hold) {
    case 'draft-flag':
    case 'drafts-folder':
    case 'unpublished':
    case 'status':
      return problem(
        given === null
          ? words.draft[post.hold]
          : `${words.draft[post.hold]} ${format(words.draft.given, { place: placeOfLine(given.from) })}`,
        fix,
      );
    default:
      return post.draft ? problem(words.draft['draft-flag'], fix) : ok(words.draft.ok);
  }
}

const placeOfLine = ({ file, line }: Given['from']): string =>
  line === null ? file : format(words.place.line, { file, line });

function place({ post, model }: ChecklistFacts): Line {
  const generator = nameOf(model);
  switch (post.hold) {
    case 'ignored-name': {
      const ending = endingFix(placeOf(post.id, model), model);
      if (ending !== null)
        return problem(ending.reason, {
          kind: 'change',
          change: { kind: 'rename', postId: post.id, slug: ending.slug },
          label: format(words.place.fixEnding, { ending: ending.extension }),
        });
      const undated = model.generator === 'jekyll' && dateInPath(post.id) === null;
      return problem(format(words.place[undated ? 'undated' : 'ignored-name'], { generator }), {
        kind: 'command',
        id: 'post.rename',
        label: words.place.fixName,
      });
    }
    case 'ignored-place':
      return problem(format(words.place['ignored-place'], { generator }), {
        kind: 'command',
        id: 'post.move',
        label: words.place.fixPlace,
      });
    case 'excluded': {
      const by = excludedBy(post.id, model);
      const { pattern, file, line } = by ?? { pattern: '', file: '', line: null };
      const said = by?.how === 'mount-only' ? words.place.only : words.place.excluded;
      return problem(format(said, { pattern, place: placeOfLine({ file, line }) }));
    }
    case 'shadowed': {
      const other = ownValue(model.shadowed ?? {}, post.id) ?? '';
      return problem(format(words.place.shadowed, { generator, other }));
    }
    case 'not-rendered':
    case 'unlisted':
      return problem(words.place[post.hold]);
    case 'copied':
      return problem(format(words.place.copied, { generator }));
    default:
      return ok(format(words.place.ok, { generator }));
  }
}

/** Whether a date lies after now; null for one that cannot be read. */
function isToCome(iso: string, { model, now }: ChecklistFacts): boolean | null {
  const moment = instantOf(iso, model.dates.timezone);
  const at = instantOf(now, 'UTC');
  return moment === null || at === null ? null : moment > at;
}

function date(facts: ChecklistFacts): Line | null {
  const { post, model } = facts;
  const generator = nameOf(model);
  const from = waitsFor(post, model.dates);
  if (from !== null && isToCome(from, facts)) {
    const byField = from === post.publishDate && from !== post.date;
    const field = (byField ? model.dates.publishField : null) ?? model.fields.date;
    const sentence = byField
      ? format(words.date.waitsField, { field, date: readable(from), generator })
      : format(words.date.waits, { date: readable(from), generator });
    // What cannot be read cannot be changed safely either.
    return problem(
      sentence,
      post.problem === null ? { kind: 'date-now', field, label: words.date.fix } : null,
    );
  }
  const shown = from ?? post.date;
  if (shown === null) return undated(facts);
  return isToCome(shown, facts)
    ? ok(format(words.date.shown, { date: readable(shown), generator }))
    : ok(format(words.date.past, { date: readable(shown) }));
}

/** Pelican alone leaves a post out for it, unless the site has a date for such posts. */
function undated({ post, model }: ChecklistFacts): Line | null {
  if (model.permalink.kind !== 'pelican' || model.permalink.defaultDate) return null;
  return problem(
    format(words.date.none, { generator: nameOf(model) }),
    post.problem === null ? { kind: 'date-now', field: model.fields.date, label: words.date.fix } : null,
  );
}

function expiry(facts: ChecklistFacts): Line | null {
  const { post, model } = facts;
  if (post.expiryDate === null) return null;
  const toCome = isToCome(post.expiryDate, facts);
  if (toCome === null) return null;
  const shown = { date: readable(post.expiryDate), generator: nameOf(model) };
  if (toCome) return ok(format(words.expiry.ok, shown));
  const field = model.dates.expiryField;
  return problem(
    format(words.expiry.problem, { ...shown, field: field ?? words.expiry.field }),
    field === null || post.problem !== null ? null : { kind: 'unset', field, label: words.expiry.fix },
  );
}

/** A date as it is written, in words: `5 Dec 2026, 09:00 +01:00`. */
function readable(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[-+]\d{2}:\d{2})?)?$/.exec(
    iso,
  );
  if (match === null) return iso;
  const [, year, month, day, time, zone] = match;
  const name = `${Number(day)} ${en.months[Number(month) - 1] ?? month} ${year}`;
  if (time === undefined) return name;
  return `${name}, ${time}${zone === undefined ? '' : ` ${zone === 'Z' ? 'UTC' : zone}`}`;
}

function saved(facts: ChecklistFacts): Line {
  if (facts.saved) return ok(words.saved.ok);
  return problem(words.saved.problem, { kind: 'command', id: 'post.save', label: words.saved.fix });
}

function git({ git: facts }: ChecklistFacts): (readonly [LineId, Line | null])[] {
  switch (facts.kind) {
    case 'no-git':
      return [['committed', problem(words.committed.noGit)]];
    case 'none':
      return [['committed', problem(words.committed.none)]];
    case 'ready':
      return [
        [
          'left-out',
          facts.leftOut === null ? null : problem(format(words.leftOut.problem, { reason: facts.leftOut })),
        ],
        ['committed', committed(facts)],
        ['branch', branch(facts)],
        ['sent', sent(facts)],
      ];
  }
}

type Ready = Extract<Liveness['git'], { kind: 'ready' }>;

function committed({ change, commit, leftOut }: Ready): Line | null {
  // What Git leaves out cannot be committed: the line above says so.
  const fix: Fix | null =
    leftOut === null ? { kind: 'command', id: 'publish.open', label: words.committed.fix } : null;
  if (change !== null) return problem(words.committed[change], fix);
  if (commit === null) return leftOut === null ? problem(words.committed.added, fix) : null;
  return ok(words.committed.ok);
}

function branch({ branch: here, siteBranch, remote, onSiteBranch, change }: Ready): Line | null {
  if (here === null) return problem(words.branch.detached);
  if (remote === null) return null;
  if (siteBranch === null) return unknown(format(words.branch.unknown, { branch: here }));
  if (here === siteBranch) return ok(format(words.branch.ok, { branch: here }));
  const names = { branch: here, site: siteBranch, remote };
  return onSiteBranch === true && change === null
    ? ok(format(words.branch.merged, names))
    : problem(format(words.branch.other, names));
}

function sent({ sent: has, remote, commit, branch: here }: Ready): Line | null {
  if (remote === null) return problem(words.sent.noRemote);
  // Nothing is there to be sent yet.
  if (commit === null) return null;
  if (has === null) return unknown(format(words.sent.unknown, { remote }));
  if (has) return ok(format(words.sent.ok, { remote }));
  return problem(
    words.sent.problem,
    here === null ? null : { kind: 'command', id: 'publish.push', label: words.sent.fix },
  );
}

/** `there`: nothing known keeps the page from being there, so that it is worth a look. */
function host({ post, model }: ChecklistFacts, there: boolean): Line {
  const url = pageAddress(post, model);
  if (!there) return unknown(words.host.unknown);
  const why = whyNoAddress(post, model);
  if (why !== null) return unknown(`${words.host.unknown} ${why}`);
  if (url === null) return unknown(words.host.unknown);
  const { permalink } = model;
  const places = permalink.kind === 'hugo' ? mountedPlaces(permalink, post.id) : [];
  const sentence = [
    words.host.unknown,
    format(words.host.address, { url }),
    ...(places.length > 0 ? [format(words.host.mounted, { places: places.join(', ') })] : []),
  ].join(' ');
  return unknown(sentence, { kind: 'link', url, label: words.host.fix });
}

/** The whole address of a post's page; null when the site's own is not known. */
export function pageAddress(
  { url }: Pick<PostSummary, 'url'>,
  { site }: Pick<ContentModel, 'site'>,
): string | null {
  const origin = /^https?:\/\/[^/?#\s]+/i.exec(site.baseUrl)?.[0] ?? null;
  return url === null || origin === null ? null : encodeURI(`${origin}${url}`);
}
