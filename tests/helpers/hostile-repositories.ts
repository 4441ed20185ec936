import type { TrustSubject } from '#core/publish/trust/model';

/**
 * One way in which a repository's own settings, hooks or attributes start a program. Everything it starts is `$B/mark`, which
 * leaves a file `$B/MARK` and hands its input on.
 */
export interface HostileRepository {
  readonly name: string;
  /** A shell script, run in the repository `$B/r`; its remote is the bare repository `$B/o.git`. */
  readonly make: string;
  /** A command of Git that starts the program where nothing is switched off; null where none was found that does. */
  readonly starts: string | null;
  /** What the audit calls it; null where Longhand never goes near it, so that there is nothing to ask. */
  readonly subject: TrustSubject | null;
}

const ATTRIBUTES = (what: string) => `echo "*.md ${what}" > .gitattributes`;
const TWO_BRANCHES = `${ATTRIBUTES('merge=z')}; git add .; git commit -qm attributes; git branch s; echo 1 > posts/a.md;
  git commit -qam 1; git checkout -q s; echo 2 > posts/a.md; git commit -qam 2`;
const SUBMODULE = `git init -q "$B/s"; echo x > "$B/s/f"; git -C "$B/s" add .; git -C "$B/s" commit -qm s;
  git -c protocol.file.allow=always submodule -q add "$B/s" sub; git commit -qm sub`;
const CHANGE = 'echo b > posts/a.md';
const TOUCH = 'touch -d "2 days ago" posts/a.md';
const COMMIT = 'git commit -qm x --only -- posts/a.md';
const FILL = 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill';

const of = (
  name: string,
  make: string,
  starts: string | null,
  subject: TrustSubject | null,
): HostileRepository => ({ name, make, starts, subject });

