import { z } from 'zod';
import { Blog, RecentBlog } from '../blog/blog';
import { Component } from '../blog/components/component';
import { BlogOverrides } from '../blog/overrides/overrides';
import { OverridePlace, OverridesView } from '../blog/overrides/view';
import { SpellingState, SpellingWish } from '../editor/spelling';
import { BlogImage } from '../media/blog-image';
import { MAX_MEDIA_BYTES } from '../media/limits';
import { AddedMedia } from '../media/media';
import { ChangeOutcome, ChangePlan, PostChange } from '../posts/change';
import { LinkHabit } from '../posts/links/example';
import { PostHeading } from '../posts/links/headings';
import { ListedPost, PostAddresses, PostSummary, PostText, PostTimes } from '../posts/post';
import { RelatedAnswer } from '../posts/related/related';
import { ChosenHits, ReplaceFound, ReplaceQuery } from '../posts/replace/replace';
import { SearchAnswer } from '../posts/search/search';
import { Liveness } from '../posts/status/liveness';
import { SiteSheet } from '../preview/site-styles';
import { ReviewCheck } from '../publish/checks/review-check';
import { CloneProgress } from '../publish/clone-progress';
import { PostHistory, UndoPlan, Version } from '../publish/history/model';
import { MergeChoices } from '../publish/merge/choice';
import { Conflict, FilePick } from '../publish/merge/conflict';
import {
  Published,
  PublishOutcome,
  PublishStatus,
  PublishStep,
  Review,
  ReviewFile,
  ReviewTexts,
} from '../publish/model';
import { PullOutcome, RewrittenChoice } from '../publish/pull/outcome';
import { QueuedPush } from '../publish/queue/queued-push';
import { WaitingView } from '../publish/queue/waiting-view';
import { Recovery } from '../publish/recovery/model';
import { BranchOffer, BranchWay } from '../publish/remotes/branch-offer';
import { ForReviewOutcome, PublishPlace } from '../publish/remotes/model';
import { HeldOutcome, HeldPublish } from '../publish/schedule/held';
import { KeptSignIns, SignInAnswer, SignInQuestion } from '../publish/sign-in/model';
import { Trust, TrustAnswer } from '../publish/trust/model';
import { ZOOM_LIMITS } from '../settings/limits';
import { Settings } from '../settings/settings';
import type { Result } from './result';

/** The largest text that crosses the bridge, in UTF-16 units; a larger post opens read-only. */
const MAX_TEXT = 64 * 1024 * 1024;
const blogId = z.string().min(1).max(64);
const postId = z.string().min(1).max(4096);
const revision = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(MAX_TEXT);
const nothing = z.strictObject({});
const ownWord = z.string().trim().min(1).max(99);

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/**
 * Every request the renderer can make, in one place. Handlers, the preload, the bridge's type and the fake
 * bridge are derived from it. Any call may also fail with `sender-refused`, `input-refused` or `unexpected`;
 * any call with a `blogId` with `blog-not-open`; any call with a `postId` with `path-outside-blog`.
 */
