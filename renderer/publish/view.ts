import type { ReviewCheck } from '#core/publish/checks/review-check';
import type { PublishOutcome, PublishStep, Review, ReviewPost } from '#core/publish/model';
import type { BranchOffer } from '#core/publish/remotes/branch-offer';
import type { HeldPublish } from '#core/publish/schedule/held';
import type { ScheduleWay } from '#core/publish/schedule/plan';
import type { Shown } from '../bridge/bridge';

/** Where a running publish is; the steps before it are done. */
export interface Progress {
  readonly step: PublishStep;
  readonly percent: number | null;
  readonly stopping: boolean;
}

/** What the publish sheet shows. */
export type PublishView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | {
      readonly kind: 'review';
      readonly review: Review;
      /** Null while they are looked for; empty when nothing was found. */
      readonly checks: readonly ReviewCheck[] | null;
      /** Other files were added or left out, and it is looked at once more. */
      readonly again: boolean;
      /** The message as the author has it; null while it is the suggested one. */
      readonly typed: string | null;
    }
  /** A time is chosen for it. */
  | {
      readonly kind: 'schedule';
      readonly review: Review;
      readonly typed: string | null;
      readonly busy: boolean;
      readonly failed: Shown | null;
    }
  | { readonly kind: 'scheduled'; readonly held: HeldPublish }
  | { readonly kind: 'identity'; readonly review: Review; readonly failed: Shown | null }
  /** The repository is on no branch; this is what it can go on with. */
  | {
      readonly kind: 'branch';
      readonly offer: BranchOffer;
      readonly busy: boolean;
      readonly failed: Shown | null;
    }
  | { readonly kind: 'running'; readonly title: string; readonly progress: Progress }
  | {
      readonly kind: 'done';
      readonly title: string;
      readonly outcome: PublishOutcome;
      /** The posts that went out; none when it was what waited. */
      readonly posts: readonly ReviewPost[];
      /** The branch that the site is built from, as far as this computer knows; null until then, or when it does not. */
      readonly siteBranch: string | null;
    }
  | { readonly kind: 'failed'; readonly failed: Shown };

/** A time, how it is kept to, and what is written in the post for it. */
export interface ChosenTime {
  readonly way: ScheduleWay;
  /** ms since the epoch. */
  readonly at: number;
  readonly field: string;
  readonly date: string;
}
