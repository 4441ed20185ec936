/**
 * What an author reads when something fails: what happened, that nothing was lost, what to do.
 * The keys are the error codes of the IPC contract. `{name}` stands for a detail of the failure.
 */
export const errorSentences = {
  // blog
  'folder-missing':
    'The folder {path} is not there any more. Choose another one, or connect the drive it is on.',
  'folder-no-permission':
    'Longhand may not read {path}. Nothing was changed. Give yourself permission to the folder, then open it again.',
  'not-a-folder': '{path} is a file. Open the folder of your blog instead.',
  'blog-is-bare':
    '{path} is a bare repository: it holds history but no files to edit. Clone it, and open the clone.',
  'blog-not-open': 'This blog is not open any more. Open it again; your text is kept.',
  'clone-failed': 'The blog could not be copied from {url}. {reason} Nothing was changed on this computer.',
  'clone-objects-odd':
    'The history of this blog has an entry that Git’s check does not accept ({reason}). Old programs wrote such entries, and most are harmless. Nothing was copied. You can clone it as it is.',
  'bad-url':
    'That is not an address Longhand can copy a blog from. Use one that starts with https:// or ssh://, or git@host:name, without a password or a token in it: those are asked for when they are needed.',
  'folder-not-empty': 'The folder {path} already has files in it. Choose an empty one.',
  'settings-changed':
    '{path} was changed by another program since this page was opened. Nothing was overwritten: look at it again.',
  'settings-not-editable':
    '{path} cannot be changed from here. {reason} Nothing was changed: edit the file, or keep the settings on this computer only.',
  'settings-not-written':
    'The settings could not be written to {path} ({reason}). The old file is untouched, and your choices are still on this page.',
  // posts
  'path-outside-blog': '{path} is outside the blog. Longhand only opens files inside it.',
  'post-missing':
    '{path} was deleted or moved by another program. Your text is still here: save it again, or let it go.',
  'post-unreadable': 'Longhand could not read {path} ({reason}). The file was not changed.',
  'post-exists': 'There is already a post at {path}. Choose another title.',
  'title-needed': 'A post needs a title with at least one letter or digit.',
  conflict:
    '{path} was changed by another program since you opened it. Nothing was overwritten: choose which text to keep.',
  'read-only': '{path} cannot be changed here ({reason}). Your text is kept; save a copy elsewhere.',
  'disk-full':
    'There is no room left on the disk, so {path} was not saved. The old file is untouched and your text is kept. Free {bytes} bytes; Longhand will try again.',
  'write-failed':
    '{path} could not be saved ({reason}). The old file is untouched and your text is kept. Longhand will try again.',
  'write-unconfirmed':
    '{path} was written, but the disk did not confirm that it is safe ({reason}). Your text is kept. Longhand will try again.',
  'name-refused': 'A file cannot be called “{name}” here: {reason} Nothing was changed.',
  'name-taken': 'There is already something at {path}. Nothing was changed; choose another name.',
  'change-refused': '{reason} Nothing was changed.',
  'nothing-to-change': 'There is nothing to change: it is like that already.',
  'pattern-bad': 'That is not a regular expression: {reason}. Nothing was changed.',
  'pattern-slow':
    'This expression takes too long in {path}, so it was stopped. Nothing was changed; make it simpler.',
  'plan-gone': 'The blog went on since this was planned, so nothing was done. Look at it again.',
  'change-failed': 'The change could not be completed ({reason}). Everything is as it was before.',
  'change-unsettled':
    'The change could not be completed ({reason}), and {path} could not be put back. Nothing was deleted: look at that file before you go on.',
  'trash-failed': '{path} could not be moved to the trash ({reason}). Nothing was deleted.',
  'undo-gone': 'That can no longer be undone here. Nothing was changed.',
  'undo-refused': '{path} was changed since, so nothing was undone. Undo that first, or put it back by hand.',
  'version-missing':
    'That version is not there any more: it was let go of as too old, or its file is damaged. Your text is as it was.',
  'undo-publish-none': 'This post has not been published yet, so there is nothing to undo.',
  'undo-publish-first':
    'This was the first publish of the post, and undoing it would delete its file. Nothing was changed. Take the post off the site instead: it becomes a draft and its text stays.',
  'undo-publish-merge':
    'The last change of this post was made by bringing two versions together, so there is no single publish to undo. Nothing was changed. Restore an earlier version from its history instead.',
  'undo-publish-changed':
    '{path} was changed since that publish, and undoing it would lose that. Nothing was changed. Publish or take back the newer change first, or restore the earlier version from the history.',
  'undo-publish-elsewhere':
    'That change also concerns {path}, which is not a file of this blog. Nothing was changed. Undo it with Git.',
  'version-not-text':
    'The text {path} had then is not UTF-8, so it cannot be shown or brought back here. Git still has it.',
  // preview
  'styles-unreadable':
    'The style sheet {path} could not be read, so the page is shown in the built-in theme. Nothing was changed; choose the site’s styles again.',
  'print-failed': 'The page could not be printed ({reason}). Your post is as it was; try again.',
  'pdf-failed':
    '{path} could not be written ({reason}). Your post is as it was; try again, or choose another folder.',
  // media
  'media-too-large':
    '{name} is larger than {most} MB, which Git would keep for ever. Nothing was added. Put it where large files live, and link to it.',
  'media-not-shown':
    '{name} is a {kind} picture, which browsers do not show. Nothing was added. Save it as JPEG, PNG or WebP, then add it again.',
  'media-damaged':
    '{name} could not be read as a picture, so what it may tell about its place could not be taken out. Nothing was added. Open it in another program and save it again.',
  'svg-refused':
    '{name} has {what} in it, which could run on your site. Nothing was added. Save it as a plain drawing, then add it again.',
  'media-disk-full':
    'There is no room left on the disk, so {path} was not added. Your text is kept. Free {bytes} bytes, then add it again.',
  'media-not-written': '{path} could not be added ({reason}). Nothing was changed, and your text is kept.',
  'media-gone': '{path} is not there any more as it was added. Nothing was changed.',
  'media-changed':
    '{path} was changed since it was added, so it stays. Remove it by hand if you do not need it.',
  'media-in-use': '{path} stays, because {post} shows it too.',
  // publish
  'git-missing':
    'Git is not installed, so Longhand cannot publish. Your posts are saved. Install Git from git-scm.com, then try again.',
  'not-a-repository':
    'This folder is not kept in Git yet. Your posts are saved. Start a repository to publish them.',
  'identity-missing':
    'Git does not know who you are (user.name and user.email are not set). Your post is saved. Enter a name and an e-mail address; they are written into each published change.',
  'nothing-to-publish':
    'This post is already as it is in the last published change. There is nothing to publish.',
  'detached-head':
    'The repository is not on a branch, so there is nowhere to publish to. Your post is saved. Switch to a branch, or choose Publish… in Longhand, which offers one.',
  'repository-busy':
    'Another program is using the repository ({lock}{age}{holder}). Your post is saved. Wait until it has finished, then publish again.',
  'lock-left-over':
    'A Git command was cut short earlier and left {lock} behind. No program is using the repository. Your post is saved. Remove what is left, then publish again.',
  'repository-full':
    'There is no room left on the disk for {path}, so nothing was recorded. Your post is saved. Make room, then publish again. ({reason})',
  'repository-read-only':
    '{path} cannot be written to, so nothing was recorded. Your post is saved. Give yourself permission to it, then publish again. ({reason})',
  'branch-changed':
    'The repository was switched from the branch {before} to {branch} meanwhile, so nothing was recorded. Your post is saved. Look at the change again, then publish it.',
  'operation-in-progress':
    'A {operation} is unfinished in this repository. Your post is saved. Finish or abort it, then publish again.',
  'path-ignored': '{path} is ignored by Git ({rule}), so it would not be published. Your post is saved.',
  'hook-refused': 'The repository’s {hook} hook refused the change. Your post is saved. It said: {reason}',
  'repository-foreign':
    'This repository belongs to another user of this computer, so Git does not run in it. Your post is saved. Take ownership of the folder, or clone it again as yourself.',
  'no-remote':
    'This blog has no remote yet, so there is nowhere to send it. Your post is saved. Connect a remote, then try again.',
  'remote-address-own':
    'The remote {remote} has an address of its own for sending, which Longhand does not change. Nothing was changed. Change it with Git.',
  'review-behind':
    'The change is recorded on the branch {branch} on this computer, but {remote} has newer changes on it. Nothing was lost. Choose another name for the branch and send it again.',
  'bad-branch-name':
    '“{name}” cannot be the name of a branch. Use letters, digits, hyphens and slashes. Nothing was recorded, and your post is saved.',
  'branch-taken':
    'There is a branch {name} already, or one whose name clashes with it. Nothing was changed. Choose another name.',
  'branch-not-here':
    'The branch {name} is not at the version that is open any more, so it was left alone. Nothing was changed. Look again.',
  'switch-failed':
    'Git could not go on the branch. Nothing was changed, and your post is saved. Git said: {reason}',
  'remote-not-reached':
    'There was no answer from {url}, so nothing was changed. Check the address, or connect anyway and publish when it can be reached. Git said: {reason}',
  'repository-outside':
    'The folder says that its history is kept in {path}, which is not part of it and does not know it. Longhand does not publish from it, so that nothing is recorded in a repository of something else. Your posts are saved. Clone the blog again to publish it.',
  'trust-needed':
    'This blog’s repository starts programs or changes where Git connects to, and you have not said that you trust it. Nothing was run or sent, and your post is saved. Choose “Look at what it starts…” above the text to decide.',
  'signing-failed':
    'The change could not be signed, as commit.gpgSign asks for, so it was not recorded. Your post is saved. Unlock or repair your signing key, then publish again. Git said: {reason}',
  'hook-added-files':
    'A hook also put {paths} into the change, so it was not sent. Nothing was lost. Look at it, then send it.',
  'commit-failed': 'The change could not be recorded. Your post is saved. Git said: {reason}',
  'push-behind':
    'The remote {remote} has newer changes that are not here yet, so nothing was sent and nothing was lost. Get the newer changes, then send it again.',
  'sign-in-needed':
    'The remote {remote} asks you to sign in. Nothing was sent, and nothing was lost. Sign in when you try again, or set up Git’s own sign-in for it.',
  'push-forbidden':
    'Your account may not write to {remote}. Nothing was sent, and nothing was lost. Ask its owner for permission, or sign in as somebody else.',
  'push-too-large':
    'The server of {remote} takes nothing as large as this change, so it was not sent. Nothing was lost. Make its pictures or files smaller, or send it over SSH. Git said: {reason}',
  'remote-not-found':
    'There is no repository at {remote}, or you may not see it. Nothing was sent, and nothing was lost. Check its address and your sign-in.',
  'remote-not-git':
    'What answered at {remote} is not a Git server. Nothing was sent, and nothing was lost. If this network has a sign-in page, sign in there, then try again.',
  'remote-not-trusted':
    'The remote {remote} could not prove who it is, so nothing was sent. Nothing was lost. Git said: {reason}',
  // bringing in what others changed
  'local-changes-in-the-way':
    'There are newer versions of {paths}, and you have changes there that are not published. Nothing was changed. Publish those, then get the newer versions.',
  'histories-unrelated':
    'The branch on the remote has nothing in common with yours, as if it were another blog. Nothing was changed. Check the address of the remote.',
  'pull-conflict':
    'You and somebody else changed the same words in {paths}, and {remote} has the other version. Both are kept: choose what the post shall say, then publish.',
  'merge-needed':
    'Somebody else published to {remote} meanwhile. You told Git not to make a merge by itself, and your changes cannot be put on top of theirs: {why}. Nothing was changed or sent. Join the two with a merge now, or with Git your own way.',
  'remote-rewritten':
    'The remote {remote} took back changes that it had before: somebody rewrote {branch} there. Nothing was changed here, and a copy of your branch is kept. Decide whether to keep both, or what {remote} has now.',
  'remote-branch-gone':
    'There is no branch {branch} at {remote} any more. Nothing was changed, and nothing was sent anywhere else. Choose a branch, or publish it anew.',
  'remote-branch-moved':
    'There is no branch {branch} at {remote} any more; its main branch is called {head} now. Nothing was changed, and nothing was sent there. Connect your branch with it, or choose another one.',
  'branch-not-open':
    'What waits is on the branch {branch}, and another one is open. Nothing was lost. Switch to {branch} to send it.',
  'lfs-missing':
    '{path} is kept with Git LFS in this repository, and Git LFS is not set up on this computer. Nothing was recorded or changed. Install git-lfs, run “git lfs install” once, then try again.',
  'others-above':
    'There are newer commits on this branch that were not made here, so they are not sent without you. Nothing was lost. Look at what waits, then send it.',
  'branch-empty': 'There is no published change on this branch yet. Nothing was changed.',
  'branch-moved':
    'The branch went on while you were deciding. Nothing was lost or changed. Look at it again.',
  'conflict-undecided': 'It is not decided yet what {path} shall be. Nothing was changed.',
  'field-unwritable':
    'Something that you chose for {path} cannot be written into it. Nothing was changed, and your decisions are kept. Choose something else for its fields, or type it anew.',
  'pull-failed': 'The newer changes could not be brought in. Your posts are as they were. Git said: {reason}',
  'pull-unfinished':
    'Bringing in newer changes was interrupted and could not be completed yet ({reason}). Nothing was lost, and nothing is published until it is. Try again.',
  'ssh-host-changed':
    'The remote {remote} shows another key than before, so nothing was sent and nothing was lost. Somebody may be between you and it, or its owner has changed the key. Ask them: the new one is {type} {fingerprint}. If it is right, remove the old one, line {line} of {file}, and try again.',
  'ssh-host-unknown':
    'Nobody has said yet that the key of {remote} is right. Nothing was sent, and nothing was lost. Try again to look at the key.',
  'ssh-refused':
    'The remote {remote} accepts none of your SSH keys. Nothing was sent, and nothing was lost. Add your public key to your account there; if the key is in an SSH agent, see that the agent runs and holds it. Then try again.',
  cancelled: 'Stopped, as you asked. Nothing was lost.',
  // the bridge itself
  'sender-refused': 'The request did not come from Longhand’s own window, so it was refused.',
  'input-refused': 'Longhand could not understand its own request ({reason}). Nothing was changed.',
  unexpected:
    'Something went wrong that Longhand did not foresee ({reason}). Your text is kept. Please report this.',
} as const;