export const calls = {
  /** Never fails: unreadable settings become the defaults. */
  'settings.read': call(nothing, Settings),
  /** Never fails for the author: what cannot be stored holds until the app closes. */
  'settings.write': call(z.strictObject({ settings: Settings }), nothing),

  /** The blog this window has open, or null. Fails as `blog.openRecent` does when the one asked for at the start could not be opened. */
  'blog.current': call(nothing, Blog.nullable()),
  'blog.recent': call(nothing, z.array(RecentBlog)),
  /** Asks for a folder in the system's dialog; null when the author cancels. `folder-*`, `blog-is-bare`. */
  'blog.choose': call(nothing, Blog.nullable()),
  /** `folder-missing`, `folder-no-permission`, `blog-is-bare`. */
  'blog.openRecent': call(z.strictObject({ recentId: z.string().max(64) }), Blog),
  /** Opens a folder dropped on the window. The preload takes the File and finds its path; see `fileArguments`. */
  'blog.openDropped': call(z.strictObject({ path: z.string().min(1).max(4096) }), Blog),
  /** Copies the sample blog to a folder of the app's own, once, and opens it. */
  'blog.openSample': call(nothing, Blog),
  /**
   * Asks for a folder and copies the repository at `url` into it; null when no folder was chosen. `blog.cloning` tells how far
   * it is. `bad-url`, `folder-not-empty`, `clone-failed`, `cancelled`; `clone-objects-odd` when `checkObjects` found one.
   */
  'blog.clone': call(
    z.strictObject({ url: z.string().max(2048), checkObjects: z.boolean() }),
    Blog.nullable(),
  ),
  /** Stops a running clone; what it had copied is removed. */
  'blog.stopCloning': call(nothing, nothing),
  /** Asks for an empty folder and starts a blog in it: a repository, a first post. `folder-not-empty`. */
  'blog.create': call(z.strictObject({ title: z.string().min(1).max(200) }), Blog.nullable()),
  /** Starts a Git repository in the open blog's folder. `git-missing`. */
  'blog.startRepository': call(z.strictObject({ blogId }), Blog),
  'blog.close': call(z.strictObject({ blogId }), nothing),
  /**
   * What was found out about the blog and what the author decided instead. `assuming` asks what would be found with
   * another generator or other folders; null is as it is now. Writes nothing.
   */
  'blog.overrides': call(z.strictObject({ blogId, assuming: BlogOverrides.nullable() }), OverridesView),
  /**
   * Keeps these decisions (and no others) in the place and reads the blog again with them; in the repository they take
   * the app's place too. `revision` is that of the file the page was shown with. `settings-changed`,
   * `settings-not-editable`, `settings-not-written`, and as `blog.openRecent`.
   */
  'blog.override': call(
    z.strictObject({ blogId, place: OverridePlace, values: BlogOverrides, revision: revision.nullable() }),
    Blog,
  ),

  /** What is known now, of many drafts and the newest; while not `complete` the rest comes as `posts.listed`. */
  'posts.list': call(
    z.strictObject({ blogId }),
    z.strictObject({ posts: z.array(ListedPost), complete: z.boolean() }),
  ),
  /** The addresses of these posts (all for null) on the site, of those that are known now. */
  'posts.addresses': call(
    z.strictObject({ blogId, postIds: z.array(postId).max(100).nullable() }),
    PostAddresses,
  ),
  /** When the files of these posts (all for null) were last changed, of those that are known now. */
  'posts.times': call(z.strictObject({ blogId, postIds: z.array(postId).max(100).nullable() }), PostTimes),
  /**
   * Posts in which every word of the query occurs, best first. `cancelled` when a later query of the same blog
   * came before this one was looked for.
   */
  'posts.search': call(
    z.strictObject({ blogId, query: z.string().max(500), limit: z.number().int().min(1).max(100_000) }),
    SearchAnswer,
  ),
  /** `post-missing`, `post-unreadable`. */
  'posts.read': call(z.strictObject({ blogId, postId }), PostText),
  /**
   * Writes the text to the post's file, keeping its line ends, mark and mode; writes nothing when the bytes
   * would be the same. `revision` is what the text was based on: when the file is at another one the call
   * fails with `conflict` (or `post-missing`). A null revision means the file must not exist yet.
   */
  'posts.save': call(
    z.strictObject({ blogId, postId, revision: revision.nullable(), text }),
    z.strictObject({ revision, wrote: z.boolean() }),
  ),
  /** Keeps unsaved text in the journal until it is saved or discarded. */
  'posts.backup': call(z.strictObject({ blogId, postId, revision, text }), nothing),
  'posts.discardBackup': call(z.strictObject({ blogId, postId }), nothing),
  /** Keeps a text of the post that something else is about to replace, in its private history. `write-failed`, `disk-full`. */
  'posts.snapshot': call(z.strictObject({ blogId, postId, text }), nothing),
  /** Lets go of all texts that the app kept of the post. */
  'posts.forgetSnapshots': call(z.strictObject({ blogId, postId }), nothing),
  /** What `posts.create` would make of a title; nothing is written. `title-needed`, `change-refused`. */
  'posts.outline': call(
    z.strictObject({ blogId, title: z.string().max(500), folder: z.string().max(4096).nullable() }),
    z.strictObject({ id: z.string(), leftOut: z.array(z.string()) }),
  ),
  /**
   * Writes a new post as its siblings are written, in the folder that is named (else where most of the newest are).
   * `title-needed`, `change-refused`, `post-exists`.
   */
  'posts.create': call(
    z.strictObject({ blogId, title: z.string().max(500), folder: z.string().max(4096).nullable() }),
    PostSummary,
  ),

  /**
   * What a change of posts would do; nothing is done yet. The plan is good until it is applied or another one is
   * asked for. `post-missing`, `post-unreadable`, `name-refused`, `name-taken`, `change-refused`, `nothing-to-change`.
   */
  'posts.plan': call(z.strictObject({ blogId, change: PostChange }), ChangePlan),
  /**
   * Does what was planned, all of it or nothing; with the redirect and with the links rewritten if asked for.
   * `plan-gone`, `conflict` when a file changed since, `change-failed`, `disk-full`, `read-only`, `trash-failed`.
   */
  'posts.apply': call(
    z.strictObject({ blogId, planId: z.string().max(64), redirect: z.boolean(), links: z.boolean() }),
    ChangeOutcome,
  ),
  /** Puts everything back byte for byte. `undo-gone`, `undo-refused` when a file was touched since; then nothing is done. */
  'posts.undo': call(z.strictObject({ blogId, undoId: z.string().max(64) }), ChangeOutcome),

  /**
   * Every match in every post, with what would stand there instead; nothing is changed. A later search takes the place
   * of this one. `pattern-bad`, `pattern-slow`, `cancelled`.
   */
  'posts.findAll': call(
    z.strictObject({ blogId, query: ReplaceQuery.refine(({ find }) => find !== '') }),
    ReplaceFound,
  ),
  /**
   * Replaces the chosen matches of the newest search, in all files or in none. `plan-gone`, `nothing-to-change`, `conflict`
   * when a file changed since, `change-failed`, `disk-full`, `read-only`. It is undone by `posts.undo`.
   */
  'posts.replaceAll': call(
    z.strictObject({ blogId, planId: z.string().max(64), chosen: z.array(ChosenHits).max(100_000) }),
    ChangeOutcome,
  ),

  /** What decides whether a post is on the site, from its file and Git on this computer. `post-missing`. */
  'posts.liveness': call(z.strictObject({ blogId, postId }), Liveness),

  /** Style sheets of the blog that its pages may be shown with, best first. */
  'preview.findStyles': call(z.strictObject({ blogId }), z.array(SiteSheet)),
  /** Reads style sheets of the blog. `styles-unreadable`. */
  'preview.readStyles': call(
    z.strictObject({ blogId, paths: z.array(postId).max(20) }),
    z.array(z.strictObject({ path: z.string(), text: z.string() })),
  ),
  /** Lets these images of other hosts be loaded in the preview until the app closes. */
  'preview.allowImages': call(z.strictObject({ addresses: z.array(z.string().max(4096)).max(200) }), nothing),
  /** Prints the page that the window has drawn for it, in the system's dialog. `print-failed`. */
  'preview.print': call(nothing, z.strictObject({ printed: z.boolean() })),
  /** Writes that page as a PDF where the author says; null when cancelled. `print-failed`, `pdf-failed`. */
  'preview.pdf': call(
    z.strictObject({ title: z.string().max(200) }),
    z.strictObject({ saved: z.string().nullable() }),
  ),
  /** How the blog's posts link to each other, the usual way first. */
  'posts.linkHabit': call(z.strictObject({ blogId }), LinkHabit),
  /** Posts about the same things, those that link to it, and those that could; as the files are now. `post-missing`. */
  'posts.related': call(z.strictObject({ blogId, postId }), RelatedAnswer),
  /** A post's headings with their anchors, as the file has them. `post-missing`. */
  'posts.headings': call(z.strictObject({ blogId, postId }), z.array(PostHeading)),
  /**
   * Puts a pasted or dropped file into the blog where it keeps those of its posts; nothing is overwritten. `media-*`,
   * `svg-refused`.
   */
  'media.add': call(
    z.strictObject({
      blogId,
      postId,
      name: z.string().max(255),
      bytes: z.custom<Uint8Array>(
        (bytes) => bytes instanceof Uint8Array && bytes.length <= MAX_MEDIA_BYTES,
        'bytes',
      ),
      keepMetadata: z.boolean(),
    }),
    AddedMedia,
  ),
  /** Moves a file that `media.add` wrote to the trash. `media-gone`, `media-changed`, `media-in-use`, `trash-failed`. */
  'media.remove': call(z.strictObject({ blogId, addedId: z.string().max(64) }), nothing),
  /** Brings a removed file back. `media-gone`, `media-not-written`, `media-disk-full`. */
  'media.restore': call(z.strictObject({ blogId, addedId: z.string().max(64) }), nothing),
  /** The images a post can show, newest first, addressed as this blog does. */
  'media.images': call(z.strictObject({ blogId, postId }), z.array(BlogImage)),
  /** Shortcodes, includes, tags and components that posts can use, read from their files and never run. */
  'blog.components': call(z.strictObject({ blogId }), z.array(Component)),

  /** Checks spelling in these languages from now on, or not; says what is checked. Nothing is fetched without `downloads`. */
  'editor.checkSpelling': call(SpellingWish, SpellingState),
  /** The author's own dictionary. */
  'editor.words': call(nothing, z.strictObject({ words: z.array(z.string()) })),
  'editor.addWord': call(z.strictObject({ word: ownWord }), nothing),
  'editor.removeWord': call(z.strictObject({ word: ownWord }), nothing),

  'publish.status': call(z.strictObject({ blogId }), PublishStatus),
  /**
   * What publishing these would do: posts, each with what it names, and other files. `git-missing`, `not-a-repository`,
   * `nothing-to-publish`, `detached-head`…
   */
  'publish.review': call(z.strictObject({ blogId, paths: z.array(postId).min(1).max(10_000) }), Review),
  /** A file of the review before and after; `from` as the review has it. Fails as `publish.review`. */
  'publish.texts': call(z.strictObject({ blogId, postId, from: postId.nullable() }), ReviewTexts),
  /** What the author should know before these files of a review go out. Fails as `publish.review`. */
  'publish.checks': call(
    z.strictObject({ blogId, files: z.array(ReviewFile).max(10_000) }),
    z.array(ReviewCheck),
  ),
  /** Commits exactly `paths` (the review's) and pushes. Fails only before the commit; after it, see the outcome. */
  'publish.run': call(
    z.strictObject({
      blogId,
      message: z.string().min(1).max(10_000),
      paths: z.array(postId).max(10_000),
    }),
    PublishOutcome,
  ),
  /** Stops the running publish at the next safe point. */
  'publish.cancel': call(z.strictObject({ blogId }), nothing),
  /** Pushes commits that wait. */
  'publish.push': call(z.strictObject({ blogId }), PublishOutcome),
  /** Removes lock files that a Git left behind, and names them. `repository-busy` while they may be in use, `write-failed`. */
  'publish.removeLocks': call(z.strictObject({ blogId }), z.strictObject({ removed: z.array(z.string()) })),
  /** The texts the post had: commits across renames, and what the app kept in between. Never fails for want of Git. */
  'publish.history': call(z.strictObject({ blogId, postId }), PostHistory),
  /** The text of one of them, as the editor has texts. `version-missing`, `version-not-text`. */
  'publish.version': call(
    z.strictObject({ blogId, postId, version: Version }),
    z.strictObject({ text: z.string() }),
  ),
  /** What undoing the post's last publish would do. `undo-publish-*`, and as `publish.review`. */
  'publish.planUndo': call(z.strictObject({ blogId, postId }), UndoPlan),
  /**
   * Undoes the publish that was planned for, as one commit, and sends it; `moved` where the post has another path now. Fails
   * only before the commit: as `publish.planUndo`, `plan-gone`, and as `publish.run`.
   */
  'publish.undo': call(
    z.strictObject({ blogId, postId, commit: z.string().regex(/^[0-9a-f]{40,64}$/) }),
    z.strictObject({
      outcome: PublishOutcome,
      moved: z.array(z.strictObject({ from: z.string(), to: z.string() })),
    }),
  ),
  /** What the branch and the remote's both changed so that the author has to decide; null when nothing. As `publish.review`. */
  'publish.conflict': call(z.strictObject({ blogId }), Conflict.nullable()),
  /** Keeps what was decided about one file (a path of the conflict, and its blobs) until it is settled or let go of. */
  'publish.keepChoices': call(
    z.strictObject({
      blogId,
      path: z.string().min(1).max(4096),
      mine: z.string().max(64).nullable(),
      theirs: z.string().max(64).nullable(),
      choices: MergeChoices,
      pick: FilePick.nullable(),
    }),
    nothing,
  ),
  /** Lets go of all decisions of the branch: everything is as it was before. */
  'publish.dropChoices': call(z.strictObject({ blogId }), nothing),
  /**
   * Carries the decisions out: one commit joins both sides, on this computer. `branch-moved`, `conflict-undecided`,
   * `field-unwritable`, `local-changes-in-the-way`, `pull-failed`, `pull-unfinished`; nothing has moved then.
   */
  'publish.settle': call(
    z.strictObject({ blogId, id: z.string().max(200) }),
    z.strictObject({ commit: z.string() }),
  ),
  /** Where the blog is published; with `ask` its remote is asked. `git-missing`, `not-a-repository`, `repository-*`. */
  'publish.place': call(z.strictObject({ blogId, ask: z.boolean() }), PublishPlace),
  /**
   * Connects a remote, or gives the one there is another address; nothing is sent. `bad-url`, `remote-not-reached` unless
   * `anyway`, `remote-address-own`, `trust-needed`, `cancelled`.
   */
  'publish.connect': call(
    z.strictObject({ blogId, url: z.string().max(2048), anyway: z.boolean() }),
    PublishPlace,
  ),
  /**
   * Records the paths on a branch of their own and sends that; none send what the branch has. Fails before the commit as
   * `publish.run` does, with `bad-branch-name` and `no-remote`. `publish.cancel` stops it.
   */
  'publish.sendForReview': call(
    z.strictObject({
      blogId,
      branch: z.string().max(200),
      message: z.string().min(1).max(10_000),
      paths: z.array(postId).max(10_000),
    }),
    ForReviewOutcome,
  ),
  /** What a repository that is on no branch can go on with. `operation-in-progress`, and as `publish.place`. */
  'publish.branchOffer': call(z.strictObject({ blogId }), BranchOffer),
  /**
   * Goes on a branch where it is on none, and changes no file. `bad-branch-name`, `branch-taken`, `branch-not-here`,
   * `repository-busy`, `switch-failed`, `trust-needed`, and as `publish.branchOffer`.
   */
  'publish.goOnBranch': call(z.strictObject({ blogId, name: z.string().max(200), way: BranchWay }), nothing),
  /** Whether Git may run in the blog's repository as on the terminal, and what it would start. `git-missing`. */
  'publish.trust': call(z.strictObject({ blogId }), Trust),
  /** The author's answer to the findings they were shown. Fails as `publish.trust`, and when it cannot be kept. */
  'publish.answerTrust': call(
    z.strictObject({ blogId, answer: TrustAnswer, seen: z.array(z.string().length(64)).max(10_000) }),
    Trust,
  ),
  /** What waits between here and the remote, as far as this computer knows; no remote is asked. */
  'publish.waiting': call(z.strictObject({ blogId }), WaitingView),
  /** Gets what is newer on the remote. As `publish.review`, and `pull-unfinished`, `cancelled`; else see the outcome. */
  'publish.pull': call(z.strictObject({ blogId }), PullOutcome),
  /** Goes on after the remote took commits back; a backup of the branch is kept. `nothing-to-change` when it did not. */
  'publish.decideRewritten': call(z.strictObject({ blogId, choice: RewrittenChoice }), PullOutcome),
  /** The network is back: what waits to be sent is tried now. */
  'publish.wake': call(z.strictObject({ blogId }), nothing),
  /** Keeps a publish of these files on this computer until `at`, and answers with all that wait. */
  'publish.schedule': call(
    z.strictObject({
      blogId,
      title: z.string().max(500),
      message: z.string().min(1).max(10_000),
      paths: z.array(postId).min(1).max(10_000),
      /** ms since the epoch. */
      at: z.number().int(),
    }),
    z.array(HeldPublish),
  ),
  /** The publishes that wait for their time, the earliest first. */
  'publish.scheduled': call(z.strictObject({ blogId }), z.array(HeldPublish)),
  /** Lets one go; its files stay as they are. */
  'publish.unschedule': call(z.strictObject({ blogId, heldId: z.string().max(64) }), z.array(HeldPublish)),
  /** Publishes one now, whenever its time is. What became of it comes as `publish.ranScheduled`. */
  'publish.runScheduled': call(z.strictObject({ blogId, heldId: z.string().max(64) }), z.array(HeldPublish)),
  /** Writes the author's name and address into this repository's own configuration. */
  'publish.setIdentity': call(
    z.strictObject({ blogId, name: z.string().min(1).max(200), email: z.email().max(200) }),
    PublishStatus,
  ),

  /** What Git or SSH waits to hear from the author now, or null. */
  'publish.pendingSignIn': call(nothing, SignInQuestion.nullable()),
  /** The author's answer; null is “not now”. One to a question that nobody waits for any more is dropped. */
  'publish.answerSignIn': call(
    z.strictObject({ questionId: z.string().max(64), answer: SignInAnswer.nullable() }),
    nothing,
  ),
  /** The sign-ins that Longhand has, without their secrets. */
  'publish.keptSignIns': call(nothing, KeptSignIns),
  /** Forgets one, or all of them, and says what is left. `disk-full`, `write-failed`. */
  'publish.forgetSignIn': call(z.strictObject({ id: z.string().max(64) }), KeptSignIns),
  'publish.forgetSignIns': call(nothing, KeptSignIns),

  /** The answer to the event `shell.closing`: everything is saved or kept in the journal, the window may close. */
  'shell.readyToClose': call(nothing, nothing),
  /** Pastes what is on the clipboard, without its looks, where the focus is. */
  'shell.pastePlain': call(nothing, nothing),
  /** Dims these commands in the system's menu, and no others: those on the text that the open post has no form for. */
  'shell.dimCommands': call(z.strictObject({ ids: z.array(z.string().max(64)).max(200) }), nothing),
  /** Opens an http, https or mailto address in the author's browser; anything else is refused. */
  'shell.openLink': call(z.strictObject({ url: z.string().max(4096) }), nothing),
  /** Makes everything in the window that many times its size. */
  'shell.zoom': call(
    z.strictObject({ factor: z.number().min(ZOOM_LIMITS.min).max(ZOOM_LIMITS.max) }),
    nothing,
  ),
} as const;