/** Every way that is known, one a line. Row R57 of docs/features.md. */
export const hostileRepositories: readonly HostileRepository[] = [
  of('core.fsmonitor', 'git config core.fsmonitor "$B/mark"', 'git status', 'monitor'),
  of(
    'core.fsmonitor in a worktree’s own settings',
    'git config extensions.worktreeConfig true; git config --worktree core.fsmonitor "$B/mark"',
    'git ls-files -z',
    'monitor',
  ),
  of('a hook pre-commit', `cp "$B/mark" .git/hooks/pre-commit; ${CHANGE}`, COMMIT, 'hook-publish'),
  of('a hook commit-msg', `cp "$B/mark" .git/hooks/commit-msg; ${CHANGE}`, COMMIT, 'hook-publish'),
  of(
    'a hook that is a link to a file of the blog',
    `cp "$B/mark" tool; ln -s ../../tool .git/hooks/pre-commit; ${CHANGE}`,
    COMMIT,
    'hook-publish',
  ),
  of(
    'a folder of hooks in the blog',
    `mkdir hk; cp "$B/mark" hk/pre-commit; git config core.hooksPath hk; ${CHANGE}`,
    COMMIT,
    'hooks-folder',
  ),
  of(
    'hooks as Husky keeps them',
    `mkdir -p .husky/_; cp "$B/mark" .husky/pre-commit; printf '#!/bin/sh\\nsh "$(dirname "$0")/../pre-commit"\\n' > .husky/_/pre-commit; chmod +x .husky/_/pre-commit; git config core.hooksPath .husky/_; ${CHANGE}`,
    COMMIT,
    'hook-publish',
  ),
  of(
    'a folder of hooks that the author’s own settings take from each blog',
    `mkdir hk; cp "$B/mark" hk/pre-commit; git config --global core.hooksPath hk; ${CHANGE}`,
    COMMIT,
    'hook-publish',
  ),
  of(
    'a hook reference-transaction',
    'cp "$B/mark" .git/hooks/reference-transaction; git -C "$B/o.git" update-ref refs/heads/n main',
    'git fetch -q',
    'hook-change',
  ),
  of(
    'a hook post-index-change',
    `cp "$B/mark" .git/hooks/post-index-change; ${TOUCH}`,
    'git status',
    'hook-change',
  ),
  of(
    'a hook pre-push',
    'cp "$B/mark" .git/hooks/pre-push; git commit -q --allow-empty -m z',
    'git push -q origin main',
    'hook-send',
  ),
  of('a hook of a newer Git', 'cp "$B/mark" .git/hooks/some-new-hook', null, 'hook-change'),
  of(
    'filter.*.clean and changed bytes',
    `git config filter.z.clean "$B/mark"; ${ATTRIBUTES('filter=z')}; ${CHANGE}`,
    'git status',
    'filter',
  ),
  of(
    'filter.*.clean and a newer time',
    `git config filter.z.clean "$B/mark"; ${ATTRIBUTES('filter=z')}; ${TOUCH}`,
    'git status',
    'filter',
  ),
  of(
    'filter.*.clean, required',
    `git config filter.z.clean "$B/mark"; git config filter.z.required true; ${ATTRIBUTES('filter=z')}; ${CHANGE}`,
    'git add -- posts/a.md',
    'filter',
  ),
  of(
    'filter.*.process',
    `git config filter.z.process "$B/mark"; ${ATTRIBUTES('filter=z')}; ${CHANGE}`,
    'git add -- posts/a.md',
    'filter',
  ),
  of(
    'filter.*.smudge',
    `git config filter.z.smudge "$B/mark"; ${ATTRIBUTES('filter=z')}; rm posts/a.md`,
    'git checkout -q -- posts/a.md',
    'filter',
  ),
  of(
    'a filter with a sign of equality in its name',
    `git config filter.z=y.clean "$B/mark"; echo "*.md filter=z=y" > .git/info/attributes; ${CHANGE}`,
    'git status',
    'filter',
  ),
  of(
    'a filter under the name of Git LFS',
    `git config filter.lfs.clean "$B/mark"; ${ATTRIBUTES('filter=lfs')}; ${CHANGE}`,
    'git status',
    'filter',
  ),
  of('diff.external', `git config diff.external "$B/mark"; ${CHANGE}`, 'git diff', 'compare'),
  of(
    'diff.*.command',
    `git config diff.z.command "$B/mark"; ${ATTRIBUTES('diff=z')}; ${CHANGE}`,
    'git diff',
    'compare',
  ),
  of(
    'diff.*.textconv',
    `git config diff.z.textconv "$B/mark"; ${ATTRIBUTES('diff=z')}; ${CHANGE}`,
    'git diff',
    'compare',
  ),
  of(
    'diff.*.textconv in the history',
    `git config diff.z.textconv "$B/mark"; ${ATTRIBUTES('diff=z')}`,
    'git log -p -1',
    'compare',
  ),
  of('merge.*.driver', `git config merge.z.driver "$B/mark"; ${TWO_BRANCHES}`, 'git merge -q main', 'merge'),
  of(
    'merge.*.driver before a merge',
    `git config merge.z.driver "$B/mark"; ${TWO_BRANCHES}`,
    'git merge-tree --write-tree s main',
    'merge',
  ),
  of(
    'core.sshCommand',
    'git config core.sshCommand "$B/mark"; git remote set-url origin ssh://127.0.0.1:1/x',
    'git fetch',
    'connection',
  ),
  of(
    'core.gitProxy',
    'git config core.gitProxy "$B/mark"; git remote set-url origin git://127.0.0.1:1/x',
    'git fetch',
    'connection',
  ),
  of(
    'ext:: as a remote',
    'git config protocol.ext.allow always; git remote set-url origin "ext::$B/mark x"',
    'git fetch',
    'connection',
  ),
  of(
    'protocol.*.allow',
    'git config protocol.ext.allow always; git remote set-url origin "ext::$B/mark x"',
    'git fetch',
    'protocol',
  ),
  of(
    'url.*.insteadOf',
    'git config protocol.ext.allow always; git remote set-url origin https://h/x; git config "url.ext::$B/mark .insteadOf" https://h/',
    'git fetch',
    'address',
  ),
  of('remote.*.uploadpack', 'git config remote.origin.uploadpack "$B/mark"', 'git fetch', 'connection'),
  of(
    'remote.*.receivepack',
    'git config remote.origin.receivepack "$B/mark"; git commit -q --allow-empty -m z',
    'git push origin main',
    'connection',
  ),
  of(
    'a hook of a remote in a folder',
    'cp "$B/mark" "$B/o.git/hooks/post-receive"; git commit -q --allow-empty -m z',
    'git push -q origin main',
    'remote-hook',
  ),
  of(
    'a setting of a remote in a folder',
    'cp "$B/mark" "$B/o.git/pre-receive"; git -C "$B/o.git" config core.hooksPath "$B/o.git"; git commit -q --allow-empty -m z',
    'git push -q origin main',
    'remote-setting',
  ),
  of('credential.helper', 'git config credential.helper "!$B/mark"', FILL, 'credentials'),
  of('credential.*.helper', 'git config credential.https://h.helper "!$B/mark"', FILL, 'credentials'),
  of('core.askPass', 'git config core.askPass "$B/mark"', FILL, 'credentials'),
  of(
    'gpg.program',
    `git config gpg.program "$B/mark"; git config commit.gpgSign true; ${CHANGE}`,
    COMMIT,
    'signing',
  ),
  of(
    'gpg.ssh.program',
    `git config gpg.format ssh; git config user.signingkey k; git config gpg.ssh.program "$B/mark"; git config commit.gpgSign true; ${CHANGE}`,
    COMMIT,
    'signing',
  ),
  of(
    'gpg.ssh.defaultKeyCommand',
    `git config gpg.format ssh; git config gpg.ssh.defaultKeyCommand "$B/mark"; git config commit.gpgSign true; ${CHANGE}`,
    COMMIT,
    'signing',
  ),
  of(
    'log.showSignature',
    'git config gpg.program "$B/mark"; git config log.showSignature true',
    null,
    'signing',
  ),
  of(
    'core.editor',
    `git config core.editor "$B/mark"; ${CHANGE}`,
    'git commit --only -- posts/a.md',
    'editor',
  ),
  of('pager.*', 'git config pager.log "$B/mark"', null, 'editor'),
  of('alias.* in place of a command', 'git config alias.status "!$B/mark"', null, 'program'),
  of('trailer.*.command', `git config trailer.x.command "$B/mark"; ${CHANGE}`, null, 'program'),
  of(
    'submodule.*.update',
    `${SUBMODULE}; git config submodule.sub.update "!$B/mark"; git -C sub commit -q --allow-empty -m n`,
    'git submodule update',
    'program',
  ),
  of(
    'core.alternateRefsCommand',
    'git config core.alternateRefsCommand "$B/mark"; git init -q "$B/alt"; echo "$B/alt/.git/objects" > .git/objects/info/alternates',
    'git fetch',
    'program',
  ),
  of(
    'include.path',
    'printf "[core]\\n fsmonitor=%s\\n" "$B/mark" > inc; git config include.path ../inc',
    'git status',
    'settings-file',
  ),
  of(
    'includeIf.*.path',
    'printf "[core]\\n fsmonitor=%s\\n" "$B/mark" > inc; git config includeIf.onbranch:main.path ../inc',
    'git status',
    'monitor',
  ),
  of(
    'core.attributesFile with a filter',
    `git config filter.z.clean "$B/mark"; echo "*.md filter=z" > .at; git config core.attributesFile "$B/r/.at"; ${CHANGE}`,
    'git status',
    'settings-file',
  ),
  of(
    'the monitor of a submodule',
    `${SUBMODULE}; git -C sub config core.fsmonitor "$B/mark"`,
    'git status',
    null,
  ),
  of(
    'the filter of a submodule',
    `${SUBMODULE}; git -C sub config filter.z.clean "$B/mark"; echo "* filter=z" > sub/.gitattributes; echo y > sub/f`,
    'git status',
    null,
  ),
  of(
    'a bare repository inside the blog',
    'git init -q --bare emb; git -C emb config core.bare false; git -C emb config core.worktree ..; git -C emb config core.fsmonitor "$B/mark"',
    'git -C emb status',
    null,
  ),
];
