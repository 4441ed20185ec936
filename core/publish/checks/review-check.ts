import { z } from 'zod';
import { CHECK_KINDS, type CheckProblem } from '../../posts/check';
import type { ChecklistLine, LineId } from '../../posts/status/checklist';

/** What a publish is looked through for: what `longhand check` knows, and what matters when something goes out. */
const REVIEW_KINDS = [
  ...CHECK_KINDS,
  'secret',
  'mark',
  'required',
  'place',
  'date-to-come',
  'expiry',
  'date-missing',
  'date-old',
  'date-not-in-name',
  'address-odd',
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/**
 * How much it matters. `stop`: it must not go out unless the author says so; `problem`: a reader would meet it, or the
 * site would not show the post; `hint`: worth a look.
 */
export const Severity = z.enum(['stop', 'problem', 'hint']);
export type Severity = z.infer<typeof Severity>;

/** One thing that was found in what would be published. */
export const ReviewCheck = z.strictObject({
  kind: z.enum(REVIEW_KINDS),
  severity: Severity,
  path: z.string(),
  /** From 1; null where the whole file is meant. */
  line: z.number().int().positive().nullable(),
  sentence: z.string(),
});
export type ReviewCheck = z.infer<typeof ReviewCheck>;

/** How much a finding of this kind holds up a publish. */
function severityOf(kind: ReviewKind): Severity {
  switch (kind) {
    case 'secret':
      return 'stop';
    case 'image-alt':
    case 'image-large':
    case 'mark':
    case 'date-to-come':
    case 'date-missing':
    case 'date-old':
    case 'date-not-in-name':
    case 'address-odd':
      return 'hint';
    case 'front-matter':
    case 'encoding':
    case 'unreadable':
    case 'ignored':
    case 'date':
    case 'date-in-name':
    case 'link-broken':
    case 'link-case':
    case 'image-missing':
    case 'image-case':
    case 'url-duplicate':
    case 'slug-duplicate':
    case 'required':
    case 'place':
    case 'expiry':
      return 'problem';
  }
}

/** A check of this kind; `line` from 1. */
export const reviewCheck = (
  kind: ReviewKind,
  path: string,
  line: number | null,
  sentence: string,
): ReviewCheck => ({ kind, severity: severityOf(kind), path, line, sentence });

/** What the check of a blog found, as a review has it. */
export const ofProblem = ({ kind, path, line, message }: CheckProblem): ReviewCheck =>
  reviewCheck(kind, path, kind === 'ignored' || kind === 'url-duplicate' ? null : line, message);

/** Lines of the checklist of a post's status that say why the site would not show it; Git's come true by publishing. */
const LINES: Partial<Record<LineId, ReviewKind>> = {
  required: 'required',
  place: 'place',
  date: 'date-to-come',
  expiry: 'expiry',
};

/** What the checklist of the post at `path` says against its being shown. */
export function ofChecklist(path: string, lines: readonly ChecklistLine[]): ReviewCheck[] {
  return lines.flatMap(({ id, state, sentence }) => {
    const kind = LINES[id];
    return kind === undefined || state !== 'problem' ? [] : [reviewCheck(kind, path, null, sentence)];
  });
}

/** One kind of finding with everything that was found, the worst first. */
export interface CheckGroup {
  readonly kind: ReviewKind;
  readonly severity: Severity;
  readonly checks: readonly ReviewCheck[];
}

const ORDER: readonly Severity[] = ['stop', 'problem', 'hint'];

/** The findings by kind, the worst first, else in the order in which they are listed above. */
export function grouped(checks: readonly ReviewCheck[]): CheckGroup[] {
  const groups = REVIEW_KINDS.flatMap((kind): CheckGroup[] => {
    const same = checks.filter((check) => check.kind === kind);
    return same.length === 0 ? [] : [{ kind, severity: severityOf(kind), checks: same }];
  });
  return groups.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