/** What the main process pushes to the renderer. */
export const events = {
  /** A command of the menu, by its stable id. */
  'shell.command': z.strictObject({ id: z.string() }),
  /** The window wants to close: save or back up what is open, then call `shell.readyToClose`. It waits 3 s. */
  'shell.closing': nothing,
  /** How far a running clone is. */
  'blog.cloning': CloneProgress,
  /** The window has been given another blog (the command line, the menu, a second start). */
  'blog.opened': z.strictObject({ blog: Blog }),
  /** A blog could not be opened from outside the renderer (the command line, the menu). */
  'blog.openFailed': z.strictObject({ code: z.string(), detail: z.record(z.string(), z.string()) }),
  /** More is known of the open blog than when it was opened: its repository, a changed configuration. */
  'blog.changed': z.strictObject({ blog: Blog }),
  /** The system cannot say when files change (too many folders, a network disk): they are looked at now and then. */
  'blog.polling': z.strictObject({ blogId, reason: z.string() }),
  /** Posts that `posts.list` did not have yet; `complete` with the last of them. */
  'posts.listed': z.strictObject({ blogId, posts: z.array(ListedPost), complete: z.boolean() }),
  /** Files changed on disk: new or changed posts, and the ids of those that are gone. */
  'posts.changed': z.strictObject({ blogId, changed: z.array(ListedPost), removed: z.array(postId) }),
  /** A word was added to the author's dictionary by the menu of a right click. */
  'editor.wordAdded': z.strictObject({ word: z.string() }),
  /** Git or SSH asks the author something while a call waits; null when it has its answer or has gone. */
  'publish.signInAsked': z.strictObject({ question: SignInQuestion.nullable() }),
  /** Something in the repository changed that could start programs, or no longer can. */
  'publish.trustChanged': z.strictObject({ blogId, trust: Trust }),
  /** What became of a publish whose time had come, and those that still wait. */
  'publish.ranScheduled': z.strictObject({ blogId, outcome: HeldOutcome, held: z.array(HeldPublish) }),
  'publish.statusChanged': z.strictObject({ blogId, status: PublishStatus }),
  /** What a crash left open in the repository is in order now, or cannot be yet. Only where there is something to say. */
  'publish.recovered': z.strictObject({ blogId, recovery: Recovery }),
  /** What waits to be sent on the open branch, and whether that is being done by itself. */
  'publish.queueChanged': z.strictObject({
    blogId,
    queued: QueuedPush.nullable(),
    sending: z.boolean(),
  }),
  /** What waited was sent by itself. */
  'publish.sent': z.strictObject({ blogId, published: Published }),
  /** `percent` is null while the length of the step is unknown. */
  'publish.progress': z.strictObject({ blogId, step: PublishStep, percent: z.number().nullable() }),
} as const;

/** Calls whose input the preload makes from a dropped `File`, because only it may learn the file's path. */
export const fileArguments = ['blog.openDropped'] as const satisfies readonly CallKey[];

export type CallKey = keyof typeof calls;
export type EventKey = keyof typeof events;
export type Input<K extends CallKey> = z.infer<(typeof calls)[K]['input']>;
export type Output<K extends CallKey> = z.infer<(typeof calls)[K]['output']>;
export type EventData<K extends EventKey> = z.infer<(typeof events)[K]>;

/** What the main process must implement: one function per call. They throw `Failure`; the registry makes results. */
export type Handlers = { readonly [K in CallKey]: (input: Input<K>) => Promise<Output<K>> };

type Noun<K extends string> = K extends `${infer N}.${string}` ? N : never;
type Verb<K extends string, N extends string> = K extends `${N}.${infer V}` ? V : never;
type KeyOf<N extends string, V extends string, All extends string> = `${N}.${V}` extends All
  ? `${N}.${V}`
  : never;
type CallInput<K extends CallKey> = K extends (typeof fileArguments)[number] ? unknown : Input<K>;

/** What the renderer sees as `window.longhand`: `longhand.posts.save(input)`, `longhand.events.posts.changed(listener)`. */
export type Bridge = {
  readonly [N in Noun<CallKey>]: {
    readonly [V in Verb<CallKey, N>]: (
      input: CallInput<KeyOf<N, V, CallKey>>,
    ) => Promise<Result<Output<KeyOf<N, V, CallKey>>>>;
  };
} & {
  readonly events: {
    readonly [N in Noun<EventKey>]: {
      readonly [V in Verb<EventKey, N>]: (
        listener: (data: EventData<KeyOf<N, V, EventKey>>) => void,
      ) => () => void;
    };
  };
};
